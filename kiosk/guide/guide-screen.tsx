import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { numberOf } from "../../server/contract/error-numbers.ts";
import type { HelpCall } from "../../server/contract/help/call.ts";
import { translator } from "../i18n/catalogue.ts";
import { guideMessages } from "../i18n/guide.ts";
import { Button } from "../ui/button.tsx";
import type { IconName } from "../ui/icon.tsx";
import { Icon } from "../ui/icon.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { applyModes, initialModes, languageNames } from "../ui/modes.ts";
import { wallTime } from "../ui/time.ts";
import {
  type GuideEvent,
  type GuideSnapshot,
  type GuideTab,
  guideTabs,
  ringingCalls,
} from "./guide.machine.ts";
import { Begin } from "./parts/begin.tsx";
import { Call } from "./parts/call.tsx";
import { Calls } from "./parts/calls.tsx";
import { NumberForSomebody } from "./parts/number.tsx";
import { Terminal } from "./parts/terminal.tsx";
import { Terminals } from "./parts/terminals.tsx";
import { GuideProvider } from "./use-guide.ts";

export interface GuideScreenProps {
  readonly snapshot: GuideSnapshot;
  readonly send: (event: GuideEvent) => void;
  /** The page's time, milliseconds since the epoch. */
  readonly now: number;
  readonly newKey: () => string;
  /** 上门办 and 帮代办, which load when they are first opened; null: on their way. */
  readonly visits: ComponentChildren;
  /** 陪办, which loads when it is first opened; null: on its way. */
  readonly accompany: ((call: HelpCall) => ComponentChildren) | null;
  /** What does not work, reported from a call or a terminal. */
  readonly report?: ComponentChildren;
  /** The hall's notices, likewise. */
  readonly notices: ComponentChildren;
}

const tabIcons: Readonly<Record<GuideTab, IconName>> = {
  calls: "help",
  terminals: "printer",
  number: "ticket",
  visits: "home",
  notices: "information",
};

/** Any moment of the guide's page, drawn from plain data: what is to be read above, what is to be touched below, within a thumb's reach. */
export function GuideScreen({
  snapshot,
  send,
  now,
  newKey,
  visits,
  accompany,
  report,
  notices,
}: GuideScreenProps) {
  const { context, value } = snapshot;
  const { language, view, oldSince, error, late, act } = context;
  const t = useMemo(() => translator(guideMessages, language), [language]);
  const ringing = ringingCalls(context);
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    const [first] = ringing;
    document.title = first ? `● ${t("ringsNow", { terminal: first.terminalId })}` : t("title");
  }, [ringing[0]?.id, t]);

  if (value.line === "away" || !view)
    return (
      <div class="guide guide--begin">
        {masthead()}
        {value.line === "away" ? (
          <Begin context={context} t={t} send={send} />
        ) : (
          <p class="guide__wait">{t("loading")}</p>
        )}
      </div>
    );
  const isBusy = act !== null || context.connection !== "open" || oldSince !== null;
  // Clocks of tablets differ: lengths of time are told from the hall's.
  const hallNow = Math.max(view.at, now);
  return (
    <GuideProvider.Provider value={{ context, view, language, t, send, now: hallNow, isBusy, newKey }}>
      <div class="guide" data-ringing={ringing.length > 0}>
        {masthead()}
        {oldSince !== null && (
          <p class="guide__old" role="status">
            <Icon name="warning" /> {t("old", { time: wallTime(oldSince) })}
          </p>
        )}
        {late && (
          <p class="guide__said" role="alert">
            {t("late", { name: late.guide?.name ?? "" })}
            <Button onPress={() => send({ type: "dismiss" })}>{t("dismiss")}</Button>
          </p>
        )}
        {error && (
          <p class="guide__said guide__said--bad" role="alert">
            {t("failed", { number: numberOf(error) })}
            <Button onPress={() => send({ type: "dismiss" })}>{t("dismiss")}</Button>
          </p>
        )}
        {typeof value.act === "object" && value.act.sending === "unsure" && (
          <p class="guide__said" role="status">
            {t("unsure")}
            <Button onPress={() => send({ type: "dropAct" })}>{t("dropAct")}</Button>
          </p>
        )}
        <main class="guide__main" data-tab={context.tab}>
          {part(context.tab)}
          {(context.tab === "calls" || context.tab === "terminals") && report}
        </main>
        {!context.sound && (
          <p class="guide__said" role="status">
            <Icon name="warning" />
            <span class="guide__words">{t("soundOff")}</span>
            <Button variant="primary" onPress={() => send({ type: "soundOn" })}>
              {t("soundOn")}
            </Button>
          </p>
        )}
        <nav class="guide__tabs">
          {guideTabs.map((tab) => (
            <button
              type="button"
              key={tab}
              aria-current={tab === context.tab ? "page" : undefined}
              onClick={() => send({ type: "show", tab })}
            >
              <Icon name={tabIcons[tab]} />
              <span>{t(tab)}</span>
              {tab === "calls" && view.calls.length > 0 && (
                <strong class="guide__count">{view.calls.length}</strong>
              )}
            </button>
          ))}
        </nav>
      </div>
    </GuideProvider.Provider>
  );

  function masthead() {
    return (
      <header class="masthead">
        <h1>{ringing[0] ? t("ringsNow", { terminal: ringing[0].terminalId }) : t("title")}</h1>
        <details class="masthead__more">
          <summary>{view?.me?.name ?? languageNames[language]}</summary>
          <div class="masthead__menu">
            <LanguageSwitch
              language={language}
              label={t("languageSwitch")}
              onChange={(each) => send({ type: "setLanguage", language: each })}
            />
            {view && (
              <p class="masthead__duty">
                {t("looksAfter", { places: placeWords() })}
                <br />
                {t(context.awake === "on" ? "screenOn" : "screenMayGoDark")}
              </p>
            )}
            {view && value.line === "working" && (
              <Button onPress={() => send({ type: "leave" })}>{t("leave")}</Button>
            )}
          </div>
        </details>
      </header>
    );
  }

  function placeWords(): string {
    const { atDesk, zones } = context.place;
    if (atDesk) return t("atDesk");
    const names = view?.zones.filter(({ id }) => zones.includes(id)).map(({ name }) => name[language]) ?? [];
    return names.length === 0 ? t("everywhere") : names.join(" · ");
  }

  function part(tab: GuideTab) {
    switch (tab) {
      case "calls": {
        const call = view?.calls.find(({ id }) => id === context.callId);
        if (call && context.accompanying)
          return <>{accompany?.(call) ?? <p class="guide__wait">{t("loading")}</p>}</>;
        return context.callId === null ? <Calls /> : <Call id={context.callId} />;
      }
      case "terminals":
        return context.terminalId === null ? <Terminals /> : <Terminal id={context.terminalId} />;
      case "number":
        return <NumberForSomebody />;
      case "visits":
        return <>{visits ?? <p class="guide__wait">{t("loading")}</p>}</>;
      case "notices":
        return <>{notices ?? <p class="guide__wait">{t("loading")}</p>}</>;
    }
  }
}
