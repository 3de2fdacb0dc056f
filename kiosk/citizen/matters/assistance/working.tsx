import { Page } from "../../frame/page.tsx";
import { TerminalDrawing } from "../../frame/terminal-drawing.tsx";
import { useAssistance } from "./use-assistance.ts";

const titles = {
  assistLoading: "loadingTitle",
  assistFinding: "findingTitle",
  assistSaving: "savingTitle",
  assistCancelling: "cancellingTitle",
  assistPrinting: "printingTitle",
} as const;

/** The terminal works and the citizen waits: a moment, and for what. */
export function AssistWorking() {
  const { t, view } = useAssistance();
  if (!(view.state in titles)) throw new Error(`nothing is asked in ${view.state}`);
  const prints = view.state === "assistPrinting";
  return (
    <Page
      name={view.state}
      title={t(titles[view.state as keyof typeof titles])}
      {...(prints ? { drawing: <TerminalDrawing moment="print" /> } : {})}
    >
      {!prints && <span class="ripple" aria-hidden="true" />}
    </Page>
  );
}
