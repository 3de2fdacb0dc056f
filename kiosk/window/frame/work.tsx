import { useRef } from "preact/hooks";
import type { WindowView } from "../../../server/contract/window.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import { Announcer } from "../../ui/announcer.tsx";
import { availableCommands, type WindowCommandType } from "../commands.ts";
import { undoHint } from "../delays.ts";
import type { ShortcutAction } from "../shortcuts.ts";
import { focusFirst, useShortcuts } from "../use-shortcuts.ts";
import type { WindowContext, WindowEvent } from "../window.machine.ts";
import { Commands } from "./commands.tsx";
import { InHand } from "./in-hand.tsx";
import { Held, NoShows, Waiting } from "./lines.tsx";
import { Settings } from "./settings.tsx";
import { Today } from "./today.tsx";

export interface WorkProps {
  readonly context: WindowContext;
  readonly view: WindowView;
  /** A dialog stands before it, and has the keys. */
  readonly covered: boolean;
  readonly t: Translate<WindowMessages>;
  readonly send: (event: WindowEvent) => void;
  /** The hall's time, milliseconds since the epoch. */
  readonly now: number;
}

/** The window at work: the ticket in hand, the commands, who waits, and how the day goes. */
export function Work({ context, view, covered, t, send, now }: WorkProps) {
  const field = useRef<HTMLInputElement>(null);
  const noShows = useRef<HTMLElement>(null);
  const held = useRef<HTMLElement>(null);
  const { language, connection, number, places, sentAwayAt, ratings } = context;
  const available = availableCommands(view, now);
  const canDo = (command: WindowCommandType) => connection === "open" && available.has(command);

  const act = (action: ShortcutAction | "dismissError") => {
    switch (action) {
      case "callNumber":
        return focusFirst(field);
      case "rejoin":
        return focusFirst(noShows);
      case "held":
        return focusFirst(held);
      case "hold":
      case "transfer":
      case "addMatter":
      case "history":
      case "savedCase":
      case "report":
      case "ratings":
      case "help":
        return send({ type: "openDialog", dialog: action });
      case "profile":
        return send({ type: "openDialog", dialog: "chooseProfile" });
      case "pause":
        return view.paused ? send({ type: "resume" }) : send({ type: "openDialog", dialog: "pause" });
      case "autoCall":
        return send({ type: "setAutoCall", on: !view.autoCall });
      default:
        return send({ type: action });
    }
  };
  useShortcuts(covered ? null : act);

  const { current } = view;
  const inHand = current?.state === "serving" ? "stateServing" : "stateCalled";
  const mayBeMistaken = sentAwayAt !== null && now - sentAwayAt < undoHint;
  const wayBack = mayBeMistaken && canDo("undo") ? `${t("undoWrong")} ${view.undo?.number ?? ""}` : "";
  return (
    <div class="work">
      <Settings
        view={view}
        places={places}
        ratings={ratings}
        language={language}
        canDo={canDo}
        t={t}
        act={act}
      />
      <InHand view={view} language={language} t={t} now={now} />
      <Commands
        view={view}
        language={language}
        now={now}
        mayBeMistaken={mayBeMistaken}
        canDo={canDo}
        t={t}
        act={act}
      />
      <div class="beside">
        <Waiting
          view={view}
          language={language}
          number={number}
          field={field}
          enabled={canDo("callNumber")}
          t={t}
          send={send}
        />
        <NoShows view={view} now={now} enabled={canDo("rejoin")} place={noShows} t={t} send={send} />
        <Held view={view} now={now} enabled={canDo("callNumber")} place={held} t={t} send={send} />
      </div>
      <Today view={view} t={t} now={now} />
      <Announcer words={current ? `${current.number} ${t(inHand)}` : wayBack} />
    </div>
  );
}
