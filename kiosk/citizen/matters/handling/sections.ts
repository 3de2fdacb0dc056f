import type { Matter } from "../../../../server/contract/catalogue/matter.ts";
import type { Localized } from "../../../../server/contract/service-offer.ts";
import {
  answersOf,
  commitmentFor,
  type Filling,
  formOf,
  materialsOf,
  mattersOf,
  placeOf,
  situationQuestions,
} from "./case.ts";
import { type Deliveries, licencesOffered, nextStep, openDelivery, type Step } from "./plan.ts";

/** One thing of a section, as a list of all that is to be done shows it. */
export interface SectionItem {
  readonly words: Localized;
  readonly done: boolean;
  /** Where it is answered, or answered anew; null: it is known, and nobody may change it. */
  readonly step: Step | null;
}

export interface Section {
  readonly kind: "situation" | "form" | "papers" | "delivery";
  /** Of a form's section its own; the others have the page's words. */
  readonly title: Localized | null;
  /** In a package: which matter's. */
  readonly of: Localized | null;
  readonly items: readonly SectionItem[];
  /** `later`: what goes before is not done yet, and may still change what is asked here. */
  readonly state: "done" | "now" | "later";
}

/** All of a case in the order in which it is asked: what is done, what is next, and what is not needed yet. Pure. */
export function sectionsOf(filling: Filling, deliveries: Deliveries): readonly Section[] {
  const matters = mattersOf(filling);
  const whole = filling.whole ? [filling.whole] : [];
  const of = ({ plainName }: Matter) => (filling.whole ? plainName : null);
  const found: Omit<Section, "state">[] = [
    { kind: "situation", title: null, of: null, items: [...whole, ...matters].flatMap(situationItems) },
    ...matters.flatMap((matter) => formSections(matter)),
    ...matters.map((matter) => ({
      kind: "papers" as const,
      title: null,
      of: of(matter),
      items: paperItems(matter),
    })),
    { kind: "delivery", title: null, of: null, items: matters.flatMap(deliveryItems) },
  ];
  const next = nextStep(filling, deliveries);
  const isNext = ({ step, done }: SectionItem) => !done && step !== null && isAt(step, next);
  return found
    .filter(({ items }) => items.length > 0)
    .map((section) => ({
      ...section,
      state: section.items.every(({ done }) => done) ? "done" : section.items.some(isNext) ? "now" : "later",
    }));

  function situationItems(owner: Matter | NonNullable<Filling["whole"]>): SectionItem[] {
    const answers = answersOf(filling, owner.id);
    return situationQuestions(filling, owner).map(({ id, question }) => ({
      words: question,
      done: answers[id] !== undefined,
      step: { kind: "situation", owner: owner.id, id },
    }));
  }

  function formSections(matter: Matter): Omit<Section, "state">[] {
    return formOf(filling, matter).sections.map(({ section, fields }) => ({
      kind: "form",
      title: section.title,
      of: of(matter),
      items: fields.map(({ id, field, done, editable }) => ({
        words: field.label,
        done,
        step: editable ? { kind: "question", matterId: matter.id, fieldId: id } : null,
      })),
    }));
  }

  function paperItems(matter: Matter): SectionItem[] {
    const offered = licencesOffered(filling);
    return materialsOf(filling, matter).flatMap((material): SectionItem[] => {
      const matterId = matter.id;
      const how = filling.handedIn[matterId]?.[material.id];
      if (!how && material.need === "optional") return [];
      const commitment = commitmentFor(matter, material);
      const atHand: Step = { kind: "material", matterId, materialId: material.id };
      const isOffered = offered.some((each) => each.matter === matter && each.material === material);
      const isOpenCommitment = commitment && !filling.declined.includes(placeOf(matterId, commitment.id));
      const open: Step = isOffered
        ? { kind: "licences" }
        : isOpenCommitment
          ? { kind: "commitment", matterId, commitmentId: commitment.id }
          : atHand;
      const changed = how?.by === "window" || how?.by === "later" ? atHand : null;
      return [{ words: material.name, done: how !== undefined, step: how ? changed : open }];
    });
  }

  function deliveryItems(matter: Matter): SectionItem[] {
    const { id, result } = matter;
    if (result.delivery.length < 2) return [];
    return [
      {
        words: result.name,
        done: openDelivery(filling, matter, deliveries) === undefined,
        step: { kind: "delivery", matterId: id },
      },
    ];
  }
}

/** Whether a step is the one that comes next; a parcel's address and telephone are asked where its way was chosen. */
function isAt(step: Step, next: Step): boolean {
  if (next.kind === "postAddress" || next.kind === "postTelephone")
    return step.kind === "delivery" && step.matterId === next.matterId;
  return JSON.stringify(step) === JSON.stringify(next);
}
