import { describe, expect, it } from "vitest";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { openHall } from "../../../server/hall/hall.ts";
import { openDatabase } from "../../../server/storage/database.ts";
import { writeOldTickets } from "../../support/old-tickets.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { temporaryDatabase } from "../storage/temporary-database.ts";

describe("old tickets", () => {
  const key = (number: number) => `old-tickets-${String(number).padStart(8, "0")}`;
  const open = (databasePath: string, clock: SimulatedClock) =>
    openHall({ databasePath, clock, hall: demoHall });
  const take = (hall: ReturnType<typeof open>, number: number) =>
    hall.execute("Queue.Take", { serviceId: "business", terminalId: "HL-01", idempotencyKey: key(number) });

  it("are read as the product's own on their day, and are none of today's business", async () => {
    const path = temporaryDatabase();
    const now = new SimulatedClock().now();
    writeOldTickets(path, 1500, now);
    const yesterday = open(path, new SimulatedClock(now - 86_400_000));
    expect(yesterday.boardView().calls).toHaveLength(8);
    expect((await take(yesterday, 1)).ticket.number).toBe("B101");
    yesterday.close();
    const today = open(path, new SimulatedClock(now));
    expect(today.boardView()).toMatchObject({ seq: 9001, calls: [] });
    expect((await take(today, 1)).ticket.number).toBe("B001");
    today.close();
  });

  it("are found by their day and never walked through", () => {
    const database = openDatabase(temporaryDatabase());
    const plan = (query: string) =>
      (database.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[]).map(
        ({ detail }) => detail,
      );
    expect(plan("SELECT data FROM event WHERE day = '2026-11-23' AND seq <= 9 ORDER BY seq")).toEqual([
      "SEARCH event USING INDEX event_by_day (day=? AND rowid<?)",
    ]);
    expect(plan("SELECT data FROM event WHERE seq > 9 ORDER BY seq")).toEqual([
      "SEARCH event USING INTEGER PRIMARY KEY (rowid>?)",
    ]);
    database.close();
  });
});
