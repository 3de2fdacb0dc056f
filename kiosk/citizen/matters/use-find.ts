import { useMemo } from "preact/hooks";
import { translator } from "../../i18n/catalogue.ts";
import { findMessages } from "../../i18n/find-matter.ts";
import type { FindEvent } from "../machines/find-matter.machine.ts";
import { useSession } from "../use-citizen.ts";

/** What the screens of finding a matter are given. */
export function useFind() {
  const { session, send, language, t: common, advice, condition } = useSession();
  const { finding: view } = session;
  if (!view) throw new Error("a screen of finding a matter was drawn outside its journey");
  const t = useMemo(() => translator(findMessages, language), [language]);
  return {
    view,
    t,
    common,
    advice,
    language,
    condition,
    elsewhere: session.elsewhere,
    modes: session.modes,
    send: (event: FindEvent) => send({ type: "finding", event }),
  };
}
