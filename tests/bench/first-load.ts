import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchResult } from "./result.ts";

const pages = join(import.meta.dirname, "../../dist/kiosk");

/** Gzip bytes of React + XState without any page, bundled by the same tool. */
const reactAndXState = 80_700;

/** Script bytes that the first screen of `/citizen` makes a browser load: the page's modules and all they import. */
export async function run(): Promise<BenchResult[]> {
  const html = await readFile(join(pages, "citizen/index.html"), "utf8");
  const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? "");
  const seen = new Set<string>();
  const sizes = await Promise.all(first.map((file) => sizeWithImports(file, seen)));
  const value = sizes.reduce((sum, size) => sum + size, 0);
  const ratio = value / reactAndXState;
  return [
    {
      name: "citizen-first-load",
      value,
      unit: "bytes of gzip script",
      against: "React + XState without a page, 80.7 kB",
      ratio: Number(ratio.toFixed(3)),
      goal: "≤ 0.5×",
      met: value > 0 && ratio <= 0.5,
    },
  ];
}

async function sizeWithImports(file: string, seen: Set<string>): Promise<number> {
  if (seen.has(file)) return 0;
  seen.add(file);
  const code = await readFile(join(pages, file));
  const imports = [...code.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(
    (match) => `/assets/${match[1]}`,
  );
  const nested = await Promise.all(imports.map((name) => sizeWithImports(name, seen)));
  return gzipSync(code, { level: 9 }).length + nested.reduce((sum, size) => sum + size, 0);
}
