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
const columns: readonly (readonly [header: string, cell: (figures: Figures) => string | number])[] = [
  ["取号", ({ taken }) => taken],
  ["已出票", ({ printed }) => printed],
  ["叫到号", ({ called }) => called],
  ["已办理", ({ served }) => served],
  ["退号", ({ cancelled }) => cancelled],
  ["最终过号", ({ missed }) => missed],
  ["未办结", ({ unfinished }) => unfinished],
  ["呼叫", ({ calls }) => calls],
  ["办理人次", ({ servedCalls }) => servedCalls],
  ["过号", ({ noShows }) => noShows],
  ["暂缓", ({ holds }) => holds],
  ["转窗口", ({ transfers }) => transfers],
  ["非常满意", ({ ratings }) => ratings.verySatisfied],
  ["满意", ({ ratings }) => ratings.satisfied],
  ["基本满意", ({ ratings }) => ratings.fairlySatisfied],
  ["不满意", ({ ratings }) => ratings.dissatisfied],
  ["非常不满意", ({ ratings }) => ratings.veryDissatisfied],
  ["被后来者先叫次数", ({ passed }) => passed],
  ["单号最多被先叫次数", ({ mostPassed }) => mostPassed],
  ["平均等候(分钟)", ({ meanWait }) => minutes(meanWait)],
  ["等候中位数(分钟)", ({ medianWait }) => minutes(medianWait)],
  ["80%等候不超过(分钟)", ({ wait80 }) => minutes(wait80)],
  ["95%等候不超过(分钟)", ({ wait95 }) => minutes(wait95)],
  ["最长等候(分钟)", ({ longestWait }) => minutes(longestWait)],
  ["平均走到窗口(分钟)", ({ meanWalk }) => minutes(meanWalk)],
  ["平均办理(分钟)", ({ meanServe }) => minutes(meanServe)],
  ["最长办理(分钟)", ({ longestServe }) => minutes(longestServe)],
  ["窗口在岗(分钟)", ({ signedIn }) => minutes(signedIn)],
  ["窗口空闲(分钟)", ({ idle }) => minutes(idle)],
  ["窗口暂停(分钟)", ({ paused }) => minutes(paused)],
];

const sides: Readonly<Record<Exclude<StatisticsBy, "day">, { side: Side; header: string }>> = {
  hour: { side: "hours", header: "时段" },
  service: { side: "services", header: "事项" },
  window: { side: "windows", header: "窗口" },
  class: { side: "classes", header: "优先类别" },
};

/** A row a day and part, by RFC 4180. */
export function csvOf(hall: HallDirectory, days: readonly StoredDay[], by: StatisticsBy): string {
  const part = by === "day" ? null : sides[by];
  const header = ["日期", ...(part ? [part.header] : []), ...columns.map(([name]) => name)];
  const rows = days.flatMap(({ day, summary }) =>
    partsOf(hall, summary, by).map(([name, tally]) => {
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
): (readonly [name: string | null, tally: Tally])[] {
  if (by === "day") return [[null, summary.total]];
  const tallies = Object.entries(summary[sides[by].side]);
  if (by !== "hour") return tallies.map(([id, tally]) => [nameOf(hall, by, id)["zh-CN"], tally]);
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
