import type { WaitRange } from "../../contract/hall.ts";
import type { Recorded } from "../../storage/event-store.ts";
import type { HallDirectory } from "../hall-config.ts";
import type { QueueEvent } from "../queue/events.ts";
import { type QueueState, type TicketRecord, ticketOf } from "../queue/state.ts";
import {
  type Accuracy,
  type AccuracyState,
  accuracyOf,
  newAccuracy,
  recordWait,
} from "../waiting-time/accuracy.ts";
import {
  type CalibrationState,
  calibrate,
  type Forecast,
  newCalibration,
  type RawForecast,
} from "../waiting-time/calibration.ts";
import { type Estimate, estimateAll, estimateOne } from "../waiting-time/estimate.ts";
import { type LearnerState, learn, newLearner, openDay } from "../waiting-time/learner.ts";
import { learnedModel } from "../waiting-time/model.ts";
import type { Random } from "../waiting-time/random.ts";
import { adviseStaffing, type StaffingAdvice } from "../waiting-time/staffing.ts";
import type { VisibleState } from "../waiting-time/visible-state.ts";
import { observationsOf } from "./observations.ts";
import { spareWindows, visibleState } from "./visible.ts";

/**
 * Replays for those who come, in one second, with up to `replayedAtOnce` people waiting: at five milliseconds each, a tenth of the time.
 * Where more wait each takes longer, and counts as several. In a rush who comes behind gets the last answer for the same service and
 * class, unless it is older than `newcomerAge` (milliseconds). Waits are told in minutes.
 */
export const newcomerReplays = 20;
const replayedAtOnce = 200;
export const newcomerAge = 2000;

/** How old the answers for those who wait may be, milliseconds: as often as a telephone looks. */
export const waitingAge = 5000;

/** All that a hall has learned about waiting, and how good its word was. Plain JSON. */
export interface Learned {
  readonly learner: LearnerState;
  readonly calibration: CalibrationState;
  readonly accuracy: AccuracyState;
}

export const nothingLearned = (): Learned => ({
  learner: newLearner(),
  calibration: newCalibration(),
  accuracy: newAccuracy(),
});

/** What somebody was told when the wait began. */
interface Promised {
  readonly at: number;
  readonly weight: number;
  readonly raw: RawForecast;
  readonly forecast: Forecast;
}

export interface ForecasterOptions {
  readonly hall: HallDirectory;
  readonly random: Random;
  readonly learned?: Learned;
  /** Called when a day is over, before anything of the next one is learned. */
  readonly onDayEnd?: (day: string) => void;
}

/**
 * Tells people how long they wait, and learns from how long they did. It follows the queue event by event and changes nothing in it.
 */
export class Forecaster {
  readonly #hall: HallDirectory;
  readonly #random: Random;
  readonly #learned: Learned;
  readonly #promised = new Map<string, Promised>();
  #rush = { second: 0, replays: 0 };
  readonly #newcomers = new Map<string, { readonly at: number; readonly estimate: Estimate }>();
  #everybody: { readonly at: number; readonly waits: Map<number, Estimate> } | undefined;
  readonly #onDayEnd: (day: string) => void;
  #day = "";

  constructor({ hall, random, learned = nothingLearned(), onDayEnd = () => undefined }: ForecasterOptions) {
    this.#hall = hall;
    this.#random = random;
    this.#learned = learned;
    this.#onDayEnd = onDayEnd;
  }

  get learned(): Learned {
    return this.#learned;
  }

  /** Takes in a whole day of which nobody followed the events. */
  takeDay(state: QueueState): void {
    this.#enter(state.day);
    for (const seen of observationsOf(this.#hall, state)) learn(this.#learned.learner, seen);
  }

  /** Takes in one event, behind its folding into `state`. O(1). */
  take(state: QueueState, { at, event }: Recorded<QueueEvent>): void {
    const { learner } = this.#learned;
    this.#enter(state.day);
    switch (event.type) {
      case "ticketTaken": {
        const { takenAt, classId, serviceId } = ticketOf(state, event.number);
        learn(learner, { kind: "arrived", at: takenAt, serviceId, weight: this.#hall.weightOf(classId) });
        break;
      }
      case "ticketCalled":
        this.#keepWord(state.day, ticketOf(state, event.number), at);
        break;
      case "ticketNoShow": {
        const visit = ticketOf(state, event.number).visits.at(-1);
        if (visit)
          learn(learner, {
            kind: "noShow",
            serviceId: visit.serviceId,
            calledAt: visit.calledAt,
            givenUpAt: at,
          });
        break;
      }
      case "serviceFinished":
      case "ticketTransferred": {
        const visit = ticketOf(state, event.number).visits.at(-1);
        if (visit?.startedAt == null) break;
        const { serviceId, windowId, calledAt, startedAt } = visit;
        learn(learner, { kind: "served", serviceId, windowId, calledAt, startedAt, finishedAt: at });
        break;
      }
    }
  }

  /** How long a ticket waits from now on; null: nobody knows, or it does not wait. */
  ofTicket(state: QueueState, number: string, now: number): WaitRange | null {
    const ticket = state.tickets.get(number);
    if (!ticket?.standing) return null;
    const estimate = this.#promised.has(number)
      ? this.#ofWaiting(state, ticket, now)
      : this.#promise(state, ticket, now);
    return rangeOf(estimate);
  }

  /** How long somebody waits who takes a number now. */
  ofNewcomer(state: QueueState, serviceId: string, classId: string, now: number): WaitRange | null {
    return rangeOf(this.#ofNewcomer(state, serviceId, this.#hall.weightOf(classId), now));
  }

  /** How good the word was, day by day. */
  accuracy(): Accuracy[] {
    return accuracyOf(this.#learned.accuracy);
  }

  /** How many windows for the next half hour, by group of services. Some tens of milliseconds. */
  staffing(state: QueueState, now: number): StaffingAdvice[] {
    const visible = visibleState(this.#hall, state, now);
    return adviseStaffing(visible, spareWindows(this.#hall, state), this.#model(now), this.#random);
  }

  #enter(day: string): void {
    if (day === this.#day) return;
    if (this.#day !== "") this.#onDayEnd(this.#day);
    this.#day = day;
    openDay(this.#learned.learner, Date.parse(`${day}T00:00:00+08:00`));
    this.#promised.clear();
  }

  #model(now: number) {
    return learnedModel(this.#learned.learner, { now });
  }

  #promise(state: QueueState, ticket: TicketRecord, now: number): Estimate {
    const weight = this.#hall.weightOf(ticket.classId);
    const estimate = this.#estimateOf(state, ticket, weight, now);
    if (estimate.kind === "range" && ticket.visits.length === 0) {
      const { raw, forecast } = estimate;
      this.#promised.set(ticket.number, { at: now, weight, raw, forecast });
    }
    return estimate;
  }

  /** Of somebody who has just come: the last answer for one who came, where it is fresh. */
  #estimateOf(state: QueueState, ticket: TicketRecord, weight: number, now: number): Estimate {
    const key = `${ticket.serviceId} ${weight}`;
    const known = this.#inRush(key, now);
    if (known) return known;
    const visible = this.#replayed(state, now);
    const index = visible.waiting.findIndex(({ seq }) => seq === ticket.standing?.seq);
    const estimate: Estimate =
      index < 0
        ? { kind: "unknown", reason: "noWindow" }
        : estimateOne(visible, this.#model(now), this.#learned.calibration, this.#random, { index });
    this.#newcomers.set(key, { at: now, estimate });
    return estimate;
  }

  #ofNewcomer(state: QueueState, serviceId: string, weight: number, now: number): Estimate {
    const key = `${serviceId} ${weight}`;
    const known = this.#inRush(key, now);
    if (known) return known;
    const visible = this.#replayed(state, now);
    const estimate = estimateOne(visible, this.#model(now), this.#learned.calibration, this.#random, {
      newcomer: { serviceId, weight },
    });
    this.#newcomers.set(key, { at: now, estimate });
    return estimate;
  }

  /** The last answer, when there were too many this second. */
  #inRush(key: string, now: number): Estimate | undefined {
    const second = Math.floor(now / 1000);
    if (second !== this.#rush.second) this.#rush = { second, replays: 0 };
    const known = this.#newcomers.get(key);
    if (known && this.#rush.replays >= newcomerReplays && Math.abs(now - known.at) < newcomerAge)
      return known.estimate;
    return undefined;
  }

  #replayed(state: QueueState, now: number): VisibleState {
    const visible = visibleState(this.#hall, state, now);
    this.#rush.replays += Math.max(1, visible.waiting.length / replayedAtOnce);
    return visible;
  }

  #ofWaiting(state: QueueState, { standing }: TicketRecord, now: number): Estimate {
    const known = this.#everybody;
    const seq = standing?.seq ?? 0;
    const fresh = known && now >= known.at && now - known.at < waitingAge ? known.waits.get(seq) : undefined;
    if (fresh) return fresh;
    const visible = visibleState(this.#hall, state, now);
    const all = estimateAll(visible, this.#model(now), this.#learned.calibration, this.#random);
    const waits = new Map(visible.waiting.map((ticket, index) => [ticket.seq, all[index] as Estimate]));
    this.#everybody = { at: now, waits };
    return waits.get(seq) ?? { kind: "unknown", reason: "noWindow" };
  }

  /** Compares what was said with what came. Who was called at once was promised nothing. */
  #keepWord(day: string, ticket: TicketRecord, at: number): void {
    const promised = this.#promised.get(ticket.number);
    if (!promised) return;
    this.#promised.delete(ticket.number);
    if (promised.raw.p80 <= 0 || ticket.visits.length !== 1) return;
    const waited = at - promised.at;
    calibrate(this.#learned.calibration, promised.weight, promised.raw, waited);
    recordWait(this.#learned.accuracy, day, promised.forecast, waited);
  }
}

const rangeOf = (estimate: Estimate): WaitRange | null =>
  estimate.kind === "range" ? { likely: estimate.likely, atMost: estimate.atMost } : null;
