import type { Material, Matter } from "../../../../server/contract/catalogue/matter.ts";
import { isScannable } from "../../../../server/contract/catalogue/needed.ts";
import { type DeliveryWish, deferralTextConcept } from "../../../../server/contract/matters.ts";
import {
  answersOf,
  commitmentFor,
  type Filling,
  formOf,
  materialsOf,
  mattersOf,
  placeOf,
  saidOf,
  situationQuestions,
} from "./case.ts";

/** One thing to ask or to show. */
export type Step =
  | { readonly kind: "situation"; readonly owner: string; readonly id: string }
  | { readonly kind: "licences" }
  | { readonly kind: "question"; readonly matterId: string; readonly fieldId: string }
  | { readonly kind: "commitment"; readonly matterId: string; readonly commitmentId: string }
  | { readonly kind: "material"; readonly matterId: string; readonly materialId: string }
  | { readonly kind: "delivery"; readonly matterId: string }
  | { readonly kind: "postAddress" | "postTelephone"; readonly matterId: string }
  | { readonly kind: "review" };

/** How results come, by matter, as far as somebody has said so. */
export type Deliveries = Readonly<Record<string, Delivery>>;
export interface Delivery {
  readonly kind: DeliveryWish["kind"];
  readonly address?: string;
  readonly telephone?: string;
}

/**
 * What comes next: first the questions that decide what is needed, then what need not be typed or brought (e-licences), then the form, then
 * commitments, and what is left to bring; at the end how the results come, and everything once more.
 */
export function nextStep(filling: Filling, deliveries: Deliveries): Step {
  const matters = mattersOf(filling);
  return (
    openSituation(filling, matters) ??
    (licencesOffered(filling).length > 0 ? { kind: "licences" } : undefined) ??
    firstOf(matters, (matter) => openQuestion(filling, matter)) ??
    firstOf(matters, (matter) => openCommitment(filling, matter)) ??
    firstOf(matters, (matter) => openMaterial(filling, matter)) ??
    firstOf(matters, (matter) => openDelivery(filling, matter, deliveries)) ?? { kind: "review" }
  );
}

const firstOf = (
  matters: readonly Matter[],
  step: (matter: Matter) => Step | undefined,
): Step | undefined => {
  for (const matter of matters) {
    const open = step(matter);
    if (open) return open;
  }
  return undefined;
};

function openSituation(filling: Filling, matters: readonly Matter[]): Step | undefined {
  for (const owner of [...(filling.whole ? [filling.whole] : []), ...matters]) {
    const answers = answersOf(filling, owner.id);
    const open = situationQuestions(filling, owner).find(({ id }) => answers[id] === undefined);
    if (open) return { kind: "situation", owner: owner.id, id: open.id };
  }
  return undefined;
}

/** A material for which the holder has a valid e-licence. */
export interface LicenceOffer {
  readonly matter: Matter;
  readonly material: Material;
  readonly licence: Filling["licences"][number];
}

/** What need not be brought, when the holder agrees: each e-licence for each material, since each use is authorised by itself. */
export function licencesOffered(filling: Filling): readonly LicenceOffer[] {
  return mattersOf(filling).flatMap((matter) =>
    materialsOf(filling, matter).flatMap((material) => {
      const licence = filling.licences.find(
        ({ kind, state }) => kind === material.licence && state === "valid",
      );
      const isSettled =
        filling.handedIn[matter.id]?.[material.id] !== undefined ||
        filling.withoutLicence.includes(placeOf(matter.id, material.id));
      return licence && !isSettled ? [{ matter, material, licence }] : [];
    }),
  );
}

function openQuestion(filling: Filling, matter: Matter): Step | undefined {
  const { next } = formOf(filling, matter);
  return next === undefined ? undefined : { kind: "question", matterId: matter.id, fieldId: next };
}

function openCommitment(filling: Filling, matter: Matter): Step | undefined {
  for (const material of materialsOf(filling, matter)) {
    const commitment = commitmentFor(matter, material);
    if (!commitment || filling.handedIn[matter.id]?.[material.id] !== undefined) continue;
    if (filling.declined.includes(placeOf(matter.id, commitment.id))) continue;
    return { kind: "commitment", matterId: matter.id, commitmentId: commitment.id };
  }
  return undefined;
}

function openMaterial(filling: Filling, matter: Matter): Step | undefined {
  const open = materialsOf(filling, matter).find(
    ({ id, need }) => need !== "optional" && filling.handedIn[matter.id]?.[id] === undefined,
  );
  return open && { kind: "material", matterId: matter.id, materialId: open.id };
}

/** What is still to be said about how a result comes; undefined: nothing. */
export function openDelivery(
  filling: Filling,
  { id, result }: Matter,
  deliveries: Deliveries,
): Step | undefined {
  const delivery = deliveries[id];
  if (!delivery) return result.delivery.length > 1 ? { kind: "delivery", matterId: id } : undefined;
  if (delivery.kind !== "post") return undefined;
  if (delivery.address === undefined) return { kind: "postAddress", matterId: id };
  const telephone = delivery.telephone ?? saidOf(filling, "person.mobile");
  return telephone === undefined ? { kind: "postTelephone", matterId: id } : undefined;
}

/** What somebody has chosen already, who comes back to a choice: an option of the case, how a material is handed in, or how a result comes. */
export function chosenOf(filling: Filling, step: Step, deliveries: Deliveries): string | undefined {
  if (step.kind === "situation") return answersOf(filling, step.owner)[step.id];
  if (step.kind === "material") return filling.handedIn[step.matterId]?.[step.materialId]?.by;
  return step.kind === "delivery" ? deliveries[step.matterId]?.kind : undefined;
}

/**
 * The ways in which a material may be handed in now. `scan`: where there is a camera and a copy is enough. 容缺 (`later`): never a main
 * material, and only once every main material is there.
 */
export function waysToHandIn(
  filling: Filling,
  matter: Matter,
  material: Material,
  hasCamera: boolean,
): readonly ("scan" | "window" | "later")[] {
  const mainMissing = materialsOf(filling, matter).some(
    ({ id, need }) => need === "main" && filling.handedIn[matter.id]?.[id] === undefined,
  );
  const scans = hasCamera && isScannable(material);
  const mayComeLater = material.deferrable && material.need !== "main" && !mainMissing;
  return [...(scans ? ["scan" as const] : []), "window", ...(mayComeLater ? ["later" as const] : [])];
}

/**
 * So many working days before the term ends, who chooses 容缺 is told there and then, a text comes to the mobile in the matter's form; null: none
 * comes.
 */
export const textBeforeOf = ({ textBefore = null }: Filling, { form }: Matter): number | null => {
  const asksMobile = form?.sections.some(({ fields }) =>
    fields.some(({ concept }) => concept === deferralTextConcept),
  );
  return asksMobile ? textBefore : null;
};

/** What is said of 容缺 where it is chosen. */
export const laterHint = (filling: Filling, matter: Matter) => {
  const before = textBeforeOf(filling, matter);
  return {
    words: before === null ? ("materialLaterHint" as const) : ("materialLaterTextHint" as const),
    values: { days: matter.terms.deferral ?? 0, before: before ?? 0 },
  };
};
