import { beforeEach, describe, expect, it } from "vitest";
import { ticketView, windowView } from "../../../../server/hall/queue/views.ts";
import { hall, id, PureQueue } from "./bench-queue.ts";

let queue: PureQueue;
beforeEach(() => {
  queue = new PureQueue();
});

const view = (windowId: string) => windowView(hall, queue.state, hall.window.get(windowId)!, queue.at);

describe("numbers", () => {
  it("are a prefix and a series of their own for each service", () => {
    expect(queue.take("business", "business", "residence", "business")).toEqual([
      "B001",
      "B002",
      "C001",
      "B003",
    ]);
  });

  it("grow from three digits to five, and then the service has given its last", () => {
    queue.state.series.set("B", 999);
    expect(queue.take("business")).toEqual(["B1000"]);
    queue.state.series.set("B", 99_998);
    expect(queue.take("business", "business", "residence")).toEqual([
      "B99999",
      "queue.serviceClosed",
      "C001",
    ]);
  });

  it("are not given for a service that is not there", () => {
    expect(queue.take("fishing")).toEqual(["queue.unknownService"]);
    expect(queue.log).toEqual([]);
  });
});

describe("printing", () => {
  const record = (state: "requested" | "printed" | "failed" | "unknown") =>
    queue.do({ type: "recordPrint", ticketId: id("B001"), state });
  const print = () => queue.state.tickets.get("B001")?.print;

  it("is recorded as it goes, and paper that came out stays out", () => {
    queue.take("business");
    expect(print()).toBe("notRequested");
    for (const state of ["requested", "failed", "requested", "unknown", "requested", "printed"] as const) {
      expect(record(state)).toBe("B001");
      expect(print()).toBe(state);
    }
    record("failed");
    expect(print()).toBe("printed");
    expect(queue.log).toHaveLength(7);
  });

  it("of a ticket that is not there is refused", () => {
    expect(record("requested")).toBe("queue.unknownTicket");
    queue.take("business");
    const yesterday = { type: "recordPrint", ticketId: "20261122-B001", state: "printed" } as const;
    expect(queue.do(yesterday)).toBe("queue.unknownTicket");
  });
});

describe("a clerk", () => {
  it("signs in at a free window, again at the same, and is missed at none", () => {
    const window = queue.open("3");
    expect(queue.do({ type: "signIn", ...window.session })).toBeNull();
    expect(queue.log).toHaveLength(1);
    expect(view("3").clerkName).toBe("小黄（演示）");
  });

  it("is refused where another sits, and where there is no such clerk or window", () => {
    queue.open("3");
    expect(queue.do({ type: "signIn", windowId: "3", clerkId: "clerk-1" })).toBe("window.taken");
    expect(queue.do({ type: "signIn", windowId: "1", clerkId: "nobody" })).toBe("window.unknownClerk");
    expect(queue.do({ type: "signIn", windowId: "9", clerkId: "clerk-1" })).toBe("window.unknownWindow");
  });

  it("leaves the old window by signing in at another, unless a person stands there", () => {
    const old = queue.open("3");
    queue.take("business");
    old.do("callNext");
    expect(queue.do({ type: "signIn", windowId: "4", clerkId: "clerk-3" })).toBe("window.busy");
    old.do("noShow");
    queue.open("4", "clerk-3");
    expect(view("3").clerkName).toBeNull();
    expect(view("4").clerkName).toBe("小黄（演示）");
    expect(old.do("callNext")).toBe("window.notSignedIn");
  });

  it("does nothing at a window before signing in, after signing out, or in another's place", () => {
    const window = queue.open("3");
    expect(window.do("signOut")).toBeNull();
    for (const type of ["signOut", "callNext", "recall", "start", "noShow", "finish"] as const)
      expect(window.do(type)).toBe("window.notSignedIn");
    queue.open("3", "clerk-1");
    expect(window.do("callNext")).toBe("window.notSignedIn");
  });

  it("does not sign out with a ticket in hand", () => {
    const window = queue.open("3");
    queue.take("business");
    window.do("callNext");
    expect(window.do("signOut")).toBe("window.busy");
  });
});

describe("calling", () => {
  it("takes, among all that the window handles, who has waited longest", () => {
    queue.take("general", "business", "taiwan", "business", "residence");
    const window = queue.open("6", "clerk-1");
    const called = [];
    for (let turn = 0; turn < 5; turn++) {
      called.push(window.do("callNext"));
      window.do("noShow");
    }
    expect(called).toEqual(["E001", "B001", "D001", "B002", "window.nobodyWaiting"]);
  });

  it("waits until the ticket in hand is dealt with", () => {
    const window = queue.open("3");
    queue.take("business", "business");
    window.do("callNext");
    expect(window.do("callNext")).toBe("window.busy");
    expect(window.call("B002")).toBe("window.busy");
    window.do("start");
    expect(window.do("callNext")).toBe("window.busy");
    window.do("finish");
    expect(window.do("callNext")).toBe("B002");
  });

  it("by number takes a person out of the middle and leaves the order of the others", () => {
    const window = queue.open("3");
    queue.take("business", "business", "business", "residence");
    expect(window.call("B002")).toBe("B002");
    expect(ticketView(hall, queue.state, "B003", queue.at).ahead).toBe(1);
    window.do("noShow");
    for (const number of ["C001", "B777"]) expect(window.call(number)).toBe("window.notWaiting");
    // Its own no-show is another thing: that comes back, until that is too late.
    expect(window.call("B002")).toBe("window.missed");
    expect(queue.open("4").call("B002")).toBe("window.notWaiting");
    expect(window.do("callNext")).toBe("B001");
  });

  it("again counts, and says so to the boards", () => {
    const window = queue.open("3");
    queue.take("business");
    window.do("callNext");
    expect([window.do("recall"), window.do("recall")]).toEqual(["B001", "B001"]);
    expect(view("3").current?.calls).toBe(3);
    expect(queue.state.lastCalls).toMatchObject([{ number: "B001", count: 3, windowId: "3" }]);
  });

  it("goes called → serving → finished, and nothing out of turn", () => {
    const window = queue.open("3");
    for (const type of ["recall", "start", "noShow", "finish"] as const)
      expect(window.do(type)).toBe("window.noTicket");
    queue.take("business");
    window.do("callNext");
    expect(window.do("finish")).toBe("window.noTicket");
    window.do("start");
    for (const type of ["recall", "start", "noShow"] as const)
      expect(window.do(type)).toBe("window.noTicket");
    expect(window.do("finish")).toBe("B001");
    expect(window.do("finish")).toBe("window.noTicket");
  });
});

describe("coming back after a missed call", () => {
  it("goes before all who were never called, behind those who came back before", () => {
    const window = queue.open("3");
    queue.take("business", "business", "business", "business");
    for (const _ of [1, 2]) {
      window.do("callNext");
      window.do("noShow");
    }
    expect(view("3").noShows.map(({ number }) => number)).toEqual(["B001", "B002"]);
    expect([window.rejoin("B002"), window.rejoin("B001")]).toEqual(["B002", "B001"]);
    expect(view("3").noShows).toEqual([]);
    expect(
      ["B002", "B001", "B003", "B004"].map((number) => ticketView(hall, queue.state, number, queue.at).ahead),
    ).toEqual([0, 1, 2, 3]);
    const order = [];
    for (let turn = 0; turn < 4; turn++) {
      order.push(window.do("callNext"));
      window.do("noShow");
    }
    expect(order).toEqual(["B002", "B001", "B003", "B004"]);
  });

  it("is for tickets that missed a call of what the window handles", () => {
    const window = queue.open("3");
    queue.take("business", "residence");
    expect(window.rejoin("B001")).toBe("window.noTicket");
    expect(window.rejoin("B009")).toBe("queue.unknownTicket");
    for (const type of ["callNext", "start", "finish"] as const) {
      window.do(type);
      expect(window.rejoin("B001")).toBe("window.noTicket");
    }
    const other = queue.open("4");
    other.do("callNext");
    other.do("noShow");
    expect(window.rejoin("C001")).toBe("window.noTicket");
  });

  it("goes before who has waited longer for another service of the window", () => {
    const window = queue.open("6", "clerk-1");
    queue.take("taiwan", "general");
    window.call("E001");
    window.do("noShow");
    window.rejoin("E001");
    expect(window.do("callNext")).toBe("E001");
  });

  it("is called at any window of the service, and counted from one again", () => {
    const [three, six] = [queue.open("3"), queue.open("6", "clerk-1")];
    queue.take("business");
    three.do("callNext");
    three.do("recall");
    three.do("noShow");
    six.rejoin("B001");
    expect(six.do("callNext")).toBe("B001");
    expect(queue.state.lastCalls).toMatchObject([{ windowId: "6", count: 1 }]);
  });
});
