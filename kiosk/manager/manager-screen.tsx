import { useLayoutEffect, useMemo } from "preact/hooks";
import { errorNumbers } from "../../server/contract/errors.ts";
import type { ManagerView } from "../../server/contract/manager.ts";
import { translator } from "../i18n/catalogue.ts";
import { managerMessages } from "../i18n/manager.ts";
import { Button } from "../ui/button.tsx";
import { EgretWing } from "../ui/egret-wing.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { Notice } from "../ui/text-block.tsx";
import { wallTime } from "../ui/time.ts";
import { AccuracyOf, Rule, Staffing } from "./frame/advice.tsx";
import { ByClass, ByService, ByWindow, Funnel, Journeys, Plots } from "./frame/days.tsx";
import { Facts, Glance, Lines, type NowProps, Windows } from "./frame/now.tsx";
import { RangeBar } from "./frame/range-bar.tsx";
import { isLive, type ManagerEvent } from "./manager.machine.ts";
import { type ManagerSnapshot, pageOf, shownPeriod } from "./snapshot.ts";
import { isEmpty, share, span, type Words } from "./words.ts";

export interface ManagerScreenProps {
  readonly snapshot: ManagerSnapshot;
  readonly send: (event: ManagerEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Any moment of the manager's page, drawn from plain data. It needs no hall. */
export function ManagerScreen({ snapshot, send, now }: ManagerScreenProps) {
  const { language, view } = snapshot.context;
  const t = useMemo(() => translator(managerMessages, language), [language]);
  const page = pageOf(snapshot);
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = t("title");
  }, [t]);

  return (
    <div class="manager">
      <header class="masthead">
        <EgretWing />
        <h1 class="masthead__title">{t("title")}</h1>
        {view && <p class="masthead__hall">{view.hallName[language]}</p>}
        <time class="masthead__time">{wallTime(now)}</time>
        <LanguageSwitch
          language={language}
          label={t("languageSwitch")}
          onChange={(each) => send({ type: "setLanguage", language: each })}
        />
      </header>
      <main class="manager__main">
        <Messages snapshot={snapshot} t={t} send={send} />
        {page === "connecting" && <p class="manager__wait">{t("loading")}</p>}
        {page === "failed" && (
          <div class="manager__wait">
            <p>{t("failed")}</p>
            <Button variant="primary" icon="retry" onPress={() => send({ type: "tryAgain" })}>
              {t("tryAgain")}
            </Button>
          </div>
        )}
        {page === "hall" && view && (
          <>
            <RangeBar snapshot={snapshot} t={t} send={send} />
            <Hall snapshot={snapshot} view={view} t={t} send={send} now={now} />
          </>
        )}
      </main>
    </div>
  );
}

function Hall({
  snapshot,
  view,
  t,
  send,
  now,
}: ManagerScreenProps & { readonly view: ManagerView; readonly t: Words }) {
  const { context, value } = snapshot;
  const { language } = context;
  const live = isLive(context);
  // What the hall showed last stands still while it is away.
  const atNow: NowProps = { view, language, t, now: context.connection === "open" ? now : view.at };
  const period = shownPeriod(snapshot);
  if (!live && value.days === "failed")
    return (
      <div class="manager__wait">
        <p>{t("failed")}</p>
        <Button variant="primary" icon="retry" onPress={() => send({ type: "tryAgain" })}>
          {t("tryAgain")}
        </Button>
      </div>
    );
  if (!period) return <p class="manager__wait">{t("periodLoading")}</p>;
  const empty = isEmpty(period.total);
  const days = { period, language, t };
  return (
    <>
      {live ? <Glance {...atNow} /> : !empty && <PeriodGlance period={period} t={t} />}
      <div class="sheets">
        {live && <Lines {...atNow} />}
        {live && <Windows {...atNow} />}
        {live && <Staffing {...atNow} />}
        {live && <AccuracyOf {...atNow} />}
        {empty ? (
          <p class="sheet wide empty">{live ? t("nothingYet") : t("nothingThen")}</p>
        ) : (
          <>
            {period.daysWithoutHours > 0 && (
              <p class="wide manager__note">{t("hoursGone", { count: period.daysWithoutHours })}</p>
            )}
            <Plots {...days} />
            <ByService {...days} />
            <ByWindow {...days} />
            <Funnel {...days} />
            <ByClass {...days} />
          </>
        )}
        {(live || !empty || period.journeys.length > 0) && <Journeys {...days} wide={!live} />}
        {live && <Rule {...atNow} />}
      </div>
    </>
  );
}

/** What the days that were chosen came to. */
function PeriodGlance({ period: { total }, t }: Pick<Parameters<typeof Funnel>[0], "period" | "t">) {
  const facts = [
    [t("taken"), t("people", { count: total.taken })],
    [t("served"), t("people", { count: total.served })],
    [t("noShowRate"), share(total.noShows, total.calls, t)],
    [t("wait80"), span(total.wait80, t)],
    [t("longestWait"), span(total.longestWait, t)],
    [t("meanServe"), span(total.meanServe, t)],
  ] as const;
  return <Facts title={t("glanceTitle")} facts={facts} />;
}

/** What stands in the way, above everything else: no hall, or something that did not succeed. */
function Messages({
  snapshot: { context },
  t,
  send,
}: Pick<ManagerScreenProps, "snapshot" | "send"> & { readonly t: Words }) {
  const { connection, view, error } = context;
  return (
    <div class="messages" role="status">
      {connection === "lost" && view && (
        <Notice tone="warning" title={t("lostTitle")}>
          <p>{t("lostHint", { time: wallTime(view.at, "seconds") })}</p>
        </Notice>
      )}
      {error && (
        <Notice tone="bad" title={t("errorTitle", { number: errorNumbers[error] })}>
          <p>{t("errorHint")}</p>
          <Button variant="quiet" onPress={() => send({ type: "dismissError" })}>
            {t("dismiss")}
          </Button>
        </Notice>
      )}
    </div>
  );
}
