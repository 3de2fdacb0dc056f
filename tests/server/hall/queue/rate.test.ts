import { beforeEach, describe, expect, it } from "vitest";
import type { RatingLevel } from "../../../../server/contract/hall.ts";
import { followedView } from "../../../../server/hall/follow/view.ts";
import { csvOf } from "../../../../server/hall/statistics/csv.ts";
import { summarise } from "../../../../server/hall/statistics/summarise.ts";
import { emptyTally, tally } from "../../../../server/hall/statistics/tally.ts";
import { day, id, PureQueue, smallHall } from "./bench-queue.ts";

let queue: PureQueue;
let window: ReturnType<PureQueue["open"]>;
beforeEach(() => {
  queue = new PureQueue(smallHall({ rules: { recallSpacing: 0 } }));
  window = queue.open("1");
});

const rate = (number: string, level: RatingLevel, visit = 0) =>
  queue.do({ type: "rate", ticketId: id(number), visit, level });
const served = (number: string) => followedView(queue.hall, queue.state, number, queue.at).served;
/** The next one is called and served, to the end. */
const serve = (at = window) => {
  for (const type of ["callNext", "start"] as const) at.do(type);
  queue.pass(3);
  return at.do("finish");
};

describe("a rating", () => {
  it("is of one time served at one window, and the first one stands", () => {
    queue.take("a");
    serve();
    expect(served("A001")).toMatchObject([{ visit: 0, windowName: { en: "window 1" }, rating: null }]);
    expect(rate("A001", "satisfied")).toBe("A001");
    expect(rate("A001", "veryDissatisfied")).toBe("A001");
    expect(served("A001")).toMatchObject([{ rating: "satisfied" }]);
    expect(queue.log.filter(({ event }) => event.type === "visitRated")).toHaveLength(1);
  });

  it("is of each window that served, where there were several", () => {
    queue.take("a");
    const other = queue.open("3");
    window.do("callNext");
    window.do("start");
    const { session } = window;
    queue.do({ type: "transfer", serviceId: "b", toWindowId: "3", back: false, ...session });
    serve(other);
    rate("A001", "dissatisfied", 0);
    rate("A001", "verySatisfied", 1);
    expect(served("A001")).toMatchObject([
      { windowName: { en: "window 1" }, serviceName: { en: "a" }, rating: "dissatisfied" },
      { windowName: { en: "window 3" }, serviceName: { en: "b" }, rating: "verySatisfied" },
    ]);
  });

  it("is refused of what was not served to its end", () => {
    queue.take("a", "a");
    const refused = () => expect(rate("A001", "satisfied")).toBe("message.invalidPayload");
    refused();
    window.do("callNext");
    refused();
    window.do("start");
    refused();
    queue.do({ type: "hold", minutes: 5, sameWindow: false, ...window.session });
    refused();
    window.do("callNext");
    window.do("noShow");
    expect(rate("A002", "satisfied")).toBe("message.invalidPayload");
    expect(rate("A009", "satisfied")).toBe("queue.unknownTicket");
    expect(served("A001")).toEqual([]);
  });

  it("is of no window's business: it is in no history, and keeps no clerk from taking a step back", () => {
    queue.take("a");
    serve();
    const before = { window: queue.window("1"), ticket: structuredClone(queue.state.tickets.get("A001")) };
    rate("A001", "veryDissatisfied");
    const after = queue.state.tickets.get("A001");
    expect(after?.history).toEqual(before.ticket?.history);
    expect(after?.changedSeq).toBe(before.ticket?.changedSeq);
    expect(queue.window("1")).toEqual(before.window);
    expect(JSON.stringify([queue.window("1"), queue.ticket("A001")])).not.toContain("issatisfied");
    expect(window.do("undo")).toBe("A001");
  });

  it("stays when the last step is taken back and done again; the steps before it cannot be, and no window wipes it", () => {
    queue.take("a");
    serve();
    rate("A001", "satisfied");
    window.do("undo");
    expect(served("A001")).toEqual([]);
    window.do("finish");
    expect(served("A001")).toMatchObject([{ rating: "satisfied" }]);
    window.do("undo");
    expect(window.do("undo")).toBe("window.nothingToUndo");
    queue.do({ type: "hold", minutes: 5, sameWindow: false, ...window.session });
    expect(summarise(queue.state, queue.at).windows["1"]?.ratings.satisfied).toBe(1);
  });
});

describe("ratings counted", () => {
  it("stand under their window, service, class and hour, and nobody's silence is one", () => {
    queue.take("a", "a", "a");
    for (let person = 0; person < 3; person++) serve();
    rate("A001", "verySatisfied");
    rate("A002", "dissatisfied");
    const summary = summarise(queue.state, queue.at);
    const counted = { ...emptyTally().ratings, verySatisfied: 1, dissatisfied: 1 };
    for (const each of [
      summary.total,
      summary.windows["1"],
      summary.services.a,
      summary.classes.ordinary,
      summary.hours[9],
    ])
      expect(each?.ratings).toEqual(counted);
    expect(summary.total.visits.served).toBe(3);
    const table = csvOf(queue.hall, [{ day, summary, hasHours: true }], "window", "zh-CN");
    const [header = "", row = ""] = table.split("\r\n").map((line) => line.replace("\uFEFF", ""));
    const cell = (name: string) => row.split(",")[header.split(",").indexOf(name)];
    expect(["非常满意", "满意", "基本满意", "不满意", "非常不满意"].map(cell)).toEqual([
      "1",
      "0",
      "0",
      "1",
      "0",
    ]);
  });

  it("are none on days that were summarised before there were any", () => {
    const { ratings, ...old } = emptyTally();
    expect(tally.parse(old)).toEqual({ ...old, ratings });
  });
});
