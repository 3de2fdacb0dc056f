import { useLayoutEffect, useMemo } from "preact/hooks";
import { translator } from "../../i18n/catalogue.ts";
import { managerMessages } from "../../i18n/manager.ts";
import { applyModes, initialModes } from "../../ui/modes.ts";
import { Masthead } from "../frame/masthead.tsx";
import { Messages } from "../frame/messages.tsx";
import { Facts } from "../frame/now.tsx";
import { DidNotCome, Wait } from "../frame/standstill.tsx";
import { share, span } from "../words.ts";
import { type LevelsEvent, type LevelsSnapshot, levelsPageOf } from "./levels.machine.ts";
import { Tree, type TreeProps } from "./tree.tsx";

export interface LevelsScreenProps {
  readonly snapshot: LevelsSnapshot;
  readonly send: (event: LevelsEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Any moment of the page of all sites, drawn from plain data. It needs no server. */
export function LevelsScreen({ snapshot, send, now }: LevelsScreenProps) {
  const { context, value } = snapshot;
  const { language, view, connection } = context;
  const t = useMemo(() => translator(managerMessages, language), [language]);
  const page = levelsPageOf(snapshot);
  // Until the sites are known it may be one hall's page.
  const title = t(view ? "levelsTitle" : "title");
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <div class="manager">
      <Masthead
        title={title}
        hallName={view?.sites[0]?.name[language]}
        now={now}
        language={language}
        t={t}
        onLanguage={(each) => send({ type: "setLanguage", language: each })}
      />
      <main class="manager__main">
        <Messages
          lostAt={connection === "lost" && view ? view.at : null}
          error={context.error}
          t={t}
          onDismiss={() => send({ type: "dismissError" })}
        />
        {page === "connecting" && <Wait>{t("loading")}</Wait>}
        {page === "failed" && <DidNotCome t={t} onAgain={() => send({ type: "tryAgain" })} />}
        {page === "sites" && view && (
          <>
            <nav class="range" aria-label={t("levelsTitle")}>
              <p class="range__days" role="status">
                <strong>{view.day}</strong>
                <span>{t("live")}</span>
              </p>
              <form
                class="range__table"
                onSubmit={(event) => {
                  event.preventDefault();
                  send({ type: "saveTable" });
                }}
              >
                <button
                  type="submit"
                  class="desk-button desk-button--main"
                  disabled={value.table === "saving" || connection !== "open"}
                >
                  {t("tableSave")}
                </button>
              </form>
            </nav>
            <District view={view} language={language} t={t} now={connection === "open" ? now : view.at} />
          </>
        )}
      </main>
    </div>
  );
}

/** The whole at a glance, and its parts. */
function District(props: TreeProps) {
  const { view, t, now } = props;
  const top = view.sites[0];
  if (!top) return null;
  const { waiting, waitingSince, windows, windowsOpen, overTarget, today } = top.sum ?? top.own;
  const facts = [
    [t("waitingNow"), t("people", { count: waiting })],
    [t("longestNow"), span(waitingSince === null ? null : Math.max(0, now - waitingSince), t)],
    [t("openWindows"), t("ofWindows", { open: windowsOpen, all: windows })],
    [t("calledToday"), t("people", { count: today.called })],
    [t("wait80"), span(today.wait80, t)],
    [t("overTarget", { target: span(view.target, t) }), share(overTarget, today.waits, t)],
  ] as const;
  return (
    <>
      <Facts title={t("glanceTitle")} facts={facts} />
      <div class="sheets">
        <Tree {...props} />
      </div>
    </>
  );
}
