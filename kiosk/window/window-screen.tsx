import { useLayoutEffect, useMemo } from "preact/hooks";
import { numberOf } from "../../server/contract/error-numbers.ts";
import { type Translate, translator } from "../i18n/catalogue.ts";
import { type WindowMessages, windowErrorCode, windowErrorMessages, windowMessages } from "../i18n/window.ts";
import { Button } from "../ui/button.tsx";
import { EgretWing } from "../ui/egret-wing.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { Notice } from "../ui/text-block.tsx";
import { wallTime } from "../ui/time.ts";
import { type BesideDialogs, Dialogs } from "./dialogs/dialogs.tsx";
import { SignIn } from "./frame/sign-in.tsx";
import { Work } from "./frame/work.tsx";
import { keyCap } from "./shortcuts.ts";
import { dialogOf, pages, stateOf, type WindowSnapshot } from "./snapshot.ts";
import type { WindowContext, WindowEvent } from "./window.machine.ts";

export interface WindowScreenProps {
  readonly snapshot: WindowSnapshot;
  readonly send: (event: WindowEvent) => void;
  readonly beside: BesideDialogs;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Any moment of a window, drawn from plain data. It needs no hall. */
export function WindowScreen({ snapshot, send, beside, now }: WindowScreenProps) {
  const { context } = snapshot;
  const { language, view, places, session, hallAhead } = context;
  // All that is shown was told by the hall, so that its clock counts; a view is never from the future.
  const hallNow = Math.max(now + hallAhead, view?.at ?? 0);
  const dialog = dialogOf(snapshot);
  const t = useMemo(() => translator(windowMessages, language), [language]);
  const page = pages[stateOf(snapshot)];
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = view ? `${view.windowName[language]} · ${t("title")}` : t("title");
  }, [view, language, t]);

  return (
    <div class="window">
      <header class="masthead">
        <EgretWing />
        <h1 class="masthead__title">{view ? view.windowName[language] : t("title")}</h1>
        {view?.clerkName && <p class="masthead__clerk">{view.clerkName}</p>}
        <time class="masthead__time">{wallTime(hallNow)}</time>
        <LanguageSwitch
          language={language}
          label={t("languageSwitch")}
          onChange={(each) => send({ type: "setLanguage", language: each })}
        />
        {session && (
          <Button
            variant="quiet"
            class="masthead__leave"
            disabled={Boolean(view?.current) || context.connection !== "open"}
            onPress={() => send({ type: "signOut" })}
          >
            {t("signOut")} <kbd>{keyCap("signOut")}</kbd>
          </Button>
        )}
      </header>
      <main class="window__main" data-page={page}>
        <Messages snapshot={snapshot} t={t} send={send} />
        {page === "connecting" && <p class="window__wait">{t("loading")}</p>}
        {page === "failed" && (
          <div class="window__failed">
            <p>{t("placesFailed")}</p>
            <Button variant="primary" icon="retry" onPress={() => send({ type: "tryAgain" })}>
              {t("tryAgain")}
            </Button>
          </div>
        )}
        {page === "signIn" && places && <SignIn context={context} places={places} t={t} send={send} />}
        {page === "work" && view && (
          <Work context={context} view={view} covered={dialog !== null} t={t} send={send} now={hallNow} />
        )}
      </main>
      {dialog && view && places && (
        <Dialogs dialog={dialog} context={context} view={view} places={places} beside={beside} send={send} />
      )}
    </div>
  );
}

/** What stands in the way, above everything else: no hall, no answer, or a command that was refused. */
function Messages({
  snapshot,
  t,
  send,
}: {
  snapshot: WindowSnapshot;
  t: Translate<WindowMessages>;
  send: WindowScreenProps["send"];
}) {
  const { connection, pending, error, language }: WindowContext = snapshot.context;
  return (
    <div class="messages" role="status">
      {connection === "lost" && (
        <Notice tone="warning" title={t("lostTitle")}>
          <p>{pending ? t("lostPending") : t("lostHint")}</p>
        </Notice>
      )}
      {stateOf(snapshot) === "sendingAgain" && (
        <Notice tone="warning" title={t("slowTitle")}>
          <p>{t("slowHint")}</p>
        </Notice>
      )}
      {error && (
        <Notice tone="bad" title={t("errorTitle", { number: numberOf(error) })}>
          <p>{translator(windowErrorMessages, language)(windowErrorCode(error))}</p>
          <Button variant="quiet" onPress={() => send({ type: "dismissError" })}>
            {t("dismiss")} <kbd>Esc</kbd>
          </Button>
        </Notice>
      )}
    </div>
  );
}
