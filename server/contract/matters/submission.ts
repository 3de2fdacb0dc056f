import * as z from "zod/mini";
import { situationAnswers } from "../catalogue/situation.ts";
import { key, slug } from "../catalogue/words.ts";
import { formAnswers } from "../forms/facts.ts";
import { languages } from "../hall.ts";
import { localized } from "../service-offer.ts";

/** What somebody hands in for a matter, and what is not right with it. */

/** 情形 by matter; the questions of a package itself under the package's id. */
export const situations = z.record(slug, situationAnswers);
export type Situations = z.infer<typeof situations>;

/**
 * By matter. In a package what was answered once under a concept need not stand at the other matters too: the hall fills it in, as the
 * page does.
 */
export const answersByMatter = z.record(slug, formAnswers);
export type AnswersByMatter = z.infer<typeof answersByMatter>;

/** A name that the hall gave: of a file, an authorisation, a document. */
export const ref = z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/));

/** Pages, or other files, of one material. House rule: a contract of a flat has some twelve. */
export const mostFiles = 20;

/** What a picture of a page may have against it. `cutOff`: not the whole page is seen, or its edges cannot be. */
export const pictureDoubts = ["blurred", "glare", "dark", "cutOff"] as const;
export type PictureDoubt = (typeof pictureDoubts)[number];

/** Versions of what is said where 容缺 is chosen, the latest first; an earlier one stands for what was chosen under it. */
export const deferralNotices = ["2026-12-2", "2026-12"] as const;
/** Working days before the term ends on which the text about it comes: the most that a hall can choose. */
export const latestTextBefore = 20;
/** Of the form, to which the text about it goes. */
export const deferralTextConcept = "person.mobile";

export const handedInWays = ["licence", "commitment", "file", "window", "later"] as const;

/** How one material is handed in. */
export const handedIn = z.discriminatedUnion("by", [
  /** 免证办: an e-licence, with the authorisation that `UseLicence` brought for this material. */
  z.strictObject({ by: z.literal("licence"), authorisation: ref }),
  /** 告知承诺: the matter's commitment, signed before with `Sign`. */
  z.strictObject({ by: z.literal("commitment") }),
  /** Scanned or photographed here, handed over before with `Attach`. */
  z.strictObject({
    by: z.literal("file"),
    files: z.array(ref).check(z.minLength(1), z.maxLength(mostFiles)),
  }),
  /** On paper, at the window: the application is accepted when a clerk has it in hand. */
  z.strictObject({ by: z.literal("window") }),
  /** 容缺: within the term that the matter sets. */
  z.strictObject({
    by: z.literal("later"),
    /** Whoever chose it was told that one text message comes to the mobile in the form before the term ends: in which version of the words, and in which language. */
    told: z.optional(
      z.strictObject({
        notice: z.enum(deferralNotices),
        language: z.enum(languages),
        /** Working days before, as it was said; the words of `2026-12` name none. */
        before: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(latestTextBefore))),
      }),
    ),
  }),
]);
export type HandedIn = z.infer<typeof handedIn>;

export const materialHandedIn = z.strictObject({ matterId: slug, materialId: key, how: handedIn });
export type MaterialHandedIn = z.infer<typeof materialHandedIn>;

export const deliveryKinds = ["atOnce", "electronic", "hall", "post"] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** How the result comes to the applicant, by matter: one of the ways that the matter has. */
export const deliveryWish = z.strictObject({
  matterId: slug,
  kind: z.enum(deliveryKinds),
  /** Of `post`: to whom and where. */
  to: z.optional(
    z.strictObject({
      name: z.string().check(z.minLength(1), z.maxLength(60)),
      telephone: z.string().check(z.regex(/^[+\d][\d -]{5,19}$/)),
      address: z.string().check(z.minLength(5), z.maxLength(200)),
    }),
  ),
});
export type DeliveryWish = z.infer<typeof deliveryWish>;

/** What is wrong with a submission, and where it is put right. */
export const problemReasons = [
  /** A situation question is not answered, or with no option of it. */
  "situation",
  /** What the form finds wrong with the field: `detail` is the code of `FormProblem`, `message` the form's own word to a check. */
  "field",
  /** A material that is needed is not handed in; of which one that may come later could be `later`. */
  "missing",
  /** `later` for a main material, for one that may not be deferred, or while a main material is missing. */
  "notDeferrable",
  /** `commitment` for what no commitment stands for; it is not signed; it was signed in another version than the matter's. */
  "noCommitment",
  "notSigned",
  "otherVersion",
  /** No such authorisation or file of this case, or not for this material. */
  "unknownAuthorisation",
  "unknownFile",
  /** The e-licence is not valid any more. */
  "licenceInvalid",
  /** The result does not come this way, or `to` is missing. */
  "delivery",
  /** The matter is not handled here, or not for this kind of document. */
  "notHandled",
  "notForHolder",
  /** Who hands it in does not act for the enterprise any more: `detail` is one of `actingRefusals`. */
  "acting",
] as const;

export const problem = z.object({
  matterId: slug,
  at: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("situation"), id: z.string() }),
    z.object({ kind: z.literal("field"), id: z.string() }),
    z.object({ kind: z.literal("material"), id: z.string() }),
    z.object({ kind: z.literal("delivery") }),
    z.object({ kind: z.literal("matter") }),
  ]),
  reason: z.enum(problemReasons),
  detail: z.nullable(z.string()),
  /** What the content says about it, where it says something. */
  message: z.nullable(localized),
});
export type Problem = z.infer<typeof problem>;
