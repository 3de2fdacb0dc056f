import { useLayoutEffect, useMemo } from "preact/hooks";
import type { FollowedPain } from "../../server/contract/pain-points/words.ts";
import { writtenDay } from "../i18n/assistance-time.ts";
import { translator } from "../i18n/catalogue.ts";
import { painPageMessages } from "../i18n/pain-point-page.ts";
import { Masthead } from "../ticket/parts/masthead.tsx";
import { Button } from "../ui/button.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { Notice } from "../ui/text-block.tsx";
import type { PhonePainEvent, PhonePainSnapshot } from "./pain-point.machine.ts";

export interface PainPointScreenProps {
  readonly snapshot: PhonePainSnapshot;
  readonly send: (event: PhonePainEvent) => void;
}

/** Any moment of following a report on a telephone, drawn from plain data. */
export function PainPointScreen({ snapshot: { value, context }, send }: PainPointScreenProps) {
  const { language, text, pain, problem } = context;
  const t = useMemo(() => translator(painPageMessages, language), [language]);
  useLayoutEffect(
    () => applyModes(document.documentElement, { ...initialModes, language, text }),
    [language, text],
  );
  useLayoutEffect(() => {
    document.title = t("title");
  }, [t]);
  return (
    <div class="ticket">
      <Masthead
        words={pain?.hallName[language] ?? t("title")}
        language={language}
        text={text}
        labels={{ languages: t("languageSwitch"), largeText: t("largeText") }}
        send={send}
      />
      <main class="ticket__main">
        {(value === "looking" || value === "settling") && <p class="ticket__wait">{t("looking")}</p>}
        {value === "failed" && problem && (
          <>
            <Notice tone="warning" title={t(problem)} />
            {context.code !== "" && (
              <Button variant="primary" icon="retry" onPress={() => send({ type: "again" })}>
                {t("tryAgain")}
              </Button>
            )}
          </>
        )}
        {value === "shown" && pain && <Shown pain={pain} context={context} send={send} />}
      </main>
    </div>
  );
}

function Shown({
  pain,
  context: { language },
  send,
}: {
  readonly pain: FollowedPain;
  readonly context: PhonePainSnapshot["context"];
  readonly send: PainPointScreenProps["send"];
}) {
  const t = useMemo(() => translator(painPageMessages, language), [language]);
  const { stage, matter, categories, promised, unit, answer, objectBy, again, alike, number, steps } = pain;
  const isDeclined = stage === "declined";
  const holds = isDeclined || stage === "answered" || stage === "closed";
  const last = steps.findLast(({ day }) => day !== null)?.step ?? "reported";
  return (
    <>
      <h1>{t(isDeclined ? "declined" : again && !holds ? "again" : `${last}Now`)}</h1>
      {answer !== null && holds && (
        <Notice tone={isDeclined ? "warning" : "good"} title={t(isDeclined ? "reason" : "answer")}>
          {answer}
        </Notice>
      )}
      {objectBy && (
        <section class="hand">
          <p>{t("objectBy", { day: writtenDay(objectBy, language) })}</p>
          <Button variant="primary" icon="check" onPress={() => send({ type: "settle", enough: true })}>
            {t("enough")}
          </Button>
          <Button icon="retry" onPress={() => send({ type: "settle", enough: false })}>
            {t("notEnough")}
          </Button>
        </section>
      )}
      <section class="reported">
        {matter && <strong>{matter[language]}</strong>}
        <p>{categories.map(({ name }) => name[language]).join(language === "en" ? "; " : "、")}</p>
        {promised && <p>{t("promised", { day: writtenDay(promised.day, language) })}</p>}
        {promised?.assumed && <p>{t("assumed")}</p>}
        {unit && <p>{t("byUnit", { unit: unit[language] })}</p>}
        {alike > 0 && <p>{t("alike", { count: alike })}</p>}
        <p>{t("numberIs", { number })}</p>
      </section>
      {!isDeclined && (
        <dl class="reported">
          {steps.map(({ step, day }) => (
            <div key={step}>
              <dt>{t(step)}</dt>
              <dd>{day === null ? "—" : writtenDay(day, language)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button variant="quiet" icon="retry" onPress={() => send({ type: "again" })}>
        {t("tryAgain")}
      </Button>
    </>
  );
}
