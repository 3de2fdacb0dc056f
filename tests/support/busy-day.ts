import { type HallConfig, type HallDirectory, hallDirectory } from "../../server/hall/hall-config.ts";
import { decide, type QueueCommand } from "../../server/hall/queue/decide.ts";
import {
  type QueueEvent,
  type QueueOutcome,
  queueEvent,
  queueOutcome,
} from "../../server/hall/queue/events.ts";
import { evolve } from "../../server/hall/queue/evolve.ts";
import { emptyQueue } from "../../server/hall/queue/state.ts";
import { openDatabase } from "../../server/storage/database.ts";
import { openEventStore, type Stored } from "../../server/storage/event-store.ts";

const minute = 60_000;
const named = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });

/** A hall that is large enough for ten thousand people a day. */
function largeHall(services: number, windows: number): HallConfig {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const serviceIds = Array.from({ length: services }, (_, index) => `service-${index}`);
  return {
    name: named("大厅"),
    services: serviceIds.map((id, index) => ({
      id,
      prefix: letters.charAt(index),
      name: named(id),
      plainName: named(id),
      area: named("一楼"),
    })),
    classes: [{ id: "elder", name: named("老人"), weight: 3 }],
    windows: Array.from({ length: windows }, (_, index) => ({
      id: String(index + 1),
      name: named(`${index + 1}号窗口`),
      serviceIds: [serviceIds[index % services] ?? "", serviceIds[(index + 7) % services] ?? ""],
    })),
    clerks: Array.from({ length: windows }, (_, index) => ({ id: `clerk-${index + 1}`, name: "小林" })),
    // As one person's numbers do not matter here.
    rules: { perPerson: 100 },
  };
}

/** Uniform in [0, 1), the same for the same seed (mulberry32, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface BusyDay {
  readonly hall: HallDirectory;
  readonly day: string;
  readonly events: readonly Stored<QueueEvent, QueueOutcome>[];
}

/**
 * A day as it might be, decided by the product's own core: people come with a peak before and after noon, one in seven of a class
 * that goes before, most with a card; ticket on paper, called, some missed, some put aside or sent on, served as long as matters
 * take; lunch in two shifts. About six events a number.
 *
 * @param start milliseconds since the epoch at which the doors open
 */
export function busyDay(numbers: number, day: string, start: number, seed = 1): BusyDay {
  const random = randomFrom(seed);
  const hall = hallDirectory(largeHall(20, Math.max(20, Math.ceil(numbers / 50))));
  const state = emptyQueue(day);
  const events: Stored<QueueEvent, QueueOutcome>[] = [];
  let at = start;
  const submit = (command: QueueCommand): string | null => {
    const decision = decide(hall, state, command, at);
    if ("refused" in decision) return null;
    for (const [index, event] of decision.events.entries()) {
      const last = index === decision.events.length - 1;
      const seq = events.length + 1;
      const key = `busy-key-${String(seq).padStart(16, "0")}`;
      const command = last ? { key, outcome: decision.outcome } : null;
      const stored = { seq, day, at, event, command };
      events.push(stored);
      evolve(state, stored);
    }
    return decision.outcome.number;
  };
  const id = (number: string) => `${day.replaceAll("-", "")}-${number}`;

  /** Two humps over eight hours. */
  const comes = () => {
    const hump = random() < 0.6 ? 90 : 330;
    return start + Math.max(0, Math.min(479, hump + (random() + random() + random() - 1.5) * 120)) * minute;
  };
  const agenda: { at: number; act: () => void }[] = [];
  const plan = (when: number, act: () => void) => {
    let low = 0;
    let high = agenda.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((agenda[middle] as { at: number }).at > when) low = middle + 1;
      else high = middle;
    }
    agenda.splice(low, 0, { at: when, act });
  };

  for (const { id: windowId } of hall.windows) {
    const session = { windowId, clerkId: `clerk-${windowId}` };
    plan(start, () => submit({ type: "signIn", ...session }));
    const lunch = start + (Number(windowId) % 2 === 0 ? 180 : 225) * minute;
    let pausing = false;
    plan(lunch, () => {
      pausing = true;
    });
    const work = () => {
      if (at > start + 540 * minute) return void submit({ type: "signOut", ...session });
      if (pausing) {
        pausing = false;
        submit({ type: "pause", reason: "meal", ...session });
        plan(at + 40 * minute, () => {
          submit({ type: "resume", ...session });
          work();
        });
        return;
      }
      if (submit({ type: "callNext", ...session }) === null) return plan(at + minute, work);
      const luck = random();
      if (luck < 0.06) {
        plan(at + 2 * minute, () => {
          submit({ type: "noShow", ...session });
          work();
        });
        return;
      }
      plan(at + 0.5 * minute, () => submit({ type: "start", ...session }));
      plan(at + (1 + 12 * random()) * minute, () => {
        if (luck < 0.08) submit({ type: "hold", minutes: 15, sameWindow: true, ...session });
        else if (luck < 0.1)
          submit({
            type: "transfer",
            serviceId: hall.services[Math.floor(random() * hall.services.length)]?.id ?? "",
            toWindowId: null,
            back: false,
            ...session,
          });
        else submit({ type: "finish", ...session });
        work();
      });
    };
    plan(start + random() * minute, work);
  }
  for (let person = 0; person < numbers; person++)
    plan(comes(), () => {
      const number = submit({
        type: "take",
        serviceId: hall.services[Math.floor(random() * hall.services.length)]?.id ?? "",
        terminalId: `HL-${1 + Math.floor(random() * 8)}`,
        ...(random() < 0.14 ? { classId: "elder" } : {}),
        ...(random() < 0.7 ? { person: String(person).padStart(64, "0") } : {}),
      });
      if (number === null) return;
      submit({ type: "recordPrint", ticketId: id(number), state: "requested" });
      plan(at + 3000, () => submit({ type: "recordPrint", ticketId: id(number), state: "printed" }));
      if (random() < 0.01) plan(at + 10 * minute, () => submit({ type: "cancel", ticketId: id(number) }));
    });
  for (let next = agenda.pop(); next; next = agenda.pop()) {
    at = Math.max(at, Math.round(next.at));
    next.act();
  }
  return { hall, day, events };
}

/** Writes a day into a hall's database, by the product's own store. */
export function writeDay(path: string, { events }: BusyDay): void {
  const database = openDatabase(path);
  // The generator may lose everything; what is measured later is not its speed.
  database.pragma("synchronous = OFF");
  const store = openEventStore<QueueEvent, QueueOutcome>(database, {
    event: queueEvent,
    outcome: queueOutcome,
  });
  const before = store.lastSeq();
  store.begin();
  for (const stored of events) store.append({ ...stored, seq: before + stored.seq });
  store.commit();
  database.pragma("wal_checkpoint(TRUNCATE)");
  store.close();
}
