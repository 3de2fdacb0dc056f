import { useLayoutEffect, useMemo } from "preact/hooks";
import { boardMessages } from "../i18n/board.ts";
import { translator } from "../i18n/catalogue.ts";
import { EgretWing } from "../ui/egret-wing.tsx";
import { Icon } from "../ui/icon.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { wallTime } from "../ui/time.ts";
import type { BoardEvent } from "./announcements.machine.ts";
import { capHeight } from "./sizes.ts";
import {
  type BoardSnapshot,
  boardPage,
  isAnnouncing,
  isStale,
  ownWindow,
  spokenNow,
  stageCall,
} from "./snapshot.ts";
import { Controls } from "./stage/controls.tsx";
import { Earlier } from "./stage/earlier.tsx";
import { HallNotice, noticeAt } from "./stage/hall-notice.tsx";
import { History } from "./stage/history.tsx";
import { PhoneEntry } from "./stage/phone-entry.tsx";
import { Stage } from "./stage/stage.tsx";
import { Waiting } from "./stage/waiting.tsx";
import { WindowBoard } from "./stage/window-board.tsx";

export interface BoardScreenProps {
  readonly snapshot: BoardSnapshot;
  readonly send: (event: BoardEvent) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Any moment of a board, drawn from plain data. Numbers and windows, never a name. */
export function BoardScreen({ snapshot, send, now }: BoardScreenProps) {
  const { board, language, trueAt, show, windowId, voices } = snapshot.context;
  const t = useMemo(() => translator(boardMessages, language), [language]);
  useLayoutEffect(
    () => applyModes(document.documentElement, { ...initialModes, contrast: "high", language }),
    [language],
  );
  const window = ownWindow(snapshot);
  const hallName = board ? board.hallName[language] : t("title");

  return (
    <div class={`board board--${show}`} style={{ "--cap-height": String(capHeight(snapshot.context)) }}>
      <header class="board__head">
        <EgretWing />
        <h1>{window ? window.name[language] : hallName}</h1>
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
      {board && show === "hall" && <HallMain snapshot={snapshot} board={board} t={t} now={now} />}
      {board && show === "history" && (
        <History
          calls={board.calls}
          onStage={isAnnouncing(snapshot) ? (stageCall(snapshot)?.ticketId ?? null) : null}
          language={language}
          t={t}
        />
      )}
      {board && show === "window" && (
        <WindowBoard
          window={window}
          id={windowId ?? ""}
          latest={board.calls.find((call) => call.windowId === windowId)}
          announcing={isAnnouncing(snapshot)}
          speaks={voices.length > 0}
          spoken={spokenNow(snapshot)}
          language={language}
          t={t}
        />
      )}
      <Controls snapshot={snapshot} t={t} send={send} />
    </div>
  );
}

function HallMain({
  snapshot,
  board,
  t,
  now,
}: Pick<BoardScreenProps, "snapshot" | "now"> & {
  readonly board: NonNullable<BoardSnapshot["context"]["board"]>;
  readonly t: ReturnType<typeof translator<typeof boardMessages>>;
}) {
  const { language } = snapshot.context;
  const call = stageCall(snapshot);
  const notice = isStale(snapshot) ? null : noticeAt(board.notices ?? [], language, now);
  return (
    <main class={call ? "board__hall" : "board__hall board__hall--quiet"}>
      <Stage
        key={call?.seq ?? 0}
        call={call}
        announcing={isAnnouncing(snapshot)}
        spoken={spokenNow(snapshot)}
        language={language}
        t={t}
      />
      {call && <Earlier calls={board.calls} onStage={call.ticketId} language={language} t={t} />}
      <div class="board__foot">
        <div class="board__turns" data-notice={notice !== null}>
          <Waiting waiting={board.waiting} rule={board.rule} language={language} now={now} t={t} />
          {notice && <HallNotice notice={notice} />}
        </div>
        {board.phoneEntry && !isStale(snapshot) && (
          <PhoneEntry address={board.phoneEntry} language={language} />
        )}
      </div>
    </main>
  );
}
