import type {
  Accompaniment,
  AccompanyEnd,
  CitizenAnswer,
  HandOver,
} from "../../contract/accompany/accompaniment.ts";
import type { HelpCall, HelpGuide } from "../../contract/help/call.ts";
import type { AccompanyRules } from "./rules.ts";

/** One accompaniment as the hall holds it, in memory alone. What is seen in it is not in here. */
export interface OpenAccompaniment {
  readonly id: string;
  readonly callId: string;
  readonly terminalId: string;
  readonly guide: HelpGuide;
  readonly state: "asked" | "with";
  readonly since: number;
  readonly given: number;
  readonly handOver: (HandOver & { readonly classId: string | null }) | null;
  /** Since when the guide's page, and the terminal, cannot be heard; null: they can. */
  readonly guideLostAt: number | null;
  readonly terminalLostAt: number | null;
}

/** @param connected whether the terminal can be heard */
export function newAccompaniment(
  wish: Pick<OpenAccompaniment, "id" | "callId" | "terminalId" | "guide">,
  connected: boolean,
  now: number,
): OpenAccompaniment {
  return {
    ...wish,
    state: "asked",
    since: now,
    given: 0,
    handOver: null,
    guideLostAt: null,
    terminalLostAt: connected ? null : now,
  };
}

/** Whether a guide may look on at a call: who has taken it, and nobody else. */
export const isOfCall = (
  { callId, guide }: Pick<OpenAccompaniment, "callId" | "guide">,
  call: HelpCall | null,
): boolean => call !== null && call.id === callId && call.guide?.id === guide.id;

/** What time alone makes of it: how it has ended, or null. */
export function endByTime(
  { state, since, guideLostAt, terminalLostAt }: OpenAccompaniment,
  { askAtMost, gapAtMost }: AccompanyRules,
  now: number,
): AccompanyEnd | null {
  if (state === "asked" && now - since >= askAtMost) return "noAnswer";
  const isGone = (at: number | null) => at !== null && now - at >= gapAtMost;
  return isGone(guideLostAt) || isGone(terminalLostAt) ? "lineLost" : null;
}

/** When time ends it, if nothing else happens; infinity: it does not. */
export function endingAt(
  { state, since, guideLostAt, terminalLostAt }: OpenAccompaniment,
  { askAtMost, gapAtMost }: AccompanyRules,
): number {
  const gap = (at: number | null) => (at === null ? Number.POSITIVE_INFINITY : at + gapAtMost);
  return Math.min(
    state === "asked" ? since + askAtMost : Number.POSITIVE_INFINITY,
    gap(guideLostAt),
    gap(terminalLostAt),
  );
}

/** What becomes of it when the citizen says something. `taken`: the number of a hand-over is to be taken now. */
export type Said =
  | { readonly open: OpenAccompaniment; readonly taken?: true }
  | { readonly ended: AccompanyEnd };

/** An answer to what is not asked, or not any more, changes nothing: it may have come a second time. */
export function answered(open: OpenAccompaniment, said: CitizenAnswer, now: number): Said {
  if ("handOver" in said) {
    const { handOver } = open;
    if (handOver?.key !== said.handOver || handOver.state !== "asked") return { open };
    if (said.answer === "no") return { open: { ...open, handOver: { ...handOver, state: "declined" } } };
    return { open: { ...open, handOver: { ...handOver, state: "agreed" } }, taken: true };
  }
  if (said.answer === "stop") return { ended: open.state === "asked" ? "declined" : "stopped" };
  if (open.state === "with") return { open };
  return said.answer === "no" ? { ended: "declined" } : { open: { ...open, state: "with", since: now } };
}

/** The guide wants to hand over: the citizen is asked, unless a number is given already, or on its way. */
export function withHandOver(
  open: OpenAccompaniment,
  wish: { readonly key: string; readonly serviceId: string; readonly classId: string | null },
): OpenAccompaniment {
  const { handOver, state } = open;
  if (state === "asked" || handOver?.key === wish.key) return open;
  if (handOver && ["asked", "agreed", "given"].includes(handOver.state)) return open;
  return { ...open, handOver: { ...wish, state: "asked", ticket: null, error: null } };
}

export function accompanimentView(open: OpenAccompaniment, rules: AccompanyRules): Accompaniment {
  const { id, callId, guide, state, since, given, handOver, guideLostAt } = open;
  return {
    id,
    callId,
    guide,
    state,
    since,
    present: guideLostAt === null,
    extensions: {
      given,
      left: Math.max(0, rules.extensions - given),
      minutes: rules.extensionMinutes,
    },
    handOver: handOver && {
      key: handOver.key,
      state: handOver.state,
      serviceId: handOver.serviceId,
      ticket: handOver.ticket,
      error: handOver.error,
    },
  };
}
