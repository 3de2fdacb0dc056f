import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Asked } from "../gallery/checks.ts";
import { serveGallery } from "../gallery/server.ts";
import { startBrowser } from "../support/browser.ts";

let browser: Browser;
let page: Page;
let gallery: Awaited<ReturnType<typeof serveGallery>>;

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
  // Of the same origin as the checks, and with nothing of its own.
  await page.goto(new URL("/tests/gallery/shown.ts", gallery.url).href);
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** Four pixels are a millimetre. */
const style = `
  html { --px-per-mm: 4; font: 32px/1.5 sans-serif; color: #12262b; background: #fff; }
  p { margin: 0; }
  body { margin: 0; background: #fff; height: 600px; position: relative; }
  button { position: absolute; left: 100px; top: 100px; width: 300px; height: 80px; font: inherit; color: #12262b; background: #fff; }`;

async function faultsOf(
  body: string,
  asked: Asked = { scrolls: false, touched: "terminal" },
): Promise<string[]> {
  await page.setContent(`<!doctype html><style>${style}</style><body>${body}`);
  // As text: the page's own import, not the one of the tests.
  return page.evaluate(
    `import("/tests/gallery/checks.ts").then(({ faultsOnScreen }) => faultsOnScreen(${JSON.stringify(asked)}))`,
  );
}

const button = (more: string, words = "Next") => `<button style="${more}">${words}</button>`;
const bar = `<div style="position:absolute;left:0;right:0;bottom:0;height:100px;background:#e9f1f0"></div>`;
const scrolled = (overflow: string) =>
  `<div style="height:60px;overflow:${overflow}"><p>one</p><p>two</p></div>`;

it("finds nothing wrong with a screen on which nothing is", async () =>
  expect(await faultsOf(`<p>Some words</p>${button("")}`)).toEqual([]));

it.each([
  ["a control below the bar at the bottom", `${button("top:480px")}${bar}`, "a control is covered"],
  ["words below it", `<p style="position:absolute;top:540px">late</p>${bar}`, "text is covered"],
  ["what must be scrolled to", scrolled("hidden auto"), "text is clipped"],
  ["what is cut", scrolled("hidden"), "text is clipped"],
  [
    "a control that is cut",
    `<div style="position:absolute;height:150px;width:900px;overflow:auto">${button("")}</div>`,
    "a control is clipped",
  ],
  [
    "a key that its keyboard's box cuts",
    `<section class="keyboard" style="position:absolute;width:420px;height:200px;overflow:hidden">${button("left:200px")}</section>`,
    "a control is clipped",
  ],
  [
    "a key that stands out of its keyboard",
    `<section class="keyboard" style="position:absolute;width:420px;height:200px">${button("left:200px")}</section>`,
    "a key stands out of its keyboard",
  ],
  [
    "a key below another one",
    `<section class="keyboard" style="position:absolute;width:900px;height:200px">${button("")}${button("left:390px")}</section>`,
    "mm from another target",
  ],
  [
    "a small key",
    `<section class="keyboard" style="position:absolute;width:900px;height:200px">${button("width:50px", "ㄅ")}</section>`,
    "a target of 12.5 mm",
  ],
  ["a control outside", button("top:560px;height:100px"), "a control is outside the screen"],
  ["small words", `<p style="font-size:24px">small</p>`, "text of 6.0 mm"],
  ["a small target", button("height:50px"), "a target of 12.5 mm"],
  ["targets that are near", `${button("")}${button("left:405px")}`, "1.3 mm from another target"],
  ["faint words", `<p style="color:#777">faint</p>`, "contrast of 4.48:1"],
  [
    "faint words on what is mixed",
    `<p style="background:color-mix(in srgb, #12262b 55%, transparent)">faint</p>`,
    "contrast of",
  ],
  ["a day that is cut", `<p style="width:130px">2026-11-30</p>`, "a day is cut in two"],
  [
    "a field that is too narrow",
    `<label style="display:block;height:80px"><input style="font:inherit;width:120px;height:70px" value="4FKM 7RTY"></label>`,
    "a field is too narrow for its words",
  ],
  [
    "a main button in the wrong place",
    `<div class="page__actions" style="width:900px"><button class="button button--primary">Next</button></div>`,
    "the main button is not at the right",
  ],
  [
    "a title that stands aside",
    `<main class="page"><div class="page__title" style="margin-left:200px">Title</div></main>`,
    "nothing is at the left of the title",
  ],
])("sees %s", async (_what, body, fault) =>
  expect(await faultsOf(body)).toContainEqual(expect.stringContaining(fault)),
);

it("asks nothing of what lies behind a sheet, of a list with a wheel, and of what a mouse points at", async () => {
  const sheet = `<div aria-modal="true" style="position:absolute;inset:0;background:#fff">Sheet</div>`;
  expect(await faultsOf(`${button("")}${sheet}`)).toEqual([]);
  expect(await faultsOf(scrolled("hidden auto"), { scrolls: false, listsScroll: true })).toEqual([]);
  expect(await faultsOf(button("height:50px"), { scrolls: false })).toEqual([]);
});
