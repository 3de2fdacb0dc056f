import { beforeEach, describe, expect, it } from "vitest";
import { minute, PureQueue, smallHall } from "./bench-queue.ts";

let queue: PureQueue;
let window: ReturnType<PureQueue["open"]>;
beforeEach(() => {
  queue = new PureQueue(smallHall());
  window = queue.open("2");
});

const pause = (reason: "rest" | "meal" = "rest") => queue.do({ type: "pause", reason, ...window.session });
const autoCall = (on: boolean) => queue.do({ type: "setAutoCall", on, ...window.session });

describe("a pause", () => {
  it("says why and since when, calls nobody, and is no idle time", () => {
    queue.take("a");
    queue.pass(2);
    pause();
    expect(queue.window("2")).toMatchObject({
      paused: { reason: "rest", since: queue.at },
      idleSince: null,
      today: { idle: 2 * minute },
    });
    queue.pass(10);
    expect(window.do("callNext")).toBe("window.paused");
    expect(window.call("A001")).toBe("window.paused");
    window.do("resume");
    expect(queue.window("2")).toMatchObject({ paused: null, idleSince: queue.at });
    queue.pass(1);
    expect(window.do("callNext")).toBe("A001");
    expect(queue.window("2").today.idle).toBe(3 * minute);
  });

  it("is not for a window with a person at it", () => {
    queue.take("a");
    window.do("callNext");
    expect(pause()).toBe("window.busy");
  });

  it("can change its reason, is not begun or ended twice, and ends with signing out", () => {
    pause("rest");
    pause("rest");
    pause("meal");
    window.do("resume");
    window.do("resume");
    expect(queue.log.map(({ event }) => event.type)).toEqual([
      "clerkSignedIn",
      "windowPaused",
      "windowPaused",
      "windowResumed",
    ]);
    pause();
    window.do("signOut");
    queue.open("2");
    expect(queue.window("2").paused).toBeNull();
  });
});

describe("calling by itself", () => {
  it("is switched on and off, once each, and off with signing out", () => {
    expect(queue.window("2").autoCall).toBe(false);
    autoCall(true);
    autoCall(true);
    expect(queue.window("2").autoCall).toBe(true);
    autoCall(false);
    expect(queue.window("2").autoCall).toBe(false);
    autoCall(true);
    expect(queue.log).toHaveLength(4);
    window.do("signOut");
    queue.open("2");
    expect(queue.window("2").autoCall).toBe(false);
  });
});

describe("a profile", () => {
  const choose = (profileId: string | null) =>
    queue.do({ type: "chooseProfile", profileId, ...window.session });

  it("sets what the window handles, until another is chosen or its own", () => {
    queue.take("a", "b");
    choose("only-b");
    expect(queue.window("2")).toMatchObject({ profileId: "only-b", serviceIds: ["b"] });
    expect(queue.window("2").waiting).toMatchObject([{ serviceId: "b", count: 1, next: "B001" }]);
    expect(window.call("A001")).toBe("window.notWaiting");
    expect(window.do("callNext")).toBe("B001");
    window.do("noShow");
    choose(null);
    expect(queue.window("2").serviceIds).toEqual(["a", "b"]);
    expect(window.do("callNext")).toBe("A001");
  });

  it("that is not there is refused, and the same again is nothing new", () => {
    expect(choose("only-fish")).toBe("window.unknownProfile");
    choose("only-a");
    choose("only-a");
    expect(queue.log).toHaveLength(2);
  });

  it("ends with signing out, and not with signing in again", () => {
    choose("only-b");
    queue.open("2");
    expect(queue.window("2")).toMatchObject({ profileId: "only-b", serviceIds: ["b"] });
    window.do("signOut");
    queue.open("2", "clerk-1");
    expect(queue.window("2")).toMatchObject({ profileId: null, serviceIds: ["a", "b"] });
  });

  it("ends when its clerk signs in elsewhere", () => {
    choose("only-b");
    queue.open("1", "clerk-2");
    queue.open("2", "clerk-3");
    expect(queue.window("2")).toMatchObject({ profileId: null, serviceIds: ["a", "b"] });
  });

  it("decides whom the window can take back", () => {
    queue.take("a");
    window.do("callNext");
    window.do("noShow");
    choose("only-b");
    expect(queue.window("2").noShows).toEqual([]);
    expect(window.rejoin("A001")).toBe("window.noTicket");
  });
});

describe("every command of a window", () => {
  it("is the signed-in clerk's", () => {
    const stranger = { windowId: "2", clerkId: "clerk-3" };
    for (const command of [
      { type: "hold", minutes: 1, sameWindow: false },
      { type: "transfer", serviceId: "a", toWindowId: null, back: false },
      { type: "addMatter", serviceId: "a" },
      { type: "pause", reason: "rest" },
      { type: "setAutoCall", on: true },
      { type: "chooseProfile", profileId: null },
      { type: "undo" },
      { type: "resume" },
    ] as const)
      expect(queue.do({ ...command, ...stranger })).toBe("window.notSignedIn");
  });
});
