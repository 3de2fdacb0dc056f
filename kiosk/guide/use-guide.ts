import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { GuideView } from "../../server/contract/guide/guide.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { Translate } from "../i18n/catalogue.ts";
import type { GuideMessages } from "../i18n/guide.ts";
import type { GuideContext, GuideEvent } from "./guide.machine.ts";

/** What every part of the page is given. */
export interface Guide {
  readonly context: GuideContext;
  readonly view: GuideView;
  readonly language: Language;
  readonly t: Translate<GuideMessages>;
  readonly send: (event: GuideEvent) => void;
  /** The hall's time, milliseconds since the epoch. */
  readonly now: number;
  /** Nothing can be done now: something is being done, or there is no line. */
  readonly isBusy: boolean;
  readonly newKey: () => string;
}

export const GuideProvider = createContext<Guide | null>(null);

export function useGuide(): Guide {
  const guide = useContext(GuideProvider);
  if (!guide) throw new Error("a part of the guide's page was drawn outside GuideScreen");
  return guide;
}
