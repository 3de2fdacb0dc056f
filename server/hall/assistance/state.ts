import type { AssistanceKind, AssistanceState, HalfDaySlot } from "../../contract/assistance/words.ts";
import type { Language } from "../../contract/hall.ts";
import type { Term } from "../calendar/working-days.ts";

export interface AssistancesState {
  readonly requests: Map<string, Request>;
  /** Number by code. */
  readonly codes: Map<string, string>;
  /** Numbers of each person's, in order of asking. */
  readonly persons: Map<string, string[]>;
  /** Visits of a half day, by `slotKey`. */
  readonly taken: Map<string, number>;
  /** Requests that were made on a day. */
  readonly series: Map<string, number>;
}

export interface Request {
  readonly number: string;
  readonly code: string;
  readonly kind: AssistanceKind;
  readonly matterId: string;
  readonly person: string;
  readonly slot: HalfDaySlot | null;
  readonly answerBy: Term;
  readonly doBy: Term;
  readonly record: string;
  readonly texts: boolean;
  readonly language: Language;
  readonly bookedAt: number;
  readonly state: AssistanceState;
  readonly assignee: string | null;
  /** How often it was assigned: each time is told of. */
  readonly assignments: number;
  /** The sealed reason why it was declined. */
  readonly declined: string | null;
  /** When it became closed, declined or cancelled. */
  readonly endedAt: number | null;
  readonly openings: readonly { readonly by: string; readonly at: number }[];
}

export const noAssistances = (): AssistancesState => ({
  requests: new Map(),
  codes: new Map(),
  persons: new Map(),
  taken: new Map(),
  series: new Map(),
});

export const slotKey = ({ day, half }: HalfDaySlot): string => `${day} ${half}`;

/** Visits that have the half day. */
export const takenIn = ({ taken }: AssistancesState, slot: HalfDaySlot): number =>
  taken.get(slotKey(slot)) ?? 0;

/** Nothing further happens to it. */
export const isOver = ({ state }: Pick<Request, "state">): boolean =>
  state === "closed" || state === "declined" || state === "cancelled";

/** The citizen still waits for it. */
export const isAwaited = ({ state }: Pick<Request, "state">): boolean =>
  state === "new" || state === "assigned";

export const requestsOf = (state: AssistancesState, person: string): Request[] =>
  (state.persons.get(person) ?? []).flatMap((number) => state.requests.get(number) ?? []);
