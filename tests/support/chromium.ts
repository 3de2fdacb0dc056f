import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

/** Flags under which Chromium asks nobody outside this machine anything. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Path of a Chromium: `CHROMIUM_PATH`, then the system's, then Playwright's. Where there is none, gets one by the
 * means this machine has; where it has none, says in one line what to type.
 */
export function findChromium(): string {
  const found = present();
  if (found) return found;
  install();
  const installed = present();
  if (installed) return installed;
  throw new Error(
    "No Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its path.",
  );
}

function present(): string | undefined {
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...(process.env.PATH ?? "")
      .split(delimiter)
      .flatMap((folder) => systemNames.map((name) => join(folder, name))),
    chromium.executablePath(),
  ];
  return candidates.find((path) => path && existsSync(path));
}

function install(): void {
  const debianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const [command, ...steps] = debianRoot
    ? ["apt-get", ["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]]
    : [process.execPath, [join("node_modules", "playwright-core", "cli.js"), "install", "chromium"]];
  try {
    for (const step of steps as string[][])
      execFileSync(command as string, step, {
        stdio: "inherit",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
  } catch (cause) {
    throw new Error(
      "No Chromium, and it could not be installed: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its path.",
      { cause },
    );
  }
}
