import { beforeEach, describe, expect, it } from "vitest";
import { PureQueue, smallHall } from "./bench-queue.ts";

let queue: PureQueue;
let one: ReturnType<PureQueue["open"]>;
beforeEach(() => {
  queue = new PureQueue(smallHall());
  one = queue.open("1");
});

const takeBoth = () => queue.do({ type: "take", serviceId: "a", terminalId: "HL-01", later: ["b"] });
const add = (serviceId: string) => queue.do({ type: "addMatter", serviceId, ...one.session });
const serve = (window: ReturnType<PureQueue["open"]>) => {
  const number = window.do("callNext");
  window.do("start");
  window.do("finish");
  return number;
};

describe("several matters on one ticket", () => {
  it("follow each other with the same number, each with the place of the coming", () => {
    expect(takeBoth()).toBe("A001");
    expect(queue.ticket("A001").later.map(({ serviceId }) => serviceId)).toEqual(["b"]);
    queue.pass(1);
    queue.take("b");
    expect(serve(one)).toBe("A001");
    expect(queue.ticket("A001")).toMatchObject({ state: "waiting", serviceId: "b", later: [], ahead: 0 });
    const three = queue.open("3");
    expect(serve(three)).toBe("A001");
    expect(queue.ticket("A001").state).toBe("finished");
    expect(serve(three)).toBe("B001");
  });

  it("of which one is not there are refused together", () => {
    expect(queue.do({ type: "take", serviceId: "a", terminalId: "HL-01", later: ["fishing"] })).toBe(
      "queue.unknownService",
    );
  });

  it("end with a missed call, and go on when the person is back", () => {
    takeBoth();
    one.do("callNext");
    one.do("noShow");
    expect(queue.ticket("A001")).toMatchObject({ state: "noShow", later: [{ serviceId: "b" }] });
    one.rejoin("A001");
    serve(one);
    expect(queue.ticket("A001")).toMatchObject({ state: "waiting", serviceId: "b" });
  });

  it("can be added to the ticket in hand, behind those that are there", () => {
    takeBoth();
    expect(add("b")).toBe("window.noTicket");
    one.do("callNext");
    expect(add("fishing")).toBe("window.cannotHandle");
    expect(add("a")).toBe("A001");
    expect(queue.window("1").current?.later.map(({ en }) => en)).toEqual(["b", "a"]);
    one.do("start");
    expect(add("b")).toBe("A001");
    one.do("finish");
    expect(queue.ticket("A001").later.map(({ serviceId }) => serviceId)).toEqual(["a", "b"]);
  });

  it("come after the way back, when the ticket was sent on from the first", () => {
    takeBoth();
    const two = queue.open("2");
    one.do("callNext");
    queue.do({ type: "transfer", serviceId: "a", toWindowId: "2", back: true, ...one.session });
    expect(serve(two)).toBe("A001");
    expect(queue.ticket("A001")).toMatchObject({ serviceId: "a", later: [{ serviceId: "b" }] });
    expect(serve(one)).toBe("A001");
    expect(queue.ticket("A001")).toMatchObject({ serviceId: "b", later: [] });
  });
});
