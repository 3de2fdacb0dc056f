import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { ManagerView } from "../../server/contract/manager.ts";
import { translator } from "../i18n/catalogue.ts";
import { managerMessages } from "../i18n/manager.ts";
import { applyModes, initialModes } from "../ui/modes.ts";
import { AccuracyOf, Rule, Staffing } from "./frame/advice.tsx";
import { ByClass, ByService, ByWindow, Funnel, Journeys, Plots, Ratings } from "./frame/days.tsx";
import { Masthead } from "./frame/masthead.tsx";
import { Messages } from "./frame/messages.tsx";
import { Facts, Glance, Lines, type NowProps, Windows } from "./frame/now.tsx";
import { RangeBar } from "./frame/range-bar.tsx";
import { DidNotCome, Wait } from "./frame/standstill.tsx";
import { isLive, type ManagerEvent } from "./manager.machine.ts";
import { type ManagerSnapshot, pageOf, shownPeriod } from "./snapshot.ts";
import { isEmpty, share, span, type Words } from "./words.ts";

export interface ManagerScreenProps {
  readonly snapshot: ManagerSnapshot;
  readonly send: (event: ManagerEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether there are other sites, which are seen together on another page. */
  readonly isSite?: boolean;
  /** The part that is shown instead of the figures. */
  readonly part?: { readonly name: OfficePart; readonly content: ComponentChildren } | null;
  /** Shows a part; null: the figures. */
  readonly onPart?: (part: OfficePart | null) => void;
}

/**
 * What the page has beside the figures: the office's work list, who comes where, 好差评, what does not work, where citizens' time is lost, the hall's
 * notices, and accounts of staff with what they did.
 */
export type OfficePart =
  | "desk"
  | "assistance"
  | "ratings"
  | "painPoints"
  | "analysis"
  | "experience"
  | "notices"
  | "staff";

const partNames = [
  [null, "partFigures"],
  ["desk", "partDesk"],
  ["assistance", "partAssistance"],
  ["ratings", "partRatings"],
  ["painPoints", "partPainPoints"],
  ["analysis", "partAnalysis"],
  ["experience", "partExperience"],
  ["notices", "partNotices"],
  ["staff", "partStaff"],
] as const satisfies readonly (readonly [OfficePart | null, string])[];

/** Any moment of the manager's page, drawn from plain data. It needs no hall. */
export function ManagerScreen({
  snapshot,
  send,
  now,
  isSite = false,
  part = null,
  onPart,
}: ManagerScreenProps) {
  const { language, view } = snapshot.context;
  const t = useMemo(() => translator(managerMessages, language), [language]);
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = t("title");
  }, [t]);

  return (
    <div class="manager">
      <Masthead
        title={t("title")}
        hallName={view?.hallName[language]}
        isSite={isSite}
        now={now}
        language={language}
        t={t}
        onLanguage={(each) => send({ type: "setLanguage", language: each })}
      />
      <main class="manager__main">
        {onPart && (
          <nav class="parts" aria-label={t("partsLabel")}>
            {partNames.map(([name, words]) => (
              <button
                key={words}
                type="button"
                class="desk-button"
                aria-pressed={(part?.name ?? null) === name}
                onClick={() => onPart(name)}
              >
                {t(words)}
              </button>
            ))}
          </nav>
        )}
        {part?.content ?? <FiguresPart snapshot={snapshot} t={t} send={send} now={now} />}
      </main>
    </div>
  );
}

function FiguresPart({ snapshot, t, send, now }: ManagerScreenProps & { readonly t: Words }) {
  const { view, connection, error } = snapshot.context;
  const page = pageOf(snapshot);
  return (
    <>
      <Messages
        lostAt={connection === "lost" && view ? view.at : null}
        error={error}
        t={t}
        onDismiss={() => send({ type: "dismissError" })}
      />
      {page === "connecting" && <Wait>{t("loading")}</Wait>}
      {page === "failed" && <DidNotCome t={t} onAgain={() => send({ type: "tryAgain" })} />}
      {page === "hall" && view && (
        <>
          <RangeBar snapshot={snapshot} t={t} send={send} />
          <Hall snapshot={snapshot} view={view} t={t} send={send} now={now} />
        </>
      )}
    </>
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
    return <DidNotCome t={t} onAgain={() => send({ type: "tryAgain" })} />;
  if (!period) return <Wait>{t("periodLoading")}</Wait>;
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
            <Ratings {...days} />
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
