import { beforeEach, describe, expect, it } from "vitest";
import { callAll, PureQueue, smallHall } from "./bench-queue.ts";

let queue: PureQueue;
let one: ReturnType<PureQueue["open"]>;
beforeEach(() => {
  queue = new PureQueue(smallHall());
  one = queue.open("1");
});

const send = (
  from: ReturnType<PureQueue["open"]>,
  serviceId: string,
  { toWindowId = null, back = false }: { toWindowId?: string | null; back?: boolean } = {},
) => queue.do({ type: "transfer", serviceId, toWindowId, back, ...from.session });

describe("sending a ticket on", () => {
  it("to a service gives it the place of its coming there, under the same number", () => {
    queue.take("a");
    queue.pass(1);
    queue.take("b");
    one.do("callNext");
    one.do("start");
    expect(send(one, "b")).toBe("A001");
    expect(queue.ticket("A001")).toMatchObject({ state: "waiting", serviceId: "b", ahead: 0 });
    expect(queue.window("1")).toMatchObject({ current: null, today: { served: 1 } });
    expect(callAll(queue.open("3"))).toEqual(["A001", "B001"]);
  });

  it("to a window is for that window, before all others there", () => {
    const [two, three] = [queue.open("2"), queue.open("3")];
    queue.take("b", "a");
    one.do("callNext");
    expect(send(one, "b", { toWindowId: "3" })).toBe("A001");
    expect(two.do("callNext")).toBe("B001");
    two.do("noShow");
    expect(two.do("callNext")).toBe("window.nobodyWaiting");
    expect(three.do("callNext")).toBe("A001");
  });

  it("to a window that nobody works at lets any other call it", () => {
    queue.take("a");
    one.do("callNext");
    send(one, "b", { toWindowId: "3" });
    expect(queue.open("2").do("callNext")).toBe("A001");
  });

  it("to a window that has turned to another service lets any other call it", () => {
    const [two, three] = [queue.open("2"), queue.open("3")];
    queue.take("a");
    one.do("callNext");
    send(one, "b", { toWindowId: "3" });
    queue.do({ type: "chooseProfile", profileId: "only-a", ...three.session });
    expect(two.do("callNext")).toBe("A001");
  });

  it("and back brings it back to the window that sent it, before all who were never called", () => {
    const three = queue.open("3");
    queue.take("a", "a");
    one.do("callNext");
    send(one, "b", { back: true });
    three.do("callNext");
    expect(queue.window("3").current?.backTo?.en).toBe("window 1");
    three.do("start");
    three.do("finish");
    expect(queue.ticket("A001")).toMatchObject({ state: "waiting", serviceId: "a" });
    expect(one.do("callNext")).toBe("A001");
    expect(queue.window("1").current?.backTo).toBeNull();
    one.do("start");
    one.do("finish");
    expect(queue.ticket("A001").state).toBe("finished");
  });

  it("and back, sent on once more on the way, still comes back", () => {
    const [two, three] = [queue.open("2"), queue.open("3")];
    queue.take("a");
    one.do("callNext");
    send(one, "b", { toWindowId: "2", back: true });
    two.do("callNext");
    send(two, "b", { toWindowId: "3" });
    three.do("callNext");
    three.do("start");
    three.do("finish");
    expect(one.do("callNext")).toBe("A001");
  });

  it("and back, sent on and back once more, comes back to both, the last first", () => {
    const [two, three] = [queue.open("2"), queue.open("3")];
    queue.take("a");
    one.do("callNext");
    send(one, "b", { toWindowId: "2", back: true });
    two.do("callNext");
    send(two, "b", { toWindowId: "3", back: true });
    for (const [window, backTo] of [
      [three, "window 2"],
      [two, "window 1"],
      [one, undefined],
    ] as const) {
      expect(window.do("callNext")).toBe("A001");
      expect(queue.window(window.session.windowId).current?.backTo?.en).toBe(backTo);
      window.do("start");
      window.do("finish");
    }
    expect(queue.ticket("A001").state).toBe("finished");
  });

  it("is refused to what no window handles and none can turn to, since nobody would ever call it", () => {
    const [a, b] = smallHall().windows;
    const named = { "zh-CN": "b", "zh-TW": "b", en: "b" };
    const onlyA = [a!, { ...b!, serviceIds: ["a"] }];
    const sent = (profiles: { id: string; name: typeof named; serviceIds: string[] }[]) => {
      queue = new PureQueue(smallHall({ windows: onlyA, profiles }));
      one = queue.open("1");
      queue.take("a");
      one.do("callNext");
      return [send(one, "b"), queue.do({ type: "addMatter", serviceId: "b", ...one.session })];
    };
    expect(sent([])).toEqual(["window.nobodyHandles", "window.nobodyHandles"]);
    expect(queue.window("1").current).toMatchObject({ number: "A001", later: [] });
    expect(sent([{ id: "some-b", name: named, serviceIds: ["b"] }])[0]).toBe("A001");
  });

  it("is refused to where it cannot be", () => {
    queue.take("a");
    expect(send(one, "b")).toBe("window.noTicket");
    one.do("callNext");
    expect(send(one, "fishing")).toBe("window.cannotHandle");
    expect(send(one, "b", { toWindowId: "9" })).toBe("window.cannotHandle");
    expect(send(one, "a", { toWindowId: "3" })).toBe("window.cannotHandle");
    expect(send(one, "a", { toWindowId: "1" })).toBe("window.cannotHandle");
    expect(queue.window("1").current?.number).toBe("A001");
  });
});
