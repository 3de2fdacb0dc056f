import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { CarriedCase } from "../../../server/contract/carry-on.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { HandleEvent } from "../../citizen/machines/handle-matter/context.ts";
import type { HandleView } from "../../citizen/machines/handle-matter.machine.ts";
import type { CarryOnMessages } from "../../i18n/carry-on.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { handleMessages } from "../../i18n/handle-matter.ts";
import type { CarryContext, CarryEvent } from "../carry-on.machine.ts";

/** What the parts of a case are drawn from. */
export interface Carried {
  readonly view: HandleView;
  readonly opened: CarriedCase;
  readonly context: CarryContext;
  readonly isSending: boolean;
  readonly language: Language;
  /** The terminal's words of the case, and the page's own. */
  readonly t: Translate<typeof handleMessages>;
  readonly c: Translate<CarryOnMessages>;
  readonly send: (event: HandleEvent) => void;
  readonly say: (event: CarryEvent) => void;
}

export const CarriedContext = createContext<Carried | null>(null);

export function useCarry(): Carried {
  const carried = useContext(CarriedContext);
  if (!carried) throw new Error("a part of a case was drawn outside of one");
  return carried;
}

/** The matter that a step is about. */
export function useMatterOf(matterId: string) {
  const { view } = useCarry();
  const matter = view.matters.find(({ id }) => id === matterId);
  if (!matter) throw new Error("a step is about a matter that is not in the case");
  return matter;
}
