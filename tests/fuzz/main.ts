/**
 * `npm run fuzz [-- FAMILY …] [--bytes N] [--seed S]`: every parser of the families, N damaged bytes a family (default 10
 * million). The parsers run in a process of their own, so that one that hangs is found out, named and ended.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { parsers } from "./parsers.ts";

/** Milliseconds without a word from the parsers after which one of them hangs. */
const silence = 30_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { bytes: { type: "string", default: "10000000" }, seed: { type: "string" } },
});
const families = [...new Set(parsers.map(({ family }) => family))];
const unknown = positionals.filter((name) => !families.includes(name));
const bytes = Number(values.bytes);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (unknown.length > 0 || !Number.isInteger(bytes) || bytes <= 0 || !Number.isInteger(seed)) {
  console.error(`npm run fuzz [-- FAMILY …] [--bytes N] [--seed S]; families: ${families.join(", ")}`);
  process.exit(2);
}

const wanted = positionals.length > 0 ? positionals : families;
const child = spawn(
  process.execPath,
  [
    "--expose-gc",
    "--import",
    "tsx",
    join(import.meta.dirname, "families.ts"),
    String(bytes),
    String(seed),
    ...wanted,
  ],
  { stdio: ["ignore", "pipe", "inherit"] },
);
let lastLine = "";
const hang = () => {
  child.kill("SIGKILL");
  console.error(`\nhangs after: ${lastLine} (seed ${seed})`);
};
let watchdog = setTimeout(hang, silence);
for await (const line of createInterface(child.stdout)) {
  clearTimeout(watchdog);
  watchdog = setTimeout(hang, silence);
  const isProgress = line.startsWith("… ");
  if (process.stdout.isTTY) process.stdout.write(isProgress ? `\r\x1b[K${line}` : `\r\x1b[K${line}\n`);
  else if (!isProgress) console.log(line);
  lastLine = line;
}
clearTimeout(watchdog);
if (child.exitCode === null && child.signalCode === null)
  await new Promise((resolve) => child.once("exit", resolve));
process.exit(child.exitCode ?? 1);
