import type { Language, Localized } from "../../contract/hall.ts";
import type { Figures, StatisticsBy } from "../../contract/manager.ts";
import type { HallDirectory } from "../hall-config.ts";
import { figuresOf } from "./figures.ts";
import { nameOf } from "./names.ts";
import type { StoredDay } from "./summary-store.ts";
import type { Side, Summary, Tally } from "./tally.ts";

/** Without it, Excel in a Chinese Windows reads the file as GBK. */
const byteOrderMark = "\uFEFF";

/** Minutes with one decimal; nothing where there is no time. */
export const minutes = (length: number | null): string =>
  length === null ? "" : (length / 60_000).toFixed(1);

/** Header → what stands below it. Times are minutes. */
const columns: readonly (readonly [header: Localized, cell: (figures: Figures) => string | number])[] = [
  [{ "zh-CN": "取号", "zh-TW": "取號", en: "Numbers taken" }, ({ taken }) => taken],
  [{ "zh-CN": "已出票", "zh-TW": "已出票", en: "Printed" }, ({ printed }) => printed],
  [{ "zh-CN": "叫到号", "zh-TW": "叫到號", en: "Called" }, ({ called }) => called],
  [{ "zh-CN": "已办理", "zh-TW": "已辦理", en: "Served" }, ({ served }) => served],
  [{ "zh-CN": "退号", "zh-TW": "退號", en: "Given back" }, ({ cancelled }) => cancelled],
  [{ "zh-CN": "最终过号", "zh-TW": "最終過號", en: "Never came" }, ({ missed }) => missed],
  [{ "zh-CN": "未办结", "zh-TW": "未辦結", en: "Unfinished" }, ({ unfinished }) => unfinished],
  [{ "zh-CN": "呼叫", "zh-TW": "呼叫", en: "Calls" }, ({ calls }) => calls],
  [{ "zh-CN": "办理人次", "zh-TW": "辦理人次", en: "Calls served" }, ({ servedCalls }) => servedCalls],
  [{ "zh-CN": "过号", "zh-TW": "過號", en: "No-shows" }, ({ noShows }) => noShows],
  [{ "zh-CN": "暂缓", "zh-TW": "暫緩", en: "Put aside" }, ({ holds }) => holds],
  [{ "zh-CN": "转窗口", "zh-TW": "轉櫃檯", en: "Sent on" }, ({ transfers }) => transfers],
  [
    { "zh-CN": "非常满意", "zh-TW": "非常滿意", en: "Very satisfied" },
    ({ ratings }) => ratings.verySatisfied,
  ],
  [{ "zh-CN": "满意", "zh-TW": "滿意", en: "Satisfied" }, ({ ratings }) => ratings.satisfied],
  [
    { "zh-CN": "基本满意", "zh-TW": "基本滿意", en: "Fairly satisfied" },
    ({ ratings }) => ratings.fairlySatisfied,
  ],
  [{ "zh-CN": "不满意", "zh-TW": "不滿意", en: "Dissatisfied" }, ({ ratings }) => ratings.dissatisfied],
  [
    { "zh-CN": "非常不满意", "zh-TW": "非常不滿意", en: "Very dissatisfied" },
    ({ ratings }) => ratings.veryDissatisfied,
  ],
  [
    { "zh-CN": "被后来者先叫次数", "zh-TW": "被後來者先叫次數", en: "Passed by later ones" },
    ({ passed }) => passed,
  ],
  [
    { "zh-CN": "单号最多被先叫次数", "zh-TW": "單號最多被先叫次數", en: "Most passed of one number" },
    ({ mostPassed }) => mostPassed,
  ],
  [
    { "zh-CN": "平均等候(分钟)", "zh-TW": "平均等候(分鐘)", en: "Mean wait (min)" },
    ({ meanWait }) => minutes(meanWait),
  ],
  [
    { "zh-CN": "等候中位数(分钟)", "zh-TW": "等候中位數(分鐘)", en: "Median wait (min)" },
    ({ medianWait }) => minutes(medianWait),
  ],
  [
    { "zh-CN": "80%等候不超过(分钟)", "zh-TW": "80%等候不超過(分鐘)", en: "80% waited at most (min)" },
    ({ wait80 }) => minutes(wait80),
  ],
  [
    { "zh-CN": "95%等候不超过(分钟)", "zh-TW": "95%等候不超過(分鐘)", en: "95% waited at most (min)" },
    ({ wait95 }) => minutes(wait95),
  ],
  [
    { "zh-CN": "最长等候(分钟)", "zh-TW": "最長等候(分鐘)", en: "Longest wait (min)" },
    ({ longestWait }) => minutes(longestWait),
  ],
  [
    { "zh-CN": "平均走到窗口(分钟)", "zh-TW": "平均走到櫃檯(分鐘)", en: "Mean walk to window (min)" },
    ({ meanWalk }) => minutes(meanWalk),
  ],
  [
    { "zh-CN": "平均办理(分钟)", "zh-TW": "平均辦理(分鐘)", en: "Mean service (min)" },
    ({ meanServe }) => minutes(meanServe),
  ],
  [
    { "zh-CN": "最长办理(分钟)", "zh-TW": "最長辦理(分鐘)", en: "Longest service (min)" },
    ({ longestServe }) => minutes(longestServe),
  ],
  [
    { "zh-CN": "窗口在岗(分钟)", "zh-TW": "櫃檯在崗(分鐘)", en: "Windows staffed (min)" },
    ({ signedIn }) => minutes(signedIn),
  ],
  [
    { "zh-CN": "窗口空闲(分钟)", "zh-TW": "櫃檯空閒(分鐘)", en: "Windows idle (min)" },
    ({ idle }) => minutes(idle),
  ],
  [
    { "zh-CN": "窗口暂停(分钟)", "zh-TW": "櫃檯暫停(分鐘)", en: "Windows paused (min)" },
    ({ paused }) => minutes(paused),
  ],
];

const sides: Readonly<Record<Exclude<StatisticsBy, "day">, { side: Side; header: Localized }>> = {
  hour: { side: "hours", header: { "zh-CN": "时段", "zh-TW": "時段", en: "Hour" } },
  service: { side: "services", header: { "zh-CN": "事项", "zh-TW": "事項", en: "Service" } },
  window: { side: "windows", header: { "zh-CN": "窗口", "zh-TW": "櫃檯", en: "Window" } },
  class: { side: "classes", header: { "zh-CN": "优先类别", "zh-TW": "優先類別", en: "Class" } },
};

export const dayHeader: Localized = { "zh-CN": "日期", "zh-TW": "日期", en: "Day" };

/** A row a day and part, by RFC 4180. */
export function csvOf(
  hall: HallDirectory,
  days: readonly StoredDay[],
  by: StatisticsBy,
  language: Language,
): string {
  const part = by === "day" ? null : sides[by];
  const header = [dayHeader, ...(part ? [part.header] : []), ...columns.map(([name]) => name)].map(
    (name) => name[language],
  );
  const rows = days.flatMap(({ day, summary }) =>
    partsOf(hall, summary, by, language).map(([name, tally]) => {
      const figures = figuresOf(tally);
      return [day, ...(name === null ? [] : [name]), ...columns.map(([, cell]) => cell(figures))];
    }),
  );
  return csvTable([header, ...rows]);
}

/** Rows, the header first, as a file by RFC 4180. */
export function csvTable(rows: readonly (readonly (string | number)[])[]): string {
  const line = (row: readonly (string | number)[]) => row.map((cell) => csvField(String(cell))).join(",");
  return byteOrderMark + rows.map((row) => `${line(row)}\r\n`).join("");
}

function partsOf(
  hall: HallDirectory,
  summary: Summary,
  by: StatisticsBy,
  language: Language,
): (readonly [name: string | null, tally: Tally])[] {
  if (by === "day") return [[null, summary.total]];
  const tallies = Object.entries(summary[sides[by].side]);
  if (by !== "hour") return tallies.map(([id, tally]) => [nameOf(hall, by, id)[language], tally]);
  return tallies
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([hour, tally]) => [`${hour.padStart(2, "0")}:00-${hour.padStart(2, "0")}:59`, tally]);
}

/**
 * A field as RFC 4180 writes it. What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection):
 * names come from a configuration, and whoever may change a window's name shall not run anything on the manager's desk.
 */
export function csvField(text: string): string {
  const plain = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
