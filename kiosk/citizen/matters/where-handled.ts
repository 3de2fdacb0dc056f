import type { Language, ServiceOffer } from "../../../server/contract/service-offer.ts";
import type { SiteForService } from "../../../server/contract/sites.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { CitizenMessages } from "../../i18n/citizen.ts";
import { distanceWords } from "../times.ts";

/** `3、4 号窗口`. */
export const windowsOf = ({ windows }: ServiceOffer, language: Language, t: Translate<CitizenMessages>) =>
  t("windowNumbers", { windows: windows.join(language === "en" ? ", " : "、") });

/** Which hall, how far it is, and how one finds it. */
export const siteWords = (
  { name, distance, place }: SiteForService,
  language: Language,
  t: Translate<CitizenMessages>,
): string =>
  [name[language], ...(distance === null ? [] : [distanceWords(distance, t)]), place[language]].join(" · ");
