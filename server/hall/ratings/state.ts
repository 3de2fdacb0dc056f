import type { Language, RatingLevel } from "../../contract/hall.ts";
import type { AppealGround, CaseStage, DoneStep, Finding } from "../../contract/ratings/desk.ts";
import type { JourneyKind, RatingChannel, UnitKind } from "../../contract/ratings/words.ts";
import type { Term } from "../calendar/working-days.ts";
import { type ActiveCounts, type DefaultCounts, noActive, noDefault } from "./counts.ts";

/** A window or a terminal, and the organ whose matter it was. */
export interface Unit {
  readonly kind: UnitKind;
  readonly id: string;
  readonly organId: string | null;
}

/** Times that a unit could have been rated. */
export interface UnitVisits {
  readonly unit: Unit;
  readonly visits: number;
}

export interface RatingsState {
  /** Visits that were rated today or yesterday: a visit is rated on its own day. */
  readonly visits: Map<string, { readonly number: string; readonly day: string }>;
  /** Ratings that say more than a level and tags, by number. Of the others the sums are all that there is. */
  readonly ratings: Map<string, RatingRecord>;
  /** Ratings that were made on a day. */
  readonly series: Map<string, number>;
  /** Numbers of 整改通知单 that a year has given: in one row, without gaps. */
  readonly notices: Map<string, number>;
  /** By day, then by unit (`unitKey`). */
  readonly sums: Map<string, Map<string, UnitSums>>;
  /** Days whose silence was counted, of windows or of terminals (`passedKey`). */
  readonly passedOver: Set<string>;
  /** The last day of which something was folded in. */
  lastDay: string;
}

export interface UnitSums {
  readonly unit: Unit;
  readonly active: ActiveCounts;
  readonly byDefault: DefaultCounts;
  readonly tags: Readonly<Record<string, number>>;
  /** 差评 that were excluded after a review. */
  readonly excluded: number;
  /** Ratings that came in, also what was excluded later: who was rated is not passed over. */
  readonly came: number;
}

/** One that somebody made. What nobody made is no record: see `DefaultCounts`. */
export interface RatingRecord {
  readonly number: string;
  readonly visit: string;
  readonly day: string;
  readonly at: number;
  readonly channel: RatingChannel;
  readonly unit: Unit;
  readonly journey: JourneyKind | null;
  readonly level: RatingLevel;
  readonly tags: readonly string[];
  readonly words: string | null;
  readonly contact: string | null;
  readonly digest: string;
  readonly language: Language;
  readonly openings: readonly { readonly by: string; readonly at: number }[];
  /** Null: it is no 差评, and nothing follows. */
  readonly complaint: Complaint | null;
}

/** What follows a 差评. */
export interface Complaint {
  readonly stage: CaseStage;
  readonly finding: Finding | null;
  /** When each step is due; null: it is not, or not any more. */
  readonly due: Dues;
  readonly appeal: Appeal | null;
  readonly notice: {
    readonly number: string;
    readonly rectifyBy: Term;
    readonly answerBy: Term;
  } | null;
  /** `null`: nobody was reached yet. */
  readonly reachedOn: string | null;
  readonly callsInVain: number;
  readonly answeredOn: string | null;
  readonly steps: readonly Step[];
  readonly endedAt: number | null;
  /** The terms as they were when the step was done or given up: what was in time. */
  readonly answeredInTime: boolean | null;
  readonly calledInTime: boolean | null;
}

export interface Dues {
  readonly confirm: Term | null;
  readonly callBack: Term | null;
  readonly rectify: Term | null;
  readonly answer: Term | null;
}

export interface Appeal {
  readonly ground: AppealGround;
  readonly by: string;
  readonly on: string;
  readonly reviewBy: Term;
  /** Null: not looked at yet. */
  readonly upheld: boolean | null;
}

export interface Step {
  readonly kind: DoneStep["kind"];
  readonly by: string;
  readonly at: number;
  /** The sealed record of what staff wrote. */
  readonly record: string | null;
}

export const noRatings = (): RatingsState => ({
  visits: new Map(),
  ratings: new Map(),
  series: new Map(),
  notices: new Map(),
  sums: new Map(),
  passedOver: new Set(),
  lastDay: "",
});

/** Of a window's visit nobody knows here whose matter it was. */
export const windowUnit = (id: string): Unit => ({ kind: "window", id, organId: null });

export const unitKey = ({ kind, id, organId }: Unit): string => `${kind} ${id} ${organId ?? ""}`;

export const passedKey = (kind: UnitKind, day: string): string => `${kind} ${day}`;

export const emptySums = (unit: Unit): UnitSums => ({
  unit,
  active: noActive,
  byDefault: noDefault,
  tags: {},
  excluded: 0,
  came: 0,
});

/** Nothing further happens to it. */
export const isOver = ({ stage }: Complaint): boolean => stage === "closed" || stage === "excluded";

/** An appeal is being looked at: the other clocks stand still. */
export const isUnderReview = ({ appeal }: Complaint): boolean => appeal !== null && appeal.upheld === null;

/** Once, and before the answer is given. */
export const mayAppeal = (complaint: Complaint): boolean =>
  !isOver(complaint) && complaint.appeal === null && complaint.stage !== "answered";

/** Somebody left a telephone number and has not been called yet. */
export const isToCall = (
  { contact }: Pick<RatingRecord, "contact">,
  { reachedOn, callsInVain }: Complaint,
  tries: number,
): boolean => contact !== null && reachedOn === null && callsInVain < tries;

export const needsRectifying = ({ finding }: Complaint): boolean =>
  finding === "clear" || finding === "complex";
