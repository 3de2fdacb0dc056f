import { describe, expect, it, onTestFinished } from "vitest";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { openHall } from "../../../server/hall/hall.ts";
import { openDatabase } from "../../../server/storage/database.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { temporaryDatabase } from "../storage/temporary-database.ts";

/**
 * A log as the first version of the queue wrote it, before it knew classes, holds and undo: milliseconds after nine, type, data, key,
 * outcome. It came out of that version itself and is never edited.
 */
const firstLog: readonly (readonly [number, string, string, string, string])[] = [
  [
    0,
    "ticketTaken",
    '{"number":"B001","serviceId":"business","terminalId":"HL-01"}',
    "first-log-0000000001",
    '{"type":"take","number":"B001"}',
  ],
  [
    30000,
    "ticketTaken",
    '{"number":"B002","serviceId":"business","terminalId":"HL-01"}',
    "first-log-0000000002",
    '{"type":"take","number":"B002"}',
  ],
  [
    60000,
    "ticketTaken",
    '{"number":"B003","serviceId":"business","terminalId":"HL-01"}',
    "first-log-0000000003",
    '{"type":"take","number":"B003"}',
  ],
  [
    90000,
    "ticketTaken",
    '{"number":"C001","serviceId":"residence","terminalId":"HL-01"}',
    "first-log-0000000004",
    '{"type":"take","number":"C001"}',
  ],
  [
    120000,
    "printRecorded",
    '{"number":"B001","state":"requested"}',
    "first-log-0000000005",
    '{"type":"recordPrint","number":"B001"}',
  ],
  [
    120000,
    "printRecorded",
    '{"number":"B001","state":"printed"}',
    "first-log-0000000006",
    '{"type":"recordPrint","number":"B001"}',
  ],
  [
    120000,
    "clerkSignedIn",
    '{"windowId":"3","clerkId":"clerk-3"}',
    "first-log-0000000007",
    '{"type":"signIn","number":null}',
  ],
  [
    180000,
    "ticketCalled",
    '{"number":"B001","windowId":"3"}',
    "first-log-0000000008",
    '{"type":"callNext","number":"B001"}',
  ],
  [
    190000,
    "ticketRecalled",
    '{"number":"B001","windowId":"3"}',
    "first-log-0000000009",
    '{"type":"recall","number":"B001"}',
  ],
  [
    200000,
    "ticketNoShow",
    '{"number":"B001","windowId":"3"}',
    "first-log-0000000010",
    '{"type":"noShow","number":"B001"}',
  ],
  [
    200000,
    "ticketCalled",
    '{"number":"B002","windowId":"3"}',
    "first-log-0000000011",
    '{"type":"callNext","number":"B002"}',
  ],
  [
    220000,
    "serviceStarted",
    '{"number":"B002","windowId":"3"}',
    "first-log-0000000012",
    '{"type":"start","number":"B002"}',
  ],
  [
    520000,
    "serviceFinished",
    '{"number":"B002","windowId":"3"}',
    "first-log-0000000013",
    '{"type":"finish","number":"B002"}',
  ],
  [
    520000,
    "ticketRejoined",
    '{"number":"B001","windowId":"3"}',
    "first-log-0000000014",
    '{"type":"rejoin","number":"B001"}',
  ],
  [
    560000,
    "ticketCalled",
    '{"number":"B001","windowId":"3"}',
    "first-log-0000000015",
    '{"type":"callNext","number":"B001"}',
  ],
  [
    565000,
    "clerkSignedIn",
    '{"windowId":"4","clerkId":"clerk-4"}',
    "first-log-0000000016",
    '{"type":"signIn","number":null}',
  ],
  [
    565000,
    "ticketCalled",
    '{"number":"C001","windowId":"4"}',
    "first-log-0000000017",
    '{"type":"callNumber","number":"C001"}',
  ],
  [
    565000,
    "ticketNoShow",
    '{"number":"C001","windowId":"4"}',
    "first-log-0000000018",
    '{"type":"noShow","number":"C001"}',
  ],
  [
    565000,
    "clerkSignedOut",
    '{"windowId":"4","clerkId":"clerk-4"}',
    "first-log-0000000019",
    '{"type":"signOut","number":null}',
  ],
];

const nine = Date.UTC(2026, 10, 23, 1);

function openFirstLog() {
  const path = temporaryDatabase();
  const database = openDatabase(path);
  const insert = database.prepare(
    "INSERT INTO event (seq, day, at, type, data, key, outcome) VALUES (?, '2026-11-23', ?, ?, ?, ?, ?)",
  );
  for (const [index, [after, ...row]] of firstLog.entries()) insert.run(index + 1, nine + after, ...row);
  database.close();
  const clock = new SimulatedClock(nine + 565_000);
  const hall = openHall({ databasePath: path, clock, hall: demoHall });
  onTestFinished(() => hall.close());
  return { hall, clock };
}

describe("a log of the first version", () => {
  it("is read as that version read it", () => {
    const { hall } = openFirstLog();
    // What that version showed of the same log.
    expect(hall.windowView("3")).toMatchObject({
      clerkName: "小黄（演示）",
      serviceIds: ["business"],
      current: { number: "B001", state: "called", calls: 1, calledAt: nine + 560_000, startedAt: null },
      idleSince: null,
      waiting: [{ serviceId: "business", count: 1, next: "B003" }],
      noShows: [],
      today: {
        served: 1,
        noShow: 1,
        averageWait: 170_000,
        averageWalk: 20_000,
        averageServe: 300_000,
        idle: 100_000,
      },
    });
    expect(
      hall.boardView().calls.map(({ seq, number, windowId, count }) => [seq, number, windowId, count]),
    ).toEqual([
      [17, "C001", "4", 1],
      [15, "B001", "3", 1],
      [11, "B002", "3", 1],
    ]);
  });

  it("goes on: keys bring their first answers, numbers follow, and the last step can be undone", async () => {
    const { hall } = openFirstLog();
    const take = { serviceId: "business", terminalId: "HL-01" };
    const again = await hall.execute("Queue.Take", { ...take, idempotencyKey: "first-log-0000000001" });
    expect([again.ticket.number, again.ticket.print, again.already]).toEqual(["B001", "printed", false]);
    const next = await hall.execute("Queue.Take", { ...take, idempotencyKey: "first-log-0000000020" });
    expect([next.ticket.number, next.ticket.ahead]).toEqual(["B004", 1]);
    const session = { windowId: "3", clerkId: "clerk-3" };
    const key = { idempotencyKey: "first-log-0000000021" };
    const { window } = await hall.executeAtWindow("XiaohuWindow.Undo", session, key);
    expect(window).toMatchObject({ current: null, waiting: [{ count: 3, next: "B001" }] });
  });
});
