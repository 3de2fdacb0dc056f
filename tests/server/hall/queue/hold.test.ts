import { beforeEach, describe, expect, it } from "vitest";
import { callAll, id, minute, PureQueue, smallHall } from "./bench-queue.ts";

let queue: PureQueue;
let window: ReturnType<PureQueue["open"]>;
beforeEach(() => {
  queue = new PureQueue(smallHall({ rules: { holdMaximum: 60 * minute } }));
  window = queue.open("1");
});

const hold = (minutes: number, sameWindow = false, at = window) =>
  queue.do({ type: "hold", minutes, sameWindow, ...at.session });

describe("holding a ticket", () => {
  it("puts it aside, and the window is free", () => {
    queue.take("a", "a");
    window.do("callNext");
    expect(hold(10)).toBe("A001");
    expect(queue.ticket("A001")).toMatchObject({ state: "held", at: null });
    expect(queue.window("1").held).toEqual([
      { ticketId: id("A001"), number: "A001", until: queue.at + 10 * minute, here: false },
    ]);
    expect(window.do("callNext")).toBe("A002");
  });

  it("brings it back by itself, before all who were never called, and no earlier", () => {
    queue.take("a", "a", "a");
    window.do("callNext");
    hold(10);
    queue.pass(9);
    expect(window.do("callNext")).toBe("A002");
    window.do("noShow");
    queue.pass(1);
    expect(queue.window("1").held).toEqual([]);
    expect(window.do("callNext")).toBe("A001");
  });

  it("does not bring it back early, though nobody else waits", () => {
    queue.take("a");
    window.do("callNext");
    hold(10);
    queue.pass(9);
    expect(window.do("callNext")).toBe("window.nobodyWaiting");
    expect(window.call("A001")).toBe("A001");
  });

  it("for this window alone keeps it from the others while its clerk is there", () => {
    const other = queue.open("2");
    queue.take("a");
    window.do("callNext");
    hold(1, true);
    expect(queue.window("1").held).toMatchObject([{ here: true }]);
    expect(queue.window("2").held).toMatchObject([{ here: false }]);
    queue.pass(2);
    expect(other.do("callNext")).toBe("window.nobodyWaiting");
    expect(window.do("callNext")).toBe("A001");
  });

  it.each(["signs out", "pauses", "works on something else"] as const)(
    "for a window whose clerk %s lets any other call it",
    (what) => {
      const other = queue.open("2");
      queue.take("a");
      window.do("callNext");
      hold(1, true);
      queue.pass(2);
      if (what === "signs out") window.do("signOut");
      else if (what === "pauses") queue.do({ type: "pause", reason: "meal", ...window.session });
      else queue.do({ type: "chooseProfile", profileId: "only-b", ...window.session });
      expect(other.do("callNext")).toBe("A001");
    },
  );

  it("lasts no longer than the house allows", () => {
    queue.take("a");
    window.do("callNext");
    hold(480);
    queue.pass(60);
    expect(window.do("callNext")).toBe("A001");
  });

  it("goes for who is called and who is served, and for nobody else", () => {
    expect(hold(10)).toBe("window.noTicket");
    queue.take("a");
    expect(hold(10)).toBe("window.noTicket");
    window.do("callNext");
    window.do("start");
    expect(hold(10)).toBe("A001");
    expect(hold(10)).toBe("window.noTicket");
  });

  it("is nobody's wait", () => {
    queue.take("a");
    queue.pass(3);
    window.do("callNext");
    window.do("start");
    queue.pass(5);
    hold(10);
    queue.pass(14);
    window.do("callNext");
    window.do("start");
    queue.pass(1);
    window.do("finish");
    // Waited 3 minutes, and 4 more after it was ready; served 5 and 1.
    expect(queue.window("1").today).toMatchObject({ served: 1, averageServe: 6 * minute });
    expect(queue.state.windows.get("1")?.work).toMatchObject({ started: 2, wait: 7 * minute });
  });

  it("of several brings them back in the order of their times", () => {
    queue.take("a", "a", "a");
    for (const minutes of [30, 10, 20]) {
      window.do("callNext");
      hold(minutes);
    }
    queue.pass(31);
    expect(callAll(window)).toEqual(["A002", "A003", "A001"]);
  });
});
