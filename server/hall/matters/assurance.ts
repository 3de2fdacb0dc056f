import type { Matter } from "../../contract/catalogue/matter.ts";
import { ContractError } from "../../contract/errors.ts";
import { assuranceOf, type IdentityDocument } from "../../contract/identity.ts";
import type { Localized } from "../../contract/service-offer.ts";

/** What a document is good for, by how it was read: a print can be copied, and what is typed can be known by others. */

const order = { typed: 0, print: 1, chip: 2 } as const;

/** Whether `one` was read in a surer way than `other`. */
export const isSurer = (one: IdentityDocument, other: IdentityDocument): boolean =>
  order[assuranceOf(one)] > order[assuranceOf(other)];

/** Only who brought the chip is told what the hall and the registry know of its holder: e-licences, earlier answers. */
export const mayBeToldMore = (identity: IdentityDocument): boolean => assuranceOf(identity) === "chip";

/** By this the owed document is named among the materials of an application; no guide has a material of this name. */
export const ownDocument = "identityDocument";

export const ownDocumentName: Localized = {
  "zh-CN": "本人证件原件",
  "zh-TW": "本人證件正本",
  en: "Your identity document itself",
};

/** Whether a clerk has to see the document before the application is accepted: it was typed, or the guide asks for a chip. */
export const isShownAtWindow = (identity: IdentityDocument, { assurance }: Matter): boolean =>
  order[assuranceOf(identity)] < order[assurance ?? "print"];

/** @throws ContractError matter.identityNeeded: what is asked for is somebody's own, and the document was only typed */
export function holdsDocument(identity: IdentityDocument): void {
  if (assuranceOf(identity) === "typed")
    throw new ContractError("matter.identityNeeded", "the document was typed, not read");
}
