import type { AssistanceItem } from "../../../server/contract/assistance/desk.ts";
import type { AssistanceState } from "../../../server/contract/assistance/words.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { assistanceDeskMessages } from "../../i18n/manager-assistance.ts";

export type AssistanceDeskWords = Translate<typeof assistanceDeskMessages>;

/** What every part of the list is drawn with. */
export interface AssistanceManner {
  readonly language: Language;
  readonly t: AssistanceDeskWords;
}

export const stateNames = {
  new: "new",
  assigned: "assigned",
  done: "doneState",
  closed: "closed",
  declined: "declined",
  cancelled: "cancelled",
} as const satisfies Record<AssistanceState, string>;

/** How long until it is due: null where nothing is. */
export function leftWords({ daysLeft }: AssistanceItem, t: AssistanceDeskWords): string | null {
  if (daysLeft === null) return null;
  if (daysLeft < 0) return t("late", { count: -daysLeft });
  return daysLeft === 0 ? t("today") : t("left", { count: daysLeft });
}

/** What to do about what did not succeed. */
export function errorWords(code: ErrorCode, t: AssistanceDeskWords): string {
  switch (code) {
    case "desk.unknown":
      return t("errorUnknown");
    case "desk.notInState":
      return t("errorNotInState");
    case "message.connectionLost":
      return t("errorLost");
    default:
      return t("errorOther");
  }
}
