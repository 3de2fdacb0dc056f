import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { deskMessages } from "../../kiosk/i18n/manager-desk.ts";
import { scanMessages } from "../../kiosk/i18n/scan.ts";
import { scanAdvice } from "../../kiosk/i18n/scan-quality.ts";
import { readContent } from "../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";
import { catalogueOf } from "../../server/catalogue/load.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { filmedBy, lumaOf, writeFilm, writtenPage } from "../support/camera-film.ts";
import { type Photograph, photograph } from "../support/photographed-page.ts";
import { type Product, startProduct } from "../support/product.ts";
import { hurry, MatterVisit } from "./matter-visit.ts";

const catalogue = catalogueOf(readContent(demoCatalogueFolder));
/** A person decides it, and one of its papers stands on nothing else. */
const matter = catalogue.matters.find(({ id }) => id === "employment-certificate") ?? expect.unreachable();
const material = matter.materials.find(({ id }) => id === "photo") ?? expect.unreachable();
const persona = personas.find(({ id }) => id === "resident") ?? expect.unreachable();
const scan = (key: keyof typeof scanMessages) => scanMessages[key]["zh-CN"];
const handle = (key: keyof typeof handleMessages) => handleMessages[key]["zh-CN"];
const desk = (key: keyof typeof deskMessages) => deskMessages[key]["zh-CN"];

const usual: Photograph = { width: 1280, height: 960, pageHeight: 880 };
let directory: string;
let product: Product;
const films = {
  good: usual,
  blurred: { ...usual, blur: 1.2 },
} satisfies Record<string, Photograph>;
const pathOf = (film: keyof typeof films) => join(directory, `${film}.y4m`);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-scan-"));
  const page = writtenPage();
  for (const [name, how] of Object.entries(films))
    await writeFilm(pathOf(name as keyof typeof films), how, lumaOf(photograph(page, how)));
  product = await startProduct();
});
afterAll(async () => {
  await product?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Runs in the page before its own scripts: keeps hold of every camera that it was given. */
function watchTracks(): void {
  const tracks: MediaStreamTrack[] = [];
  Object.assign(window, { tracks });
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    tracks.push(...stream.getTracks());
    return stream;
  };
}
declare const window: { readonly tracks: MediaStreamTrack[] };

/** Somebody at the terminal, on the way through the matter. */
async function atTerminal(browser: Browser) {
  const { page, context, errors } = await openPage(browser, `${product.url}/citizen`);
  await page.addInitScript(hurry);
  await page.addInitScript(watchTracks);
  await page.reload();
  const press = async (text: string | RegExp) => {
    await page.waitForTimeout(20);
    await page.getByRole("button", { name: text }).filter({ visible: true }).first().click();
  };
  const onScreen = (name: string) => page.locator(`main[data-screen=${name}]`).waitFor({ timeout: 20_000 });
  const known = { holder: factsOfHolder(persona.document), licences: {} };
  const visit = new MatterVisit(page, [matter], hallDay(Date.now()), known);
  return {
    page,
    errors,
    press,
    onScreen,
    visit,
    close: async () => {
      await context.close();
      await product.act("id-card-reader", "removeCard");
    },
    /** Up to the paper that has to be brought, or scanned. */
    async comesToThePaper() {
      await press("开始办理");
      await press(/我要办事/);
      const event = catalogue.lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
      await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
      await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
      await press(/现在就/);
      await product.act("id-card-reader", "layCard", { persona: persona.id });
      await visit.goesOn(["handleMaterial"]);
      await page.getByText(material.name["zh-CN"]).first().waitFor();
    },
    /** Cameras that are on. */
    on: () => page.evaluate(() => window.tracks.filter(({ readyState }) => readyState === "live").length),
    async takes() {
      await onScreen("scanLive");
      await press(scan("take"));
      await onScreen("scanLook");
    },
  };
}

/** The pictures on the page, base 64. */
const pictures = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((images) =>
      images.map((image) => (image as HTMLImageElement).src.replace("data:image/jpeg;base64,", "")),
    );

/** Names of the segments of a JPEG, before its dots. */
function segmentsOf(jpeg: Buffer): string[] {
  const found: string[] = [];
  for (let at = 2; at + 4 < jpeg.length && jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    found.push((jpeg[at + 1] ?? 0).toString(16));
    if (jpeg[at + 1] === 0xda) break;
  }
  return found;
}

/** The application on the office's page. */
async function atOffice(browser: Browser) {
  const { page, context, errors } = await openPage(
    browser,
    `${product.url}/manager?site=district`,
    screens.desk,
  );
  await page.getByRole("button", { name: managerMessages.partDesk["zh-CN"] }).click();
  const row = page.locator(".work-list tbody tr", { hasText: matter.name["zh-CN"] }).last();
  await row.getByRole("button").click();
  await page.getByRole("heading", { name: desk("materials") }).waitFor();
  return { page, errors, close: () => context.close() };
}

it("a paper is scanned in two pages, looked at again, handed in, and is at the office byte for byte", async () => {
  const browser = await startBrowser(filmedBy(pathOf("good")));
  const terminal = await atTerminal(browser);
  const { page, press, onScreen, visit, on, takes } = terminal;
  await terminal.comesToThePaper();
  expect(await page.locator(".answer").first().innerText()).toContain(scan("scanHere"));
  await press(new RegExp(scan("scanHere")));
  await onScreen("scanLay");
  expect(await on()).toBe(0);
  await press(scan("laid"));
  await onScreen("scanLive");
  await page
    .getByRole("status")
    .filter({ hasText: scan("liveWhole") })
    .waitFor();
  expect(await page.locator(".scan-picture__outline rect").count()).toBe(1);
  expect(await on()).toBe(1);
  await takes();
  await page.getByRole("heading", { name: scan("goodTitle") }).waitFor();
  await press(scan("keep"));
  await onScreen("scanPages");
  expect(await on()).toBe(0);
  await press(scan("add"));
  await takes();
  await press(scan("keep"));
  await onScreen("scanPages");
  // One page is taken again, and stands where it stood.
  const [first] = await pictures(page, ".scan-row__page");
  await press(`${scan("again")} ${scan("page").replace("{page}", "2")}`);
  await takes();
  await press(scan("keep"));
  await onScreen("scanPages");
  const taken = await pictures(page, ".scan-row__page");
  expect(taken).toHaveLength(2);
  expect(taken[0]).toBe(first);
  await press(scan("send"));
  await visit.goesOn(["handleReview"]);
  await page.getByText(scan("scannedPages").replace("{count}", "2")).waitFor();

  // Seen again it is as it was left.
  await press(`${handle("edit")} ${material.name["zh-CN"]}`);
  await onScreen("handleMaterial");
  expect(await page.locator(".answer").first().getAttribute("aria-pressed")).toBe("true");
  await press(new RegExp(scan("scanHere")));
  await onScreen("scanPages");
  expect(await pictures(page, ".scan-row__page")).toEqual(taken);
  await press(scan("send"));
  await visit.goesOn(["handleReceipt"]);
  await page.getByText(scan("scannedPages").replace("{count}", "2")).waitFor();

  // A page holds dots and nothing else: tables, frame and scan, no word of a camera or a place.
  for (const text of taken) {
    const jpeg = Buffer.from(text, "base64");
    expect(segmentsOf(jpeg).filter((name) => !["db", "c0", "c4", "da", "e0"].includes(name))).toEqual([]);
    expect(jpeg.includes("Exif")).toBe(false);
  }

  // Nothing of it stays at the terminal.
  await press(handle("done"));
  await product.act("id-card-reader", "removeCard");
  await page.locator("main[data-screen=thanks]").waitFor();
  expect(await page.content()).not.toContain("data:image/jpeg");
  expect(await on()).toBe(0);
  expect(
    await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]),
  ).toEqual([0, 0, 0, 0]);
  expect(terminal.errors).toEqual([]);
  await terminal.close();

  const office = await atOffice(browser);
  const looks = office.page.getByRole("button", { name: new RegExp(desk("look").replace("{place}", "")) });
  expect(await looks.count()).toBe(2);
  expect(await office.page.locator("img.over__picture").count()).toBe(0);
  for (const [index, text] of taken.entries()) {
    await looks.nth(index).click();
    await office.page.locator("img.over__picture").waitFor();
    expect((await pictures(office.page, "img.over__picture"))[0] === text).toBe(true);
    await office.page.keyboard.press("Escape");
    await office.page.locator("img.over__picture").waitFor({ state: "detached" });
  }
  expect(office.errors).toEqual([]);
  await office.close();

  // The hall's files hold no picture that could be read.
  for (const entry of await readdir(product.dataDirectory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const text of taken) {
      expect(bytes.includes(text.slice(2000, 2060)), entry.name).toBe(false);
      expect(bytes.includes(Buffer.from(text, "base64").subarray(2000, 2040)), entry.name).toBe(false);
    }
  }
  expect(product.output()).not.toContain(taken[0]?.slice(2000, 2060));
  await browser.close();
});

it("a page that cannot be read is asked for again, and may be used after the second time, with the doubt told to the office", async () => {
  const browser = await startBrowser(filmedBy(pathOf("blurred")));
  const terminal = await atTerminal(browser);
  const { page, press, onScreen, visit, takes } = terminal;
  await terminal.comesToThePaper();
  await press(new RegExp(scan("scanHere")));
  await press(scan("laid"));
  await takes();
  await page.getByText(scanAdvice.blurred["zh-CN"]).waitFor();
  expect(await page.getByRole("button", { name: scan("keepAnyway") }).count()).toBe(0);
  await press(scan("again"));
  await takes();
  await press(scan("keepAnyway"));
  await onScreen("scanPages");
  await page.getByText(scan("pageDoubted")).waitFor();
  await press(scan("send"));
  await visit.goesOn(["handleReceipt"]);
  expect(terminal.errors).toEqual([]);
  await terminal.close();
  const office = await atOffice(browser);
  await office.page.getByText(desk("doubtBlurred")).waitFor();
  await office.close();
  await browser.close();
});

it("a camera that is pulled out, or refused, is said, and the other ways remain", async () => {
  const browser = await startBrowser(filmedBy(pathOf("good")));
  const terminal = await atTerminal(browser);
  const { page, press, onScreen, on } = terminal;
  await terminal.comesToThePaper();
  await press(new RegExp(scan("scanHere")));
  await press(scan("laid"));
  await takesOff(page, onScreen);
  await onScreen("scanNoCamera");
  expect(await on()).toBe(0);
  await press(scan("anotherWay"));
  await onScreen("handleMaterial");
  await page.getByText(scan("otherWays")).waitFor();
  // The page is hidden: nobody looks, and the camera goes off.
  await press(new RegExp(scan("scanHere")));
  await press(scan("laid"));
  await onScreen("scanLive");
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await onScreen("scanLay");
  expect(await on()).toBe(0);
  await page.getByRole("button", { name: "返回" }).click();
  await press(new RegExp(handle("materialWindow")));
  await terminal.visit.goesOn(["handleReview"]);
  await terminal.close();
  await browser.close();

  const refusing = await startBrowser(["--use-fake-device-for-media-stream", "--deny-permission-prompts"]);
  const another = await atTerminal(refusing);
  await another.comesToThePaper();
  await another.press(new RegExp(scan("scanHere")));
  await another.press(scan("laid"));
  await another.onScreen("scanNoCamera");
  await another.press(scan("anotherWay"));
  await another.onScreen("handleMaterial");
  await another.close();
  await refusing.close();
});

/** As when its cable is pulled: the browser ends the track. */
async function takesOff(page: Page, onScreen: (name: string) => Promise<void>) {
  await onScreen("scanLive");
  await page.evaluate(() => {
    for (const track of window.tracks) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
  });
}
