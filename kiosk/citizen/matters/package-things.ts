import type { Material, Matter } from "../../../server/contract/catalogue/matter.ts";
import {
  fromSituation,
  materialsNeeded,
  situationOfPart,
  takenParts,
} from "../../../server/contract/catalogue/needed.ts";
import type { MatterPackage } from "../../../server/contract/catalogue/package.ts";
import type { SituationAnswers } from "../../../server/contract/catalogue/situation.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";
import { isBrought } from "../../i18n/material-words.ts";

/** One thing that is brought for a package, with the matters that want it. */
export interface PackageThing {
  /** As it satisfies them all. */
  readonly material: Material;
  readonly matters: readonly Matter[];
  /** What each of them says of filling it in, once. */
  readonly notes: readonly Localized[];
}

/** The matters of a package that somebody's answers leave, in its order. @param today the hall's day */
export function mattersTaken(
  whole: MatterPackage,
  matters: readonly Matter[],
  answers: SituationAnswers,
  today: string,
): readonly Matter[] {
  return takenParts(whole, answers, today).flatMap(
    ({ matter }) => matters.find(({ id }) => id === matter) ?? [],
  );
}

/**
 * What is brought for all matters of a package, each thing once: what has the same everyday name, and can be had in one form that suits every
 * matter. What a matter asks besides, nobody has answered yet: what hangs on it is told. @param today the hall's day
 */
export function packageThings(
  whole: MatterPackage,
  matters: readonly Matter[],
  answers: SituationAnswers,
  today: string,
): readonly PackageThing[] {
  const things: PackageThing[] = [];
  for (const matter of mattersTaken(whole, matters, answers, today)) {
    const part = whole.matters.find((each) => each.matter === matter.id);
    const known = fromSituation(part ? situationOfPart(part, answers) : {});
    for (const material of materialsNeeded(matter, known, today)) {
      const place = things.findIndex((thing) => isOne(thing.material, material));
      const before = things[place];
      if (before) things[place] = together(before, matter, material);
      else things.push({ material, matters: [matter], notes: material.note ? [material.note] : [] });
    }
  }
  return things;
}

const formsOfBoth = (one: Material, other: Material) => one.form.filter((each) => other.form.includes(each));

function isOne(one: Material, other: Material): boolean {
  return one.name["zh-CN"] === other.name["zh-CN"] && formsOfBoth(one, other).length > 0;
}

function together({ material, matters, notes }: PackageThing, matter: Matter, other: Material): PackageThing {
  // Who wants it in the hand decides what is said of it; an e-licence may stand for it at one matter and not at another.
  const [first, second] = isBrought(material) || !isBrought(other) ? [material, other] : [other, material];
  const form = formsOfBoth(material, other);
  const isKept = form.every((each) => each === "copy");
  return {
    material: {
      ...first,
      form,
      // One paper is shown at every matter; a copy stays there.
      copies: isKept ? material.copies + other.copies : Math.max(material.copies, other.copies),
      deferrable: first.deferrable && (second.deferrable || second.need === "optional"),
    },
    matters: matters.includes(matter) ? matters : [...matters, matter],
    notes: [...notes, ...(other.note ? [other.note] : [])].filter(
      (note, place, all) => all.findIndex((each) => each["zh-CN"] === note["zh-CN"]) === place,
    ),
  };
}
