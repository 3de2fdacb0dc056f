import { useState } from "preact/hooks";
import type { OpenedExperience } from "../../../server/contract/experience/desk.ts";
import { remarksOf } from "../../../server/contract/experience/read.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { mostCategories } from "../../../server/contract/pain-points/words.ts";
import { longestWords } from "../../../server/contract/ratings/words.ts";
import { ByField } from "../frame/fields.tsx";
import { Section } from "../frame/parts.tsx";
import type { ExperienceDeskEvent } from "./experience-desk.machine.ts";
import type { ExperienceWords } from "./words.ts";

/** The way by which a step becomes a 堵点: what the officer said of it is chosen already. */
export function ReportStep({
  opened,
  step,
  by,
  isBusy,
  send,
  language,
  t,
}: {
  readonly opened: OpenedExperience;
  /** By its place in the record. */
  readonly step: number;
  readonly by: string;
  readonly isBusy: boolean;
  readonly send: (event: ExperienceDeskEvent) => void;
  readonly language: Language;
  readonly t: ExperienceWords;
}) {
  const [chosen, choose] = useState<readonly string[]>(() =>
    remarksOf(opened.record, step).slice(0, mostCategories),
  );
  const [words, write] = useState("");
  const number = opened.reported.find((each) => each.step === step)?.number;
  if (number !== undefined)
    return (
      <Section title={t("reportTitle")} class="wide acts">
        <p role="status">{t("reportedAs", { number })}</p>
      </Section>
    );
  const turn = (id: string) =>
    choose(
      chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id].slice(-mostCategories),
    );
  return (
    <Section title={t("reportTitle")} hint={t("reportHint")} class="wide acts">
      <div class="acts__form">
        <fieldset class="acts__field acts__kinds replay__why">
          <legend>{t("categories", { count: mostCategories })}</legend>
          {opened.categories.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              class="desk-button"
              aria-pressed={chosen.includes(id)}
              onClick={() => turn(id)}
            >
              {name[language]}
            </button>
          ))}
        </fieldset>
        <label class="acts__field">
          <span>{t("reportWords")}</span>
          <textarea
            rows={2}
            maxLength={longestWords}
            value={words}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
        </label>
        <ByField label={t("reportWho")} by={by} onBy={(each) => send({ type: "setBy", by: each })} />
        <button
          type="button"
          class="desk-button desk-button--main acts__next"
          disabled={isBusy || chosen.length === 0 || by.trim() === ""}
          onClick={() =>
            send({ type: "reportStep", step, categories: [...chosen], words: words.trim() || null, language })
          }
        >
          {t("report")}
        </button>
      </div>
    </Section>
  );
}
