import type * as z from "zod/mini";
import { own } from "../forms/facts.ts";
import { type Lookup, truthOf } from "../forms/truth.ts";
import type { localized } from "../service-offer.ts";
import type { Material, Matter } from "./matter.ts";
import type { MatterPackage } from "./package.ts";
import type { SituationAnswers, situationOf } from "./situation.ts";

export type Situation = z.infer<ReturnType<typeof situationOf<typeof localized>>>;

/** What is known from the answers to situation questions alone. */
export const fromSituation =
  (answers: SituationAnswers): Lookup =>
  (reference) =>
    reference.startsWith("situation.") ? answers[reference.slice("situation.".length)] : undefined;

/** The questions that are asked, given the answers so far: one that hangs on an open one is not asked yet. @param today the hall's day */
export const questionsAsked = (
  situations: readonly Situation[],
  answers: SituationAnswers,
  today: string,
): readonly Situation[] =>
  situations.filter(({ when = true }) => truthOf(when, fromSituation(answers), today) === true);

type Part = MatterPackage["matters"][number];

/** The matters of a package that its answers leave; one that hangs on an open question is among them. @param today the hall's day */
export const takenParts = (whole: MatterPackage, answers: SituationAnswers, today: string): readonly Part[] =>
  whole.matters.filter(({ when = true }) => truthOf(when, fromSituation(answers), today) !== false);

/** What a matter's own situation questions are answered with by those of its package. */
export const situationOfPart = ({ situation }: Part, ofPackage: SituationAnswers): SituationAnswers =>
  Object.fromEntries(
    Object.entries(situation).flatMap(([question, from]) => {
      const value = typeof from === "string" ? from : own(ofPackage, from.from);
      return value === undefined ? [] : [[question, value] as const];
    }),
  );

/** What this person has to bring or may bring; where it hangs on something unknown, it is told. @param today the hall's day */
export const materialsNeeded = (matter: Matter, lookup: Lookup, today: string): Matter["materials"] =>
  matter.materials.filter(({ when = true }) => truthOf(when, lookup, today) !== false);

/** Whether a scan stands for a material: not where the original itself is wanted. */
export const isScannable = ({ form }: Material): boolean => form.some((each) => each !== "original");
