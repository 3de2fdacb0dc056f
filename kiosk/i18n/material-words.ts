import type { Material } from "../../server/contract/catalogue/matter.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { Translate } from "./catalogue.ts";
import type { findMessages } from "./find-matter.ts";

type Words = Translate<typeof findMessages>;

const formWords = {
  original: "materialOriginal",
  copy: "materialCopy",
  electronic: "materialElectronic",
} as const;

/** Whether somebody has to have it in the hand. */
export const isBrought = ({ need, licence, commitment }: Material): boolean =>
  need !== "optional" && licence === undefined && commitment === undefined;

/** `原件或复印件`, how many where it is more than one, and who gives it out. */
export function materialFacts({ form, copies, source }: Material, t: Words, language: Language): string[] {
  const kinds = form.map((each) => t(formWords[each])).join(language === "en" ? " or " : "或");
  return [kinds, ...(copies > 1 ? [t("materialCopies", { count: copies })] : []), source[language]];
}

/** What stands for it, or whether it may come later or need not come at all. */
export const materialMarks = ({ need, deferrable, licence, commitment }: Material) =>
  [
    ...(licence === undefined ? [] : (["materialLicence"] as const)),
    ...(commitment === undefined ? [] : (["materialCommitment"] as const)),
    ...(deferrable ? (["materialLater"] as const) : []),
    ...(need === "optional" ? (["materialOptional"] as const) : []),
  ] as const;

/** How many things are brought. */
export function broughtWords(materials: readonly Material[], t: Words): string {
  const { length } = materials.filter(isBrought);
  return length === 0 ? t("materialsNone") : t("materialsCount", { count: length });
}
