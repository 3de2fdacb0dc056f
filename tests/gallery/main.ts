/**
 * `npm run gallery [-- --readme] [PAGE[:MOMENT] …]`, the moments that begin so: walks the machines, draws every moment of every page in each language, orientation
 * and mode, and writes the pictures with a contact sheet to `gallery/`. A screen that wraps badly, clips, or shows a
 * glyph that none of our fonts has, fails it. `--readme` also takes the README's pictures from it.
 */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { languages } from "../../server/contract/hall.ts";
import { screens, startBrowser } from "../support/browser.ts";
import type { Gallery, Manner } from "./gallery.tsx";
import { serveGallery } from "./server.ts";

interface Tour {
  readonly orientations: readonly (keyof typeof screens)[];
  readonly modes: readonly Pick<Manner, "text" | "contrast">[];
  /** A technician's pages may scroll; a terminal's, a board's and a clerk's never. */
  readonly scrolls: boolean;
  /** Whether every glyph is one of ours; a telephone's page has the telephone's. Default: yes. */
  readonly ownFonts?: boolean;
}

const plain = { text: "normal", contrast: "normal" } as const;
const tours: Readonly<Record<string, Tour>> = {
  citizen: {
    orientations: ["portrait", "landscape"],
    modes: [plain, { text: "large", contrast: "normal" }, { text: "normal", contrast: "high" }],
    scrolls: false,
  },
  window: { orientations: ["landscape", "desk", "smallDesk"], modes: [plain], scrolls: false },
  board: { orientations: ["landscape", "portrait"], modes: [plain], scrolls: false },
  manager: { orientations: ["landscape", "desk"], modes: [plain], scrolls: true },
  technician: { orientations: ["landscape", "portrait"], modes: [plain], scrolls: true },
  simulator: { orientations: ["landscape", "portrait"], modes: [plain], scrolls: true },
  ticket: {
    orientations: ["phone", "smallPhone"],
    modes: [plain, { text: "large", contrast: "normal" }],
    scrolls: true,
    ownFonts: false,
  },
  "take-by-phone": {
    orientations: ["phone", "smallPhone"],
    modes: [plain, { text: "large", contrast: "normal" }],
    scrolls: true,
    ownFonts: false,
  },
  "carry-on": {
    orientations: ["narrowPhone", "widePhone"],
    modes: [plain, { text: "large", contrast: "normal" }],
    scrolls: true,
    ownFonts: false,
  },
  index: { orientations: ["landscape", "portrait"], modes: [plain], scrolls: true },
  signature: {
    orientations: ["portrait", "landscape"],
    modes: [plain, { text: "large", contrast: "normal" }, { text: "normal", contrast: "high" }],
    scrolls: false,
  },
  appointments: { orientations: ["landscape", "phone"], modes: [plain], scrolls: true },
  keyboard: {
    orientations: ["portrait", "landscape"],
    modes: [plain, { text: "large", contrast: "normal" }, { text: "normal", contrast: "high" }],
    scrolls: false,
  },
};

declare const window: { gallery?: Gallery };

const directory = join(process.cwd(), "gallery");
const forReadme = process.argv.includes("--readme");
const wanted = process.argv.slice(2).filter((argument) => argument !== "--readme");
/** Of each wanted page the beginning of its moments' names. */
const beginnings = new Map(wanted.map((each) => [each.split(":")[0] ?? "", each.split(":")[1] ?? ""]));
const unknown = [...beginnings.keys()].filter((name) => !(name in tours));
if (unknown.length > 0) {
  console.error(`No page ${unknown.join(", ")}. There are: ${Object.keys(tours).join(", ")}`);
  process.exit(2);
}

const { url, close } = await serveGallery();
const browser = await startBrowser();
const pictures: { page: string; file: string; moment: string; manner: string; faults: string[] }[] = [];

for (const [name, tour] of Object.entries(tours)) {
  if (wanted.length > 0 && !beginnings.has(name)) continue;
  await rm(join(directory, name), { recursive: true, force: true });
  await mkdir(join(directory, name), { recursive: true });
  for (const orientation of tour.orientations) {
    const context = await browser.newContext({ viewport: screens[orientation], reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send("DOM.enable");
    await devtools.send("CSS.enable");
    await page.goto(`${url}?page=${name}`);
    await page.waitForFunction(() => window.gallery !== undefined);
    const begin = beginnings.get(name) ?? "";
    const all = await page.evaluate(() => window.gallery?.moments ?? []);
    const moments = all.filter((moment) => moment.startsWith(begin));
    for (const moment of moments) {
      for (const language of languages) {
        for (const mode of tour.modes)
          await take(name, page, devtools, orientation, moment, { language, ...mode }, tour);
      }
    }
    console.log(
      `${name} ${orientation}: ${moments.length} moments × ${languages.length} languages × ${tour.modes.length} modes`,
    );
    await context.close();
  }
}
await browser.close();
await close();
await writeFile(join(directory, "index.html"), contactSheet());

if (forReadme) {
  await mkdir("docs/pictures", { recursive: true });
  await copyFile(join(directory, "citizen/printing.zh-CN-portrait.png"), "docs/pictures/citizen.png");
  await copyFile(join(directory, "board/called.zh-CN-landscape.png"), "docs/pictures/board.png");
}

const faulty = pictures.filter(({ faults }) => faults.length > 0);
for (const { file, faults } of faulty) for (const fault of faults) console.log(`✗ ${file}  ${fault}`);
console.log(
  `${pictures.length} pictures in gallery/, ${faulty.length} with faults; contact sheet: gallery/index.html`,
);
process.exit(faulty.length > 0 ? 1 : 0);

async function take(
  name: string,
  page: Page,
  devtools: CDPSession,
  orientation: string,
  moment: string,
  manner: Manner,
  { scrolls, ownFonts = true }: Tour,
): Promise<void> {
  await page.evaluate(async ([which, how]) => window.gallery?.show(which, how), [moment, manner] as const);
  await page.evaluate(() => document.fonts.ready);
  const how = [
    manner.language,
    orientation,
    manner.text === "large" ? "large" : "",
    manner.contrast === "high" ? "contrast" : "",
  ]
    .filter(Boolean)
    .join("-");
  const file = `${name}/${moment}.${how}.png`;
  const faults = [
    ...(await page.evaluate((may) => window.gallery?.faults(may) ?? [], scrolls)),
    ...(ownFonts ? await foreignGlyphs(devtools) : []),
  ];
  await page.screenshot({ path: join(directory, file), fullPage: scrolls });
  pictures.push({ page: name, file, moment, manner: how, faults });
}

/** Glyphs that did not come from our own fonts: missing, or borrowed from whatever the machine has. */
async function foreignGlyphs(devtools: CDPSession): Promise<string[]> {
  const { root } = await devtools.send("DOM.getDocument", { depth: 0 });
  const { nodeIds } = await devtools.send("DOM.querySelectorAll", {
    nodeId: root.nodeId,
    selector: "body *",
  });
  const found = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const font of fonts) {
      if (!font.isCustomFont)
        found.add(`${font.glyphCount} glyphs of the font “${font.familyName}”, which is not ours`);
    }
  }
  return [...found];
}

function contactSheet(): string {
  const cell = ({ file, moment, manner, faults }: (typeof pictures)[number]) =>
    `<figure${faults.length > 0 ? ' class="faulty"' : ""}><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${moment}<br>${manner}${faults.map((fault) => `<br>✗ ${fault}`).join("")}</figcaption></figure>`;
  const sections = Object.keys(tours).map((name) => {
    const own = pictures.filter(({ page }) => page === name);
    return own.length > 0 ? `<h1>${name}</h1><div>${own.map(cell).join("\n")}</div>` : "";
  });
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title>
<style>body{font:14px sans-serif;margin:24px;background:#e9f1f0}div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;width:220px}img{width:220px;border:1px solid #5e7278}.faulty img{border:4px solid #a61b1b}</style>
${sections.join("\n")}`;
}
