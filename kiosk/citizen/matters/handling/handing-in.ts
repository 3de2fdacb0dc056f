import type { Language } from "../../../../server/contract/hall.ts";
import type {
  AnswersByMatter,
  DeliveryWish,
  HandedIn,
  MaterialHandedIn,
} from "../../../../server/contract/matters.ts";
import { deferralNotices } from "../../../../server/contract/matters.ts";
import type { LicencesUsed } from "../../matter-effects.ts";
import {
  commitmentFor,
  type Filling,
  type HandedInByMaterial,
  materialsOf,
  mattersOf,
  placeOf,
  saidOf,
} from "./case.ts";
import { type Deliveries, textBeforeOf } from "./plan.ts";

/** A case with one more material handed in. */
export const handIn = (
  { handedIn }: Pick<Filling, "handedIn">,
  matterId: string,
  materialId: string,
  how: HandedIn,
): HandedInByMaterial => ({
  ...handedIn,
  [matterId]: { ...handedIn[matterId], [materialId]: how },
});

/** 容缺, with what whoever chooses it was told. */
export function later(
  filling: Filling & { readonly language: Language },
  matterId: string,
): Extract<HandedIn, { by: "later" }> {
  const matter = filling.matters.find(({ id }) => id === matterId);
  const [notice] = deferralNotices;
  const before = matter ? textBeforeOf(filling, matter) : null;
  return before === null
    ? { by: "later" }
    : { by: "later", told: { notice, language: filling.language, before } };
}

/** A case after e-licences were asked for: those that were had stand for their materials. */
export function withLicences(filling: Filling, { used, facts }: LicencesUsed): Partial<Filling> {
  let handedIn = filling.handedIn;
  const without: string[] = [];
  for (const { matterId, materialId, authorisation } of used) {
    if (authorisation === null) without.push(placeOf(matterId, materialId));
    else handedIn = handIn({ handedIn }, matterId, materialId, { by: "licence", authorisation });
  }
  return { facts, handedIn, withoutLicence: [...filling.withoutLicence, ...without] };
}

/** A case after a commitment was signed: it stands for each material that names it. */
export function withCommitment(filling: Filling, matterId: string, commitmentId: string): Partial<Filling> {
  let handedIn = filling.handedIn;
  for (const matter of filling.matters)
    if (matter.id === matterId)
      for (const material of matter.materials)
        if (commitmentFor(matter, material)?.id === commitmentId)
          handedIn = handIn({ handedIn }, matterId, material.id, { by: "commitment" });
  return { handedIn };
}

/** What is handed in, as the hall wants to hear it: of the materials that are needed by now, and no others. */
export const materialsHandedIn = (filling: Filling): MaterialHandedIn[] =>
  mattersOf(filling).flatMap((matter) =>
    materialsOf(filling, matter).flatMap(({ id: materialId }) => {
      const how = filling.handedIn[matter.id]?.[materialId];
      return how ? [{ matterId: matter.id, materialId, how }] : [];
    }),
  );

/** How each result comes: the only way where there is one. */
export const deliveryWishes = (filling: Filling, deliveries: Deliveries): DeliveryWish[] =>
  mattersOf(filling).flatMap(({ id: matterId, result }): DeliveryWish[] => {
    const { kind, address, telephone } = deliveries[matterId] ?? { kind: result.delivery[0] };
    if (!kind) return [];
    if (kind !== "post" || address === undefined) return [{ matterId, kind }];
    const to = {
      name: filling.facts.holder.name ?? "",
      telephone: telephone ?? saidOf(filling, "person.mobile") ?? "",
      address,
    };
    return [{ matterId, kind, to }];
  });

/** The answers as they cross the wire. */
export const answersToSend = ({ answers }: Filling): AnswersByMatter =>
  Object.fromEntries(
    Object.entries(answers).map(([matterId, byField]) => [
      matterId,
      Object.fromEntries(
        Object.entries(byField).map(([id, value]) => [
          id,
          typeof value === "object" && value !== null ? [...value] : value,
        ]),
      ),
    ]),
  );
