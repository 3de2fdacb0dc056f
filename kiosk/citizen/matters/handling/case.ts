import type { Commitment, Material, Matter } from "../../../../server/contract/catalogue/matter.ts";
import {
  materialsNeeded,
  questionsAsked,
  situationOfPart,
  takenParts,
} from "../../../../server/contract/catalogue/needed.ts";
import type { MatterPackage } from "../../../../server/contract/catalogue/package.ts";
import { isCovered } from "../../../../server/contract/forms/covered.ts";
import { evaluate, type FormState } from "../../../../server/contract/forms/evaluate.ts";
import {
  type AnswerValue,
  type FormAnswers,
  type FormFacts,
  knownFact,
} from "../../../../server/contract/forms/facts.ts";
import { resolveFields } from "../../../../server/contract/forms/resolve-fields.ts";
import type { HandedIn, OpenCase, Situations } from "../../../../server/contract/matters.ts";
import type { Localized } from "../../../../server/contract/service-offer.ts";

/** How somebody wants to hand in a material, by matter and material. */
export type HandedInByMaterial = Readonly<Record<string, Readonly<Record<string, HandedIn>>>>;

/** A case as it is being filled in: all that decides what is asked next. Pure data; nothing here asks anybody. */
export interface Filling {
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
  readonly whole: MatterPackage | null;
  /** In the order of handling. */
  readonly matters: readonly Matter[];
  readonly facts: FormFacts;
  readonly licences: OpenCase["licences"];
  /** Answers to situation questions: of a matter under its id, of the package under its own. */
  readonly situation: Situations;
  readonly answers: Readonly<Record<string, FormAnswers>>;
  readonly handedIn: HandedInByMaterial;
  /** Materials for which an e-licence was offered and not taken, or could not be had: `matter material`. */
  readonly withoutLicence: readonly string[];
  /** Commitments that were declined: `matter commitment`. */
  readonly declined: readonly string[];
  /** Working days before the end of the term of what comes later on which this hall sends a text; absent or null: it sends none. */
  readonly textBefore?: number | null;
  /** What is known of the person was typed, and no document has shown it. Absent: one has. */
  readonly typed?: boolean;
}

export const placeOf = (matterId: string, id: string): string => `${matterId} ${id}`;

/** The matters that this case comes to: of a package those that its situation leaves. */
export function mattersOf({ whole, matters, situation, today }: Filling): readonly Matter[] {
  if (!whole) return matters;
  const taken = takenParts(whole, situation[whole.id] ?? {}, today);
  return matters.filter(({ id }) => taken.some(({ matter }) => matter === id));
}

/** The answers to a matter's own situation questions, with those that follow from the package's. */
export function situationOf(
  { whole, situation }: Filling,
  matterId: string,
): Readonly<Record<string, string>> {
  const given = situation[matterId] ?? {};
  const part = whole?.matters.find(({ matter }) => matter === matterId);
  if (!whole || !part) return given;
  return { ...given, ...situationOfPart(part, situation[whole.id] ?? {}) };
}

/** What the form of a matter knows without asking: the card, e-licences, and what was said for another matter of the package. */
export function factsOf(filling: Filling, matterId: string): FormFacts {
  const said: Record<string, AnswerValue> = {};
  for (const matter of mattersOf(filling)) {
    if (matter.id === matterId || !matter.form) continue;
    const facts = { ...filling.facts, package: {}, situation: situationOf(filling, matter.id) };
    const fields = resolveFields(matter.form, filling.answers[matter.id] ?? {}, facts, filling.today);
    for (const { fields: inSection } of matter.form.sections)
      for (const field of inSection) {
        const value = field.concept === undefined ? undefined : fields.of(field)?.value;
        if (field.concept !== undefined && value !== undefined) said[field.concept] ??= value;
      }
  }
  return { ...filling.facts, package: said, situation: situationOf(filling, matterId) };
}

/** What was said under a concept, in whichever form; of what is covered nothing. */
export function saidOf(filling: Filling, concept: string): string | undefined {
  const said = factsOf(filling, "").package[concept] ?? filling.facts.earlier[concept];
  return typeof said === "string" && !isCovered(said) ? said : undefined;
}

/** How a matter's form stands; of one that has none, nothing is open. */
export function formOf(filling: Filling, matter: Matter): FormState<Localized> {
  if (!matter.form) return { sections: [], problems: [], next: undefined };
  return evaluate(matter.form, filling.answers[matter.id] ?? {}, factsOf(filling, matter.id), filling.today);
}

/** The situation questions of the package or of a matter that are asked, given the answers so far. */
export const situationQuestions = (filling: Filling, owner: Matter | MatterPackage) =>
  questionsAsked(owner.situations, answersOf(filling, owner.id), filling.today);

export const answersOf = (filling: Filling, owner: string): Readonly<Record<string, string>> =>
  owner === filling.whole?.id ? (filling.situation[owner] ?? {}) : situationOf(filling, owner);

/** What this person has to hand in for a matter. */
export function materialsOf(filling: Filling, matter: Matter): readonly Material[] {
  const facts = factsOf(filling, matter.id);
  const fields = matter.form
    ? resolveFields(matter.form, filling.answers[matter.id] ?? {}, facts, filling.today)
    : null;
  const lookup = (reference: string) =>
    fields ? fields.lookup(reference) : knownFact(facts, reference, filling.today);
  return materialsNeeded(matter, lookup, filling.today);
}

/** The commitment that stands for a material. */
export const commitmentFor = (matter: Matter, material: Material): Commitment | undefined =>
  matter.commitments.find(({ id }) => id === material.commitment);
