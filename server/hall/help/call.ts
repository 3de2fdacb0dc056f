import * as z from "zod/mini";
import {
  type HelpCall,
  type HelpEnd,
  type HelpGuide,
  type HelpText,
  helpAbout,
} from "../../contract/help/call.ts";
import { type HelpRules, ringMoments, stageAfter } from "./rules.ts";

const moment = z.nullable(z.number());
const guide = z.object({ id: z.string(), name: z.string() });

/** An open call as it is kept: nothing of what was said in it, nobody who calls, and of who answers no more than until it ends. */
export const openCall = z.object({
  id: z.string(),
  terminalId: z.string(),
  about: helpAbout,
  since: z.number(),
  /** Since when it rings, the last time that it does; stages count from here. */
  ringsSince: z.number(),
  /** Who has it; null: it rings. */
  taken: z.nullable(z.object({ by: guide, dueAt: z.number(), thereAt: moment })),
  /** When it was first taken, and when first somebody was there. */
  answeredAt: moment,
  reachedAt: moment,
  again: z.boolean(),
});
export type OpenCall = z.infer<typeof openCall>;

/** What a call came to: who answered is not in it. Lengths are milliseconds. */
export interface CallRecord {
  readonly id: string;
  readonly since: number;
  readonly terminalId: string;
  readonly matter: string | null;
  readonly step: string;
  readonly end: HelpEnd;
  /** From the call until it was first taken; null: it never was. */
  readonly answer: number | null;
  /** From the call until somebody was there; null: nobody said so. */
  readonly arrival: number | null;
}

const minute = 60_000;

export function newCall(wish: Pick<OpenCall, "id" | "terminalId" | "about">, now: number): OpenCall {
  return {
    ...wish,
    since: now,
    ringsSince: now,
    taken: null,
    answeredAt: null,
    reachedAt: null,
    again: false,
  };
}

/** What a guide wants of a call. */
export type GuideWish =
  | { readonly kind: "take"; readonly minutes: number }
  | { readonly kind: "arrive" }
  | { readonly kind: "giveBack" }
  | { readonly kind: "end" };

export type Answered =
  | { readonly outcome: "done"; readonly call: OpenCall; readonly ended?: HelpEnd }
  /** Somebody else has it. */
  | { readonly outcome: "late"; readonly call: OpenCall };

/**
 * What becomes of a call when a guide wants something of it. The same wish of the same guide again changes nothing but the promise.
 * Arriving at a call that rings takes it: who stands beside the citizen has it. Anybody may end a call: its guide's tablet may be empty.
 */
export function answer(call: OpenCall, by: HelpGuide, wish: GuideWish, now: number): Answered {
  const { taken } = call;
  if (wish.kind === "end") return { outcome: "done", call, ended: "helped" };
  if (taken && taken.by.id !== by.id) return { outcome: "late", call };
  if (wish.kind === "giveBack") return { outcome: "done", call: taken ? ringAgain(call, now) : call };
  const answeredAt = call.answeredAt ?? now;
  if (wish.kind === "take") {
    const dueAt = now + wish.minutes * minute;
    return {
      outcome: "done",
      call: { ...call, answeredAt, taken: { by, dueAt, thereAt: taken?.thereAt ?? null } },
    };
  }
  const thereAt = taken?.thereAt ?? now;
  return {
    outcome: "done",
    call: {
      ...call,
      answeredAt,
      reachedAt: call.reachedAt ?? thereAt,
      taken: { by, dueAt: taken?.dueAt ?? now, thereAt },
    },
  };
}

const ringAgain = (call: OpenCall, now: number): OpenCall => ({
  ...call,
  taken: null,
  ringsSince: now,
  again: true,
});

/** What time alone makes of a call. @returns the call, the same object where nothing changed, and how it ended where it did */
export function afterTime(
  call: OpenCall,
  rules: HelpRules,
  now: number,
): { readonly call: OpenCall; readonly ended?: HelpEnd } {
  const { taken, ringsSince } = call;
  if (!taken) return now - ringsSince >= rules.ringAtMost ? { call, ended: "unanswered" } : { call };
  if (taken.thereAt !== null)
    return now - taken.thereAt >= rules.thereAtMost ? { call, ended: "helped" } : { call };
  return now - taken.dueAt >= rules.lateAfter ? { call: ringAgain(call, now) } : { call };
}

/** When time changes something about a call next. */
export function nextMoment({ taken, ringsSince }: OpenCall, rules: HelpRules, now: number): number {
  if (taken)
    return taken.thereAt === null ? taken.dueAt + rules.lateAfter : taken.thereAt + rules.thereAtMost;
  const next = ringMoments(rules).find((after) => ringsSince + after > now);
  return ringsSince + (next ?? rules.ringAtMost);
}

export function recordOf(call: OpenCall, end: HelpEnd): CallRecord {
  const { id, since, terminalId, about, answeredAt, reachedAt } = call;
  // A clock that was set back makes nobody answer before the call.
  const from = (at: number | null) => (at === null ? null : Math.max(0, at - since));
  return {
    id,
    since,
    terminalId,
    matter: about.matter?.id ?? null,
    step: about.step,
    end,
    answer: from(answeredAt),
    arrival: from(reachedAt),
  };
}

/** A call as its citizen and the guides see it. */
export function callView(
  call: OpenCall,
  texts: readonly HelpText[],
  rules: HelpRules,
  now: number,
): HelpCall {
  const { id, terminalId, about, since, ringsSince, taken, again } = call;
  return {
    id,
    terminalId,
    about,
    since,
    state: taken === null ? "ringing" : taken.thereAt === null ? "taken" : "there",
    stage: taken === null ? stageAfter(rules, now - ringsSince) : "near",
    guide: taken?.by ?? null,
    dueAt: taken?.dueAt ?? null,
    thereAt: taken?.thereAt ?? null,
    again,
    texts: [...texts],
  };
}
