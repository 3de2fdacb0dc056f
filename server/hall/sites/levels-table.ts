import { wallTime } from "../../contract/hall-time.ts";
import type { LevelFigures, LevelSite, LevelsView } from "../../contract/levels.ts";
import type { ClosedReason } from "../../contract/service-offer.ts";
import type { SiteLevel } from "../../contract/sites.ts";
import { csvTable, minutes } from "../statistics/csv.ts";

const levels: Readonly<Record<SiteLevel, string>> = { district: "区", street: "街道", community: "社区" };

const reasons: Readonly<Record<ClosedReason, string>> = {
  suspended: "暂停取号",
  notYetOpen: "未到开门时间",
  break: "休息",
  lastTicketGiven: "今天的号已发完",
  closedForToday: "今天已结束",
  closedToday: "今天不开门",
};

/** Header → what stands below it. */
const columns = (
  view: LevelsView,
): readonly (readonly [string, (figures: LevelFigures) => string | number])[] => [
  ["站点数", ({ sites }) => sites],
  ["正在取号的站点", ({ sitesOpen }) => sitesOpen],
  ["正在等候", ({ waiting }) => waiting],
  [
    "现在等得最久(分钟)",
    ({ waitingSince }) => minutes(waitingSince === null ? null : Math.max(0, view.at - waitingSince)),
  ],
  ["窗口数", ({ windows }) => windows],
  ["开着的窗口", ({ windowsOpen }) => windowsOpen],
  ["暂停的窗口", ({ windowsPaused }) => windowsPaused],
  ["取号", ({ today }) => today.taken],
  ["叫到号", ({ today }) => today.called],
  ["已办理", ({ today }) => today.served],
  ["等候中位数(分钟)", ({ today }) => minutes(today.medianWait)],
  ["80%等候不超过(分钟)", ({ today }) => minutes(today.wait80)],
  ["最长等候(分钟)", ({ today }) => minutes(today.longestWait)],
  ["等候次数", ({ today }) => today.waits],
  [`等候超过${Math.round(view.target / 60_000)}分钟`, ({ overTarget }) => overTarget],
  ["建议加开窗口", ({ advice }) => advice?.toOpen ?? ""],
  ["可抽调窗口", ({ advice }) => advice?.toClose ?? ""],
  ["全开也不够", ({ advice }) => (advice === null ? "" : advice.reached ? "否" : "是")],
];

/** A row for every site, and one before it for all that is below it, by RFC 4180. */
export function levelsTable(view: LevelsView): string {
  const cells = columns(view);
  const row = ({ level, name, closed }: LevelSite, what: "本站点" | "合计", figures: LevelFigures) => [
    view.day,
    wallTime(view.at),
    levels[level],
    name["zh-CN"],
    what,
    what === "合计" ? "" : closed === null ? "正在取号" : reasons[closed.reason],
    ...cells.map(([, cell]) => cell(figures)),
  ];
  return csvTable([
    ["日期", "时间", "级别", "名称", "范围", "状态", ...cells.map(([head]) => head)],
    ...view.sites.flatMap((site) => [
      ...(site.sum ? [row(site, "合计", site.sum)] : []),
      row(site, "本站点", site.own),
    ]),
  ]);
}
