import * as z from "zod/mini";
import { type StepKind, stepKind } from "../../contract/journeys.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";
import { type Summary, summary, tally } from "./tally.ts";

/** How many days back what is summarised is kept. The events themselves are kept for ever. */
export interface Retention {
  /** Days of which the hours are kept. Default 400: this month beside the same of last year. */
  readonly hourlyDays: number;
  /** Days of which the day is kept. Default 3660: ten years. */
  readonly dailyDays: number;
}

export const defaultRetention: Retention = { hourlyDays: 400, dailyDays: 3660 };

/** Steps at one terminal in one hour. */
export interface StepCount {
  readonly day: string;
  /** 0 to 23; −1: of the whole day, where the hours are not kept any more. */
  readonly hour: number;
  readonly terminalId: string;
  readonly state: string;
  readonly kind: StepKind;
  readonly count: number;
}

export interface StoredDay {
  readonly day: string;
  /** `hours` is empty when they are not kept any more. */
  readonly summary: Summary;
  readonly hasHours: boolean;
}

/** What finished days came to, and what was counted at terminals. Everything it reads is parsed before it is handed out. */
export interface SummaryStore {
  /** The first day behind `day` on which anything was written into the log. */
  dayWithEventsAfter(day: string): string | undefined;
  has(day: string): boolean;
  /**
   * Keeps a day's summary, unless one is kept already. Returns whether it is this one.
   * @param seq the last event that is in it
   */
  save(day: string, seq: number, summary: Summary): boolean;
  /** Both ends belong to it; in order. */
  between(from: string, to: string): StoredDay[];
  addSteps(counts: readonly StepCount[]): void;
  /** Of all terminals and hours together; both ends belong to it. */
  stepsBetween(from: string, to: string): Pick<StepCount, "state" | "kind" | "count">[];
  /** Lets go of what lies before: hours before one day, everything before another. */
  forget(before: { readonly hours: string; readonly days: string }): void;
}

const dayRow = z.strictObject({ day: z.string(), data: z.string() });
const dayData = z.omit(summary, { hours: true });
const hourRow = z.strictObject({ day: z.string(), hour: z.number(), data: z.string() });
const stepRow = z.strictObject({ state: z.string(), kind: stepKind, count: z.number() });

export function openSummaryStore(database: Database): SummaryStore {
  let prepared: Statements | undefined;
  /** Prepared at their first use: whoever opens a hall to give a number does not wait for them. */
  const statements = (): Statements => {
    prepared ??= inStorage("preparing statements", () => prepare(database));
    return prepared;
  };

  const together = <Result>(doing: string, body: () => Result): Result =>
    inStorage(doing, () => database.transaction(body).immediate());

  return {
    dayWithEventsAfter: (day) =>
      inStorage("looking for days", () =>
        parse(z.nullable(z.string()), statements().dayAfter.get(day), day),
      ) ?? undefined,
    has: (day) => inStorage("looking for a day", () => statements().has.get(day)) !== undefined,
    save: (day, seq, { hours, ...rest }) =>
      together("keeping a day", () => {
        if (statements().saveDay.run(day, seq, JSON.stringify(rest)).changes === 0) return false;
        for (const [hour, each] of Object.entries(hours))
          statements().saveHour.run(day, Number(hour), JSON.stringify(each));
        return true;
      }),
    between(from, to) {
      const days = rows(dayRow, "reading days", () => statements().days.all(from, to));
      const hours = rows(hourRow, "reading hours", () => statements().hours.all(from, to));
      const hoursOf = new Map<string, Summary["hours"]>();
      for (const { day, hour, data } of hours) {
        const found = hoursOf.get(day) ?? {};
        hoursOf.set(day, found);
        found[hour] = parse(tally, parseJson(data, day), `hour ${hour} of ${day}`);
      }
      return days.map(({ day, data }) => ({
        day,
        summary: { ...parse(dayData, parseJson(data, day), day), hours: hoursOf.get(day) ?? {} },
        hasHours: hoursOf.has(day),
      }));
    },
    addSteps: (counts) =>
      together("counting steps", () => {
        for (const { day, hour, terminalId, state, kind, count } of counts)
          statements().addStep.run(day, hour, terminalId, state, kind, count);
      }),
    stepsBetween: (from, to) => rows(stepRow, "reading steps", () => statements().steps.all(from, to)),
    forget: ({ hours, days }) =>
      together("letting go of old summaries", () => {
        statements().joinStepHours.run(hours);
        statements().forgetStepHours.run(hours);
        statements().forgetHours.run(hours);
        statements().forgetSteps.run(days);
        statements().forgetHours.run(days);
        statements().forgetDays.run(days);
      }),
  };
}

function rows<Row>(schema: z.ZodMiniType<Row>, doing: string, read: () => unknown[]): Row[] {
  return inStorage(doing, read).map((raw) => parse(schema, raw, doing));
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corrupt(where, cause);
  }
}

function parse<Value>(schema: z.ZodMiniType<Value>, value: unknown, where: string): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw corrupt(where, parsed.error);
}

function corrupt(where: string, cause: unknown): StorageError {
  return new StorageError("storage.corrupt", `${where}: a summary is not what the schema says`, { cause });
}

type Statements = ReturnType<typeof prepare>;

const prepare = (database: Database) => ({
  dayAfter: database.prepare("SELECT min(day) FROM event WHERE day > ?").pluck(),
  has: database.prepare("SELECT 1 FROM day_summary WHERE day = ?").pluck(),
  saveDay: database.prepare(
    "INSERT INTO day_summary (day, seq, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  ),
  saveHour: database.prepare("INSERT INTO hour_summary (day, hour, data) VALUES (?, ?, ?)"),
  days: database.prepare("SELECT day, data FROM day_summary WHERE day BETWEEN ? AND ? ORDER BY day"),
  hours: database.prepare("SELECT day, hour, data FROM hour_summary WHERE day BETWEEN ? AND ?"),
  addStep: database.prepare(
    `INSERT INTO journey_step (day, hour, terminal, state, kind, count) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  ),
  steps: database.prepare(
    "SELECT state, kind, sum(count) AS count FROM journey_step WHERE day BETWEEN ? AND ? GROUP BY state, kind",
  ),
  joinStepHours: database.prepare(
    `INSERT INTO journey_step (day, hour, terminal, state, kind, count)
       SELECT day, -1, terminal, state, kind, sum(count) FROM journey_step WHERE day < ? AND hour >= 0
       GROUP BY day, terminal, state, kind
       ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  ),
  forgetStepHours: database.prepare("DELETE FROM journey_step WHERE day < ? AND hour >= 0"),
  forgetSteps: database.prepare("DELETE FROM journey_step WHERE day < ?"),
  forgetHours: database.prepare("DELETE FROM hour_summary WHERE day < ?"),
  forgetDays: database.prepare("DELETE FROM day_summary WHERE day < ?"),
});
