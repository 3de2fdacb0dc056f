import { startProduct } from "../support/product.ts";
import { type BenchResult, median, rounded } from "./result.ts";

const starts = 9;

/** From the start of the process to the citizen's first screen served: its page, and every script it loads with it. */
export async function run(): Promise<BenchResult[]> {
  const times: number[] = [];
  for (let count = 0; count < starts; count++) times.push(await startOnce());
  const value = median(times);
  return [
    {
      name: "start",
      value: rounded(value),
      unit: "ms",
      against: `${starts} starts of the built product, ${rounded(Math.min(...times))} to ${rounded(Math.max(...times))} ms`,
      ratio: null,
      goal: "≤ 1000 ms",
      met: value <= 1000,
    },
  ];
}

async function startOnce(): Promise<number> {
  const from = performance.now();
  const product = await startProduct();
  const page = await fetchText(`${product.url}/citizen`);
  await fetchScripts(product.url, scriptsOf(page, /(?:src|href)="(\/assets\/[^"]+\.js)"/g), new Set());
  const time = performance.now() - from;
  await product.stop();
  return time;
}

/** The scripts, and what they import, as a browser would ask for them. */
async function fetchScripts(url: string, paths: readonly string[], seen: Set<string>): Promise<void> {
  await Promise.all(
    paths.map(async (path) => {
      if (seen.has(path)) return;
      seen.add(path);
      const script = await fetchText(`${url}${path}`);
      await fetchScripts(url, scriptsOf(script, /(?:from|import)\s*"\.(\/[^"]+\.js)"/g, "/assets"), seen);
    }),
  );
}

const scriptsOf = (text: string, pattern: RegExp, prefix = "") =>
  [...text.matchAll(pattern)].map((match) => `${prefix}${match[1]}`);

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}
