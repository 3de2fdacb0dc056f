import { useMemo } from "preact/hooks";
import { translator } from "../../../i18n/catalogue.ts";
import { handleMessages } from "../../../i18n/handle-matter.ts";
import type { HandleEvent } from "../../machines/handle-matter/context.ts";
import { useSession } from "../../use-citizen.ts";

/** What the screens of handling a matter are given. */
export function useHandle() {
  const { session, send, language, t: common, advice, condition } = useSession();
  const { handling: view } = session;
  if (!view) throw new Error("a screen of handling a matter was drawn outside its journey");
  const t = useMemo(() => translator(handleMessages, language), [language]);
  return {
    view,
    t,
    common,
    advice,
    language,
    condition,
    send: (event: HandleEvent) => send({ type: "handling", event }),
  };
}

/** The matter that a step is about, in the citizen's words. */
export function useMatter(matterId: string) {
  const { view } = useHandle();
  const matter = view.matters.find(({ id }) => id === matterId);
  if (!matter) throw new Error("a step is about a matter that is not in the case");
  return matter;
}
