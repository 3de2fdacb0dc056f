import type { BringListTexts } from "../../../server/contract/catalogue/bring-list.ts";
import type { Matter } from "../../../server/contract/catalogue/matter.ts";
import type { MatterPackage } from "../../../server/contract/catalogue/package.ts";
import type { SituationAnswers } from "../../../server/contract/catalogue/situation.ts";
import type { Language, Localized } from "../../../server/contract/service-offer.ts";
import { bringListMessages } from "../../i18n/bring-list.ts";
import { translator } from "../../i18n/catalogue.ts";
import { findMessages } from "../../i18n/find-matter.ts";
import { broughtWords } from "../../i18n/material-words.ts";
import { type BringList, feeWords, hallWords, materialWords, termWords } from "./bring-list.ts";
import { mattersTaken, type PackageThing, packageThings } from "./package-things.ts";

export interface PackageList {
  readonly whole: MatterPackage;
  readonly matters: readonly Matter[];
  readonly answers: SituationAnswers;
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
  readonly hallName: Localized;
  /** Where a matter is handled. */
  readonly handledAt: (matter: Matter) => Pick<BringList, "service" | "nearest" | "organ">;
  /** Of the package's organ. */
  readonly enquiry: Localized | undefined;
}

/** For which of the matters a thing is, by their everyday names. @param taken how many matters there are */
export function forMattersWords({ matters }: PackageThing, taken: number, language: Language): string {
  const t = translator(bringListMessages, language);
  if (matters.length === taken && taken > 1) return t("forAll");
  const names = matters.map(({ plainName }) => plainName[language]);
  return t("forMatters", { matters: names.join(language === "en" ? "; " : "、") });
}

/** The sentences that go with `XiaohuCatalogue.PrintList` for a package (一件事): each thing once, and for each matter where, how long and what it costs. */
export function packageListOf(list: PackageList, language: Language): BringListTexts {
  const { whole, matters, answers, today, hallName } = list;
  const t = translator(bringListMessages, language);
  const things = packageThings(whole, matters, answers, today);
  const taken = mattersTaken(whole, matters, answers, today);
  return {
    hall: hallName[language],
    heading: t("heading"),
    plainName: whole.plainName[language],
    name: whole.name[language],
    count: broughtWords(
      things.map(({ material }) => material),
      translator(findMessages, language),
    ),
    materials: things.map((thing) => ({
      name: thing.material.name[language],
      said: [
        ...materialWords(thing.material, language),
        ...thing.notes.map((note) => note[language]),
        forMattersWords(thing, taken.length, language),
      ],
    })),
    facts: [
      ...taken.map((matter) => ({
        term: matter.plainName[language],
        said: [
          ...hallWords({ hallName, ...list.handledAt(matter) }, language),
          termWords(matter, language),
          ...feeWords(matter, language),
        ],
      })),
      { term: t("ask"), said: [list.enquiry?.[language] ?? hallName[language]] },
    ],
    footer: t("footer", { day: today }),
  };
}
