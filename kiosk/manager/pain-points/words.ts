import { numberOf } from "../../../server/contract/error-numbers.ts";
import { isErrorCode } from "../../../server/contract/errors.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { PainDueStep, PainItem } from "../../../server/contract/pain-points/desk.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { whereWords } from "../../i18n/inner-screens.ts";
import { type painDeskMessages, stageMessages } from "../../i18n/manager-pain-points.ts";
import type { PainActKind } from "./acts.ts";

export type PainDeskWords = Translate<typeof painDeskMessages>;

/** What every part of the desk is drawn with. */
export interface PainManner {
  readonly language: Language;
  readonly t: PainDeskWords;
}

/** What an act, or a step that is due, is called. */
export const actName = (kind: PainActKind | PainDueStep, t: PainDeskWords): string => t(`${kind}Act`);

/** `食品证快到期要续 · 交材料 · 租赁合同`; outside a matter the terminal's screen: `选事项`, `找事项、看指南 · 怎么找`. */
export function placeName(
  {
    matter,
    step,
    part,
    screen,
  }: Pick<PainItem, "matter" | "part" | "screen"> & {
    readonly step: Pick<NonNullable<PainItem["step"]>, "stage" | "part"> | null;
  },
  { language, t }: PainManner,
): string {
  const onScreen = screen === null ? [] : [whereWords(screen, language)];
  if (!matter) return onScreen[0] ?? t("noMatter");
  const parts = step
    ? [stageMessages[step.stage][language], ...(step.part ? [part?.[language] ?? step.part] : [])]
    : onScreen;
  return [matter.name[language], ...parts].join(" · ");
}

export const categoriesOf = ({ categories }: Pick<PainItem, "categories">, language: Language): string =>
  categories.map(({ name }) => name[language]).join(language === "en" ? "; " : "、");

/** As a guide reads it aloud: `材料-03`. */
export const faultName = (error: string): string => (isErrorCode(error) ? numberOf(error) : error);
