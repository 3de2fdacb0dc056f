import { fromCallback, fromPromise } from "xstate";
import {
  cancelled,
  type FollowedTicket,
  rated,
  type TextOrder,
  textOrder,
} from "../../server/contract/follow.ts";
import type { Language, RatingLevel } from "../../server/contract/hall.ts";
import type { PageClock } from "../connection/clock.ts";
import type { Alarm } from "./alarm.ts";
import { followStream, type Word } from "./stream.ts";

/** Why something that was asked for was not done, as the page says it. */
export type Problem = "cannotGiveBack" | "textsWrong" | "tooMany" | "notSent";

/** A request that the hall refused, or that did not reach it. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

export interface TextWish {
  readonly to: string;
  readonly language: Language;
}

/** Everything but the level is its holder's choice. */
export interface Opinion {
  readonly visit: number;
  readonly level: RatingLevel;
  readonly tags: readonly string[];
  readonly words: string | null;
  /** To be called back on: of who is not satisfied. */
  readonly telephone: string | null;
}

export interface Sources {
  /** `/t/CODE`, without a slash at its end. */
  readonly address: string;
  readonly clock: PageClock;
  readonly fetch: typeof fetch;
  readonly alarm: Alarm;
  readonly onChance: (listener: () => void) => () => void;
  /** A fresh idempotency key. */
  newKey(): string;
  report(error: unknown): void;
}

/** Everything the page's machine does to the outside. */
export function createEffects({ address, clock, fetch, alarm, onChance, newKey, report }: Sources) {
  /** @throws Refused */
  const ask = async (path: string, method: string, body: unknown, signal: AbortSignal): Promise<unknown> => {
    const response = await fetch(`${address}/${path}`, {
      method,
      cache: "no-store",
      signal,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Refused("notSent");
    });
    if (response.ok) return response.json();
    throw new Refused(problemOf(response.status));
  };

  return {
    report,
    newKey,

    follow: fromCallback<{ type: "none" }, Record<string, never>, Word>(({ sendBack }) =>
      followStream({ address: `${address}/events`, clock, fetch, onChance, report, tell: sendBack }),
    ),

    giveBack: fromPromise<FollowedTicket, { key: string }>(async ({ input: { key }, signal }) => {
      const answer = await ask("cancel", "POST", { idempotencyKey: key }, signal);
      return cancelled.parse(answer).ticket;
    }),

    rate: fromPromise<FollowedTicket, Opinion & { readonly language: Language; readonly key: string }>(
      async ({ input: { key, ...opinion }, signal }) =>
        rated.parse(await ask("ratings", "POST", { ...opinion, idempotencyKey: key }, signal)).ticket,
    ),

    orderTexts: fromPromise<TextOrder, TextWish>(async ({ input, signal }) =>
      textOrder.parse(await ask("texts", "PUT", input, signal)),
    ),
    stopTexts: fromPromise<TextOrder>(async ({ signal }) =>
      textOrder.parse(await ask("texts", "DELETE", undefined, signal)),
    ),

    /** Asks for sound; must begin within the touch that wants it. */
    openAlarm: fromPromise<boolean>(() => alarm.open()),
    ring: () => alarm.ring(),
  };
}

export type TicketEffects = ReturnType<typeof createEffects>;

function problemOf(status: number): Problem {
  if (status === 409) return "cannotGiveBack";
  if (status === 400) return "textsWrong";
  return status === 429 ? "tooMany" : "notSent";
}
