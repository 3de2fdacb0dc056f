import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BenchResult, median, rounded } from "./result.ts";

const rounds = 7;
/** House rule: whoever publishes a guide, or switches a terminal on, has it within this. */
const most = 1000;
const program = join(import.meta.dirname, "catalogue-cold-process.ts");

/** In a process that has never seen a guide: the hall reads its folder, the terminal takes what it is sent, and finds in it. */
export async function run(): Promise<BenchResult[]> {
  const parts: { read: number; parsed: number; found: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", program]);
    parts.push(JSON.parse(stdout));
  }
  const totals = parts.map(({ read, parsed, found }) => read + parsed + found);
  const of = (part: "read" | "parsed" | "found") => rounded(median(parts.map((each) => each[part])));
  return [
    {
      name: "catalogue-cold",
      value: rounded(median(totals)),
      unit: "ms",
      against: `${rounds} processes: folder ${of("read")}, terminal's copy ${of("parsed")}, index and first search ${of("found")}`,
      ratio: null,
      goal: `≤ ${most} ms`,
      met: median(totals) <= most,
    },
  ];
}
