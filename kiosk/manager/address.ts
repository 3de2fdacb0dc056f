import { type Language, languages } from "../../server/contract/service-offer.ts";

/** Where the manager's pages lead to each other: the address names the site, and the language that was chosen goes along. */

/** One site's own page. */
export const addressOfHall = (site: string, language: Language): string =>
  `/manager?site=${encodeURIComponent(site)}&language=${language}`;

/** All sites together. */
export const addressOfLevels = (language: Language): string => `/manager?language=${language}`;

/** The language that an address names; null: none that the page speaks. */
export function languageIn(search: string): Language | null {
  const named = new URLSearchParams(search).get("language");
  return languages.find((each) => each === named) ?? null;
}
