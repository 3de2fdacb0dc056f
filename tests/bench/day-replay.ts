import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { queueEvent, queueOutcome } from "../../server/hall/queue/events.ts";
import { summaryOfDay } from "../../server/hall/statistics/roll-up.ts";
import { openDatabase } from "../../server/storage/database.ts";
import { openEventStore } from "../../server/storage/event-store.ts";
import { busyDay, writeDay } from "../support/busy-day.ts";
import { type BenchResult, median, rounded } from "./result.ts";

const tickets = 10_000;
const rounds = 7;
const goal = 1000;

/** A day of ten thousand numbers, some sixty thousand events, read from the disk, checked row by row, folded and summarised. */
export async function run(): Promise<BenchResult[]> {
  const directory = await mkdtemp(join(tmpdir(), "xiaohu-replay-"));
  try {
    const path = join(directory, "hall.sqlite");
    const written = busyDay(tickets, "2026-11-23", Date.UTC(2026, 10, 23, 1));
    writeDay(path, written);
    const database = openDatabase(path);
    const events = openEventStore(database, { event: queueEvent, outcome: queueOutcome });
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      const { summary } = summaryOfDay(events, written.day);
      times.push(performance.now() - start);
      if (summary.total.tickets.taken !== tickets)
        throw new Error(`${summary.total.tickets.taken} of ${tickets} numbers were read`);
    }
    database.close();
    const value = median(times);
    return [
      {
        name: "day-replay",
        value: rounded(value),
        unit: "ms",
        against: `a day of ${tickets} numbers, ${written.events.length} events`,
        ratio: null,
        goal: "≤ 1 s",
        met: value <= goal,
      },
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
