import type { Language, Localized } from "../../contract/hall.ts";
import { wallTime } from "../../contract/hall-time.ts";
import type { LevelFigures, LevelSite, LevelsView } from "../../contract/levels.ts";
import type { ClosedReason } from "../../contract/service-offer.ts";
import type { SiteLevel } from "../../contract/sites.ts";
import { csvTable, dayHeader, minutes } from "../statistics/csv.ts";

const levels: Readonly<Record<SiteLevel, Localized>> = {
  district: { "zh-CN": "区", "zh-TW": "區", en: "District" },
  street: { "zh-CN": "街道", "zh-TW": "街道", en: "Street" },
  community: { "zh-CN": "社区", "zh-TW": "社區", en: "Community" },
};

const reasons: Readonly<Record<ClosedReason, Localized>> = {
  suspended: { "zh-CN": "暂停取号", "zh-TW": "暫停取號", en: "Suspended" },
  notYetOpen: { "zh-CN": "未到开门时间", "zh-TW": "未到開門時間", en: "Not open yet" },
  break: { "zh-CN": "休息", "zh-TW": "休息", en: "Break" },
  lastTicketGiven: { "zh-CN": "今天的号已发完", "zh-TW": "今天的號已發完", en: "No more numbers today" },
  closedForToday: { "zh-CN": "今天已结束", "zh-TW": "今天已結束", en: "Closed for today" },
  closedToday: { "zh-CN": "今天不开门", "zh-TW": "今天不開門", en: "Closed today" },
};

const yes: Localized = { "zh-CN": "是", "zh-TW": "是", en: "yes" };
const no: Localized = { "zh-CN": "否", "zh-TW": "否", en: "no" };
const giving: Localized = { "zh-CN": "正在取号", "zh-TW": "正在取號", en: "Giving numbers" };
const ownRow: Localized = { "zh-CN": "本站点", "zh-TW": "本站點", en: "This site" };
const sumRow: Localized = { "zh-CN": "合计", "zh-TW": "合計", en: "Total" };
const overTargetHeader = (minutes: number): Localized => ({
  "zh-CN": `等候超过${minutes}分钟`,
  "zh-TW": `等候超過${minutes}分鐘`,
  en: `Waited over ${minutes} min`,
});
const leading: readonly Localized[] = [
  dayHeader,
  { "zh-CN": "时间", "zh-TW": "時間", en: "Time" },
  { "zh-CN": "级别", "zh-TW": "級別", en: "Level" },
  { "zh-CN": "名称", "zh-TW": "名稱", en: "Name" },
  { "zh-CN": "范围", "zh-TW": "範圍", en: "Scope" },
  { "zh-CN": "状态", "zh-TW": "狀態", en: "State" },
];

/** Header → what stands below it. */
const columns = (
  view: LevelsView,
  language: Language,
): readonly (readonly [Localized, (figures: LevelFigures) => string | number])[] => [
  [{ "zh-CN": "站点数", "zh-TW": "站點數", en: "Sites" }, ({ sites }) => sites],
  [
    { "zh-CN": "正在取号的站点", "zh-TW": "正在取號的站點", en: "Sites giving numbers" },
    ({ sitesOpen }) => sitesOpen,
  ],
  [{ "zh-CN": "正在等候", "zh-TW": "正在等候", en: "Waiting now" }, ({ waiting }) => waiting],
  [
    { "zh-CN": "现在等得最久(分钟)", "zh-TW": "現在等得最久(分鐘)", en: "Longest wait now (min)" },
    ({ waitingSince }) => minutes(waitingSince === null ? null : Math.max(0, view.at - waitingSince)),
  ],
  [{ "zh-CN": "窗口数", "zh-TW": "櫃檯數", en: "Windows" }, ({ windows }) => windows],
  [{ "zh-CN": "开着的窗口", "zh-TW": "開著的櫃檯", en: "Windows open" }, ({ windowsOpen }) => windowsOpen],
  [
    { "zh-CN": "暂停的窗口", "zh-TW": "暫停的櫃檯", en: "Windows paused" },
    ({ windowsPaused }) => windowsPaused,
  ],
  [{ "zh-CN": "取号", "zh-TW": "取號", en: "Numbers taken" }, ({ today }) => today.taken],
  [{ "zh-CN": "叫到号", "zh-TW": "叫到號", en: "Called" }, ({ today }) => today.called],
  [{ "zh-CN": "已办理", "zh-TW": "已辦理", en: "Served" }, ({ today }) => today.served],
  [
    { "zh-CN": "等候中位数(分钟)", "zh-TW": "等候中位數(分鐘)", en: "Median wait (min)" },
    ({ today }) => minutes(today.medianWait),
  ],
  [
    { "zh-CN": "80%等候不超过(分钟)", "zh-TW": "80%等候不超過(分鐘)", en: "80% waited at most (min)" },
    ({ today }) => minutes(today.wait80),
  ],
  [
    { "zh-CN": "最长等候(分钟)", "zh-TW": "最長等候(分鐘)", en: "Longest wait (min)" },
    ({ today }) => minutes(today.longestWait),
  ],
  [{ "zh-CN": "等候次数", "zh-TW": "等候次數", en: "Waits" }, ({ today }) => today.waits],
  [overTargetHeader(Math.round(view.target / 60_000)), ({ overTarget }) => overTarget],
  [
    { "zh-CN": "建议加开窗口", "zh-TW": "建議加開櫃檯", en: "Windows to open" },
    ({ advice }) => advice?.toOpen ?? "",
  ],
  [
    { "zh-CN": "可抽调窗口", "zh-TW": "可抽調櫃檯", en: "Windows to spare" },
    ({ advice }) => advice?.toClose ?? "",
  ],
  [
    { "zh-CN": "全开也不够", "zh-TW": "全開也不夠", en: "Not enough with all open" },
    ({ advice }) => (advice === null ? "" : (advice.reached ? no : yes)[language]),
  ],
];

/** A row for every site, and one before it for all that is below it, by RFC 4180. */
export function levelsTable(view: LevelsView, language: Language): string {
  const cells = columns(view, language);
  const row = ({ level, name, closed }: LevelSite, what: Localized, figures: LevelFigures) => [
    view.day,
    wallTime(view.at),
    levels[level][language],
    name[language],
    what[language],
    what === sumRow ? "" : (closed === null ? giving : reasons[closed.reason])[language],
    ...cells.map(([, cell]) => cell(figures)),
  ];
  return csvTable([
    [...leading, ...cells.map(([head]) => head)].map((head) => head[language]),
    ...view.sites.flatMap((site) => [
      ...(site.sum ? [row(site, sumRow, site.sum)] : []),
      row(site, ownRow, site.own),
    ]),
  ]);
}
