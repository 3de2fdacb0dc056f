import "../../kiosk/board/board.css";
import { defaultSettings, initialBoard } from "../../kiosk/board/announcements.machine.ts";
import { BoardScreen } from "../../kiosk/board/board-screen.tsx";
import type { BoardSnapshot } from "../../kiosk/board/snapshot.ts";
import type { BoardView, Call } from "../../server/contract/board.ts";
import { goodCondition, sampleServices } from "../support/citizen-paths.ts";
import type { GalleryPage } from "./gallery.tsx";

const now = Date.UTC(2026, 10, 23, 2, 30);

const call = (seq: number, number: string, window: number, count = 1): Call => ({
  seq,
  ticketId: `20261123-${number}`,
  number,
  windowId: String(window),
  windowName: { "zh-CN": `${window}号窗口`, "zh-TW": `${window}號窗口`, en: `Window ${window}` },
  count,
  calledAt: now - seq * 1000,
});
const calls = [
  call(90, "A017", 1),
  call(88, "B004", 3),
  call(85, "C012", 4, 2),
  call(80, "A016", 2),
  call(77, "E003", 6),
  call(70, "D001", 5),
];

const board: BoardView = {
  seq: 90,
  hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
  calls,
  waiting: sampleServices.map(({ id, prefix, name, waiting }) => ({
    serviceId: id,
    prefix,
    serviceName: name,
    count: waiting,
  })),
  rule: { kind: "accumulating", preferred: null, passedCap: 8, minutesCap: null, classes: [] },
};

const fresh = initialBoard(defaultSettings);
const heard = { ...fresh, connection: "open" as const, board, trueAt: now };
const value = (hall: unknown, stage: unknown, sound: string) =>
  ({ hall, stage, sound }) as BoardSnapshot["value"];

const moments: Readonly<Record<string, BoardSnapshot>> = {
  connecting: { value: value({ apart: "recent" }, "still", "ready"), context: fresh },
  quiet: {
    value: value("together", "still", "ready"),
    context: { ...heard, board: { ...board, calls: [] } },
  },
  called: { value: value("together", "still", "ready"), context: heard },
  announcing: {
    value: value("together", { announcing: "shown" }, "ready"),
    context: { ...heard, stage: calls[0] ?? null },
  },
  "sound-blocked": { value: value("together", "still", "blocked"), context: heard },
  stale: {
    value: value({ apart: "stale" }, "still", "ready"),
    context: { ...heard, connection: "lost", trueAt: now - 25_000 },
  },
};

export const page: GalleryPage = {
  moments: Object.keys(moments),
  draw(moment, { language }) {
    const snapshot = moments[moment];
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <BoardScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language } }}
        send={() => undefined}
        now={now}
      />
    );
  },
};
