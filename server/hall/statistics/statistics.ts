import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Language, Localized } from "../../contract/hall.ts";
import type { JourneyStep } from "../../contract/journeys.ts";
import {
  type Accuracy,
  longestPeriod,
  type ManagerView,
  type NamedFigures,
  type Period,
  type StaffingAdvice,
  type StatisticsBy,
} from "../../contract/manager.ts";
import type { MatterStep } from "../../contract/matter-steps.ts";
import type { Database } from "../../storage/database.ts";
import type { EventStore } from "../../storage/event-store.ts";
import { daysAfter } from "../calendar/day.ts";
import type { HallDirectory } from "../hall-config.ts";
import type { QueueEvent, QueueOutcome } from "../queue/events.ts";
import { ordinaryClass } from "../queue/line.ts";
import type { QueueState } from "../queue/state.ts";
import { callingRule } from "../queue/views.ts";
import { csvOf } from "./csv.ts";
import { figuresOf } from "./figures.ts";
import { countJourneys } from "./journeys.ts";
import { linesNow, waitingNow, windowsNow } from "./live.ts";
import { type DayOfMatterStep, openMatterStepStore, type StayCount } from "./matter-step-store.ts";
import { nameOf } from "./names.ts";
import { adviceOf, type HallNow, hallNow, type Part } from "./part.ts";
import { startRollUp } from "./roll-up.ts";
import { summarise } from "./summarise.ts";
import { defaultRetention, openSummaryStore, type Retention, type StoredDay } from "./summary-store.ts";
import { emptySummary, mergeSummary, type Summary, type Tally } from "./tally.ts";

/** What others add to the manager's view, where they have it. */
export interface Forecast {
  accuracy?(): Accuracy | undefined;
  staffing?(): StaffingAdvice[] | undefined;
}

/** What a hall can say of its days. */
export interface Statistics {
  /** The hall as it is now. */
  now(): ManagerView;
  /** The same in what adds up, for the levels above it. */
  hallNow(): HallNow;
  /** How many windows the next half hour needs, in what adds up. */
  advice(): Part["advice"];
  /** Both ends belong to it. @throws ContractError message.invalidPayload when it is too long, or ends before it begins */
  period(from: string, to: string): Period;
  /** The same as a table, see `statisticsPath`. @throws as `period` */
  csv(from: string, to: string, by: StatisticsBy, language: Language): string;
  /** How matters are handled at terminals; see `analyse`. @throws as `period` */
  matterSteps(from: string, to: string): readonly DayOfMatterStep[];
  /** How long people stood on them. @throws as `period` */
  stays(from: string, to: string): readonly StayCount[];
  record(terminalId: string, steps: readonly JourneyStep[], matters: readonly MatterStep[]): void;
  close(): void;
}

/** What the operator and other capabilities of the hall decide. */
export interface StatisticsSettings {
  /** Default: `defaultRetention`. */
  readonly retention?: Retention;
  readonly forecast?: Forecast;
  /** What goes wrong where nobody waits for an answer. Default: it is thrown. */
  readonly report?: (what: string, cause: unknown) => void;
}

export interface StatisticsOptions extends StatisticsSettings {
  readonly database: Database;
  readonly events: EventStore<QueueEvent, QueueOutcome>;
  readonly clock: Clock;
  readonly hall: HallDirectory;
  /** Today's queue. */
  queue(): QueueState;
}

const throwIt = (what: string, cause: unknown): never => {
  throw new Error(`statistics: ${what}`, { cause });
};

/** @throws StorageError */
export function openStatistics(options: StatisticsOptions): Statistics {
  const { clock, hall, queue, forecast = {}, retention = defaultRetention, report = throwIt } = options;
  const store = openSummaryStore(options.database);
  const matters = openMatterStepStore(options.database);
  const journeys = countJourneys(store, matters, clock);
  const rollUp = startRollUp({ events: options.events, store, matters, clock, retention, report });

  const daysOf = (from: string, to: string): { days: StoredDay[]; withToday: boolean } => {
    checkPeriod(from, to);
    const days = store.between(from, to);
    const state = queue();
    // Around midnight the queue is still yesterday's for a moment, and yesterday is not summarised yet.
    const withToday = from <= state.day && state.day <= to && !days.some(({ day }) => day === state.day);
    if (withToday && hasBegun(state))
      days.push({ day: state.day, summary: summarise(state, clock.now()), hasHours: true });
    return { days, withToday };
  };

  const period = (from: string, to: string): Period => {
    const { days, withToday } = daysOf(from, to);
    const sum = emptySummary();
    for (const { summary } of days) mergeSummary(sum, summary);
    return {
      from,
      to,
      withToday,
      days: days.map(({ day, summary }) => ({ day, figures: figuresOf(summary.total) })),
      daysWithoutHours: days.filter(({ hasHours }) => !hasHours).length,
      ...sidesOf(hall, sum),
      journeys: funnelOf(store.stepsBetween(from, to)),
    };
  };

  return {
    period,
    csv: (from, to, by, language) => csvOf(hall, daysOf(from, to).days, by, language),
    now() {
      const state = queue();
      const now = clock.now();
      const lines = linesNow(hall, state, now);
      const accuracy = forecast.accuracy?.();
      const staffing = forecast.staffing?.();
      return {
        hallName: hall.name,
        day: state.day,
        at: now,
        rule: callingRule(hall),
        ...waitingNow(lines),
        lines,
        windows: windowsNow(hall, state),
        today: period(state.day, state.day),
        ...(accuracy ? { accuracy } : {}),
        ...(staffing ? { staffing } : {}),
      };
    },
    hallNow: () => hallNow(hall, queue(), clock.now()),
    advice: () => adviceOf(forecast.staffing?.() ?? []),
    matterSteps(from, to) {
      checkPeriod(from, to);
      return matters.between(from, to);
    },
    stays(from, to) {
      checkPeriod(from, to);
      return matters.stays(from, to);
    },
    record: (terminalId, steps, ofMatters) => journeys.record(terminalId, steps, ofMatters),
    close() {
      rollUp.close();
      try {
        journeys.flush();
      } catch (cause) {
        // Another process writes, and this one is going: some counts are lost, and no number.
        report("journeys", cause);
      }
      journeys.close();
    },
  };
}

function checkPeriod(from: string, to: string): void {
  if (from > to || daysAfter(from, longestPeriod) <= to)
    throw new ContractError("message.invalidPayload", `from ${from} to ${to}: 1 to ${longestPeriod} days`);
}

const hasBegun = ({ tickets, windows }: QueueState): boolean => tickets.size > 0 || windows.size > 0;

function sidesOf(hall: HallDirectory, { total, hours, services, windows, classes }: Summary) {
  return {
    total: figuresOf(total),
    hours: Object.entries(hours)
      .map(([hour, tally]) => ({ hour: Number(hour), figures: figuresOf(tally) }))
      .sort((one, other) => one.hour - other.hour),
    services: inOrder(services, [...hall.service.keys()], (id) => nameOf(hall, "service", id)),
    windows: inOrder(windows, [...hall.window.keys()], (id) => nameOf(hall, "window", id)),
    classes: inOrder(classes, [ordinaryClass, ...hall.class.keys()], (id) => nameOf(hall, "class", id)),
  };
}

/** In the hall's order; what is not in the configuration any more comes last. */
function inOrder(
  tallies: Readonly<Record<string, Tally>>,
  order: readonly string[],
  name: (id: string) => Localized,
): NamedFigures[] {
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return Object.entries(tallies)
    .map(([id, tally]) => ({ id, name: name(id), figures: figuresOf(tally) }))
    .sort((one, other) => place(one.id) - place(other.id) || (one.id < other.id ? -1 : 1));
}

function funnelOf(steps: readonly { state: string; kind: JourneyStep["kind"]; count: number }[]) {
  const states = new Map<string, Period["journeys"][number]["counts"]>();
  for (const { state, kind, count } of steps) {
    const counts = states.get(state) ?? { reached: 0, helped: 0, finished: 0, gaveUp: 0, timedOut: 0 };
    states.set(state, { ...counts, [kind]: count });
  }
  return [...states]
    .map(([state, counts]) => ({ state, counts }))
    .sort((one, other) => other.counts.reached - one.counts.reached || (one.state < other.state ? -1 : 1));
}
