import { languages } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { guideAccompanyMessages } from "../../i18n/guide-accompany.ts";
import { Button } from "../../ui/button.tsx";
import { languageNames } from "../../ui/modes.ts";
import { duration } from "../../ui/time.ts";
import type { GuideAccompanyEvent, GuideAccompanySnapshot } from "./accompany.machine.ts";
import type { AccompanyAct } from "./effects.ts";

export interface GivingProps {
  readonly context: GuideAccompanySnapshot["context"];
  readonly send: (event: GuideAccompanyEvent) => void;
  readonly isBusy: boolean;
  readonly own: { readonly id: string; readonly terminalId: string };
  readonly t: Translate<typeof guideAccompanyMessages>;
}

/** Time, size, contrast, language: the citizen sees what was changed, and takes it back by one touch. */
export function Gifts({ context: { accompaniment, step }, send, isBusy, own, t }: GivingProps) {
  if (!accompaniment) return null;
  const { left, minutes } = accompaniment.extensions;
  const act = (made: AccompanyAct) => send({ type: "act", act: made });
  const change = (
    modes: Extract<Extract<AccompanyAct, { command: "Wish" }>["payload"]["wish"], { kind: "modes" }>["modes"],
  ) => act({ command: "Wish", payload: { ...own, wish: { kind: "modes", modes } } });
  const modes = step?.modes;
  const isLarge = modes?.text === "large";
  const isHigh = modes?.contrast === "high";
  return (
    <fieldset class="phrases">
      <legend>{t("give")}</legend>
      <Button
        icon="clock"
        disabled={isBusy || left === 0}
        onPress={() => act({ command: "Extend", payload: own })}
      >
        {t("more", { minutes })}
        <small>
          {t("moreLeft", { count: left })}
          {step?.secondsLeft != null && ` · ${t("secondsLeft", { time: duration(step.secondsLeft * 1000) })}`}
        </small>
      </Button>
      {modes && (
        <>
          <Button
            icon="text"
            pressed={isLarge}
            disabled={isBusy}
            onPress={() => change({ text: isLarge ? "normal" : "large" })}
          >
            {t("large")}
          </Button>
          <Button
            icon="contrast"
            pressed={isHigh}
            disabled={isBusy}
            onPress={() => change({ contrast: isHigh ? "normal" : "high" })}
          >
            {t("contrast")}
          </Button>
          {languages.map((language) => (
            <Button
              key={language}
              lang={language}
              pressed={modes.language === language}
              disabled={isBusy || modes.language === language}
              onPress={() => change({ language })}
            >
              {languageNames[language]}
            </Button>
          ))}
        </>
      )}
    </fieldset>
  );
}
