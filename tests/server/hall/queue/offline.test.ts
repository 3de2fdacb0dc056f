import { beforeEach, describe, expect, it } from "vitest";
import type { QueueCommand } from "../../../../server/hall/queue/decide.ts";
import { leasesOf } from "../../../../server/hall/queue/decide-offline.ts";
import { ticketView } from "../../../../server/hall/queue/views.ts";
import { day, hall, PureQueue } from "./bench-queue.ts";

let queue: PureQueue;
beforeEach(() => {
  queue = new PureQueue();
});

const lease = (terminalId: string) => queue.do({ type: "lease", terminalId });
const blocks = (terminalId: string) =>
  Object.fromEntries(
    leasesOf(queue.state, terminalId).map(({ prefix, from, to }) => [prefix, `${from}–${to}`]),
  );
const told = (number: string, some: Partial<Extract<QueueCommand, { type: "reconcile" }>> = {}) =>
  queue.do({
    type: "reconcile",
    day,
    number,
    terminalId: "HL-01",
    takenAt: queue.at - 60_000,
    print: "printed",
    issued: null,
    ...some,
  });

describe("numbers that are set aside for a terminal", () => {
  it("are one block a service that gives numbers, of its own for each terminal", () => {
    lease("HL-01");
    lease("HL-02");
    expect(blocks("HL-01")).toEqual({ A: "900–919", B: "900–919", C: "900–919", D: "900–919", E: "900–919" });
    expect(blocks("HL-02").A).toBe("920–939");
  });

  it("are the same when asked for again, until half of a block is used", () => {
    lease("HL-01");
    const before = queue.log.length;
    lease("HL-01");
    expect(queue.log).toHaveLength(before);
    for (let serial = 900; serial < 910; serial++) told(`A${serial}`);
    lease("HL-01");
    expect(leasesOf(queue.state, "HL-01").filter(({ prefix }) => prefix === "A")).toMatchObject([
      { from: 910, to: 919 },
      { from: 920, to: 939 },
    ]);
  });

  it("are gone round by the hall's own series", () => {
    lease("HL-01");
    queue.state.series.set("A", 898);
    expect(queue.take("social-insurance", "social-insurance", "social-insurance")).toEqual([
      "A899",
      "A920",
      "A921",
    ]);
    lease("HL-02");
    expect(blocks("HL-02").A).toBe("922–941");
  });

  it("come from longer numbers when the three digits are used up", () => {
    for (let terminal = 0; terminal < 5; terminal++) lease(`T${terminal}`);
    lease("HL-01");
    expect(blocks("HL-01").A).toBe("9000–9019");
  });
});

describe("a number that was given without the hall", () => {
  beforeEach(() => {
    lease("HL-01");
  });

  it("stands in the line from when it was taken, and is told once", () => {
    queue.take("social-insurance");
    queue.at += 120_000;
    expect(told("A900", { takenAt: queue.at - 180_000, classId: "elder" })).toBe("A900");
    const before = queue.log.length;
    expect(told("A900", { takenAt: queue.at - 180_000, classId: "elder" })).toBe("A900");
    expect(queue.log).toHaveLength(before);
    expect(ticketView(hall, queue.state, "A900", queue.at)).toMatchObject({
      offline: true,
      ahead: 0,
      print: "printed",
      priority: { id: "elder" },
    });
    expect(ticketView(hall, queue.state, "A001", queue.at).ahead).toBe(1);
    expect(queue.take("social-insurance")).toEqual(["A002"]);
  });

  it("is refused when it is of nobody's block, of another terminal's, or of another day", () => {
    for (const refused of [
      told("A001"),
      told("A920"),
      told("A900", { terminalId: "HL-02" }),
      told("A900", { day: "2026-11-22" }),
    ])
      expect(refused).toBe("queue.notLeased");
  });

  it("takes the place of the one that the hall had issued for the same wish", () => {
    queue.take("social-insurance");
    told("A900", { issued: "A001" });
    expect(queue.state.tickets.get("A001")?.state).toBe("cancelled");
    expect(queue.state.tickets.get("A900")?.state).toBe("waiting");
  });

  it("never begins later than it is told, whatever the terminal's clock says", () => {
    told("A900", { takenAt: queue.at + 3_600_000 });
    expect(queue.state.tickets.get("A900")?.takenAt).toBe(queue.at);
  });

  it("that a window named by mistake is nobody's again when that is taken back, and is still given", () => {
    const window = queue.open("1");
    window.call("A905");
    window.do("undo");
    expect(queue.state.tickets.get("A905")?.state).toBe("cancelled");
    expect(window.do("callNext")).toBe("window.nobodyWaiting");
    expect(blocks("HL-01").A).toBe("900–919");
    expect(window.call("A905")).toBe("A905");
    window.do("undo");
    expect(told("A905", { classId: "elder" })).toBe("A905");
    expect(queue.ticket("A905")).toMatchObject({
      state: "waiting",
      print: "printed",
      priority: { id: "elder" },
    });
    expect(blocks("HL-01").A).toBe("906–919");
    expect(window.do("callNext")).toBe("A905");
    window.do("undo");
    expect(queue.ticket("A905").state).toBe("waiting");
  });

  it("that a window named by mistake, and to which nobody came, waits when its terminal tells of it", () => {
    const window = queue.open("1");
    window.call("A905");
    window.do("noShow");
    expect(told("A905")).toBe("A905");
    expect(queue.ticket("A905")).toMatchObject({ state: "waiting", print: "printed" });
    const before = queue.log.length;
    expect(told("A905")).toBe("A905");
    expect(queue.log).toHaveLength(before);
    window.do("callNext");
    window.do("noShow");
    told("A905");
    expect(queue.ticket("A905").state).toBe("noShow");
  });

  it("can be called before the terminal has told of it, and then is told of without effect on the call", () => {
    const window = queue.open("1");
    expect(window.call("A905")).toBe("A905");
    window.do("start");
    expect(told("A905")).toBe("A905");
    expect(queue.state.tickets.get("A905")).toMatchObject({ state: "serving", print: "printed" });
    window.do("finish");
    expect(window.call("A905")).toBe("window.notWaiting");
    expect(window.call("B905")).toBe("window.notWaiting");
    expect(window.call("A925")).toBe("window.notWaiting");
  });
});
