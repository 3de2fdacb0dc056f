import * as z from "zod/mini";
import { appointmentCode } from "../appointments.ts";
import { isErrorCode } from "../errors.ts";
import { matterPlace } from "../matter-steps.ts";
import { longestWords } from "../ratings/words.ts";
import { languages, localized } from "../service-offer.ts";

/** 堵点 and 办不成事: what of a matter does not work, said from the step on which it did not. */

/** 堵点: it goes badly for whoever comes. 办不成事: somebody could not have done what they came for. */
export const painKinds = ["painPoint", "notDone"] as const;
export const painKind = z.enum(painKinds);
export type PainKind = z.infer<typeof painKind>;

/** Who says so. `experience`: an experience officer (体验员); `hotline`: a work order (工单) of 12345. */
export const painSources = ["citizen", "guide", "experience", "window", "hotline"] as const;
export const painSource = z.enum(painSources);
export type PainSource = z.infer<typeof painSource>;

/** Staff who report what they see, or what they are told. */
export const staffSources = ["guide", "experience", "window"] as const;

export const painStages = [
  /** 待受理 */
  "reported",
  /** 不予受理, with a reason. */
  "declined",
  /** 已受理: to be passed on. */
  "accepted",
  /** 已转办: a unit works on it. */
  "assigned",
  /** 已办理: to be answered. */
  "handled",
  /** 已反馈: whoever reported it may say that it is not enough. */
  "answered",
  /** 已办结 */
  "closed",
  /** 并案: it is one with another, whose answer is its own. */
  "merged",
] as const;
export const painStage = z.enum(painStages);
export type PainStage = z.infer<typeof painStage>;

/** What is the matter, in plain words; the hall's own list. */
export const painCategory = z.object({ id: z.string(), name: localized });
export type PainCategory = z.infer<typeof painCategory>;
/** The category that says nothing of what it is: it makes no two alike. */
export const otherCategory = "other";
export const mostCategories = 3;

/** The step that failed. */
export const painStep = z.strictObject(matterPlace);
export type PainStep = z.infer<typeof painStep>;

/** `handling.form`, as counts of steps and calls for help name a screen. */
export const painScreen = z.string().check(z.regex(/^[a-zA-Z]{1,40}(\.[a-zA-Z]{1,40})?$/));

/** As `errors.ts` writes them; one of a newer page is one, too. */
const errorCode = z.string().check(
  z.maxLength(60),
  z.refine((code) => isErrorCode(code)),
);

/** What a report says, as it comes in. Words and telephone are somebody's choice, and personal. */
export const reportFields = {
  kind: painKind,
  /** Null: no matter was opened. */
  step: z.nullable(painStep),
  /** Where at a terminal; null: it comes from none. */
  screen: z.nullable(painScreen),
  /** What failed there; null: nothing did that has a code. */
  error: z.nullable(errorCode),
  categories: z.array(z.string().check(z.maxLength(40))).check(z.minLength(1), z.maxLength(mostCategories)),
  words: z.nullable(z.string().check(z.minLength(1), z.maxLength(longestWords))),
  /** As `parseTelephone` takes it. */
  telephone: z.nullable(z.string().check(z.minLength(1), z.maxLength(30))),
  language: z.enum(languages),
};

/** The code by which it is followed: as an appointment's, eight signs, the last a check sign. */
export const painCode = appointmentCode;

const stepsShown = ["reported", "accepted", "assigned", "handled", "answered", "closed"] as const;
/** 受理 → 转办 → 办理 → 反馈 → 办结, as whoever follows it sees them. */
export type ShownStep = (typeof stepsShown)[number];

/** How it stands, for whoever has its code. Who worked on it is not in it. */
export const followedPain = z.object({
  number: z.string(),
  code: painCode,
  hallName: localized,
  kind: painKind,
  /** Its everyday name; null: of no matter. */
  matter: z.nullable(localized),
  categories: z.array(painCategory),
  /** `2026-12-01` */
  day: z.string(),
  stage: painStage,
  /** In order; what is to come has no day. Of what was declined it ends with that. */
  steps: z.array(z.object({ step: z.enum(stepsShown), day: z.nullable(z.string()) })),
  /** The day by which it is answered; null: it is. `assumed`: a year without a known calendar was counted through. */
  promised: z.nullable(z.object({ day: z.string(), assumed: z.boolean() })),
  /** Who works on it; null: nobody yet, or no more. */
  unit: z.nullable(localized),
  /** What the office says: the answer, or why it is not taken up. Null: nothing yet, or not kept any more. */
  answer: z.nullable(z.string()),
  /** Whoever reported it may say until this day that it is not enough; null: not now. */
  objectBy: z.nullable(z.string()),
  /** It was worked on again, since the first answer was not enough. */
  again: z.boolean(),
  /** Reports that are handled with this one. */
  alike: z.number(),
});
export type FollowedPain = z.infer<typeof followedPain>;
