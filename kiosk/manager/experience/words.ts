import type { OpenedExperience } from "../../../server/contract/experience/desk.ts";
import { placeKey } from "../../../server/contract/experience/read.ts";
import type { ExperienceStep } from "../../../server/contract/experience/record.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { whereWords } from "../../i18n/inner-screens.ts";
import { stageMessages } from "../../i18n/manager-analysis.ts";
import type { experienceDeskMessages } from "../../i18n/manager-experience.ts";

export type ExperienceWords = Translate<typeof experienceDeskMessages>;

/** What was said of a step, as the hall calls it; what it does not have any more by its id. */
export const categoryName = (
  { categories }: Pick<OpenedExperience, "categories">,
  wanted: string,
  language: Language,
): string => categories.find(({ id }) => id === wanted)?.name[language] ?? wanted;

/** A step as the office reads it: matter, where in it, what is asked for; else the screen, and where in it. */
export function stepName(step: ExperienceStep, names: OpenedExperience["names"], language: Language): string {
  const { place, screen, inner } = step;
  if (!place || place.stage === null)
    return whereWords(inner === null ? screen : `${screen}.${inner}`, language);
  const named = names[placeKey(step)];
  return [
    named?.matter[language] ?? place.matter,
    stageMessages[place.stage][language],
    named?.part?.[language] ?? place.part,
  ]
    .filter((each) => each !== "")
    .join(" · ");
}
