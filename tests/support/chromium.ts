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

/**
 * Which Chromium: the whole browser, as on a terminal, which what measures asks for; or the same engine without a browser around it, which
 * takes a quarter less of a machine.
 */
export type ChromiumKind = "whole" | "shell";

const shell = "chromium-headless-shell";
const whole = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const unobtainable =
  "No Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its path.";

/**
 * Path of a Chromium: `CHROMIUM_PATH`, then the system's, then Playwright's; the whole browser where there is no shell. Where there is none,
 * gets one by the means this machine has; where it has none, says in one line what to type.
 */
export function findChromium(kind: ChromiumKind): string {
  const found = present(kind);
  if (found) return found;
  install(kind);
  const installed = present(kind);
  if (installed) return installed;
  throw new Error(unobtainable);
}

function present(kind: ChromiumKind): string | undefined {
  const names = kind === "shell" ? [shell, ...whole] : whole;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    chromium.executablePath(),
  ];
  return candidates.find((path) => path && existsSync(path));
}

function install(kind: ChromiumKind): void {
  try {
    if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) installPackage(kind);
    else run(process.execPath, [join("node_modules", "playwright-core", "cli.js"), "install", "chromium"]);
  } catch (cause) {
    throw new Error(`${unobtainable} It could not be done by itself.`, { cause });
  }
}

function installPackage(kind: ChromiumKind): void {
  const get = (name: string) => run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name]);
  run("apt-get", ["update", "-qq"]);
  if (kind === "shell") {
    try {
      get(shell);
      return;
    } catch {
      // There is no such package: Ubuntu has none.
    }
  }
  get("chromium");
}

function run(command: string, words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync(command, words, { stdio: "inherit", env });
}
