import "./report.css";
import { useMemo } from "preact/hooks";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { translator } from "../../i18n/catalogue.ts";
import { windowErrorCode, windowErrorMessages } from "../../i18n/window.ts";
import { windowReportMessages } from "../../i18n/window-report.ts";
import { isSendable, type ReportEvent, type ReportSnapshot } from "../../staff/pain-report/report.machine.ts";
import { ReportFields } from "../../staff/pain-report/report-fields.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { Dialog } from "../dialogs/dialog.tsx";
import { ReportSlip } from "./report-slip.tsx";

export interface ReportDialogProps {
  readonly snapshot: ReportSnapshot;
  readonly windowName: string;
  readonly language: Language;
  readonly send: (event: ReportEvent) => void;
  readonly onClose: () => void;
  /** The browser's own dialogue of printing: what is printed is the slip alone. */
  readonly onPrint: () => void;
}

/** Any moment of a report at a window, drawn from plain data. */
export function ReportDialog(props: ReportDialogProps) {
  const { snapshot, windowName, language, send, onClose, onPrint } = props;
  const { value, context } = snapshot;
  const { offer, sent, error } = context;
  const t = useMemo(() => translator(windowReportMessages, language), [language]);
  if (sent)
    return (
      <Dialog
        // Its own, so that the focus goes to what is to be done next.
        key="sent"
        wide
        title={t("sentTitle")}
        hint={t("sentHint")}
        cancel={t("closeWindow")}
        go={{ label: t("print"), enabled: true, onGo: onPrint }}
        onClose={onClose}
      >
        <ReportSlip sent={sent} kind={context.kind} windowName={windowName} t={t} />
      </Dialog>
    );
  const sends = {
    label: t("send"),
    enabled: isSendable(context),
    onGo: () => send({ type: "send", language }),
  };
  const triesAgain = { label: t("tryAgain"), enabled: true, onGo: () => send({ type: "tryAgain" }) };
  return (
    <Dialog
      wide
      title={t("title")}
      hint={t("hint")}
      cancel={t("cancel")}
      {...(value === "writing" ? { go: sends } : {})}
      {...(value === "failed" ? { go: triesAgain } : {})}
      onClose={onClose}
    >
      {offer && <ReportFields snapshot={snapshot} offer={offer} language={language} t={t} send={send} />}
      <div role="status">
        {value === "loading" && <p>{t("loading")}</p>}
        {value === "sending" && <p>{t("sending")}</p>}
        {value === "failed" && error && (
          <Notice tone="bad" title={t(offer ? "failed" : "notLoaded", { number: numberOf(error) })}>
            <p>{translator(windowErrorMessages, language)(windowErrorCode(error))}</p>
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
