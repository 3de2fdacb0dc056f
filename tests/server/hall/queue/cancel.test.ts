import { beforeEach, describe, expect, it } from "vitest";
import { boardView, historyView, serviceOffers } from "../../../../server/hall/queue/views.ts";
import { callAll, id, PureQueue, smallHall } from "./bench-queue.ts";

let queue: PureQueue;
let window: ReturnType<PureQueue["open"]>;
beforeEach(() => {
  queue = new PureQueue(smallHall({ rules: { recallSpacing: 0 } }));
  window = queue.open("1");
});

const cancel = (number: string) => queue.do({ type: "cancel", ticketId: id(number) });

describe("giving a number back", () => {
  it("takes it out of the line, and the others move up", () => {
    queue.take("a", "a", "a");
    expect(cancel("A002")).toBe("A002");
    expect(queue.ticket("A002")).toMatchObject({ state: "cancelled", ahead: 0 });
    expect(queue.ahead("A003")).toBe(1);
    expect(serviceOffers(queue.hall, queue.state, queue.at)[0]?.waiting).toBe(2);
    expect(boardView(queue.hall, queue.state, 4).waiting[0]?.count).toBe(2);
    expect(callAll(window)).toEqual(["A001", "A003"]);
  });

  it("twice is once", () => {
    queue.take("a");
    cancel("A001");
    expect(cancel("A001")).toBe("A001");
    expect(queue.log).toHaveLength(3);
  });

  it("goes while it waits, is aside, or has missed its call", () => {
    queue.take("a", "a");
    window.do("callNext");
    queue.do({ type: "hold", minutes: 5, sameWindow: false, ...window.session });
    expect(cancel("A001")).toBe("A001");
    window.do("callNext");
    window.do("noShow");
    expect(cancel("A002")).toBe("A002");
    expect(queue.window("1")).toMatchObject({ noShows: [], held: [] });
    expect(window.rejoin("A002")).toBe("window.noTicket");
    queue.pass(6);
    expect(window.do("callNext")).toBe("window.nobodyWaiting");
  });

  it("is refused once it is called, served or done, and for what is not there", () => {
    queue.take("a");
    for (const type of ["callNext", "start", "finish"] as const) {
      window.do(type);
      expect(cancel("A001")).toBe("queue.notWaiting");
    }
    expect(cancel("A009")).toBe("queue.unknownTicket");
  });
});

describe("the history of a ticket", () => {
  const historyOf = (number: string) => {
    const seqs = queue.state.tickets.get(number)?.history ?? [];
    return historyView(
      queue.hall,
      seqs.map((seq) => queue.log[seq - 1]!),
    );
  };
  const undone = () => historyOf("A001").flatMap(({ type, undone }) => (undone ? [type] : []));

  it("marks what was taken back: the step alone, one after the other, and a call with its recalls", () => {
    queue.take("a");
    window.do("callNext");
    window.do("recall");
    window.do("start");
    expect(undone()).toEqual([]);
    window.do("undo");
    expect(undone()).toEqual(["serviceStarted"]);
    window.do("undo");
    expect(undone()).toEqual(["ticketCalled", "ticketRecalled", "serviceStarted"]);
    window.do("callNext");
    window.do("recall");
    expect(historyOf("A001").map(({ undone }) => undone)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("has everything that happened to it, in order, with window and service by name, and nothing of others", () => {
    queue.take("a", "a");
    queue.do({ type: "recordPrint", ticketId: id("A001"), state: "requested" });
    window.do("callNext");
    queue.do({ type: "transfer", serviceId: "b", toWindowId: null, back: false, ...window.session });
    window.do("undo");
    const steps = historyOf("A001");
    expect(steps.map(({ type, windowName, serviceName }) => [type, windowName?.en, serviceName?.en])).toEqual(
      [
        ["ticketTaken", undefined, "a"],
        ["printRecorded", undefined, undefined],
        ["ticketCalled", "window 1", undefined],
        ["ticketTransferred", "window 1", "b"],
        ["stepUndone", "window 1", undefined],
      ],
    );
  });
});
