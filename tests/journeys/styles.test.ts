import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const built = join(import.meta.dirname, "../../dist/kiosk");
const htmlOf = (folder: string) => readFileSync(join(built, folder, "index.html"), "utf8");
const pages = readdirSync(built, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "assets")
  .map(({ name }) => name);
const named = (text: string, end: string) =>
  [...text.matchAll(/assets\/([\w-]+\.\w+)/g)].flatMap(([, name]) => (name?.endsWith(end) ? [name] : []));

describe("styles of what a page loads later", () => {
  // What is loaded later brings no styles (vite.config.ts): the page itself has to import them.
  it.each(pages)("are the page's own: %s", (page) => {
    const html = htmlOf(page);
    const linked = new Set(named(html, ".css"));
    const wanted = named(html, ".js").flatMap((script) => {
      const [, list = ""] = /m\.f=\[(.*?)\]/.exec(readFileSync(join(built, "assets", script), "utf8")) ?? [];
      return named(list, ".css");
    });
    expect(wanted.filter((style) => !linked.has(style))).toEqual([]);
  });
});
