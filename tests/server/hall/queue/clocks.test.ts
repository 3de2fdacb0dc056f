import { beforeEach, describe, expect, it } from "vitest";
import { ticketClocks } from "../../../../server/hall/queue/clocks.ts";
import { windowView } from "../../../../server/hall/queue/views.ts";
import { hall, PureQueue } from "./bench-queue.ts";

const minute = 60_000;
let queue: PureQueue;
beforeEach(() => {
  queue = new PureQueue();
});

const clocks = (number: string) => ticketClocks(queue.state.tickets.get(number)!);
const today = () => windowView(hall, queue.state, hall.window.get("3")!, queue.at).today;
const pass = (minutes: number) => {
  queue.at += minutes * minute;
};

describe("the four clocks", () => {
  it("fall out of the events of one visit", () => {
    const window = queue.open("3");
    pass(2);
    queue.take("business");
    pass(3);
    expect(clocks("B001")).toEqual({ wait: null, walk: null, serve: null });
    window.do("callNext");
    expect(clocks("B001")).toEqual({ wait: 3 * minute, walk: null, serve: null });
    pass(1);
    window.do("recall");
    pass(1);
    window.do("start");
    expect(clocks("B001")).toEqual({ wait: 3 * minute, walk: 2 * minute, serve: null });
    pass(6);
    window.do("finish");
    expect(clocks("B001")).toEqual({ wait: 3 * minute, walk: 2 * minute, serve: 6 * minute });
    expect(today()).toEqual({
      served: 1,
      noShow: 0,
      averageWait: 3 * minute,
      averageWalk: 2 * minute,
      averageServe: 6 * minute,
      idle: 5 * minute,
    });
  });

  it("add up both waits of who came back, without the time between", () => {
    const window = queue.open("3");
    queue.take("business");
    pass(4);
    window.do("callNext");
    pass(1);
    window.do("noShow");
    pass(30);
    window.rejoin("B001");
    expect(clocks("B001").wait).toBeNull();
    pass(2);
    window.do("callNext");
    pass(1);
    window.do("start");
    expect(clocks("B001")).toMatchObject({ wait: 6 * minute, walk: minute });
  });

  it("count a window as idle from signing in to signing out while it has no ticket in hand", () => {
    const window = queue.open("3");
    queue.take("business");
    const signedInAt = queue.at;
    expect(windowView(hall, queue.state, hall.window.get("3")!, queue.at).idleSince).toBe(signedInAt);
    pass(1);
    window.do("callNext");
    expect(windowView(hall, queue.state, hall.window.get("3")!, queue.at).idleSince).toBeNull();
    pass(10);
    window.do("noShow");
    pass(2);
    window.do("signOut");
    pass(60);
    expect(today()).toMatchObject({ idle: 3 * minute, noShow: 1, served: 0, averageServe: null });
    expect(windowView(hall, queue.state, hall.window.get("3")!, queue.at).idleSince).toBeNull();
  });
});
