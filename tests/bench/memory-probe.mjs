/**
 * Before the built product, in its process: `node --expose-gc --import ./memory-probe.mjs dist/server/main.js`. For each line on stdin it prints
 * the heap's and the external bytes. The sources would not do: what runs them gives each closure its name, in a table of its own.
 */
import { createInterface } from "node:readline";

createInterface(process.stdin).on("line", async () => {
  // Twice: what the first sweep finalises, the second frees.
  for (let sweep = 0; sweep < 2; sweep++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { heapUsed, external } = process.memoryUsage();
  console.log(JSON.stringify({ heapUsed, external }));
});
