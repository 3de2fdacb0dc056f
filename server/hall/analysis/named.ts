import type { Analysis } from "../../contract/analysis.ts";
import type { Catalogue } from "../../contract/catalogue/catalogue.ts";
import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import type { Localized } from "../../contract/hall.ts";
import type { MatterStage } from "../../contract/matter-steps.ts";
import type { Analysed } from "./analyse.ts";

/** What names are looked up in. */
export type Named = Pick<Catalogue, "matters" | "packages">;

/** What was analysed, in the words of the guides as they are now; what they do not have any more is called by its id. */
export function named(
  catalogue: Named,
  { costliest, matters, changes }: Analysed,
): Omit<Analysis, "from" | "to" | "help"> {
  const ofMatter = (id: string) => ({ id, name: guideOf(catalogue, id)?.plainName ?? everywhere(id) });
  return {
    costliest: costliest.map(({ matter, stage, part, sums, meanSeconds, lostSeconds }) => ({
      matter: ofMatter(matter),
      stage,
      part: part === "" ? null : { id: part, name: partName(catalogue, matter, stage, part) },
      reached: sums.reached.count,
      helped: sums.helped.count,
      turnedBack: sums.turnedBack.count,
      refused: sums.refused.count,
      gaveUp: sums.gaveUp.count,
      timedOut: sums.timedOut.count,
      meanSeconds,
      lostSeconds,
    })),
    matters: matters.map((each) => ({ ...each, ...ofMatter(each.id) })),
    changes: changes.map(({ matterId, ...rest }) => ({ ...rest, matter: ofMatter(matterId) })),
  };
}

export const everywhere = (id: string): Localized => ({ "zh-CN": id, "zh-TW": id, en: id });

export const guideOf = ({ matters, packages }: Named, id: string): Matter | MatterPackage | undefined =>
  matters.find((matter) => matter.id === id) ?? packages.find((each) => each.id === id);

/** What a part of a guide is called; null: it has none of that id any more. @param part see `matterStep.part` */
export function partName(
  catalogue: Named,
  guide: string,
  stage: MatterStage,
  part: string,
): Localized | null {
  const [owner = "", own] = part.includes(".") ? part.split(".") : [guide, part];
  const found = guideOf(catalogue, owner);
  const situation = found?.situations.find(({ id }) => id === own)?.question;
  if (stage === "guide" || stage === "situation") return situation ?? null;
  const matter = catalogue.matters.find(({ id }) => id === owner);
  switch (stage) {
    case "question":
      return (
        matter?.form?.sections.flatMap(({ fields }) => fields).find(({ id }) => id === own)?.label ?? null
      );
    case "commitment":
      return matter?.commitments.find(({ id }) => id === own)?.title ?? null;
    default:
      return matter?.materials.find(({ id }) => id === own)?.name ?? null;
  }
}
