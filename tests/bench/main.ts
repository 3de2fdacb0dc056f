import { BadInput, type BenchArguments, benchArguments } from "./arguments.ts";
import type { Bench } from "./result.ts";

/**
 * Every bench by the names it prints, or by the one name of a family whose lines depend on what it is given; `npm run bench -- NAME …`
 * runs those that print one of the names.
 */
const benches: readonly { names: readonly string[]; family?: true; load: () => Promise<{ run: Bench }> }[] = [
  { names: ["ticket-encode", "ticket-bytes", "ticket-cold"], load: () => import("./ticket.ts") },
  { names: ["frame-parse-64", "frame-parse-1", "frame-recovery"], load: () => import("./frame.ts") },
  { names: ["wire-to-page"], load: () => import("./wire-to-page.ts") },
  { names: ["issue-http", "issue-durable", "issue-old-tickets"], load: () => import("./issue.ts") },
  { names: ["card-read"], load: () => import("./card-read.ts") },
  { names: ["card-to-screen"], load: () => import("./card-to-screen.ts") },
  { names: ["tap-to-paper"], load: () => import("./tap-to-paper.ts") },
  { names: ["bridge-round-trip"], load: () => import("./bridge-round-trip.ts") },
  { names: ["idle-clients"], load: () => import("./idle-clients.ts") },
  { names: ["floor-quiet", "floor-change"], load: () => import("./floor.ts") },
  { names: ["start"], load: () => import("./start.ts") },
  { names: ["day-replay"], load: () => import("./day-replay.ts") },
  { names: ["citizen-first-load"], load: () => import("./first-load.ts") },
  { names: ["pinyin-key", "zhuyin-key"], load: () => import("./pinyin-key.ts") },
  { names: ["search-keystroke", "search-index"], load: () => import("./search.ts") },
  { names: ["catalogue-cold"], load: () => import("./catalogue-cold.ts") },
  { names: ["form-step"], load: () => import("./form-step.ts") },
  { names: ["hall-wait"], family: true, load: () => import("./hall-wait/bench.ts") },
];

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

let given: BenchArguments;
try {
  given = benchArguments(process.argv.slice(2));
} catch (error) {
  fail((error as Error).message);
}
const { names: wanted, options } = given;
const unknown = wanted.filter((name) => !benches.some(({ names }) => names.includes(name)));
if (unknown.length > 0) {
  fail(`No bench ${unknown.join(", ")}. There are: ${benches.flatMap(({ names }) => names).join(", ")}`);
}

for (const { names, family, load } of benches) {
  if (wanted.length > 0 && !names.some((name) => wanted.includes(name))) continue;
  const { run } = await load();
  try {
    for (const result of await run(options)) {
      if (family || wanted.length === 0 || wanted.includes(result.name)) console.log(JSON.stringify(result));
    }
  } catch (error) {
    if (error instanceof BadInput) fail(error.message);
    throw error;
  }
}
process.exit(0);
