import type { ComponentChild } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { numberOf } from "../../server/contract/error-numbers.ts";
import type { Language } from "../../server/contract/hall.ts";
import { translator } from "../i18n/catalogue.ts";
import { technicianErrorKey, technicianErrorMessages, technicianMessages } from "../i18n/technician.ts";
import { settingMessages } from "../i18n/technician-settings.ts";
import { Button } from "../ui/button.tsx";
import { EgretWing } from "../ui/egret-wing.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { Notice } from "../ui/text-block.tsx";
import { wallTime } from "../ui/time.ts";
import { Wire } from "../ui/wire/wire.tsx";
import { shownEntries } from "../ui/wire/wire-lines.ts";
import { type TechnicianEvent, tabs } from "./context.ts";
import { Devices } from "./parts/devices.tsx";
import { Faults } from "./parts/faults.tsx";
import { Ports } from "./parts/ports.tsx";
import { Report } from "./parts/report.tsx";
import { ScreenSize } from "./parts/screen-size.tsx";
import { SignIn } from "./parts/sign-in.tsx";
import { pages, stateOf, type TechnicianSnapshot } from "./snapshot.ts";
import { traceFiles } from "./trace-files.ts";
import { familyName } from "./words.ts";

export interface TechnicianScreenProps {
  readonly snapshot: TechnicianSnapshot;
  readonly send: (event: TechnicianEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The terminal's whole screen, CSS pixels; null where the page is not on it: another's millimetres are nobody's business. */
  readonly screen: { readonly width: number; readonly height: number } | null;
  /** Hands the person a file. */
  readonly save: (name: string, text: string) => void;
  /** The camera's part: a live thing, which no plain data draw. */
  readonly camera: (language: Language) => ComponentChild;
}

const tabWords = {
  devices: "tabDevices",
  ports: "tabPorts",
  wire: "tabWire",
  faults: "tabFaults",
  camera: "tabCamera",
  screen: "tabScreen",
  report: "tabReport",
} as const;

/** Any moment of the technician's page, drawn from plain data. It needs no terminal. */
export function TechnicianScreen({ snapshot, send, now, screen, save, camera }: TechnicianScreenProps) {
  const { context } = snapshot;
  const { language, places, name, connection, error, tab, devices, faults } = context;
  const t = useMemo(() => translator(technicianMessages, language), [language]);
  const state = stateOf(snapshot);
  const page = pages[state];
  const ready = state === "ready";
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = t("title");
  }, [t]);
  const saveWire = () => {
    for (const [device, text] of traceFiles(shownEntries(context), context.filter.device))
      save(`wire-${device}.txt`, text);
  };

  return (
    <div class="technician">
      <header class="masthead">
        <EgretWing />
        <h1 class="masthead__title">{t("title")}</h1>
        {places && <p>{t("terminal", { terminal: places.terminalId })}</p>}
        {name && <p lang="zh-CN">{name}</p>}
        <time class="masthead__time">{wallTime(now)}</time>
        <LanguageSwitch
          language={language}
          label={t("languageSwitch")}
          onChange={(each) => send({ type: "setLanguage", language: each })}
        />
        {name && (
          <Button
            variant="quiet"
            class="masthead__leave"
            disabled={!ready}
            onPress={() => send({ type: "signOut" })}
          >
            {t("signOut")}
          </Button>
        )}
      </header>
      <div class="messages" role="status">
        {connection === "lost" && <Notice tone="warning" title={t("lost")} />}
        {context.damagedSettings.map((each) => (
          <Notice
            key={each}
            tone="warning"
            title={translator(settingMessages, language)(`damaged.${each}`)}
          />
        ))}
        {error && (
          <Notice tone="bad" title={t("error", { number: numberOf(error) })}>
            <p>{translator(technicianErrorMessages, language)(technicianErrorKey(error))}</p>
            <Button variant="quiet" onPress={() => send({ type: "dismissError" })}>
              {t("dismiss")}
            </Button>
          </Notice>
        )}
      </div>
      <main class="technician__main" data-page={page}>
        {page === "connecting" && <p class="technician__wait">{t("connecting")}</p>}
        {page === "failed" && (
          <Button variant="primary" icon="retry" onPress={() => send({ type: "tryAgain" })}>
            {t("tryAgain")}
          </Button>
        )}
        {page === "signIn" && places && (
          <SignIn context={context} places={places} busy={state === "signingIn"} t={t} send={send} />
        )}
        {page === "work" && (
          <>
            <nav class="tabs">
              {tabs
                .filter((each) => each !== "ports" || context.ports !== null)
                .filter((each) => !["screen", "camera"].includes(each) || screen !== null)
                .map((each) => (
                  <Button
                    key={each}
                    variant="quiet"
                    pressed={tab === each}
                    onPress={() => send({ type: "openTab", tab: each })}
                  >
                    {t(tabWords[each])}
                  </Button>
                ))}
            </nav>
            {tab === "devices" && <Devices context={context} ready={ready} t={t} send={send} />}
            {tab === "ports" && context.ports && (
              <Ports ports={context.ports} ready={ready} language={language} t={t} send={send} />
            )}
            {tab === "wire" && (
              <div class="wire-page">
                <Wire
                  view={context}
                  devices={devices.map((device) => ({
                    name: device.name,
                    label: familyName(device, language),
                  }))}
                  language={language}
                  send={send}
                />
                <button type="button" class="desk-button wire-page__save" onClick={saveWire}>
                  {t("exportWire")}
                </button>
              </div>
            )}
            {tab === "faults" && <Faults faults={faults} devices={devices} language={language} t={t} />}
            {tab === "camera" && screen && camera(language)}
            {tab === "screen" && screen && (
              <ScreenSize context={context} ready={ready} pixels={screen} t={t} send={send} />
            )}
            {tab === "report" && (
              <Report context={context} ready={ready} now={now} t={t} send={send} save={save} />
            )}
          </>
        )}
      </main>
    </div>
  );
}
