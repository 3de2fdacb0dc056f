import "../../kiosk/board/board.css";
import "../../kiosk/board/history.css";
import "../../kiosk/board/window-board.css";
import { initialBoard } from "../../kiosk/board/announcements.machine.ts";
import { BoardScreen } from "../../kiosk/board/board-screen.tsx";
import { defaultSettings } from "../../kiosk/board/settings.ts";
import type { BoardSnapshot } from "../../kiosk/board/snapshot.ts";
import type { BoardView, BoardWindow, Call } from "../../server/contract/board.ts";
import { goodCondition, sampleServices } from "../support/citizen-paths.ts";
import { keptNotice, urgentNotice } from "../support/notice-samples.ts";
import type { GalleryPage } from "./gallery.tsx";

const now = Date.UTC(2026, 10, 23, 2, 30);

const call = (seq: number, number: string, window: number, count = 1): Call => ({
  seq,
  ticketId: `20261123-${number}`,
  number,
  windowId: String(window),
  windowName: { "zh-CN": `${window}号窗口`, "zh-TW": `${window}號櫃檯`, en: `Window ${window}` },
  count,
  calledAt: now - (90 - seq) * 60_000,
});
const calls = [
  call(90, "A017", 1),
  call(88, "B004", 3),
  call(85, "C012", 4, 2),
  call(80, "A016", 2),
  call(77, "E003", 6),
  call(70, "D001", 5),
  call(66, "B003", 3),
  call(61, "A015", 1),
];
const [first] = calls;
if (!first) throw new Error("no call");

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

/** A hall with many services, and names as long as they come. */
const longName = {
  "zh-CN": "不动产登记、房屋交易与住房公积金",
  "zh-TW": "不動產登記、房屋交易與住房公積金",
  en: "Real-estate registration, housing transactions and provident fund",
};
const plainName = {
  "zh-CN": "社会保险与医疗保障",
  "zh-TW": "社會保險與醫療保障",
  en: "Social and medical insurance",
};
const busyBoard: BoardView = {
  ...board,
  calls: calls.map((each, index) => ({
    ...each,
    number: index % 2 === 0 ? "M99999" : each.number,
    windowName:
      index % 2 === 0
        ? { "zh-CN": "办不成事反映窗口", "zh-TW": "辦不成事反映櫃檯", en: "Complaints and help desk" }
        : each.windowName,
  })),
  waiting: [..."ABCDEFGHJKLM"].map((prefix, index) => ({
    serviceId: prefix,
    prefix,
    serviceName: index % 3 === 0 ? longName : (board.waiting[index]?.serviceName ?? plainName),
    count: index * 17,
  })),
};

/** Above the desk of window 1. */
const atWindow = (
  window: Partial<BoardWindow>,
  own: Partial<BoardSnapshot["context"]> = {},
  lastCalls: readonly Call[] = calls,
) => ({
  ...heard,
  show: "window" as const,
  windowId: "1",
  voices: [],
  board: {
    ...board,
    calls: [...lastCalls],
    windows: [
      {
        id: "1",
        name: first.windowName,
        serviceNames: sampleServices.slice(0, 3).map(({ name }) => name),
        clerkPresent: true,
        current: null,
        ...window,
      },
    ],
  },
  ...own,
});
const called = { current: { number: first.number, state: "called" as const } };

const moments: Readonly<Record<string, BoardSnapshot>> = {
  connecting: { value: value({ apart: "recent" }, "still", "ready"), context: fresh },
  quiet: {
    value: value("together", "still", "ready"),
    context: { ...heard, board: { ...board, calls: [] } },
  },
  called: { value: value("together", "still", "ready"), context: heard },
  announcing: {
    value: value("together", { announcing: "shown" }, "ready"),
    context: { ...heard, stage: first },
  },
  ...Object.fromEntries(
    (["zh-CN", "nan", "en"] as const).map((voice) => [
      `speaking-${voice}`,
      {
        value: value("together", { announcing: { sight: "shown", sound: "sentence" } }, "on"),
        context: { ...heard, stage: first, unspoken: [voice] },
      },
    ]),
  ),
  recalled: {
    value: value("together", { announcing: "shown" }, "ready"),
    context: { ...heard, stage: { ...first, count: 3 } },
  },
  busy: {
    value: value("together", { announcing: { sight: "shown", sound: "sentence" } }, "on"),
    context: { ...heard, board: busyBoard, stage: busyBoard.calls[0] ?? null, unspoken: ["en"] },
  },
  "busy-far": {
    value: value("together", "still", "ready"),
    context: { ...heard, board: busyBoard, distance: 14 },
  },
  ...Object.fromEntries(
    (
      [
        ["called", board],
        ["quiet", { ...board, calls: [] }],
        ["busy", busyBoard],
      ] as const
    ).map(([name, each]) => [
      `phone-entry-${name}`,
      {
        value: value("together", "still", "ready"),
        context: { ...heard, board: { ...each, phoneEntry: "https://hall.example/n/0123456789ABCDEF" } },
      },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ["notice", board, keptNotice({ urgent: true })],
        ["notice-urgent", busyBoard, urgentNotice],
        ["notice-quiet", { ...board, calls: [] }, urgentNotice],
      ] as const
    ).map(([name, each, notice]) => [
      name,
      {
        value: value("together", "still", "ready"),
        context: {
          ...heard,
          board: { ...each, notices: [notice], phoneEntry: "https://hall.example/n/0123456789ABCDEF" },
        },
      },
    ]),
  ),
  "window-called": { value: value("together", { announcing: "shown" }, "on"), context: atWindow(called) },
  "window-speaking": {
    value: value("together", { announcing: { sight: "shown", sound: "sentence" } }, "on"),
    context: atWindow(called, { stage: first, unspoken: ["nan"], voices: ["nan"] }),
  },
  "window-recalled": {
    value: value("together", "still", "on"),
    context: atWindow(called, {}, [{ ...first, count: 3 }]),
  },
  "window-serving": {
    value: value("together", "still", "on"),
    context: atWindow({ current: { number: "A00017", state: "serving" } }),
  },
  "window-free": { value: value("together", "still", "on"), context: atWindow({}) },
  "window-closed": {
    value: value("together", "still", "on"),
    context: atWindow({
      clerkPresent: false,
      serviceNames: busyBoard.waiting.map(({ serviceName }) => serviceName).slice(0, 4),
    }),
  },
  "window-stale": {
    value: value({ apart: "stale" }, "still", "on"),
    context: atWindow(called, { connection: "lost", trueAt: now - 25_000 }),
  },
  "window-unknown": {
    value: value("together", "still", "on"),
    context: atWindow({}, { windowId: "99" }),
  },
  history: {
    value: value("together", { announcing: "shown" }, "on"),
    context: { ...heard, show: "history", voices: [], stage: first },
  },
  "history-busy": {
    value: value({ apart: "stale" }, "still", "on"),
    context: { ...heard, show: "history", voices: [], board: busyBoard },
  },
  "history-empty": {
    value: value("together", "still", "on"),
    context: { ...heard, show: "history", voices: [], board: { ...board, calls: [] } },
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
