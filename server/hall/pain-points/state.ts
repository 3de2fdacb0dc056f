import type { Language } from "../../contract/hall.ts";
import type { PainDone } from "../../contract/pain-points/desk.ts";
import type { PainKind, PainSource, PainStage, PainStep } from "../../contract/pain-points/words.ts";
import type { Term } from "../calendar/working-days.ts";

/** One thing that somebody reported, and what became of it. */
export interface PainPoint {
  readonly number: string;
  readonly code: string;
  readonly kind: PainKind;
  readonly source: PainSource;
  readonly matterId: string | null;
  readonly step: PainStep | null;
  readonly screen: string | null;
  readonly error: string | null;
  readonly terminal: string | null;
  readonly categories: readonly string[];
  /** Sealed records. */
  readonly words: string | null;
  readonly contact: string | null;
  readonly digest: string;
  readonly language: Language;
  readonly order: string | null;
  readonly day: string;
  readonly at: number;
  readonly stage: PainStage;
  /** Worked on again: the first answer was not enough. */
  readonly again: boolean;
  /** Who has it, or had it last. */
  readonly unit: string | null;
  /** Times that it was passed on, to whom: of 12345 each is a work order of its own. */
  readonly assigned: readonly string[];
  readonly into: string | null;
  /** When each step is due; null: it is not, or not any more. */
  readonly due: Dues;
  readonly promised: Term;
  /** The last day on which it can be said that the answer is not enough. */
  readonly objectBy: Term | null;
  /** Of the first answer: a later one mends nothing of it. */
  readonly answeredOn: string | null;
  readonly answeredInTime: boolean | null;
  /** The sealed record of what the office says last: the answer, or why it declines. */
  readonly answer: string | null;
  readonly steps: readonly Step[];
  readonly endedAt: number | null;
  readonly openings: readonly { readonly by: string; readonly at: number }[];
}

export interface Dues {
  readonly accept: Term | null;
  readonly assign: Term | null;
  /** Stands on while a unit sends it back: passing it round wins nobody time. */
  readonly handle: Term | null;
  readonly answer: Term | null;
}

export interface Step {
  readonly kind: PainDone["kind"];
  readonly by: string;
  readonly at: number;
  readonly day: string;
  readonly unit: string | null;
  /** The sealed record of what staff wrote. */
  readonly record: string | null;
}

export interface PainsState {
  readonly points: Map<string, PainPoint>;
  /** Numbers by the code for following. */
  readonly codes: Map<string, string>;
  /** Numbers by 12345's. */
  readonly orders: Map<string, string>;
  /** Reports that were made on a day. */
  readonly series: Map<string, number>;
}

export const noPains = (): PainsState => ({
  points: new Map(),
  codes: new Map(),
  orders: new Map(),
  series: new Map(),
});

export const noDues: Dues = { accept: null, assign: null, handle: null, answer: null };

/** Nothing further happens to it by itself. */
export const isOver = ({ stage }: Pick<PainPoint, "stage">): boolean =>
  stage === "closed" || stage === "declined" || stage === "merged";

/** With which it is one, at the end of all merging; itself where it was not merged. */
export function mainOf(state: Pick<PainsState, "points">, point: PainPoint): PainPoint {
  let main = point;
  // Nothing is merged into what was merged: it ends.
  while (main.into !== null) {
    const next = state.points.get(main.into);
    // What is too old to be remembered says nothing more.
    if (!next) return main;
    main = next;
  }
  return main;
}

/** Whether whoever reported it may say today that the answer is not enough. Twice nobody may; 12345 asks its own people. */
export const mayObject = (
  { stage, source, again, objectBy }: Pick<PainPoint, "stage" | "source" | "again" | "objectBy">,
  today: string,
): boolean =>
  stage === "answered" && source !== "hotline" && !again && objectBy !== null && today <= objectBy.day;
