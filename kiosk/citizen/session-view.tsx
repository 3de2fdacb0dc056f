import { useMemo } from "preact/hooks";
import type { ErrorCode } from "../../server/contract/errors.ts";
import { translator } from "../i18n/catalogue.ts";
import { citizenMessages } from "../i18n/citizen.ts";
import { citizenErrorCode, errorMessages } from "../i18n/errors.ts";
import { Accompany } from "./accompany/accompany.tsx";
import { Help } from "./frame/help.tsx";
import { HelpBar } from "./frame/help-bar.tsx";
import { Warning } from "./frame/warning.tsx";
import type { SessionContext } from "./machines/session/context.ts";
import { MediaSheet } from "./media/media-sheet.tsx";
import { PainInFront } from "./pain-points/pain.tsx";
import { PapersInFront } from "./papers/papers.tsx";
import { RatingInFront } from "./rating/rating.tsx";
import { sessionScreens } from "./screens/index.ts";
import type { overlayOf, SessionScreen } from "./snapshot.ts";
import { CitizenSessionContext, useCitizen } from "./use-citizen.ts";

export interface SessionViewProps {
  readonly name: SessionScreen;
  readonly overlay: ReturnType<typeof overlayOf>;
  readonly session: SessionContext;
}

/** The screens of a session with all their words. Loaded right behind the first screen, before anyone has touched it. */
export function SessionView({ name, overlay, session }: SessionViewProps) {
  const { language } = useCitizen();
  const given = useMemo(() => {
    const advise = translator(errorMessages, language);
    return {
      session,
      t: translator(citizenMessages, language),
      advice: (code: ErrorCode) => advise(citizenErrorCode(code)),
    };
  }, [session, language]);
  const Screen = sessionScreens[name];
  return (
    <CitizenSessionContext.Provider value={given}>
      <div class="citizen__session" inert={overlay !== null}>
        {session.pain ? (
          <PainInFront />
        ) : session.rating ? (
          <RatingInFront />
        ) : session.papers ? (
          <PapersInFront />
        ) : (
          <Screen key={name} />
        )}
        <HelpBar />
      </div>
      {overlay === "warning" && <Warning />}
      {session.accompany && <Accompany isInFront={overlay === "accompany"} />}
      {overlay === "help" && <Help />}
      {overlay === "media" && <MediaSheet />}
    </CitizenSessionContext.Provider>
  );
}
