import { useMemo } from "preact/hooks";
import { translator } from "../../i18n/catalogue.ts";
import { papersMessages } from "../../i18n/papers.ts";
import type { PapersEvent } from "../machines/papers.machine.ts";
import { useSession } from "../use-citizen.ts";

/** The words about papers. */
export function usePaperWords() {
  const { language } = useSession();
  return useMemo(() => translator(papersMessages, language), [language]);
}

/** What the screens in front of a journey are given. */
export function usePapers() {
  const { session, send, language, t: common } = useSession();
  const { papers: view } = session;
  if (!view) throw new Error("a screen of papers was drawn without them");
  const t = usePaperWords();
  return { view, t, common, language, send: (event: PapersEvent) => send({ type: "papers", event }) };
}
