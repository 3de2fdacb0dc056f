import { useMemo } from "preact/hooks";
import type { BringListTexts } from "../../../server/contract/catalogue/bring-list.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import { bringListMessages } from "../../i18n/bring-list.ts";
import { translator } from "../../i18n/catalogue.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { printerProblem } from "../condition.ts";
import { Page } from "../frame/page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useFind } from "./use-find.ts";

function useListWords() {
  const { language } = useFind();
  return useMemo(() => translator(bringListMessages, language), [language]);
}

/** What is brought, on paper to take home: it is about the answers, and about nobody. */
export function PrintListButton({ texts }: { readonly texts: BringListTexts }) {
  const { condition, send } = useFind();
  const t = useListWords();
  return (
    <Button
      icon="printer"
      disabled={printerProblem(condition) !== null}
      onPress={() => send({ type: "printList", texts })}
    >
      {t("print")}
    </Button>
  );
}

/** What became of the paper; or why there is none now, and what to do. Null: there is nothing to say. */
export function useListNotice() {
  const { view, condition } = useFind();
  const t = useListWords();
  const trouble = printerProblem(condition);
  const { printed } = view;
  if (printed?.print === "printed") return <Notice tone="good" title={t("printed")} />;
  if (printed?.print === "unknown") return <Notice tone="warning" title={t("unknown")} />;
  const why = printed?.error ?? trouble;
  return why && <Notice tone="warning" title={t(troubleWords(why))} />;
}

function troubleWords(error: ErrorCode) {
  if (error === "printer.paperOut") return "paperOut";
  return error === "printer.absent" ? "noPrinter" : "printerTrouble";
}

/** The printer works and the citizen waits. */
export function FindPrinting() {
  const t = useListWords();
  return <Page name="findPrinting" title={t("printingTitle")} drawing={<TerminalDrawing moment="print" />} />;
}
