import { describe, expect, it } from "vitest";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { hallDirectory } from "../../../../server/hall/hall-config.ts";
import { csvField, csvOf } from "../../../../server/hall/statistics/csv.ts";
import { summarise } from "../../../../server/hall/statistics/summarise.ts";
import { PureQueue } from "../queue/bench-queue.ts";

const minute = 60_000;

/** Reads a table as RFC 4180 has it, character by character. */
function read(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const row = rows.at(-1)!;
    const character = text.charAt(at);
    if (quoted && character === '"' && text.charAt(at + 1) === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (!quoted && character === ",") row.push("");
    else if (!quoted && text.startsWith("\r\n", at)) {
      rows.push([""]);
      at += 1;
    } else row[row.length - 1] += character;
  }
  expect(rows.pop()).toEqual([""]);
  return rows;
}

describe("a field", () => {
  it.each([
    ["1号窗口", "1号窗口"],
    ["", ""],
    ["社保,医保", '"社保,医保"'],
    ['他说"好"', '"他说""好"""'],
    ["两\r\n行", '"两\r\n行"'],
    ["=1+1", "'=1+1"],
    ["+86", "'+86"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", '"\'\r=1"'],
    ["＝1+1", "'＝1+1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ["a=b", "a=b"],
  ])("%j is written as %j", (text, written) => expect(csvField(text)).toBe(written));
});

describe("a table", () => {
  const queue = new PureQueue();
  const window = queue.open("3");
  queue.take("business", "social-insurance");
  queue.at += 3 * minute;
  window.do("callNext");
  queue.at += 30_000;
  window.do("start");
  queue.at += 6 * minute;
  window.do("finish");
  const days = [{ day: "2026-11-23", summary: summarise(queue.state, queue.at), hasHours: true }];
  const hall = hallDirectory(demoHall);

  it("of days has a Chinese header, minutes with one decimal, and nothing where nothing was", () => {
    const text = csvOf(hall, days, "day", "zh-CN");
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect([...Buffer.from(text, "utf8").subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, row, ...more] = read(text.slice(1));
    expect(more).toEqual([]);
    const found = Object.fromEntries(header!.map((name, index) => [name, row![index]]));
    expect(found).toMatchObject({
      日期: "2026-11-23",
      取号: "2",
      叫到号: "1",
      已办理: "1",
      未办结: "1",
      "平均等候(分钟)": "3.0",
      "平均走到窗口(分钟)": "0.5",
      "平均办理(分钟)": "6.0",
      "窗口在岗(分钟)": "9.5",
      "窗口空闲(分钟)": "3.0",
    });
    expect(header).toHaveLength(row!.length);
  });

  it.each([
    ["hour", "时段", ["09:00-09:59"]],
    ["service", "事项", ["市场监督管理", "社会保险与医疗保障"]],
    ["window", "窗口", ["3号窗口"]],
    ["class", "优先类别", ["普通"]],
  ] as const)("by %s names each part", (by, header, names) => {
    const rows = read(csvOf(hall, days, by, "zh-CN").slice(1));
    expect(rows[0]?.slice(0, 2)).toEqual(["日期", header]);
    expect(rows.slice(1).map(([, name]) => name)).toEqual(names);
  });

  it("cannot make a spreadsheet run what somebody named a window", () => {
    const evil = '=cmd|"/c calc"!A1';
    const named = hallDirectory({
      ...demoHall,
      windows: demoHall.windows.map((each) => ({ ...each, name: { ...each.name, "zh-CN": evil } })),
    });
    const rows = read(csvOf(named, days, "window", "zh-CN").slice(1));
    expect(rows[1]?.[1]).toBe(`'${evil}`);
  });
});
