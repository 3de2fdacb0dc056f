import type { Language } from "../../../server/contract/hall.ts";
import type { CaseStep, RatingItem } from "../../../server/contract/ratings/desk.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { ratingDeskMessages } from "../../i18n/manager-ratings.ts";
import type { RatingActKind } from "./acts.ts";

export type RatingDeskWords = Translate<typeof ratingDeskMessages>;

/** What every part of the desk is drawn with. */
export interface RatingManner {
  readonly language: Language;
  readonly t: RatingDeskWords;
}

export const unitName = ({ unit }: Pick<RatingItem, "unit">, language: Language): string =>
  unit.organ ? `${unit.name[language]} · ${unit.organ[language]}` : unit.name[language];

/** What an act, or a step that is due, is called. */
export const actName = (kind: RatingActKind | CaseStep, t: RatingDeskWords): string =>
  t(kind === "confirm" ? "confirmIt" : kind);
