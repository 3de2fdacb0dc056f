import { numberOf } from "../../../server/contract/error-numbers.ts";
import { deviceFaultNumbers } from "../../../server/contract/technician.ts";
import { faultAdvice } from "../../i18n/fault-advice.ts";
import { Notice } from "../../ui/text-block.tsx";
import type { PrintNoticeContext, PrintNoticeSnapshot } from "./print-notice.machine.ts";
import type { RatingManner } from "./words.ts";

interface NoticeOnPaperProps extends RatingManner {
  /** Of the 差评. */
  readonly number: string;
  readonly notice: string;
  /** The hall's office has a printer. */
  readonly prints: boolean;
  readonly paper: PrintNoticeSnapshot;
  readonly onNotice: () => void;
  readonly onPrint: () => void;
}

/** The 整改通知单 as a file, and on paper where the hall has a printer for it. */
export function NoticeOnPaper(props: NoticeOnPaperProps) {
  const { number, notice, prints, paper, onNotice, onPrint, language, t } = props;
  const { value, context } = paper;
  // What became of another one's is not said here.
  const isThis = context.number === number;
  return (
    <>
      <p class="notice-on-paper">
        <button type="button" class="desk-button" onClick={onNotice}>
          {t("getNotice", { number: notice })}
        </button>
        {prints && (
          <button type="button" class="desk-button" disabled={value === "printing"} onClick={onPrint}>
            {t("printNotice")}
          </button>
        )}
      </p>
      <div role="status">
        {isThis && value === "printing" && <p>{t("printing")}</p>}
        {isThis && context.end && <Ended end={context.end} language={language} t={t} />}
      </div>
    </>
  );
}

/** What became of it, and what to do about it. */
function Ended({
  end: { print, fault, error },
  language,
  t,
}: RatingManner & { readonly end: NonNullable<PrintNoticeContext["end"]> }) {
  if (print === "printed") return <Notice tone="good" title={t("printed")} />;
  if (print === "unknown") return <Notice tone="warning" title={t("printUnknown")} />;
  const sign = fault ? deviceFaultNumbers[fault] : numberOf(error ?? "message.internal");
  const advice = fault ? faultAdvice[fault][language] : t("printElse");
  return (
    <Notice tone="bad" title={t("printFailed", { number: sign, advice })}>
      {fault && <p>{t("printElse")}</p>}
    </Notice>
  );
}
