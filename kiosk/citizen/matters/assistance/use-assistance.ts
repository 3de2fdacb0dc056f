import { useMemo } from "preact/hooks";
import { assistanceMessages } from "../../../i18n/assistance.ts";
import { translator } from "../../../i18n/catalogue.ts";
import type { AssistanceEvent } from "../../machines/assistance.machine.ts";
import { useSession } from "../../use-citizen.ts";

/** What the screens of 上门办 and 帮代办 are given. */
export function useAssistance() {
  const { session, send, language, t: common, advice, condition } = useSession();
  const { assisting: view } = session;
  if (!view) throw new Error("a screen of help at home was drawn outside its journey");
  const t = useMemo(() => translator(assistanceMessages, language), [language]);
  return {
    view,
    t,
    common,
    advice,
    language,
    condition,
    send: (event: AssistanceEvent) => send({ type: "assisting", event }),
  };
}
