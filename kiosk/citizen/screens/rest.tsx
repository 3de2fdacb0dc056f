import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import {
  cardPresent,
  hallProblem,
  printerProblem,
  readerProblem,
  type TerminalCondition,
} from "../condition.ts";
import { Egret } from "../frame/egret.tsx";
import { Page } from "../frame/page.tsx";
import { useCitizen } from "../use-citizen.ts";

/** The true sentence about what works now. */
export function restSentence(condition: TerminalCondition) {
  if (hallProblem(condition)) return "restNoHall";
  const reader = readerProblem(condition) === null;
  const printer = printerProblem(condition) === null;
  if (reader && printer) return "restAllWorks";
  if (reader) return "restNoPrinter";
  return printer ? "restNoReader" : "restNoReaderNoPrinter";
}

export function Rest() {
  const { t, inEnglish, condition, send } = useCitizen();
  const { phoneEntry } = condition.hall;
  const PhoneEntry = usePhoneEntry(Boolean(phoneEntry));
  const sentence = restSentence(condition);
  const start = () => send({ type: "start" });
  return (
    <Page
      name="rest"
      title={t("restTitle")}
      hint={t("restHint")}
      inEnglish={inEnglish("restTitle")}
      drawing={<Egret />}
      onPressAnywhere={start}
    >
      <div class="rest__doors">
        <Button variant="hero" icon="forward" onPress={start}>
          {t("start")}
        </Button>
        <Button
          variant="secondary"
          icon="text"
          class="button--hero-plain"
          onPress={() => send({ type: "start", modes: { text: "large" } })}
        >
          {t("startLarge")}
        </Button>
      </div>
      {cardPresent(condition) && <Notice tone="warning" title={t("restCardLeft")} />}
      <Notice tone={sentence === "restAllWorks" ? "good" : "information"} title={t(sentence)} />
      {PhoneEntry && phoneEntry && sentence !== "restNoHall" && <PhoneEntry address={phoneEntry} />}
    </Page>
  );
}

/** What draws the code for telephones; null until it has been loaded, and where there is none. Without it the screen says all that it must. */
function usePhoneEntry(isWanted: boolean) {
  const [loaded, setLoaded] = useState<{ PhoneEntry: ComponentType<{ address: string }> } | null>(null);
  useEffect(() => {
    if (isWanted) import("../frame/phone-entry.tsx").then(setLoaded, reportError);
  }, [isWanted]);
  return loaded?.PhoneEntry;
}
