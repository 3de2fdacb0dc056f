import { useEffect, useRef } from "preact/hooks";
import {
  type DeviceCard,
  deviceFaultNumbers,
  type KeypadFunction,
  keypadFunction,
} from "../../../server/contract/technician.ts";
import { translator } from "../../i18n/catalogue.ts";
import { faultAdvice } from "../../i18n/fault-advice.ts";
import { keypadFunctionNames, settingMessages } from "../../i18n/technician-settings.ts";
import type { TechnicianContext, TechnicianEvent } from "../context.ts";

export interface KeypadKeysProps {
  readonly name: string;
  readonly keys: NonNullable<DeviceCard["keys"]>;
  readonly context: TechnicianContext;
  /** Nothing else is under way. */
  readonly ready: boolean;
  readonly send: (event: TechnicianEvent) => void;
}

const sources = {
  learnt: "keysLearnt",
  configuration: "keysConfigured",
  ordinary: "keysOrdinary",
} as const;

const countOf = (map: NonNullable<DeviceCard["keys"]>["map"]) => Object.keys(map).length;

/** Which keys a keypad works by, and the way to teach it others. */
export function KeypadKeys(props: KeypadKeysProps) {
  const { name, keys, context, ready, send } = props;
  if (context.learning?.device === name) return <Learning {...props} />;
  const t = translator(settingMessages, context.language);
  return (
    <div class="keys">
      <p class="keys__source">{t(sources[keys.source], { count: countOf(keys.map) })}</p>
      <button
        type="button"
        class="desk-button"
        disabled={!ready}
        onClick={() => send({ type: "learnKeys", device: name })}
      >
        {t("learnKeys")}
      </button>
      {keys.source === "learnt" && (
        <button
          type="button"
          class="desk-button"
          disabled={!ready}
          onClick={() => send({ type: "command", command: { type: "forgetKeys", device: name } })}
        >
          {t("forgetKeys")}
        </button>
      )}
      <div class="keys__end" role="status">
        {context.learnt?.device === name && <Ended learnt={context.learnt} language={context.language} />}
      </div>
    </div>
  );
}

function Ended({
  learnt: { end },
  language,
}: {
  learnt: NonNullable<TechnicianContext["learnt"]>;
  language: TechnicianContext["language"];
}) {
  const t = translator(settingMessages, language);
  switch (end.outcome) {
    case "saved":
      return <p>{t("learnSaved", { count: countOf(end.device.keys?.map ?? {}) })}</p>;
    case "nothingLearnt":
      return <p>{t("learnNothing")}</p>;
    case "failed":
      return (
        <>
          <p>{t("learnFailed", { number: deviceFaultNumbers[end.fault] })}</p>
          <p>{faultAdvice[end.fault][language]}</p>
        </>
      );
  }
}

/**
 * One function after the other. The system types a keypad's keys into the page too, where Enter would press whatever
 * button has the focus: while keys are learned, the page takes none.
 */
function Learning({ context: { learning, language }, send }: KeypadKeysProps) {
  const t = translator(settingMessages, language);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const drop = (event: KeyboardEvent) => event.preventDefault();
    panel.current?.focus();
    for (const type of ["keydown", "keyup"] as const) window.addEventListener(type, drop, true);
    return () => {
      for (const type of ["keydown", "keyup"] as const) window.removeEventListener(type, drop, true);
    };
  }, []);
  const nameOf = (name: KeypadFunction) => keypadFunctionNames[name][language];
  const step = learning?.step;
  const functions = keypadFunction.options;
  return (
    <section class="keys keys--learning" ref={panel} tabIndex={-1} aria-label={t("learnKeys")}>
      <div class="keys__ask" role="status">
        <p class="keys__name">{step ? t("learnAsk", { name: nameOf(step.asked) }) : t("learnWaiting")}</p>
        {step && (
          <p class="keys__place">
            {t("learnPlace", { place: functions.indexOf(step.asked) + 1, count: functions.length })}
          </p>
        )}
        {step?.refused && <p class="keys__refused">{t("learnRefused", { name: nameOf(step.refused) })}</p>}
      </div>
      <ol class="keys__list">
        {functions.map((each) => (
          <li
            key={each}
            class={each === step?.asked ? "keys__each keys__each--asked" : "keys__each"}
            aria-current={each === step?.asked ? "step" : undefined}
          >
            {nameOf(each)} <span class="keys__key">{step?.learnt[each]}</span>
          </li>
        ))}
      </ol>
      <p class="keys__buttons">
        <button type="button" class="desk-button" disabled={!step} onClick={() => send({ type: "skipKey" })}>
          {t("learnSkip")}
        </button>
        <button type="button" class="desk-button" onClick={() => send({ type: "cancelLearning" })}>
          {t("learnCancel")}
        </button>
      </p>
    </section>
  );
}
