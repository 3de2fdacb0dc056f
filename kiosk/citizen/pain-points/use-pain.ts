import { useMemo } from "preact/hooks";
import { translator } from "../../i18n/catalogue.ts";
import { painMessages } from "../../i18n/pain-points.ts";
import type { PainMachineEvent } from "../machines/pain.machine.ts";
import { useSession } from "../use-citizen.ts";

/** What the screens of saying that something does not work are given. */
export function usePain() {
  const { session, send, language, t: common, advice, condition } = useSession();
  const { pain: view } = session;
  if (!view) throw new Error("a screen of a report was drawn without one");
  const t = useMemo(() => translator(painMessages, language), [language]);
  return {
    view,
    t,
    common,
    advice,
    condition,
    language,
    send: (event: PainMachineEvent) => send({ type: "pain", event }),
  };
}
