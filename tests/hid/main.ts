/**
 * `npm run test:hid`: the product's own HID transport and drivers on real kernel HID devices, in a virtual machine that
 * has a kernel with `uhid`. Ends with `N passed, N failed` and exit code 0 or 1.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { fetchKernel, installTools, MissingError, runInMachine } from "./virtual-machine.ts";

/** Milliseconds for booting and all tests: some ten times what a quiet machine of two cores takes. */
const timeout = 120_000;

const project = join(import.meta.dirname, "../..");
// Below node_modules, so that the bundle finds node-hid.
const folder = join(project, "node_modules/.cache/hid");

try {
  mkdirSync(folder, { recursive: true });
  installTools();
  const kernel = fetchKernel(folder);
  // One file a process: to load the sources one by one takes an emulated machine longer than all tests.
  await build({
    configFile: false,
    logLevel: "warn",
    root: import.meta.dirname,
    ssr: { noExternal: true, external: ["node-hid"] },
    build: {
      ssr: true,
      target: "node20",
      outDir: join(folder, "guest"),
      emptyOutDir: true,
      rolldownOptions: {
        input: { guest: join(import.meta.dirname, "guest.ts"), uhid: join(import.meta.dirname, "uhid.ts") },
        output: { entryFileNames: "[name].mjs" },
      },
    },
  });
  let tally: string | undefined;
  const exitCode = await runInMachine({
    folder,
    kernel,
    timeout,
    command: [process.execPath, join(folder, "guest/guest.mjs")].map(quote).join(" "),
    onLine(line) {
      if (/^\d+ passed, \d+ failed$/.test(line)) tally = line;
      else console.log(line);
    },
  });
  console.log(tally ?? "0 passed, 1 failed");
  process.exitCode = exitCode === 0 && tally?.endsWith(" 0 failed") ? 0 : 1;
} catch (cause) {
  console.error(cause instanceof MissingError ? cause.message : cause);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
