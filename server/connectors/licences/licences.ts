import * as z from "zod/mini";
import { answerValue } from "../../contract/forms/facts.ts";
import { holder } from "../holder.ts";
import { day, digest, instant, name, words } from "../values.ts";

/** A kind of e-licence, as the catalogue calls it: `businessLicence`. */
export const licenceKind = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));

export const licenceStates = ["valid", "expired", "revoked"] as const;

/** An e-licence as it is listed: nothing of what stands on it. */
export const heldLicence = z.object({
  id: name,
  kind: licenceKind,
  /** 证照名称 */
  title: words,
  issuer: words,
  validFrom: day,
  /** Null: it has no end. */
  validTo: z.nullable(day),
  /** On the day of the answer. */
  state: z.enum(licenceStates),
});
export type HeldLicence = z.infer<typeof heldLicence>;

/** Ours, made for one request and for no other. */
const requestId = z.string().check(z.regex(/^[A-Za-z0-9-]{16,64}$/));

/** Who asks which e-licences somebody has, and what for. */
export const inquiry = z.strictObject({
  id: requestId,
  holder,
  matter: name,
});
export type Inquiry = z.infer<typeof inquiry>;

/** How the holder said yes. */
export const consents = [
  /** With the card on the reader, by a touch on the page that said which licence is used for what. */
  "cardAndTouch",
  /** By a signature of their own; `evidence` is its file. */
  "signature",
  /** By somebody who acts for them; `evidence` is the file that says so. */
  "agent",
] as const;

/** One use of one e-licence for one material of one matter (授权用证). It is the record itself: the hall keeps it, and so does the registry. */
export const licenceAuthorisation = z.strictObject({
  id: requestId,
  licence: name,
  kind: licenceKind,
  holder,
  matter: name,
  material: name,
  /** What the holder was told that it is for. */
  purpose: words,
  givenAt: instant,
  givenBy: z.enum(consents),
  evidence: z.nullable(digest),
});
export type LicenceAuthorisation = z.infer<typeof licenceAuthorisation>;

/** What stands on an e-licence, fetched under one authorisation. */
export const fetchedLicence = z.object({
  /** The authorisation's id. */
  authorisation: requestId,
  licence: heldLicence,
  /** By field, as forms name them: `licence.businessLicence.creditCode`. */
  fields: z.record(z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/)), answerValue),
});
export type FetchedLicence = z.infer<typeof fetchedLicence>;

/** An authorisation counts for so many milliseconds after it was given: the person is still there. */
export const authorisationTime = 30 * 60_000;

/** What a hall needs of a registry of e-licences (电子证照库). Every method may throw a ConnectorError. */
export interface LicenceRegistry {
  /** Which e-licences somebody holds, those that ended or were revoked among them. */
  held(inquiry: Inquiry, signal: AbortSignal): Promise<HeldLicence[]>;
  /**
   * What stands on one. The same authorisation may be repeated while it counts, and is one use.
   * Refused (reason): unknownLicence · notHolder · authorisationUsed, for another licence, holder or purpose · authorisationTooOld.
   */
  fetch(authorisation: LicenceAuthorisation, signal: AbortSignal): Promise<FetchedLicence>;
}
