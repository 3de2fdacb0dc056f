import { useMemo } from "preact/hooks";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import { painKinds } from "../../../server/contract/pain-points/words.ts";
import { longestWords } from "../../../server/contract/ratings/words.ts";
import type { Language } from "../../../server/contract/service-offer.ts";
import { spacedCode } from "../../i18n/appointment-time.ts";
import { translator } from "../../i18n/catalogue.ts";
import { reportMessages } from "../../i18n/staff-report.ts";
import { isSendable, type ReportEvent, type ReportSnapshot } from "../../staff/pain-report/report.machine.ts";
import { Button } from "../../ui/button.tsx";

export interface ReportFormProps {
  readonly snapshot: ReportSnapshot;
  readonly send: (event: ReportEvent) => void;
  readonly onClose: () => void;
  readonly language: Language;
}

/** Any moment of a guide's report, drawn from plain data. */
export function ReportForm({ snapshot: { value, context }, send, onClose, language }: ReportFormProps) {
  const t = useMemo(() => translator(reportMessages, language), [language]);
  const { offer, kind, matterId, chosen, words, telephone, sent, error } = context;
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
          <fieldset class="phrases">
            {painKinds.map((each) => (
              <Button key={each} pressed={kind === each} onPress={() => send({ type: "kind", kind: each })}>
                {t(each)}
              </Button>
            ))}
          </fieldset>
          <label class="field-line">
            <span>{t("matter")}</span>
            <select
              value={matterId ?? ""}
              onChange={({ currentTarget }) => send({ type: "matter", id: currentTarget.value || null })}
            >
              <option value="">{t("noMatter")}</option>
              {offer.matters.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language]}
                </option>
              ))}
            </select>
          </label>
          <fieldset class="phrases" aria-label={t("what")}>
            <legend>{t("what")}</legend>
            {offer.categories.map(({ id, name }) => (
              <Button key={id} pressed={chosen.includes(id)} onPress={() => send({ type: "choose", id })}>
                {name[language]}
              </Button>
            ))}
          </fieldset>
          <label class="field-line">
            <span>{t("words")}</span>
            <input
              value={words}
              maxLength={longestWords}
              autocomplete="off"
              onInput={({ currentTarget }) => send({ type: "words", text: currentTarget.value })}
            />
          </label>
          <label class="field-line">
            <span>{t("telephone")}</span>
            <input
              type="tel"
              value={telephone}
              maxLength={20}
              autocomplete="off"
              onInput={({ currentTarget }) => send({ type: "telephone", text: currentTarget.value })}
            />
          </label>
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
