import type { AssistanceState } from "../../../server/contract/assistance/words.ts";
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
