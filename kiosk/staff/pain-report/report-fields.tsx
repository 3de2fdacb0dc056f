import { useId } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { parseTelephone } from "../../../server/contract/identifiers/telephone.ts";
import { painKinds } from "../../../server/contract/pain-points/words.ts";
import { longestWords } from "../../../server/contract/ratings/words.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { reportMessages } from "../../i18n/staff-report.ts";
import type { ReportEvent, ReportOffer, ReportSnapshot } from "./report.machine.ts";

interface ReportFieldsProps {
  readonly snapshot: ReportSnapshot;
  readonly offer: ReportOffer;
  readonly language: Language;
  readonly t: Translate<typeof reportMessages>;
  readonly send: (event: ReportEvent) => void;
}

/** What it is, of which matter, what is wrong, and in whose words: at a window and in a guide's hand, each in its page's own look. */
export function ReportFields({ snapshot: { value, context }, offer, language, t, send }: ReportFieldsProps) {
  const { about, kind, matterId, chosen, words, telephone } = context;
  const isWrong = telephone.trim() !== "" && !parseTelephone(telephone).ok;
  const wrongId = useId();
  // The matters of the service in hand stand first.
  const likely = offer.matters.filter(({ service }) => service === about.serviceId);
  const others = offer.matters.filter(({ service }) => service !== about.serviceId);
  const option = ({ id, name }: ReportOffer["matters"][number]) => (
    <option key={id} value={id}>
      {name[language]}
    </option>
  );
  return (
    <fieldset class="report" disabled={value !== "writing"}>
      <div class="choices choices--side">
        {[about.kind, ...painKinds.filter((each) => each !== about.kind)].map((each) => (
          <label key={each} class="choice">
            <input
              type="radio"
              name="kind"
              checked={kind === each}
              onChange={() => send({ type: "kind", kind: each })}
            />
            <span class="choice__name">{t(each)}</span>
          </label>
        ))}
      </div>
      <label class="report__line">
        <span>{t("matter")}</span>
        <select
          value={matterId ?? ""}
          onChange={({ currentTarget }) => send({ type: "matter", id: currentTarget.value || null })}
        >
          <option value="">{t("noMatter")}</option>
          {likely.map(option)}
          {likely.length > 0 && others.length > 0 && <hr />}
          {others.map(option)}
        </select>
      </label>
      <fieldset class="choices report__what">
        <legend>{t("what")}</legend>
        {offer.categories.map(({ id, name }) => (
          <label key={id} class="choice">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => send({ type: "choose", id })}
            />
            <span class="choice__name">{name[language]}</span>
          </label>
        ))}
      </fieldset>
      <label class="report__line">
        <span>{t("words")}</span>
        <input
          value={words}
          maxLength={longestWords}
          autocomplete="off"
          onInput={({ currentTarget }) => send({ type: "words", text: currentTarget.value })}
        />
      </label>
      <label class="report__line">
        <span>{t("telephone")}</span>
        <input
          type="tel"
          value={telephone}
          maxLength={20}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? wrongId : undefined}
          onInput={({ currentTarget }) => send({ type: "telephone", text: currentTarget.value })}
        />
        {isWrong && (
          <span id={wrongId} class="report__wrong">
            {t("telephoneWrong")}
          </span>
        )}
      </label>
    </fieldset>
  );
}
