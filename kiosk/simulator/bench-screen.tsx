import { useLayoutEffect, useMemo } from "preact/hooks";
import { translator } from "../i18n/catalogue.ts";
import { familyNames } from "../i18n/devices.ts";
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
import { Devices } from "./parts/devices.tsx";
import { Taken } from "./parts/taken.tsx";
import { Terminal } from "./parts/terminal.tsx";
import { type BenchSnapshot, benchPage } from "./snapshot.ts";

export interface BenchScreenProps {
  readonly snapshot: BenchSnapshot;
  readonly send: (event: BenchEvent) => void;
  /** What the terminal's screen shows; null draws it dark. */
  readonly citizenPage: string | null;
}

/** Any moment of the bench, drawn from plain data. */
export function BenchScreen({ snapshot, send, citizenPage }: BenchScreenProps) {
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

  const devices = [
    { name: readerName, label: t("reader") },
    { name: printerName, label: t("printer") },
    ...(bench?.others ?? []).map(({ device }) => ({
      name: device,
      label: familyNames[device]?.[language] ?? device,
    })),
  ];

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
            <p lang="en">{error.detail}</p>
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
          </div>
          <Terminal bench={bench} language={language} t={t} act={act} citizenPage={citizenPage} />
          <div class="bench__inside">
            <Devices bench={bench} language={language} t={t} act={act} />
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
