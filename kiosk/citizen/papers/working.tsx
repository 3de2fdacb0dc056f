import { Page } from "../frame/page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { usePapers } from "./use-papers.ts";

/** The terminal works and the citizen waits: for the paper to come, or to come out. */
export function PapersWorking() {
  const { t, common, view, send } = usePapers();
  if (view.state === "papersPrinting")
    return (
      <Page
        name="papersPrinting"
        title={t("printingTitle")}
        hint={t("printingHint")}
        drawing={<TerminalDrawing moment="print" />}
      />
    );
  return (
    <Page
      name="papersOpening"
      title={t("openingTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <span class="ripple" aria-hidden="true" />
    </Page>
  );
}
