import { isScannable } from "../../../../server/contract/catalogue/needed.ts";
import type {
  Application,
  MaterialHandedIn,
  OpenCase,
  Receipt,
} from "../../../../server/contract/matters.ts";
import type { OwedCase } from "../../follow-effects.ts";
import type { LicenceUsed } from "../../matter-effects.ts";
import type { LicenceOffer } from "../handling/plan.ts";

/** What is still owed, and what can be done about it here. Pure data. */

/** In these it has not been decided: it can be taken back. */
const undecided: readonly Application["state"][] = ["waiting", "received", "accepted", "supplement"];

export const canWithdraw = ({ state }: Application): boolean => undecided.includes(state);

/** What is owed of a case and stands on a valid e-licence of its applicant. */
export function licencesForOwed({ opened, receipt, guides }: OwedCase): readonly LicenceOffer[] {
  return receipt.applications.flatMap(({ matterId, owed }) => {
    const matter = guides.find((guide) => guide.matter?.id === matterId)?.matter;
    if (!matter) return [];
    return owed.flatMap(({ materialId }) => {
      const material = matter.materials.find(({ id }) => id === materialId);
      const licence = licenceOf(opened, material?.licence);
      return material && licence ? [{ matter, material, licence }] : [];
    });
  });
}

const licenceOf = ({ licences }: OpenCase, wanted: string | undefined) =>
  licences.find(({ kind, state }) => kind === wanted && state === "valid");

/** One material that an application owes. */
export interface OwedMaterial {
  readonly number: string;
  readonly matterId: string;
  readonly materialId: string;
}

/** What is owed of a case and a scan stands for. */
export function scannableOwed({ receipt, guides }: OwedCase): readonly OwedMaterial[] {
  return receipt.applications.flatMap(({ number, matterId, owed }) => {
    const materials = guides.find(({ matter }) => matter?.id === matterId)?.matter?.materials ?? [];
    return owed.flatMap(({ materialId }) =>
      materials.some((material) => material.id === materialId && isScannable(material))
        ? [{ number, matterId, materialId }]
        : [],
    );
  });
}

/** The pages of one material. */
export const handingOfScan = ({ number, matterId, materialId }: OwedMaterial, files: string[]): Handing => ({
  applicationNumber: number,
  materials: [{ matterId, materialId, how: { by: "file", files } }],
});

/** What is handed in for one application, by a command of its own. */
export interface Handing {
  readonly applicationNumber: string;
  readonly materials: MaterialHandedIn[];
}

/** The e-licences that could be had, by application. */
export function handingsOf({ applications }: Receipt, used: readonly LicenceUsed[]): readonly Handing[] {
  return applications.flatMap(({ number, matterId: ofApplication }) => {
    const materials = used.flatMap(({ matterId, materialId, authorisation }): MaterialHandedIn[] =>
      matterId === ofApplication && authorisation !== null
        ? [{ matterId, materialId, how: { by: "licence", authorisation } }]
        : [],
    );
    return materials.length > 0 ? [{ applicationNumber: number, materials }] : [];
  });
}
