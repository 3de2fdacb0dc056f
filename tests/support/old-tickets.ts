import { demoHall } from "../../server/hall/demo-hall.ts";
import {
  type QueueEvent,
  type QueueOutcome,
  queueEvent,
  queueOutcome,
} from "../../server/hall/queue/events.ts";
import { openDatabase } from "../../server/storage/database.ts";
import { openEventStore } from "../../server/storage/event-store.ts";

/** Tickets of one day. */
const ticketsPerDay = 1000;

/**
 * Fills a hall's database with tickets of past days, each with all that happens to a ticket (taken, printed, called,
 * served), 1,000 a day, the last day before `before` (milliseconds since the epoch). Written by the product's own
 * store, so that the rows are what it would have written. A million take about half a minute.
 */
export function writeOldTickets(path: string, count: number, before: number): void {
  const database = openDatabase(path);
  // The generator may lose everything; what is measured later is not its speed.
  database.pragma("synchronous = OFF");
  const store = openEventStore<QueueEvent, QueueOutcome>(database, {
    event: queueEvent,
    outcome: queueOutcome,
  });
  const dayLength = 86_400_000;
  const days = Math.ceil(count / ticketsPerDay);
  const services = demoHall.services
    .filter(({ suspended }) => !suspended)
    .map(({ id, prefix }) => ({ id, prefix }));
  const windowOf = new Map(
    services.map(({ id }) => [
      id,
      demoHall.windows.find(({ serviceIds }) => serviceIds.includes(id))?.id ?? "",
    ]),
  );
  let seq = store.lastSeq();
  for (let index = 0; index < days; index++) {
    const start = before - (days - index) * dayLength;
    const day = new Date(start).toISOString().slice(0, 10);
    store.begin();
    for (let ticket = 0; ticket < Math.min(ticketsPerDay, count - index * ticketsPerDay); ticket++) {
      const service = services[ticket % services.length] ?? { id: "", prefix: "" };
      const number = service.prefix + String(Math.floor(ticket / services.length) + 1).padStart(3, "0");
      const windowId = windowOf.get(service.id) ?? "";
      const events: [string, QueueEvent][] = [
        ["take", { type: "ticketTaken", number, serviceId: service.id, terminalId: "HL-01" }],
        ["recordPrint", { type: "printRecorded", number, state: "requested" }],
        ["recordPrint", { type: "printRecorded", number, state: "printed" }],
        ["callNext", { type: "ticketCalled", number, windowId }],
        ["start", { type: "serviceStarted", number, windowId }],
        ["finish", { type: "serviceFinished", number, windowId }],
      ];
      for (const [type, event] of events) {
        seq += 1;
        const key = `old-key-${String(seq).padStart(16, "0")}`;
        store.append({ seq, day, at: start + ticket, event, command: { key, outcome: { type, number } } });
      }
    }
    store.commit();
  }
  database.pragma("wal_checkpoint(TRUNCATE)");
  store.close();
}
