import type { BringListTexts } from "../../../server/contract/catalogue/bring-list.ts";
import type { Material, Matter } from "../../../server/contract/catalogue/matter.ts";
import { fromSituation, materialsNeeded } from "../../../server/contract/catalogue/needed.ts";
import type { SituationAnswers } from "../../../server/contract/catalogue/situation.ts";
import type { Language, Localized, ServiceOffer } from "../../../server/contract/service-offer.ts";
import type { SiteForService } from "../../../server/contract/sites.ts";
import { bringListMessages } from "../../i18n/bring-list.ts";
import { translator } from "../../i18n/catalogue.ts";
import { citizenMessages } from "../../i18n/citizen.ts";
import { findMessages } from "../../i18n/find-matter.ts";
import { broughtWords, materialFacts, materialMarks } from "../../i18n/material-words.ts";
import { channelWords } from "./channel-words.ts";
import { siteWords, windowsOf } from "./where-handled.ts";

export interface BringList {
  readonly matter: Matter;
  readonly answers: SituationAnswers;
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
  readonly hallName: Localized;
  /** The service that handles it in this hall; undefined: it is not handled here. */
  readonly service: ServiceOffer | undefined;
  /** The nearest other hall, where this one does not handle it now. */
  readonly nearest: SiteForService | undefined;
  /** Of the matter's organ. */
  readonly organ: { readonly hours: Localized; readonly enquiry: Localized } | undefined;
}

/** The sentences that go with `XiaohuCatalogue.PrintList`: what the answers about the case leave, where and when, what it costs, whom to ask. */
export function bringListOf(list: BringList, language: Language): BringListTexts {
  const { matter, answers, today, hallName } = list;
  const t = translator(bringListMessages, language);
  const find = translator(findMessages, language);
  const materials = materialsNeeded(matter, fromSituation(answers), today);
  return {
    hall: hallName[language],
    heading: t("heading"),
    plainName: matter.plainName[language],
    name: matter.name[language],
    count: broughtWords(materials, find),
    materials: materials.map((material) => ({
      name: material.name[language],
      said: [...materialWords(material, language), ...(material.note ? [material.note[language]] : [])],
    })),
    facts: [
      { term: t("handledAt"), said: whereWords(list, language) },
      { term: t("term"), said: [termWords(matter, language)] },
      { term: t("fee"), said: feeWords(matter, language) },
      {
        term: t("ask"),
        said: [
          (matter.enquiry ?? list.organ?.enquiry)?.[language] ?? hallName[language],
          t("askWith", { code: matter.code }),
        ],
      },
    ],
    footer: t("footer", { day: today }),
  };
}

/** In which form, how many and from whom; then what stands for it, or whether it may come later. */
export function materialWords(material: Material, language: Language): string[] {
  const find = translator(findMessages, language);
  return [
    materialFacts(material, find, language).join(" · "),
    ...materialMarks(material).map((mark) => find(mark)),
  ];
}

/** Where in this hall and when; or that it is not handled here, and where the nearest hall is that does. */
export function hallWords(
  { service, nearest, organ, hallName }: Pick<BringList, "hallName" | "service" | "nearest" | "organ">,
  language: Language,
): string[] {
  const find = translator(findMessages, language);
  const common = translator(citizenMessages, language);
  const here = service
    ? [
        [hallName[language], service.area[language], windowsOf(service, language, common)].join(" · "),
        ...(organ ? [organ.hours[language]] : []),
      ]
    : [find("whereNotHere")];
  return [...here, ...(nearest ? [`${find("whereNearest")}${siteWords(nearest, language, common)}`] : [])];
}

function whereWords(list: BringList, language: Language): string[] {
  const find = translator(findMessages, language);
  return [
    ...hallWords(list, language),
    // The window is said above.
    ...list.matter.channels
      .filter(({ kind }) => kind !== "window")
      .map(({ kind, where, hours }) =>
        [find(channelWords[kind]), where[language], ...(hours ? [hours[language]] : [])].join(" · "),
      ),
  ];
}

export function termWords({ terms: { committed } }: Matter, language: Language): string {
  if (committed === 0) return translator(findMessages, language)("factAtOnce");
  return translator(bringListMessages, language)("promised", { days: committed });
}

export function feeWords({ fee }: Matter, language: Language): string[] {
  const find = translator(findMessages, language);
  if (fee.free) return [find("factFree")];
  const { amount, reductions, ways } = fee;
  return [
    [find("factFee", { amount }), ways[language]].join(" · "),
    ...(reductions ? [reductions[language]] : []),
  ];
}
