import type { PaperPrinter } from "../../../server/contract/matters.ts";
import { Notice } from "../../ui/text-block.tsx";
import { Page } from "../frame/page.tsx";
import { PaperPicture } from "./paper-picture.tsx";
import { usePapers } from "./use-papers.ts";

/** One paper, as it is: page by page, to be printed where this terminal can. */
export function PapersLook() {
  const { t, common, view, language, send } = usePapers();
  const { chosen, opened, printer, result } = view;
  if (!chosen || !opened) throw new Error("a paper was to be shown before there was one");
  return (
    <Page
      name="papersLook"
      title={chosen.name[language]}
      {...(opened.verification ? { hint: t("verification", { code: opened.verification }) } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(printer?.state === "none"
        ? {}
        : {
            primary: {
              words: t(result?.print === "printed" ? "printAgain" : "print"),
              icon: "printer" as const,
              disabled: printer?.state !== "ready",
              onPress: () => send({ type: "print" }),
            },
          })}
    >
      <div class="paper-look">
        <PrintNotice />
        <PaperPicture bytes={opened.bytes} name={chosen.name[language]} />
      </div>
    </Page>
  );
}

const troubleWords = ({ state, error }: PaperPrinter) => {
  if (state === "none") return "noPrinter" as const;
  return error === "printer.paperOut" ? ("printerPaperOut" as const) : ("printerTrouble" as const);
};

/** What became of printing, and where else the paper is to be had. */
function PrintNotice() {
  const { t, view } = usePapers();
  const { printer, result, chosen } = view;
  const elsewhere = t(chosen?.source.kind === "blank" ? "blankAtWindow" : "atWindow");
  if (printer && printer.state !== "ready")
    return (
      <Notice tone={printer.state === "none" ? "information" : "warning"} title={t(troubleWords(printer))}>
        <p>{elsewhere}</p>
      </Notice>
    );
  if (result?.print === "failed")
    return (
      <Notice tone="bad" title={t("notPrinted")}>
        <p>{elsewhere}</p>
      </Notice>
    );
  return result?.print === "printed" ? <Notice tone="good" title={t("printed")} /> : null;
}
