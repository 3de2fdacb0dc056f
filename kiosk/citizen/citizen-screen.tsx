import type { ComponentType } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { translator } from "../i18n/catalogue.ts";
import { restMessages } from "../i18n/citizen-rest.ts";
import { Announcer } from "../ui/announcer.tsx";
import { followArrowKeys } from "../ui/arrow-keys.ts";
import { DemoBand } from "../ui/demo-band.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { isDemonstration } from "./condition.ts";
import { Masthead } from "./frame/masthead.tsx";
import type { TerminalEvent } from "./machines/terminal.machine.ts";
import { restScreens } from "./screens/rest-screens.ts";
import type { SessionViewProps } from "./session-view.tsx";
import { type CitizenSnapshot, isRestScreen, overlayOf, screenOf } from "./snapshot.ts";
import { CitizenContext } from "./use-citizen.ts";

export interface CitizenScreenProps {
  readonly snapshot: CitizenSnapshot;
  readonly send: (event: TerminalEvent) => void;
  /** Wall time, `09:05`. */
  readonly time: string;
  /** What a citizen tells the lobby guide: the terminal's own number. */
  readonly terminalId: string;
  /** `SessionView`; null while it is being loaded. */
  readonly sessionView: ComponentType<SessionViewProps> | null;
}

/** Any moment of the citizen's terminal, drawn from plain data. It needs no server and keeps nothing. */
export function CitizenScreen(props: CitizenScreenProps) {
  const { snapshot, send, time, terminalId, sessionView: SessionView } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [announcement, announce] = useState("");
  const { condition } = snapshot.terminal.context;
  const session = snapshot.session?.context ?? null;
  const modes = session?.modes ?? initialModes;
  const { language } = modes;
  const name = screenOf(snapshot);
  const overlay = overlayOf(snapshot);

  useLayoutEffect(() => applyModes(document.documentElement, modes), [modes]);
  useLayoutEffect(() => (frame.current ? followArrowKeys(frame.current) : undefined), []);

  const citizen = useMemo(() => {
    const t = translator(restMessages, language);
    const inEnglish = translator(restMessages, "en");
    return { condition, language, t, inEnglish, send, announce, terminalId };
  }, [condition, language, send, terminalId]);

  const inSession = session && SessionView && !isRestScreen(name);
  const restName = isRestScreen(name) ? name : "connecting";
  const RestScreen = restScreens[restName];
  const choosing = inSession ? "setModes" : name === "rest" ? "start" : null;

  return (
    <CitizenContext.Provider value={citizen}>
      <div class="citizen" ref={frame}>
        <div class="citizen__top" inert={overlay !== null}>
          <Masthead time={time} choosing={choosing} />
          {isDemonstration(condition) && <DemoBand words={citizen.t("demoBand")} />}
        </div>
        {inSession ? (
          <SessionView name={name} overlay={overlay} session={session} />
        ) : (
          <RestScreen key={restName} />
        )}
        <Announcer words={announcement} />
      </div>
    </CitizenContext.Provider>
  );
}
