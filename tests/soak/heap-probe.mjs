/**
 * Loaded into the product before its own code: on SIGUSR2 it sweeps and writes what the process holds, as one JSON line, to
 * the file that HEAP_REPORT names.
 */
import { appendFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const sweep = runInNewContext("gc");
process.on("SIGUSR2", () => {
  for (let count = 0; count < 3; count++) sweep();
  const { heapUsed, external } = process.memoryUsage();
  appendFileSync(process.env.HEAP_REPORT, `${JSON.stringify({ heapUsed, external })}\n`);
});
