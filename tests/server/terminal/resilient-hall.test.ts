import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { ContractError } from "../../../server/contract/errors.ts";
import { dayOf } from "../../../server/hall/calendar/day.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { type Hall, openHall } from "../../../server/hall/hall.ts";
import type { HallClient } from "../../../server/terminal/hall-client.ts";
import { openOfflineStore } from "../../../server/terminal/offline/offline-store.ts";
import {
  createResilientHall,
  leaseInterval,
  offlinePatience,
  reconcileInterval,
} from "../../../server/terminal/offline/resilient-hall.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const unreachable = () => new ContractError("queue.hallUnreachable", "the line is cut");

/** A real hall behind a line that can be cut, also between the hall's work and its answer. */
function bench() {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-offline-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const clock = new SimulatedClock();
  const hall = openHall({ databasePath: join(directory, "hall.sqlite"), clock, hall: demoHall });
  onTestFinished(() => hall.close());
  const line = { cut: false, answersLost: false, asked: [] as string[] };
  const client: HallClient = {
    async execute(name, payload) {
      line.asked.push(name);
      if (line.cut) throw unreachable();
      const answer = await hall.execute(name, payload);
      if (line.answersLost) throw unreachable();
      return answer;
    },
    pressKey: (key) => hall.pressKey(key),
    recordJourneys: async () => undefined,
  };
  const logged: string[] = [];
  let keys = 0;
  const start = () => {
    const store = openOfflineStore(join(directory, "terminal.sqlite"));
    const terminal = createResilientHall({
      hall: client,
      store,
      terminalId: "HL-01",
      clock,
      dayOf,
      newKey: () => `lease-key-${String(++keys).padStart(10, "0")}`,
      log: (message) => logged.push(message),
    });
    const stop = () => {
      terminal.close();
      store.close();
    };
    return { terminal, store, stop };
  };
  return { clock, hall, line, logged, start };
}

let made: ReturnType<typeof bench>;
let at: ReturnType<ReturnType<typeof bench>["start"]>;
beforeEach(async () => {
  made = bench();
  at = made.start();
  await made.clock.advance(1);
  await at.terminal.execute("Queue.ListServices", {});
});

const wish = (name: string) => ({
  serviceId: "business",
  terminalId: "HL-01",
  idempotencyKey: name.padEnd(16, "-"),
});
const take = async (name: string) => (await at.terminal.execute("Queue.Take", wish(name))).ticket;
const waiting = (hall: Hall) => hall.boardView().waiting.find(({ prefix }) => prefix === "B")?.count;
const ofDay = (number: string) => `${dayOf(made.clock.now()).replaceAll("-", "")}-${number}`;
const restart = () => {
  at.stop();
  at = made.start();
};

describe("a terminal that is cut off from its hall", () => {
  it("goes on giving numbers, says so, and the hall hears of each once when the line is back", async () => {
    expect((await take("first")).number).toBe("B001");
    made.line.cut = true;
    expect((await at.terminal.execute("Queue.ListServices", {})).services).toHaveLength(6);
    expect(at.terminal.offline).toBe(true);
    const given = [await take("second"), await take("third")];
    expect(given.map(({ number, offline }) => [number, offline])).toEqual([
      ["B900", true],
      ["B901", true],
    ]);
    for (const state of ["requested", "printed"] as const)
      await at.terminal.execute("Queue.RecordPrint", {
        ticketId: ofDay("B900"),
        state,
        idempotencyKey: `print-${state}-000000`,
      });
    expect(waiting(made.hall)).toBe(1);
    made.line.cut = false;
    await made.clock.advance(2 * reconcileInterval);
    expect(waiting(made.hall)).toBe(3);
    const told = await at.terminal.execute("Queue.GetTicket", { ticketId: ofDay("B900") });
    expect(told.ticket).toMatchObject({ offline: true, print: "printed", ahead: 1 });
    expect(at.store.untold()).toEqual([]);
    expect(at.terminal.offline).toBe(false);
  });

  it("gives the same number for the same wish, also after a restart, and goes on behind it", async () => {
    made.line.cut = true;
    expect((await take("one")).number).toBe("B900");
    expect((await take("one")).number).toBe("B900");
    restart();
    expect((await take("one")).number).toBe("B900");
    expect((await take("two")).number).toBe("B901");
  });

  it("starts without its hall from what it knew, on the same day", async () => {
    made.line.cut = true;
    restart();
    await made.clock.advance(1);
    expect((await at.terminal.execute("Queue.ListServices", {})).services).toHaveLength(6);
    expect((await take("one")).number).toBe("B900");
    await made.clock.sleep(24 * 60 * 60 * 1000);
    await expect(take("tomorrow")).rejects.toMatchObject({ code: "queue.hallUnreachable" });
  });

  it("does not make a citizen wait for a hall that was silent a moment ago", async () => {
    made.line.cut = true;
    await take("one");
    made.line.asked.length = 0;
    await take("two");
    expect(made.line.asked).toEqual([]);
    await made.clock.advance(offlinePatience);
    made.line.asked.length = 0;
    at.store.untold();
    await take("three");
    expect(made.line.asked.length).toBeLessThanOrEqual(1);
  });

  it("says that it has no more numbers when its block is used up", async () => {
    made.line.cut = true;
    for (let person = 0; person < 20; person++) await take(`person-${person}`);
    await expect(take("one-too-many")).rejects.toMatchObject({ code: "queue.hallUnreachable" });
  });

  it("passes on what the hall refuses", async () => {
    const refused = at.terminal.execute("Queue.Take", { ...wish("wedding"), serviceId: "marriage-booking" });
    await expect(refused).rejects.toMatchObject({ code: "queue.serviceClosed" });
  });
});

describe("an answer that is lost", () => {
  it("leaves one person in the line, with the number that is on the paper", async () => {
    made.line.answersLost = true;
    expect((await take("doubtful")).number).toBe("B900");
    expect(waiting(made.hall)).toBe(1);
    made.line.answersLost = false;
    await made.clock.advance(2 * reconcileInterval);
    expect(waiting(made.hall)).toBe(1);
    const issued = await at.terminal.execute("Queue.GetTicket", { ticketId: ofDay("B001") });
    expect(issued.ticket.state).toBe("cancelled");
  });

  it("while numbers are told counts nothing twice", async () => {
    made.line.cut = true;
    await take("one");
    await take("two");
    made.line.cut = false;
    made.line.answersLost = true;
    await made.clock.advance(2 * reconcileInterval);
    restart();
    made.line.answersLost = false;
    await made.clock.advance(2 * reconcileInterval);
    expect(waiting(made.hall)).toBe(2);
    expect(at.store.untold()).toEqual([]);
  });
});

describe("the block", () => {
  it("is renewed in time, and never gives a number twice", async () => {
    const seen = new Set<string>();
    for (let outage = 0; outage < 3; outage++) {
      made.line.cut = true;
      for (let person = 0; person < 12; person++) seen.add((await take(`p-${outage}-${person}`)).number);
      made.line.cut = false;
      await made.clock.advance(leaseInterval);
      await made.clock.advance(reconcileInterval);
    }
    expect(seen.size).toBe(36);
    expect(waiting(made.hall)).toBe(36);
  });

  it("of yesterday is refused by the hall, said in the log, and not told for ever", async () => {
    made.line.cut = true;
    await take("late");
    await made.clock.sleep(24 * 60 * 60 * 1000);
    made.line.cut = false;
    await made.clock.advance(2 * reconcileInterval);
    expect(made.logged).toContain("the hall will not have a number that was given without it");
    expect(at.store.untold()).toEqual([]);
    expect((await take("today")).number).toBe("B001");
  });
});
