import * as z from "zod/mini";
import { slug } from "../catalogue/words.ts";
import { localized } from "../service-offer.ts";
import { parcel } from "./parcel.ts";
import { deliveryKinds, handedInWays } from "./submission.ts";

/** An application (办件) as its applicant sees it. Nothing of the person is in it. */

/** Ours: `HL-20261130-0001-C`, the day, its place in the day's series, and a check sign. */
export const applicationNumber = z
  .string()
  .check(z.regex(/^[A-Z][A-Z0-9]{1,7}-\d{8}-\d{4,6}-[34679ACDEFGHJKMNPQRTWXY]$/));

export const applicationStates = [
  /** In a package: begins when what it needs is granted. */
  "waiting",
  /** 已收件: paper is still to be shown at the window. */
  "received",
  /** 已受理 */
  "accepted",
  /** 待补正: the office asked for something, and the clock stands still. */
  "supplement",
  /** 准予: the result is not out yet (a material is owed, or it is being made). */
  "granted",
  /** 办结: the result is there. */
  "issued",
  /** 不予许可 */
  "refused",
  /** 退件: what was owed did not come in time. */
  "returned",
  /** 已撤回 */
  "withdrawn",
  /** In a package: what it needs was not granted, so that it does not begin. */
  "stopped",
  /** 撤销: what was committed to was not true. */
  "revoked",
] as const;
export const applicationState = z.enum(applicationStates);
export type ApplicationState = z.infer<typeof applicationState>;

/** A day of a term, `2026-12-07`; `assumed`: of a year whose public holidays are not known yet. */
export const termDay = z.object({ day: z.string(), assumed: z.boolean() });
export type TermDay = z.infer<typeof termDay>;

export const stepKinds = [
  "submitted",
  "accepted",
  "supplemented",
  "supplementAsked",
  "deferralExtended",
  "sentToPlatform",
  "granted",
  "refused",
  "issued",
  /** Of a result that the platform made: its file is none yet, and somebody sees to it. */
  "resultDelayed",
  /** It is handed out at a window instead. */
  "resultAtWindow",
  "returned",
  "withdrawn",
  "stopped",
  "revoked",
] as const;

/** One thing that happened, newest last. */
export const step = z.object({ kind: z.enum(stepKinds), at: z.number() });

export const material = z.object({ materialId: z.string(), name: localized });

export const documentKinds = [
  "receipt",
  "acceptance",
  /** 容缺受理通知书, one of each copy. */
  "deferralForApplicant",
  "deferralForHall",
  "commitment",
  /** 一次性告知书: what the office asks for, while it is owed. */
  "onceOnly",
  "certificate",
] as const;

/** A sealed PDF that the hall keeps: fetched with `Document`. */
export const documentOffered = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  name: localized,
  /** Nobody sees it who does not show the applicant's card: whoever found the slip with the code does not. */
  personal: z.boolean(),
});
export type DocumentOffered = z.infer<typeof documentOffered>;

export const application = z.object({
  number: applicationNumber,
  matterId: slug,
  matterName: localized,
  plainName: localized,
  /** Of the guide by which it is handled. */
  version: z.string(),
  state: applicationState,
  steps: z.array(step),
  handedIn: z.array(z.object({ ...material.shape, by: z.enum(handedInWays) })),
  /** What is still to come: deferred (容缺), to be shown at the window (`until` null), or asked for by the office. */
  owed: z.array(
    z.object({
      ...material.shape,
      why: z.enum(["deferred", "window", "asked"]),
      /** The last day on which it may arrive. */
      until: z.nullable(termDay),
      /** What the office wants, of `asked`. */
      what: z.nullable(z.string()),
    }),
  ),
  /** Working days before the end of the term of what is deferred on which a text says so, where somebody agreed to it (到期提醒). */
  textBefore: z.optional(z.number()),
  /** By when it is decided; null: decided, not begun, or the clock stands still. */
  due: z.nullable(termDay),
  /** Working days that were promised. */
  promisedDays: z.number(),
  /** The numbers of the applications that it waits for, or that stopped it. */
  after: z.array(applicationNumber),
  decision: z.nullable(
    z.object({
      outcome: z.enum(["granted", "refused"]),
      /** By its rules at once (智能审批), not by a person. */
      atOnce: z.boolean(),
      /** The rules that were met, in their words. */
      rules: z.array(localized),
      /** What the office wrote. */
      reasons: z.array(z.string()),
      at: z.number(),
    }),
  ),
  result: z.object({
    name: localized,
    kind: z.enum(["certificate", "record", "payment", "advice"]),
    /** Once it is out; null: no end. */
    validTo: z.nullable(z.string()),
    /** As the platform has registered it; none where this hall gave it out. */
    certificate: z.optional(z.nullable(z.string())),
    /** It is out, and its holder can be reminded before it ends (提醒办). */
    reminds: z.optional(z.boolean()),
  }),
  delivery: z.enum(deliveryKinds),
  /** Other ways of which one can still be appointed (`AppointDelivery`), with the one that is; empty: it is too late, or there is one way only. */
  deliveryChoices: z.array(z.enum(deliveryKinds)),
  /** Of `post`, once the result is out. */
  parcel: z.nullable(parcel),
  documents: z.array(documentOffered),
});
export type Application = z.infer<typeof application>;

/** What somebody leaves with: one for a package, with all its numbers. */
export const receipt = z.object({
  /** By this it is followed and added to: eight signs, as an appointment's. */
  code: z.string(),
  /** Of the matter, or of the package. */
  name: localized,
  packageId: z.nullable(slug),
  submittedAt: z.number(),
  applications: z.array(application),
});
export type Receipt = z.infer<typeof receipt>;
