import type { Translate } from "../../i18n/catalogue.ts";
import type { TakeByPhoneMessages } from "../../i18n/take-by-phone.ts";
import type { TakeEvent, TakeSnapshot } from "../take.machine.ts";

/** What every part of the page is given. */
export interface PartProps {
  readonly snapshot: TakeSnapshot;
  readonly send: (event: TakeEvent) => void;
  readonly t: Translate<TakeByPhoneMessages>;
}
