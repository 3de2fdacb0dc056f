import { type DeskContext, type DeskSnapshot, initialDesk } from "../../kiosk/manager/frame/desk.machine.ts";
import type { FiguresSnapshot } from "../../kiosk/manager/frame/figures.machine.ts";
import type { PainAct } from "../../kiosk/manager/pain-points/acts.ts";
import type {
  OpenedPain,
  PainFigures,
  PainItem,
  PainStatistics,
} from "../../server/contract/pain-points/desk.ts";
import { defaultPainRules } from "../../server/hall/pain-points/rules.ts";

const { categories } = defaultPainRules;
const words = (zh: string, tw: string, en: string) => ({ "zh-CN": zh, "zh-TW": tw, en });
const matter = {
  id: "food-licence-renewal",
  name: words("食品证快到期要续", "食品證快到期要續", "Renew a food licence"),
};
const units = [
  { id: "hall", name: words("湖里区政务服务中心", "湖里區政務服務中心", "Huli District Service Hall") },
  { id: "market", name: words("市场监督管理局", "市場監督管理局", "Market Regulation") },
  { id: "12345", name: words("12345热线", "12345熱線", "12345 hotline") },
];

const item: PainItem = {
  number: "HL-FY-20261119-0001",
  kind: "notDone",
  source: "citizen",
  matter,
  step: { matter: matter.id, version: "2026-11", stage: "material", part: "lease" },
  part: words("租赁合同", "租賃合約", "Lease"),
  screen: "handling.handleRefused",
  error: "matter.file",
  terminal: "HL-01",
  categories: categories.slice(1, 3),
  day: "2026-11-19",
  named: true,
  stage: "reported",
  again: false,
  unit: null,
  into: null,
  order: null,
  group: "HL-FY-20261119-0001",
  promised: { day: "2026-12-08", assumed: false },
  due: [{ step: "accept", by: { day: "2026-11-20", assumed: false }, daysLeft: -1 }],
};
const due = (step: PainItem["due"][number]["step"], day: string, daysLeft: number) => [
  { step, by: { day, assumed: false }, daysLeft },
];
const alike: PainItem = { ...item, number: "HL-FY-20261120-0002", named: false, day: "2026-11-20" };

export const painItems: readonly PainItem[] = [
  item,
  alike,
  {
    ...item,
    number: "HL-FY-20261112-0004",
    kind: "painPoint",
    source: "guide",
    stage: "assigned",
    unit: units[1] ?? null,
    group: "HL-FY-20261112-0004",
    again: true,
    due: due("handle", "2026-11-23", 0),
  },
  {
    ...item,
    number: "HL-FY-20261121-0001",
    source: "hotline",
    order: "XM12345-202611210001",
    matter: null,
    step: null,
    part: null,
    error: null,
    terminal: null,
    named: false,
    categories: categories.slice(-1),
    stage: "handled",
    unit: units[0] ?? null,
    group: "HL-FY-20261121-0001",
    due: due("answer", "2026-11-24", 1),
  },
  {
    ...item,
    number: "HL-FY-20261110-0001",
    source: "experience",
    stage: "answered",
    unit: units[1] ?? null,
    group: "HL-FY-20261110-0001",
    due: [],
  },
];

const openedOf = (of: PainItem, more: Partial<OpenedPain> = {}): OpenedPain => ({
  item: of,
  words: "机器不认我的老租房合同，说没有备案，房东又不在本地",
  telephone: "13800138077",
  steps: [],
  alike: of === item ? [alike] : [],
  units,
  openings: [{ by: "林经办", at: Date.UTC(2026, 10, 23, 1) }],
  ...more,
});
const done = openedOf(painItems[2] as PainItem, {
  steps: (["accepted", "assigned", "answered", "notEnough", "assigned"] as const).map((kind, index) => ({
    kind,
    by: kind === "notEnough" ? "" : "林经办",
    at: Date.UTC(2026, 10, 12 + index, 2),
    unit: units[1] ?? null,
    words: kind === "answered" ? "已在指南里补充说明" : null,
  })),
});

const figuresOf = (more: Partial<PainFigures> = {}): PainFigures => ({
  reported: 12,
  open: 4,
  overdue: 1,
  answered: 7,
  declined: 1,
  medianDays: 6.5,
  inTimeShare: 0.857,
  againShare: 0.143,
  ...more,
});
const statistics: PainStatistics = {
  from: "2026-10-25",
  to: "2026-11-23",
  total: figuresOf(),
  kinds: [
    { kind: "painPoint", figures: figuresOf({ reported: 5 }) },
    { kind: "notDone", figures: figuresOf({ reported: 7 }) },
  ],
  matters: [{ matter, figures: figuresOf({ reported: 8 }) }],
  steps: [
    {
      matter,
      stage: "material",
      part: "lease",
      partName: item.part,
      figures: figuresOf({ reported: 6, medianDays: null }),
    },
  ],
  units: [{ unit: units[1] as (typeof units)[number], figures: figuresOf({ reported: 4 }) }],
};

/** The figures beside the list. */
export const painFigures: FiguresSnapshot<PainStatistics> = {
  value: "shown",
  context: { connection: "open", range: { from: statistics.from, to: statistics.to }, figures: statistics },
};

type Context = DeskContext<PainItem, OpenedPain, PainAct>;
const listed: Context = { ...initialDesk, connection: "open", by: "林经办", items: painItems };
const of = { number: item.number, by: "林经办", idempotencyKey: "0123456789abcdef" };
const opened: Context = { ...listed, opening: of, opened: openedOf(item) };
const act = {
  ...of,
  act: { kind: "decline", numbers: [item.number, alike.number], words: "这件事归社区办。" },
} as const;

/** Moments of the office's 堵点 and 办不成事. */
export const painDeskMoments: Readonly<Record<string, DeskSnapshot<PainItem, OpenedPain, PainAct>>> = {
  "pains-loading": { value: "loading", context: { ...initialDesk, connection: "open" } },
  "pains-failed": {
    value: "failed",
    context: { ...initialDesk, connection: "open", error: "message.internal" },
  },
  "pains-empty": { value: "listed", context: { ...listed, by: "", items: [] } },
  "pains-list": { value: "listed", context: listed },
  "pains-done": { value: "listed", context: { ...listed, done: { kind: "answer", number: of.number } } },
  "pains-opened": { value: { opened: "reading" }, context: opened },
  "pains-again": { value: { opened: "reading" }, context: { ...opened, opened: done } },
  "pains-answered": {
    value: { opened: "reading" },
    context: { ...opened, opened: openedOf(painItems[4] as PainItem) },
  },
  "pains-confirm": { value: { opened: "confirming" }, context: { ...opened, act } },
  "pains-refused": { value: { opened: "confirming" }, context: { ...opened, act, error: "desk.notInState" } },
};
