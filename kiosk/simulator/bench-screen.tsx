import { useLayoutEffect, useMemo } from "preact/hooks";
import type { SimulatorProblem, SimulatorText } from "../../server/contract/simulator.ts";
import { translator } from "../i18n/catalogue.ts";
import { simulatorMessages } from "../i18n/simulator.ts";
import { Button } from "../ui/button.tsx";
import { DemoBand } from "../ui/demo-band.tsx";
import { EgretWing } from "../ui/egret-wing.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { Notice } from "../ui/text-block.tsx";
import { Wire } from "../ui/wire/wire.tsx";
import { type Action, type Bench, printerName, readerName } from "./api.ts";
import type { BenchEvent } from "./bench.machine.ts";
import { Cards } from "./parts/cards.tsx";
import { InsideView } from "./parts/inside.tsx";
import { Taken } from "./parts/taken.tsx";
import { Terminal } from "./parts/terminal.tsx";
import { Texts } from "./parts/texts.tsx";
import { type BenchSnapshot, benchPage } from "./snapshot.ts";
import { deviceName, scenarioTitle } from "./words.ts";

export interface BenchScreenProps {
  readonly snapshot: BenchSnapshot;
  readonly send: (event: BenchEvent) => void;
  /** What the terminal's screen shows; null draws it dark. */
  readonly citizenPage: string | null;
  /** Text messages that telephones got. */
  readonly texts?: readonly SimulatorText[];
}

/** Any moment of the bench, drawn from plain data. */
export function BenchScreen({ snapshot, send, citizenPage, texts = [] }: BenchScreenProps) {
  const { context } = snapshot;
  const { language, bench, error } = context;
  const t = useMemo(() => translator(simulatorMessages, language), [language]);
  const page = benchPage(snapshot);
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = t("title");
  }, [t]);
  const act = (action: Action) => send({ type: "act", action });
  const layOrTake = (persona: string) =>
    act(
      bench?.reader?.state.card === persona
        ? { device: readerName, action: "removeCard" }
        : { device: readerName, action: "layCard", arguments: { persona } },
    );

  const devices = [readerName, printerName, ...(bench?.others ?? []).map(({ device }) => device)].map(
    (name) => ({ name, label: deviceName(name, language) }),
  );
  const remedy = (problem: SimulatorProblem) => {
    if (problem.kind === "playing")
      return t("alreadyPlaying", { scenario: scenarioTitle(problem.scenario, language) });
    return problem.line === null ? t("badTrace") : t("badTraceLine", { line: problem.line });
  };

  return (
    <div class="bench">
      <header class="masthead">
        <EgretWing />
        <h1 class="masthead__title">{t("title")}</h1>
        <p class="masthead__hint">{t("hint")}</p>
        <LanguageSwitch
          language={language}
          label={t("languageSwitch")}
          onChange={(each) => send({ type: "setLanguage", language: each })}
        />
      </header>
      <DemoBand words={t("fictitious")} />
      <div class="messages" role="status">
        {page === "lost" && <Notice tone="warning" title={t("lost")} />}
        {bench && isInMemory(bench) && <Notice tone="information" title={t("memory")} />}
        {error && (
          <Notice tone="bad" title={error.number ? t("refused", { number: error.number }) : t("unreachable")}>
            {error.problem && <p>{remedy(error.problem)}</p>}
            <p class="messages__detail" lang="en">
              {error.detail}
            </p>
            <Button variant="quiet" onPress={() => send({ type: "dismissError" })}>
              {t("dismiss")}
            </Button>
          </Notice>
        )}
      </div>
      {bench ? (
        <main class="bench__main">
          <div class="bench__hand">
            <Cards bench={bench} language={language} t={t} onPress={layOrTake} />
            <Taken bench={bench} t={t} />
            <Texts texts={texts} t={t} />
          </div>
          <Terminal bench={bench} language={language} t={t} act={act} citizenPage={citizenPage} />
          <div class="bench__inside">
            <InsideView
              bench={bench}
              language={language}
              t={t}
              act={act}
              inside={context.inside}
              onLook={(inside) => send({ type: "lookInside", inside })}
            />
            <Wire view={context} devices={devices} language={language} send={send} />
          </div>
        </main>
      ) : (
        <p class="bench__wait">{page === "connecting" ? t("connecting") : ""}</p>
      )}
    </div>
  );
}

function isInMemory({ reader, printer }: Bench): boolean {
  return reader?.device.line === "memory" || printer?.device.line === "memory";
}
