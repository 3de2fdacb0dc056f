import type { Broadcast, BroadcastSession } from "../../../server/contract/catalogue/broadcast.ts";
import { nextSessions } from "../../../server/contract/catalogue/broadcast.ts";
import { type Notice, running } from "../../../server/contract/notices/notice.ts";

/** What the hall tells between sessions, one at a time. */
export type Told =
  | { readonly kind: "notice"; readonly notice: Notice }
  | { readonly kind: "broadcast"; readonly session: BroadcastSession; readonly isOn: boolean };

/** Milliseconds for which one stands. House rule: sixty characters in three languages are read slowly in that. */
export const turnTime = 12_000;
/** Whoever has gone on by hand reads in peace for so long. */
export const heldFor = 60_000;

/** Live streams that are told of at one time: what is further off is looked up. */
const mostSessions = 3;

/** All that is to be told at `now`, in order: urgent notices, the others, live streams. */
export function toldAt(notices: readonly Notice[], broadcasts: readonly Broadcast[], now: number): Told[] {
  return [
    ...running(notices, now).map((notice) => ({ kind: "notice" as const, notice })),
    ...nextSessions(broadcasts, now, mostSessions).map((session) => ({
      kind: "broadcast" as const,
      session,
      isOn: session.from <= now,
    })),
  ];
}

export const isUrgent = (told: Told): boolean => told.kind === "notice" && told.notice.urgent;

/** Their turns: what is urgent comes back before each of the others, so that nobody passes without having seen it. */
export function turnsOf(told: readonly Told[]): Told[] {
  const urgent = told.filter(isUrgent);
  const others = told.filter((each) => !isUrgent(each));
  return others.length === 0 ? urgent : others.flatMap((each) => [...urgent, each]);
}

/** Whose turn it is: a matter of the time alone, so that terminals side by side turn together. */
export const turnAt = (turns: number, now: number): number =>
  turns === 0 ? 0 : Math.floor(now / turnTime) % turns;
