import * as z from "zod/mini";
import { appointmentCode as code } from "./appointments.ts";
import type { Matter } from "./catalogue/matter.ts";
import type { MatterPackage } from "./catalogue/package.ts";
import { parsedBefore } from "./catalogue/service.ts";
import { key, slug } from "./catalogue/words.ts";
import { clerkGrant } from "./clerk-grant.ts";
import { idempotencyKey } from "./hall.ts";
import { matterRequests, openCase } from "./matters.ts";
import { localized } from "./service-offer.ts";

/**
 * A saved case that is gone on with (接着办) on a telephone, or at a window by a clerk. The code stands behind the `#` of the address, so that it
 * is in no request line and no log; over HTTP:
 *
 *   GET  /c        the page; the same one whatever the code is
 *   POST /c/open   `carryOnOpening` → `carriedCase`
 *   POST /c/ask    `{ name, payload }` of `carryOnRequests` → its completion
 *
 * Errors are error bodies: `matter.*`, `message.invalidPayload`, `message.tooManyRequests`, `message.notAuthorised` (a clerk's grant that is used or
 * too old).
 */
/** In the log of applications, where one was handed in that came from no terminal. */
export const carriedVia = { phone: "@phone", window: "@window" } as const;

export const lastFour = z.string().check(z.regex(/^[0-9A-Z]{4}$/));

export const carryOnOpening = z.union([
  z.strictObject({ code, lastFour, idempotencyKey }),
  z.strictObject({ grant: clerkGrant, idempotencyKey }),
]);
export type CarryOnOpening = z.infer<typeof carryOnOpening>;

export const carriedCase = z.object({
  /** On a telephone what is known of the person is covered (`forms/covered.ts`), and no e-licence is offered: each use is bound to a card. */
  case: openCase,
  hallName: localized,
  /** The guides by which it is handled, as they were when it began, in the case's order. */
  matters: z.array(parsedBefore<Matter>()),
  package: z.nullable(parsedBefore<MatterPackage>()),
  /** Its code. */
  code,
  /** At a window: the clerk who hands it in. */
  clerk: z.nullable(z.string()),
});
export type CarriedCase = z.infer<typeof carriedCase>;

/** Paper that the clerk has in hand, of a material that is handed in at the window. */
const seen = z.array(z.strictObject({ matterId: slug, materialId: key })).check(z.maxLength(60));

const { Sign, DeclineCommitment, Attach, Save, Submit, PostFee, End } = matterRequests;

/** What the page may ask of an opened case, as a terminal asks it. */
export const carryOnRequests = {
  Sign,
  DeclineCommitment,
  Attach,
  Save,
  /** At a window: with what the clerk has seen, which is received with it. */
  Submit: { payload: z.extend(Submit.payload, { seen: z.optional(seen) }), completion: Submit.completion },
  /** Of whatever place: the case says only that somebody may ask. */
  PostFee: {
    payload: z.extend(PostFee.payload, { caseId: End.payload.shape.caseId }),
    completion: PostFee.completion,
  },
  End,
} as const;
export type CarryOnRequests = typeof carryOnRequests;
export type CarryOnName = keyof CarryOnRequests;
export type CarryOnPayload<N extends CarryOnName> = z.infer<CarryOnRequests[N]["payload"]>;
export type CarryOnCompletion<N extends CarryOnName> = z.infer<CarryOnRequests[N]["completion"]>;

export const carryOnAsk = z.strictObject({
  name: z.enum(Object.keys(carryOnRequests) as CarryOnName[]),
  payload: z.record(z.string(), z.unknown()),
});
