import { Page } from "../frame/page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { usePapers } from "./use-papers.ts";

/** Pages lie in the tray, or may lie there: it is said, and a touch is waited for. */
export function PapersTake() {
  const { t, view, send } = usePapers();
  const isSure = view.result?.print === "printed";
  const isBlank = view.chosen?.source.kind === "blank";
  return (
    <Page
      name="papersTake"
      title={t(isSure ? "takeTitle" : "maybeTitle")}
      hint={t(isSure ? (isBlank ? "takeBlankHint" : "takeHint") : "maybeHint")}
      drawing={<TerminalDrawing moment="takeTicket" />}
      primary={{ words: t("taken"), icon: "check", onPress: () => send({ type: "taken" }) }}
    />
  );
}
