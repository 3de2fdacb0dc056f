import * as z from "zod/mini";
import { deliveryKinds, handedInWays } from "../../contract/matters/submission.ts";
import { parcelStates, termDay } from "../../contract/matters.ts";

/** What happens to applications. Nothing of a person is in it: what was written, signed and handed in stands sealed, in `record`. */

const number = z.string();
const id = z.string();
const day = z.string();
/** Of a sealed record. */
const record = z.string();
/** A sealed record with words of the office; null: none. */
const note = z.nullable(z.string());
const count = z.number().check(z.int(), z.minimum(0));
const by = z.string();

export const materialsArrived = z.array(z.strictObject({ id, by: z.enum(handedInWays) }));

export const commitmentGiven = z.strictObject({
  id,
  /** Of the text that was signed, and SHA-256 of the text itself. */
  version: z.string(),
  text: z.string(),
  /** Working days after the decision within which it is checked. */
  checkedWithin: count,
});

export const matterEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("submitted"),
    number,
    /** Of the case: one for all applications that were handed in together. */
    code: z.string(),
    /** Of a package (一件事): its id, and SHA-256 of what it was. */
    ofPackage: z.nullable(z.strictObject({ id, guide: z.string() })),
    matterId: z.string(),
    /** Of the guide by which it is handled, and SHA-256 of the guide itself. */
    version: z.string(),
    guide: z.string(),
    /** Keyed hash of the document that was shown. */
    person: z.string(),
    record,
    /** Numbers of the applications whose results it needs. */
    after: z.array(number),
    /** Working days; `deferral` null: nothing may come later. */
    committed: count,
    deferral: z.nullable(count),
    materials: z.array(z.strictObject({ id, by: z.enum(handedInWays) })),
    commitments: z.array(commitmentGiven),
    /** Months for which the result is valid; null: until something changes. */
    validMonths: z.nullable(count),
    /** The rules that are met, where all are: it is granted at once as soon as nothing stands in the way. */
    rules: z.nullable(z.array(id)),
    delivery: z.enum(deliveryKinds),
    /** Working days before the end of the term of what comes later on which a text comes, as it was said to whoever chose it. */
    textBefore: z.optional(count),
    via: z.string(),
    /** Who handed it in for the applicant, who was present. */
    clerk: z.optional(z.string()),
  }),
  /** In a package: what it needed is there. */
  z.strictObject({ type: z.literal("began"), number }),
  z.strictObject({ type: z.literal("accepted"), number, day, due: termDay }),
  /** 容缺 */
  z.strictObject({ type: z.literal("deferralOpened"), number, materials: z.array(id), until: termDay }),
  z.strictObject({ type: z.literal("deferralExtended"), number, until: termDay, note, by }),
  /** What was owed came, whichever way it was owed. `record`: what was handed in with it. */
  z.strictObject({
    type: z.literal("supplemented"),
    number,
    materials: materialsArrived,
    record: z.nullable(record),
    by,
  }),
  /** 补正: the office asks, and the clock stands still with so many working days left. */
  z.strictObject({
    type: z.literal("supplementAsked"),
    number,
    materials: z.array(id),
    until: termDay,
    left: count,
    note,
    by,
    /** The platform's name of what it asks for; null: our office asks. */
    ask: z.nullable(z.string()),
  }),
  z.strictObject({ type: z.literal("clockResumed"), number, due: termDay }),
  z.strictObject({
    type: z.literal("granted"),
    number,
    /** Null: by a person, or by the platform. */
    rules: z.nullable(z.array(id)),
    note,
    by,
  }),
  z.strictObject({ type: z.literal("refused"), number, note, by }),
  /** `validTo` null: until something changes. */
  z.strictObject({ type: z.literal("resultIssued"), number, day, validTo: z.nullable(day) }),
  /** 事后核查 */
  z.strictObject({ type: z.literal("checkOpened"), number, commitment: id, due: termDay }),
  z.strictObject({ type: z.literal("checked"), number, commitment: id, holds: z.boolean(), note, by }),
  z.strictObject({ type: z.literal("revoked"), number, commitment: id }),
  /** 退件 */
  z.strictObject({ type: z.literal("returned"), number, why: z.enum(["deferral", "supplement"]) }),
  z.strictObject({ type: z.literal("withdrawn"), number, via: z.string() }),
  /** In a package: `because` of what it needed. */
  z.strictObject({ type: z.literal("stopped"), number, because: number }),
  z.strictObject({
    type: z.literal("deliveryAppointed"),
    number,
    delivery: z.enum(deliveryKinds),
    record,
  }),
  /** 邮递: the carrier is asked to fetch it, under a number of ours, by a quote of its own. `fee`: fen. */
  z.strictObject({
    type: z.literal("parcelOrdered"),
    number,
    deliveryNumber: z.string(),
    quote: z.string(),
    fee: count,
  }),
  /** The carrier does not take it; of an order that only came too late for its quote nothing is left. */
  z.strictObject({
    type: z.literal("parcelRefused"),
    number,
    deliveryNumber: z.string(),
    reason: z.string(),
  }),
  /** How it stands at the carrier. `record`: the waybill, sealed. */
  z.strictObject({
    type: z.literal("parcelTold"),
    number,
    deliveryNumber: z.string(),
    revision: count,
    state: z.enum(parcelStates),
    record,
  }),
  /** The platform has it, under a number of its own. */
  z.strictObject({ type: z.literal("sentToPlatform"), number, acceptanceNumber: z.string() }),
  z.strictObject({
    type: z.literal("platformAnswered"),
    number,
    revision: count,
    state: z.string(),
    /** Of what is granted: SHA-256 of the certificate's PDF file, and its last day. Its number stands sealed, in `note`. */
    result: z.optional(
      z.nullable(z.strictObject({ document: z.nullable(z.string()), validTo: z.nullable(day), note })),
    ),
  }),
  /** The platform's PDF file of the result is here, whole, and kept sealed. `document`: its SHA-256. */
  z.strictObject({ type: z.literal("resultKept"), number, document: z.string() }),
  /** What the platform gives out as that file is none, or it has none: it is asked for again, and the office sees it. */
  z.strictObject({ type: z.literal("resultSpoilt"), number, document: z.string(), reason: z.string() }),
  /** The office asks for it again, or gives the result out at a window. */
  z.strictObject({
    type: z.literal("resultSeenTo"),
    number,
    document: z.string(),
    act: z.enum(["again", "given"]),
    by,
  }),
]);
export type MatterEvent = z.infer<typeof matterEvent>;

export const matterOutcome = z.strictObject({
  /** The command's type: a key used again for another command is a mistake. */
  type: z.string(),
  /** The case that it was about; empty: none. */
  code: z.string(),
});
export type MatterOutcome = z.infer<typeof matterOutcome>;
