import { fromCallback, fromPromise } from "xstate";
import { errorBody } from "../../server/contract/hall.ts";
import {
  type PhoneOffers,
  type PhoneWish,
  phoneOffers,
  type TakenByPhone,
  takenByPhone,
} from "../../server/contract/take-by-phone.ts";

/** Why what was asked for was not done, as the page says it. `expired`: the code in the hall has to be scanned again. */
export type Problem = "expired" | "serviceClosed" | "dayFull" | "personLimit" | "tooMany" | "notSent";

/** A request that the hall refused, or that did not reach it. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

export type TakeWish = Pick<PhoneWish, "serviceId" | "idempotencyKey"> & { readonly classId: string | null };

export interface Sources {
  /** `/n/KEY`, without a slash at its end. */
  readonly address: string;
  readonly fetch: typeof fetch;
  /** The telephone's own key. */
  readonly phone: () => string;
  readonly onChance: (listener: () => void) => () => void;
  /** Leaves for the page of a ticket. */
  go(path: string): void;
  /** A fresh idempotency key. */
  newKey(): string;
  report(error: unknown): void;
}

/** Everything the page's machine does to the outside. */
export function createEffects({ address, fetch, phone, onChance, go, newKey, report }: Sources) {
  /** @throws Refused */
  const ask = async (path: string, signal: AbortSignal, body?: object): Promise<unknown> => {
    const response = await fetch(`${address}/${path}`, {
      cache: "no-store",
      signal,
      ...(body
        ? {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
          }
        : {}),
    }).catch(() => {
      throw new Refused("notSent");
    });
    // A proxy on the way may answer with a page of its own.
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer;
    const refusal = errorBody.safeParse(answer);
    throw new Refused(refusal.success ? problemOf(refusal.data.error) : "notSent");
  };

  return {
    report,
    newKey,
    go,

    /** Tells when the hall may be reached again. */
    watchChances: fromCallback<{ type: "none" }, Record<string, never>, { type: "chance" }>(({ sendBack }) =>
      onChance(() => sendBack({ type: "chance" })),
    ),

    lookAtOffers: fromPromise<PhoneOffers>(async ({ signal }) =>
      phoneOffers.parse(await ask("offers", signal)),
    ),

    takeNumber: fromPromise<TakenByPhone, TakeWish>(async ({ input: { classId, ...wish }, signal }) =>
      takenByPhone.parse(
        await ask("take", signal, {
          ...wish,
          phone: phone(),
          ...(classId === null ? {} : { classId }),
        } satisfies PhoneWish),
      ),
    ),
  };
}

export type TakeEffects = ReturnType<typeof createEffects>;

function problemOf(code: string): Problem {
  switch (code) {
    case "queue.entryExpired":
      return "expired";
    case "queue.serviceClosed":
    case "queue.unknownService":
    case "queue.unknownClass":
      return "serviceClosed";
    case "queue.dayFull":
      return "dayFull";
    case "queue.personLimit":
      return "personLimit";
    case "message.tooManyRequests":
      return "tooMany";
    default:
      return "notSent";
  }
}
