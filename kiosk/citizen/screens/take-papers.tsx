import { Page } from "../frame/page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { usePaperWords } from "../papers/use-papers.ts";
import { useCitizen } from "../use-citizen.ts";

/** Whoever goes without having said that the pages are in the hand is asked once more. */
export function TakePapers() {
  const { send } = useCitizen();
  const t = usePaperWords();
  return (
    <Page
      name="takePapers"
      title={t("takeTitle")}
      hint={t("takeHint")}
      drawing={<TerminalDrawing moment="takeTicket" />}
      primary={{ words: t("taken"), icon: "check", onPress: () => send({ type: "done" }) }}
    />
  );
}
