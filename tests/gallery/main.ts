/**
 * `npm run gallery [-- --readme] [PAGE[:MOMENT[:MANNER]] …]`, the moments that begin so in the manners with that in their names
 * (`citizen:handle:landscape-large citizen:scan`): walks the machines, draws every moment of every page in each language, orientation
 * and mode, and writes the pictures with a contact sheet to `gallery/`. A screen that wraps badly, is cut or covered, is too faint or too
 * small, or shows a glyph that none of our fonts has, fails it. `--readme` also takes the README's pictures from it.
 */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { languages } from "../../server/contract/hall.ts";
import { screens, startBrowser } from "../support/browser.ts";
import type { Asked } from "./checks.ts";
import type { Gallery, Manner } from "./gallery.tsx";
import { serveGallery } from "./server.ts";

interface Tour {
  readonly orientations: readonly (keyof typeof screens)[];
  readonly modes: readonly Pick<Manner, "text" | "contrast">[];
  /** What its screens must keep. A technician's pages may scroll; a terminal's, a board's and a clerk's never. */
  readonly asked: Asked;
  /** Whether every glyph is one of ours; a telephone's page has the telephone's. Default: yes. */
  readonly ownFonts?: boolean;
}

const plain = { text: "normal", contrast: "normal" } as const;
const tours: Readonly<Record<string, Tour>> = {
  citizen: {
    orientations: ["portrait", "landscape"],
    modes: [plain, { text: "large", contrast: "normal" }, { text: "normal", contrast: "high" }],
    asked: { scrolls: false, touched: "terminal" },
  },
  window: {
    orientations: ["landscape", "desk", "smallDesk"],
    modes: [plain],
    asked: { scrolls: false, listsScroll: true },
  },
  board: { orientations: ["landscape", "portrait"], modes: [plain], asked: { scrolls: false } },
  manager: { orientations: ["landscape", "desk"], modes: [plain], asked: { scrolls: true } },
  staff: { orientations: ["desk", "phone"], modes: [plain], asked: { scrolls: true } },
  guide: {
    orientations: ["smallPhone", "widePhone", "uprightTablet", "smallDesk"],
    modes: [plain],
    asked: { scrolls: true, touched: "phone" },
    ownFonts: false,
  },
  technician: { orientations: ["landscape", "portrait"], modes: [plain], asked: { scrolls: true } },
  simulator: { orientations: ["landscape", "portrait"], modes: [plain], asked: { scrolls: true } },
  ticket: {
    orientations: ["phone", "smallPhone"],
    modes: [plain, { text: "large", contrast: "normal" }],
    asked: { scrolls: true, touched: "phone" },
    ownFonts: false,
  },
  "take-by-phone": {
    orientations: ["phone", "smallPhone"],
    modes: [plain, { text: "large", contrast: "normal" }],
    asked: { scrolls: true, touched: "phone" },
    ownFonts: false,
  },
  "pain-point": {
    orientations: ["phone", "smallPhone"],
    modes: [plain, { text: "large", contrast: "normal" }],
    asked: { scrolls: true, touched: "phone" },
    ownFonts: false,
  },
  "carry-on": {
    orientations: ["narrowPhone", "widePhone"],
    modes: [plain, { text: "large", contrast: "normal" }],
    asked: { scrolls: true, touched: "phone" },
    ownFonts: false,
  },
  index: { orientations: ["landscape", "portrait"], modes: [plain], asked: { scrolls: true } },
  signature: {
    orientations: ["portrait", "landscape"],
    modes: [plain, { text: "large", contrast: "normal" }, { text: "normal", contrast: "high" }],
    asked: { scrolls: false, touched: "terminal" },
  },
  appointments: { orientations: ["landscape", "phone"], modes: [plain], asked: { scrolls: true } },
  keyboard: {
    orientations: ["portrait", "landscape"],
    modes: [plain, { text: "large", contrast: "normal" }, { text: "normal", contrast: "high" }],
    asked: { scrolls: false, touched: "terminal" },
  },
};

declare const window: { gallery?: Gallery };

const directory = join(process.cwd(), "gallery");
const forReadme = process.argv.includes("--readme");
const wanted = process.argv.slice(2).filter((argument) => argument !== "--readme");
/** What is drawn: moments whose names begin so, shown in a manner that has this in its name. */
interface Part {
  readonly page: string;
  readonly begin: string;
  readonly manner: string;
}
const parts = wanted.map((each): Part => {
  const [page = "", begin = "", manner = ""] = each.split(":");
  return { page, begin, manner };
});
const unknown = parts.filter(({ page }) => !(page in tours));
if (unknown.length > 0) {
  console.error(
    `No page ${unknown.map(({ page }) => page).join(", ")}. There are: ${Object.keys(tours).join(", ")}`,
  );
  process.exit(2);
}

const { url, close } = await serveGallery();
const browser = await startBrowser();
const pictures: { page: string; file: string; moment: string; manner: string; faults: string[] }[] = [];

for (const [name, tour] of Object.entries(tours)) {
  const own = wanted.length > 0 ? parts.filter(({ page }) => page === name) : [{ begin: "", manner: "" }];
  if (own.length === 0) continue;
  await rm(join(directory, name), { recursive: true, force: true });
  await mkdir(join(directory, name), { recursive: true });
  for (const orientation of tour.orientations) {
    const manners = languages
      .flatMap((language) => tour.modes.map((mode) => ({ language, ...mode })))
      .filter((each) => own.some(({ manner }) => nameOf(each, orientation).includes(manner)));
    if (manners.length === 0) continue;
    const context = await browser.newContext({ viewport: screens[orientation], reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send("DOM.enable");
    await devtools.send("CSS.enable");
    await page.goto(`${url}?page=${name}`);
    // The machines are walked first, which a busy machine takes its time for.
    await page.waitForFunction(() => window.gallery !== undefined, undefined, { timeout: 180_000 });
    const moments = await page.evaluate(() => window.gallery?.moments ?? []);
    const idle = own.filter(({ begin }) => !moments.some((moment) => moment.startsWith(begin)));
    if (idle.length > 0)
      throw new Error(`${name} has no moment that begins with ${idle.map(({ begin }) => begin).join(", ")}`);
    const before = pictures.length;
    for (const moment of moments) {
      for (const manner of manners) {
        const how = nameOf(manner, orientation);
        if (own.some((part) => moment.startsWith(part.begin) && how.includes(part.manner)))
          await take(name, page, devtools, how, moment, manner, tour);
      }
    }
    console.log(`${name} ${orientation}: ${pictures.length - before} pictures`);
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

const faulty = pictures.filter(({ faults }) => faults.length > 0).length;
console.log(
  `${pictures.length} pictures in gallery/, ${faulty} with faults; contact sheet: gallery/index.html`,
);
process.exit(faulty > 0 ? 1 : 0);

/** As the pictures' files are named. */
function nameOf({ language, text, contrast }: Manner, orientation: string): string {
  return [language, orientation, text === "large" ? "large" : "", contrast === "high" ? "contrast" : ""]
    .filter(Boolean)
    .join("-");
}

async function take(
  name: string,
  page: Page,
  devtools: CDPSession,
  how: string,
  moment: string,
  manner: Manner,
  { asked, ownFonts = true }: Tour,
): Promise<void> {
  await page.evaluate(async ([which, how]) => window.gallery?.show(which, how), [moment, manner] as const);
  await page.evaluate(() => document.fonts.ready);
  const file = `${name}/${moment}.${how}.png`;
  const faults = [
    ...(await page.evaluate((what) => window.gallery?.faults(what) ?? [], asked)),
    ...(ownFonts ? await foreignGlyphs(devtools) : []),
  ];
  await page.screenshot({ path: join(directory, file), fullPage: asked.scrolls });
  pictures.push({ page: name, file, moment, manner: how, faults });
  for (const fault of faults) console.log(`✗ ${file}  ${fault}`);
}

/** Glyphs that did not come from our own fonts: missing, or borrowed from whatever the machine has. */
async function foreignGlyphs(devtools: CDPSession): Promise<string[]> {
  const { root } = await devtools.send("DOM.getDocument", { depth: 0 });
  const { nodeIds } = await devtools.send("DOM.querySelectorAll", {
    nodeId: root.nodeId,
    selector: "body *",
  });
  const found = new Set<string>();
  const asked = nodeIds.map((nodeId) => devtools.send("CSS.getPlatformFontsForNode", { nodeId }));
  for (const { fonts } of await Promise.all(asked)) {
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
