import * as z from "zod/mini";
import { answerValue, formFacts } from "../../contract/forms/facts.ts";
import { identityDocument } from "../../contract/identity.ts";
import {
  answersByMatter,
  deliveryWish,
  enterpriseActedFor,
  licenceOnFile,
  materialHandedIn,
  pictureDoubts,
  situations,
} from "../../contract/matters.ts";
import { signature } from "../../contract/signature.ts";

/** What stands in sealed records, as JSON. */

const ofMaterial = { matterId: z.string(), materialId: z.string() };

/** 免证办: one use of one e-licence for one material, as the source has it too. */
export const authorisation = z.object({
  id: z.string(),
  ...ofMaterial,
  licence: z.string(),
  kind: z.string(),
  /** What the holder was told that it is for. */
  purpose: z.string(),
  givenAt: z.number(),
  /** Of the enterprise for which the case is handled; otherwise of the person. */
  ofEnterprise: z.optional(z.boolean()),
  /** Null: asked for, and not answered yet. */
  fetched: z.nullable(
    z.object({ fields: z.record(z.string(), answerValue), validTo: z.nullable(z.string()) }),
  ),
});
export type Authorisation = z.infer<typeof authorisation>;

/** The text that was read and the signature under it. `text`: SHA-256 of the commitment as a whole. */
export const signed = z.object({
  matterId: z.string(),
  commitmentId: z.string(),
  version: z.string(),
  text: z.string(),
  signature,
  at: z.number(),
});
export type Signed = z.infer<typeof signed>;

export const attached = z.object({
  id: z.string(),
  ...ofMaterial,
  mediaType: z.enum(["image/jpeg", "image/png", "application/pdf"]),
  /** Bytes, and SHA-256 of them. */
  size: z.number(),
  digest: z.string(),
  /** What was put down before there were doubts has none. */
  doubts: z._default(z.array(z.enum(pictureDoubts)), []),
});
export type Attached = z.infer<typeof attached>;

export const declined = z.object({ matterId: z.string(), commitmentId: z.string(), at: z.number() });

/** For whom a case is handled, with what shows it. */
export const enterprise = z.extend(enterpriseActedFor, {
  /** The code that was scanned, whole, and the id of the authorisation in it; null: their own legal representative. */
  code: z.nullable(z.string()),
  authorisation: z.nullable(z.string()),
});
export type Enterprise = z.infer<typeof enterprise>;

/** A case that is open: everything of it. */
export const caseData = z.object({
  id: z.string(),
  identity: z.nullable(identityDocument),
  /** Keyed hash of the document. */
  person: z.nullable(z.string()),
  packageId: z.nullable(z.string()),
  /** Digests of the guides: the package's, and of each matter. */
  packageGuide: z.nullable(z.string()),
  guides: z.array(z.object({ matterId: z.string(), digest: z.string() })),
  facts: formFacts,
  licences: z.array(licenceOnFile),
  licencesAsked: z.boolean(),
  authorisations: z.array(authorisation),
  signed: z.array(signed),
  declined: z.array(declined),
  files: z.array(attached),
  draft: z.object({
    situation: situations,
    answers: answersByMatter,
    materials: z.array(materialHandedIn),
  }),
  /** Under which it was saved. */
  savedAs: z.nullable(z.string()),
  enterprise: z.optional(z.nullable(enterprise)),
  /** The case whose owed materials this one is for. */
  supplementOf: z.nullable(z.string()),
  /** Away from a terminal: on a telephone, or by a clerk at a window, who is named as the office knows them. */
  carriedBy: z.optional(z.union([z.literal("phone"), z.object({ clerk: z.string() })])),
});
export type CaseData = z.infer<typeof caseData>;

/** What was handed in for one application, for as long as it is kept. */
export const submissionData = z.object({
  identity: identityDocument,
  situation: z.record(z.string(), z.string()),
  values: z.record(z.string(), answerValue),
  sources: z.record(z.string(), z.string()),
  concepts: z.record(z.string(), answerValue),
  materials: z.array(materialHandedIn),
  authorisations: z.array(authorisation),
  signed: z.array(signed),
  declined: z.array(declined),
  files: z.array(attached),
  delivery: deliveryWish,
  enterprise: z.optional(z.nullable(enterprise)),
});
export type SubmissionData = z.infer<typeof submissionData>;

/** What came later for one application. */
export const supplementData = z.object({
  materials: z.array(materialHandedIn),
  authorisations: z.array(authorisation),
  signed: z.array(signed),
  files: z.array(attached),
});
export type SupplementData = z.infer<typeof supplementData>;

/** What the office wrote: reasons, or what is wanted of each material. */
export const noteData = z.object({
  reasons: z.array(z.string()),
  materials: z.record(z.string(), z.string()),
  /** Number under which the platform registered what it gave out. */
  certificate: z.optional(z.nullable(z.string())),
});
export type NoteData = z.infer<typeof noteData>;
