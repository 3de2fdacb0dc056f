/**
 * A whole terminal and hall in a process of its own, which says what it holds in memory when it is asked:
 * `node --expose-gc idle-server.ts DIRECTORY`. Prints its address, then for each line on stdin heap and external bytes.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { destination, pino } from "pino";
import { systemClock } from "../../device-drivers/clock.ts";
import { readConfig } from "../../server/config.ts";
import { startStandalone } from "../../server/standalone.ts";
import { readFolderHere } from "../support/read-folder-here.ts";

const [directory = ""] = process.argv.slice(2);
const running = await startStandalone({
  readFolder: readFolderHere,
  config: readConfig(undefined),
  port: 0,
  dataDirectory: directory,
  pagesDirectory: join(import.meta.dirname, "../../dist/kiosk"),
  simulator: true,
  clock: systemClock,
  newKey: randomUUID,
  log: pino(destination({ dest: join(directory, "bench.log"), sync: true })),
});
console.log(running.url);

for await (const _line of createInterface(process.stdin)) {
  // Twice: what the first sweep finalises, the second frees.
  for (let sweep = 0; sweep < 2; sweep++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { heapUsed, external } = process.memoryUsage();
  console.log(JSON.stringify({ heapUsed, external }));
}
