import { useMemo } from "preact/hooks";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { Language } from "../../../server/contract/service-offer.ts";
import { spacedCode } from "../../i18n/appointment-time.ts";
import { translator } from "../../i18n/catalogue.ts";
import { reportMessages } from "../../i18n/staff-report.ts";
import { isSendable, type ReportEvent, type ReportSnapshot } from "../../staff/pain-report/report.machine.ts";
import { ReportFields } from "../../staff/pain-report/report-fields.tsx";
import { Button } from "../../ui/button.tsx";

export interface ReportFormProps {
  readonly snapshot: ReportSnapshot;
  readonly send: (event: ReportEvent) => void;
  readonly onClose: () => void;
  readonly language: Language;
}

/** Any moment of a guide's report, drawn from plain data. */
export function ReportForm({ snapshot, send, onClose, language }: ReportFormProps) {
  const { value, context } = snapshot;
  const t = useMemo(() => translator(reportMessages, language), [language]);
  const { offer, sent, error } = context;
  return (
    <section class="sheet-part">
      <h2>{t("door")}</h2>
      {value === "loading" && <p class="guide__wait">{t("loading")}</p>}
      {value === "sending" && <p class="guide__wait">{t("sending")}</p>}
      {value === "failed" && error && (
        <p class="guide__said guide__said--bad" role="alert">
          {t("failed", { number: numberOf(error) })}
          <Button onPress={() => send({ type: "tryAgain" })}>{t("tryAgain")}</Button>
        </p>
      )}
      {sent && (
        <p class="guide__said" role="status">
          {t("sent", { number: sent.number, code: spacedCode(sent.code) })}
        </p>
      )}
      {value === "writing" && offer && (
        <>
          <ReportFields snapshot={snapshot} offer={offer} language={language} t={t} send={send} />
          <Button
            variant="primary"
            disabled={!isSendable(context)}
            onPress={() => send({ type: "send", language })}
          >
            {t("send")}
          </Button>
        </>
      )}
      {value !== "sending" && <Button onPress={onClose}>{t("close")}</Button>}
    </section>
  );
}
