import { useLayoutEffect, useMemo } from "preact/hooks";
import { boardMessages } from "../i18n/board.ts";
import { translator } from "../i18n/catalogue.ts";
import { EgretWing } from "../ui/egret-wing.tsx";
import { Icon } from "../ui/icon.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { wallTime } from "../ui/time.ts";
import type { BoardEvent } from "./announcements.machine.ts";
import { type BoardSnapshot, boardPage, isAnnouncing, isStale, stageCall } from "./snapshot.ts";
import { Controls } from "./stage/controls.tsx";
import { Earlier } from "./stage/earlier.tsx";
import { Stage } from "./stage/stage.tsx";
import { Waiting } from "./stage/waiting.tsx";

export interface BoardScreenProps {
  readonly snapshot: BoardSnapshot;
  readonly send: (event: BoardEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Any moment of the hall's board, drawn from plain data. Numbers and windows, never a name. */
export function BoardScreen({ snapshot, send, now }: BoardScreenProps) {
  const { board, language, trueAt } = snapshot.context;
  const t = useMemo(() => translator(boardMessages, language), [language]);
  const call = stageCall(snapshot);
  useLayoutEffect(
    () => applyModes(document.documentElement, { ...initialModes, contrast: "high", language }),
    [language],
  );

  return (
    <div class="board">
      <header class="board__head">
        <EgretWing />
        <h1>{board ? board.hallName[language] : t("title")}</h1>
        <time>{wallTime(now)}</time>
      </header>
      {isStale(snapshot) && (
        <p class="board__stale" role="alert">
          <Icon name="warning" size={30} />
          {trueAt === null ? t("staleNever") : t("stale", { time: wallTime(trueAt, "seconds") })}
        </p>
      )}
      {boardPage(snapshot) === "connecting" && !isStale(snapshot) && (
        <main class="board__connecting">{t("connecting")}</main>
      )}
      {board && (
        <main class={call ? "board__hall" : "board__hall board__hall--quiet"}>
          <Stage
            key={call?.seq ?? 0}
            call={call}
            announcing={isAnnouncing(snapshot)}
            language={language}
            t={t}
          />
          {call && <Earlier calls={board.calls} onStage={call?.ticketId ?? null} language={language} t={t} />}
          <Waiting waiting={board.waiting} language={language} t={t} />
        </main>
      )}
      <Controls snapshot={snapshot} t={t} send={send} />
    </div>
  );
}
