import { type DeskContext, type DeskSnapshot, initialDesk } from "../../kiosk/manager/frame/desk.machine.ts";
import type { FiguresSnapshot } from "../../kiosk/manager/frame/figures.machine.ts";
import type { RatingAct } from "../../kiosk/manager/ratings/acts.ts";
import type { PrintNoticeSnapshot } from "../../kiosk/manager/ratings/print-notice.machine.ts";
import type {
  OpenedRating,
  RatingFigures,
  RatingItem,
  RatingStatistics,
} from "../../server/contract/ratings/desk.ts";
import type { DeviceFaultCode } from "../../server/contract/technician.ts";

const named = (zh: string, tw: string, en: string) => ({ "zh-CN": zh, "zh-TW": tw, en });
const window3 = {
  kind: "window" as const,
  id: "3",
  name: named("3号窗口", "3號櫃檯", "Window 3"),
  organ: null,
};
const terminal = {
  kind: "terminal" as const,
  id: "HL-02",
  name: named("HL-02 终端", "HL-02 終端機", "Terminal HL-02"),
  organ: named("市场监督管理局（演示）", "市場監督管理局（演示）", "Market Regulation Bureau (demo)"),
};
const slow = { id: "slow", name: named("等得太久", "等得太久", "Waited too long") };
const rude = { id: "attitude", name: named("态度不好", "態度不好", "Unfriendly") };

const item = (more: Partial<RatingItem> = {}): RatingItem => ({
  number: "HL-CP-20261120-001",
  unit: window3,
  channel: "phone",
  journey: null,
  level: "dissatisfied",
  tags: [slow],
  day: "2026-11-20",
  named: true,
  stage: "received",
  finding: null,
  notice: null,
  appealed: false,
  due: [
    { step: "confirm", by: { day: "2026-11-20", assumed: false }, daysLeft: -1 },
    { step: "callBack", by: { day: "2026-11-24", assumed: false }, daysLeft: 1 },
  ],
  ...more,
});
const noticed = item({
  number: "HL-CP-20261118-002",
  unit: terminal,
  channel: "terminal",
  journey: "matter",
  level: "veryDissatisfied",
  tags: [slow, rude],
  stage: "confirmed",
  finding: "complex",
  notice: "HL-ZG-2026-0007",
  named: false,
  due: [{ step: "rectify", by: { day: "2026-12-02", assumed: false }, daysLeft: 7 }],
});
const appealed = item({ number: "HL-CP-20261117-001", appealed: true, due: [] });

const opened = (of: RatingItem): OpenedRating => ({
  item: of,
  words: "材料都带齐了，还是让我等了一个多小时，问了两次也没人说为什么。",
  telephone: of.named ? "13800138077" : null,
  ground: of.appealed ? "mistaken" : null,
  steps: of.finding
    ? [
        { kind: "confirmed", by: "陈经理", at: Date.UTC(2026, 10, 19, 2), words: "系统卡顿，排查网络。" },
        { kind: "noticeIssued", by: "陈经理", at: Date.UTC(2026, 10, 19, 3), words: "一周内换新网线。" },
      ]
    : [],
  openings: [{ by: "陈经理", at: Date.UTC(2026, 10, 23, 1) }],
  prints: true,
});

const figures = (rated: number, bad: number): RatingFigures => ({
  levels: {
    verySatisfied: rated - bad - 12,
    satisfied: 10,
    fairlySatisfied: 2,
    dissatisfied: bad,
    veryDissatisfied: 0,
  },
  rated,
  satisfiedShare: (rated - bad) / rated,
  badShare: bad / rated,
  excluded: 1,
  byDefault: 31,
  tags: [
    { tag: slow, count: 4 },
    { tag: rude, count: 1 },
  ],
  bad,
  open: 2,
  overdue: 1,
  answeredInTimeShare: 0.8,
  calledBackShare: null,
});

/** What the figures below the list are of a month. */
export const ratingFigures: FiguresSnapshot<RatingStatistics> = {
  value: "shown",
  context: {
    connection: "open",
    range: { from: "2026-10-25", to: "2026-11-23" },
    figures: {
      from: "2026-10-25",
      to: "2026-11-23",
      kinds: [
        { kind: "window", total: figures(182, 5) },
        { kind: "terminal", total: figures(64, 2) },
      ],
      units: [
        { unit: window3, figures: figures(90, 4) },
        { unit: terminal, figures: figures(40, 2) },
      ],
      organs: terminal.organ ? [{ organ: terminal.organ, figures: figures(40, 2) }] : [],
    },
  },
};

type Context = DeskContext<RatingItem, OpenedRating, RatingAct>;
const listed: Context = {
  ...initialDesk,
  connection: "open",
  by: "陈经理",
  items: [item(), noticed, appealed],
};
const reading = (of: RatingItem): Context => ({
  ...listed,
  opening: { number: of.number, by: "陈经理", idempotencyKey: "0123456789abcdef" },
  opened: opened(of),
});

/** A notice on its way to the office's printer; nothing is printed in all other moments. */
export const paperMoments: Readonly<Record<string, PrintNoticeSnapshot>> = {
  "ratings-printing": { value: "printing", context: { number: noticed.number, end: null } },
  "ratings-printed": paper("printed"),
  "ratings-unprinted": paper("failed", "printer.paperJam"),
  "ratings-unknown-print": paper("unknown", "printer.resultUnknown"),
};
export const nothingPrinted: PrintNoticeSnapshot = { value: "ready", context: { number: null, end: null } };

function paper(
  print: "printed" | "failed" | "unknown",
  fault: DeviceFaultCode | null = null,
): PrintNoticeSnapshot {
  return { value: "ready", context: { number: noticed.number, end: { print, fault, error: null } } };
}

/** Moments of the office's 好差评. */
export const ratingDeskMoments: Readonly<Record<string, DeskSnapshot<RatingItem, OpenedRating, RatingAct>>> =
  {
    "ratings-loading": { value: "loading", context: { ...initialDesk, connection: "open" } },
    "ratings-empty": { value: "listed", context: { ...listed, by: "", items: [] } },
    "ratings-list": { value: "listed", context: listed },
    "ratings-received": { value: { opened: "reading" }, context: reading(item()) },
    "ratings-noticed": { value: { opened: "reading" }, context: reading(noticed) },
    "ratings-appealed": { value: { opened: "reading" }, context: reading(appealed) },
    ...Object.fromEntries(
      Object.keys(paperMoments).map((moment) => [
        moment,
        { value: { opened: "reading" }, context: reading(noticed) },
      ]),
    ),
  };
