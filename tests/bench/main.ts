import type { Bench } from "./result.ts";

/** Every bench by the names it prints; `npm run bench -- NAME …` runs those that print one of the names. */
const benches: readonly { names: readonly string[]; load: () => Promise<{ run: Bench }> }[] = [
  { names: ["ticket-encode", "ticket-bytes", "ticket-cold"], load: () => import("./ticket.ts") },
  { names: ["frame-parse-64", "frame-parse-1", "frame-recovery"], load: () => import("./frame.ts") },
  { names: ["wire-to-page"], load: () => import("./wire-to-page.ts") },
  { names: ["issue-http", "issue-old-tickets"], load: () => import("./issue.ts") },
  { names: ["card-read"], load: () => import("./card-read.ts") },
  { names: ["card-to-screen"], load: () => import("./card-to-screen.ts") },
  { names: ["tap-to-paper"], load: () => import("./tap-to-paper.ts") },
  { names: ["bridge-round-trip"], load: () => import("./bridge-round-trip.ts") },
  { names: ["idle-clients"], load: () => import("./idle-clients.ts") },
  { names: ["start"], load: () => import("./start.ts") },
  { names: ["day-replay"], load: () => import("./day-replay.ts") },
  { names: ["citizen-first-load"], load: () => import("./first-load.ts") },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some(({ names }) => names.includes(name)));
if (unknown.length > 0) {
  console.error(
    `No bench ${unknown.join(", ")}. There are: ${benches.flatMap(({ names }) => names).join(", ")}`,
  );
  process.exit(2);
}

for (const { names, load } of benches) {
  if (wanted.length > 0 && !names.some((name) => wanted.includes(name))) continue;
  const { run } = await load();
  for (const result of await run()) {
    if (wanted.length === 0 || wanted.includes(result.name)) console.log(JSON.stringify(result));
  }
}
process.exit(0);
