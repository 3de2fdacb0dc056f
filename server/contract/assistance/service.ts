import * as z from "zod/mini";
import { slug } from "../catalogue/words.ts";
import { cancelCommand, type ServiceDefinition } from "../envelope.ts";
import { idempotencyKey, languages, localized } from "../hall.ts";
import { identityDocument } from "../identity.ts";
import {
  assistanceCode,
  assistanceKind,
  assistanceReason,
  assistanceRequest,
  halfDay,
  halfDaySlot,
} from "./words.ts";

/** Contract of 上门办 and 帮代办: what a page asks its terminal, and the terminal the hall. */

/** What a hall offers for one matter. */
export const assistanceOffer = z.object({
  kind: assistanceKind,
  reasons: z.array(assistanceReason),
  /** 街道 and 社区 where guides come, as they stand in an address; empty: wherever somebody lives. */
  areas: z.array(z.string()),
  /** Half days of a home visit, in order; one that is full is there with 0. */
  days: z.array(
    z.object({ day: z.string(), halves: z.array(z.object({ half: halfDay, free: z.number() })) }),
  ),
  /** Working days until the office answers, and until it is done at the latest (of what is handled for somebody). */
  answeredWithin: z.number(),
  handledWithin: z.number(),
  /** Days for which what was said is kept once it is over. */
  keptFor: z.number(),
  /** What has to be accepted, a paragraph each, and by which it is known that it has not changed meanwhile. */
  notice: z.object({ version: z.string(), paragraphs: z.array(localized) }),
});
export type AssistanceOffer = z.infer<typeof assistanceOffer>;

/** By what a request is found. */
const whose = z.union([
  z.strictObject({ code: assistanceCode }),
  z.strictObject({ identity: identityDocument }),
]);

const words = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));

/** Who asks: the holder of a document that was read, or a name that was typed where none can be. */
const who = z.union([z.strictObject({ identity: identityDocument }), z.strictObject({ name: words(60) })]);

const oneRequest = z.object({ request: assistanceRequest });

/**
 * What is asked, of the terminal by its page and of the hall by the terminal. A code leads to the site that it was made at, whichever is asked; a
 * person's are of all sites. Errors: `assistance.*` · `matter.tooManyTries`.
 */
export const assistanceRequests = {
  /** Which kinds the guide of a matter may offer. */
  Ways: {
    payload: z.strictObject({ matterId: slug }),
    completion: z.object({ kinds: z.array(assistanceKind) }),
  },
  Offer: {
    payload: z.strictObject({ matterId: slug, kind: assistanceKind }),
    completion: assistanceOffer,
  },
  Book: {
    payload: z.strictObject({
      matterId: slug,
      kind: assistanceKind,
      who,
      reason: assistanceReason,
      /** As `parseTelephone` takes it; for text messages a number that gets them. */
      telephone: words(30),
      /** Of a home visit: where to, and when. */
      address: z.nullable(words(200)),
      slot: z.nullable(halfDaySlot),
      /** The version of the notice that was accepted. */
      notice: words(40),
      /** Whether text messages are wanted. */
      texts: z.boolean(),
      language: z.enum(languages),
      idempotencyKey,
    }),
    completion: oneRequest,
  },
  /** By code: that one, whatever became of it. By person: all that are kept, the newest first; none is no error. */
  Find: {
    payload: z.strictObject({ of: whose }),
    completion: z.object({ requests: z.array(assistanceRequest) }),
  },
  Cancel: {
    payload: z.strictObject({ code: assistanceCode, idempotencyKey }),
    completion: oneRequest,
  },
} as const;
export type AssistanceRequests = typeof assistanceRequests;

/** The terminal's own service: hands everything on to the hall with the terminal's name. */
export const assistanceTerminal = {
  path: "/xfs4iot/v1.0/Assistance",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuAssistance.Ways": assistanceRequests.Ways,
    "XiaohuAssistance.Offer": assistanceRequests.Offer,
    "XiaohuAssistance.Book": assistanceRequests.Book,
    "XiaohuAssistance.Find": assistanceRequests.Find,
    "XiaohuAssistance.Cancel": assistanceRequests.Cancel,
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
