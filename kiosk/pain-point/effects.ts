import { fromPromise } from "xstate";
import { errorBody } from "../../server/contract/hall.ts";
import { phonePain } from "../../server/contract/pain-points/phone.ts";
import type { FollowedPain } from "../../server/contract/pain-points/words.ts";

/** Why nothing is shown, or nothing was done, as the page says it. */
export type Problem = "notFound" | "tooMany" | "movedOn" | "notSent";

/** A request that the hall refused, or that did not reach it. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

export interface Sources {
  /** `/f` */
  readonly address: string;
  readonly fetch: typeof fetch;
  /** A fresh idempotency key. */
  newKey(): string;
}

/** Everything the page's machine does to the outside. */
export function createEffects({ address, fetch, newKey }: Sources) {
  /** @throws Refused */
  const ask = async (path: string, body: object, signal: AbortSignal): Promise<FollowedPain> => {
    const response = await fetch(`${address}/${path}`, {
      method: "POST",
      cache: "no-store",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal,
    }).catch(() => {
      throw new Refused("notSent");
    });
    // A proxy on the way may answer with a page of its own.
    const answer: unknown = await response.json().catch(() => null);
    const found = phonePain.safeParse(answer);
    if (response.ok && found.success) return found.data.pain;
    const refusal = errorBody.safeParse(answer);
    throw new Refused(refusal.success ? problemOf(refusal.data.error) : "notSent");
  };
  return {
    newKey,
    look: fromPromise<FollowedPain, { code: string }>(({ input, signal }) => ask("look", input, signal)),
    settle: fromPromise<FollowedPain, { code: string; enough: boolean; idempotencyKey: string }>(
      ({ input, signal }) => ask("settle", input, signal),
    ),
  };
}

export type PhonePainEffects = ReturnType<typeof createEffects>;

function problemOf(code: string): Problem {
  switch (code) {
    case "painPoint.notFound":
    case "message.invalidPayload":
      return "notFound";
    case "message.tooManyRequests":
    case "matter.tooManyTries":
      return "tooMany";
    case "desk.notInState":
      return "movedOn";
    default:
      return "notSent";
  }
}
