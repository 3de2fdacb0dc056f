import { useRef } from "preact/hooks";
import type { WindowView } from "../../../server/contract/window.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import { Announcer } from "../../ui/announcer.tsx";
import { availableCommands } from "../commands.ts";
import type { ShortcutAction } from "../shortcuts.ts";
import { focusFirst, useShortcuts } from "../use-shortcuts.ts";
import type { WindowContext, WindowEvent } from "../window.machine.ts";
import { Commands } from "./commands.tsx";
import { InHand } from "./in-hand.tsx";
import { NoShows, Waiting } from "./lines.tsx";
import { Today } from "./today.tsx";

export interface WorkProps {
  readonly context: WindowContext;
  readonly view: WindowView;
  readonly t: Translate<WindowMessages>;
  readonly send: (event: WindowEvent) => void;
  readonly now: number;
}

/** The window at work: the ticket in hand, the commands, who waits, and how the day goes. */
export function Work({ context, view, t, send, now }: WorkProps) {
  const field = useRef<HTMLInputElement>(null);
  const noShows = useRef<HTMLElement>(null);
  const { language, connection, number } = context;
  const connected = connection === "open";
  const available = availableCommands(view);
  const canDo = (command: ShortcutAction) => connected && available.has(command);

  useShortcuts((action) => {
    if (action === "callNumber") focusFirst(field);
    else if (action === "rejoin") focusFirst(noShows);
    else send({ type: action });
  });

  return (
    <div class="work">
      <InHand view={view} language={language} t={t} now={now} />
      <Commands canDo={canDo} number={number} field={field} t={t} send={send} />
      <Waiting waiting={view.waiting} language={language} t={t} />
      <NoShows noShows={view.noShows} enabled={canDo("rejoin")} place={noShows} t={t} send={send} />
      <Today view={view} t={t} now={now} />
      <Announcer words={view.current ? `${view.current.number} ${t(stateWords[view.current.state])}` : ""} />
    </div>
  );
}

const stateWords = {
  waiting: "stateIdle",
  called: "stateCalled",
  serving: "stateServing",
  held: "stateIdle",
  noShow: "stateIdle",
  finished: "stateIdle",
  cancelled: "stateIdle",
} as const;
