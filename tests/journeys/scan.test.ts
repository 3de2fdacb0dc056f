import { copyFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { deskMessages } from "../../kiosk/i18n/manager-desk.ts";
import { scanCameraAdvice, scanMessages } from "../../kiosk/i18n/scan.ts";
import { scanAdvice } from "../../kiosk/i18n/scan-quality.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, openTerminal, screens, startBrowser } from "../support/browser.ts";
import { filmedBy, lumaOf, writeFilm, writtenPage } from "../support/camera-film.ts";
import { demoCatalogue as catalogue } from "../support/demo-catalogue.ts";
import { type Photograph, photograph } from "../support/photographed-page.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

/** A person decides it, and one of its papers stands on nothing else. */
const matter = catalogue.matters.find(({ id }) => id === "employment-certificate") ?? expect.unreachable();
const material = matter.materials.find(({ id }) => id === "photo") ?? expect.unreachable();
const persona = personas.find(({ id }) => id === "resident") ?? expect.unreachable();
const scan = (key: keyof typeof scanMessages) => scanMessages[key]["zh-CN"];
const handle = (key: keyof typeof handleMessages) => handleMessages[key]["zh-CN"];
const desk = (key: keyof typeof deskMessages) => deskMessages[key]["zh-CN"];

const usual: Photograph = { width: 1280, height: 960, pageHeight: 880 };
const films: Readonly<Record<"good" | "blurred", Photograph>> = {
  good: usual,
  blurred: { ...usual, blur: 1.2 },
};
let directory: string;
let dataDirectory: string;
let browser: Browser;
let product: Product;
const filmPath = () => join(directory, "camera.y4m");
/** What lies under the camera the next time that it is switched on. */
const lay = (film: keyof typeof films) => copyFile(join(directory, `${film}.y4m`), filmPath());

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-scan-"));
  dataDirectory = join(directory, "data");
  const page = writtenPage();
  for (const [name, how] of Object.entries(films))
    await writeFilm(join(directory, `${name}.y4m`), how, lumaOf(photograph(page, how)));
  await lay("good");
  product = await startProduct({ dataDirectory });
  browser = await startBrowser(filmedBy(filmPath()));
});
afterAll(async () => {
  await browser?.close();
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
declare const window: { readonly tracks: MediaStreamTrack[]; heal(): void };

/** Somebody at the terminal, on the way through the matter. */
async function atTerminal() {
  const { page, context, errors } = await openTerminal(browser, product.url, (opened) =>
    opened.addInitScript(watchTracks),
  );
  const press = (text: string | RegExp) => pressButton(page, text);
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
    /** On whichever page of the list it is. */
    async turnsTo(wanted: Locator) {
      await page.locator("main .fitted__block").first().waitFor();
      const next = page.locator(".paged__turn:not([hidden]) button").last();
      while (!(await wanted.isVisible())) await next.click({ timeout: 5000 });
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

/** What stands in a JPEG before its dots beside tables, frame and scan: of each segment its marker and how it begins. */
function notesIn(jpeg: Buffer): string[] {
  const found: string[] = [];
  for (let at = 2; at + 4 < jpeg.length && jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = (jpeg[at + 1] ?? 0).toString(16);
    if (marker === "da") break;
    if (!["db", "c0", "c4"].includes(marker))
      found.push(`${marker} ${jpeg.toString("latin1", at + 4, at + 8)}`);
  }
  return found;
}

/** The application on the office's page. */
async function atOffice() {
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

/** Sends nothing any more after the first parts of a page, as a line that breaks; the way to make it whole is left in the page. */
function breakLine(): void {
  const { send } = WebSocket.prototype;
  let parts = 0;
  WebSocket.prototype.send = function (data) {
    if (String(data).includes("XiaohuMatters.Attach") && ++parts > 3) return;
    send.call(this, data);
  };
  Object.assign(window, { heal: () => Object.assign(WebSocket.prototype, { send }) });
}

/** As when the camera's cable is pulled: the browser ends the track. */
function pullOut(): void {
  for (const track of window.tracks) {
    track.stop();
    track.dispatchEvent(new Event("ended"));
  }
}

function hidePage(state: "hidden" | "visible"): void {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

it("a paper is scanned whatever befalls camera and hall, handed in, and is at the office byte for byte", async () => {
  const terminal = await atTerminal();
  const { page, press, onScreen, visit, on, takes } = terminal;
  await terminal.comesToThePaper();
  expect(await page.locator(".answer").first().innerText()).toContain(scan("scanHere"));
  await press(new RegExp(scan("scanHere")));
  await onScreen("scanLay");
  expect(await on()).toBe(0);

  // A good page.
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

  // The camera is pulled out: the page is still there, and so are the other ways.
  await press(scan("add"));
  await onScreen("scanLive");
  await page.evaluate(pullOut);
  await onScreen("scanNoCamera");
  await page.getByText(scanCameraAdvice.gone["zh-CN"]).waitFor();
  await press(scan("anotherWay"));
  await onScreen("handleMaterial");
  await page.getByText(scan("otherWays")).waitFor();
  await page.getByRole("button", { name: new RegExp(handle("materialWindow")) }).waitFor();
  await press(new RegExp(scan("scanHere")));
  await onScreen("scanPages");

  // Nobody looks: the camera goes off by itself.
  await press(scan("add"));
  await onScreen("scanLive");
  await page.evaluate(hidePage, "hidden" as const);
  await onScreen("scanPages");
  expect(await on()).toBe(0);
  await page.evaluate(hidePage, "visible" as const);

  // A page that cannot be read is asked for again, and may be used after the second time.
  await lay("blurred");
  await press(scan("add"));
  await takes();
  await page.getByText(scanAdvice.blurred["zh-CN"]).waitFor();
  expect(await page.getByRole("button", { name: scan("keepAnyway") }).count()).toBe(0);
  await press(scan("again"));
  await takes();
  await press(scan("keepAnyway"));
  await onScreen("scanPages");
  await page.getByText(scan("pageDoubted")).waitFor();
  const taken = await pictures(page, ".scan-row__page");
  expect(taken).toHaveLength(2);

  // The hall is killed in the middle of the first page.
  const { port } = new URL(product.url);
  await page.evaluate(breakLine);
  await press(scan("send"));
  await onScreen("scanSending");
  await product.kill("SIGKILL");
  await onScreen("scanFailed");
  await page.evaluate(() => window.heal());
  product = await startProduct({ dataDirectory, environment: { PORT: port } });
  const shown = page.locator("main[data-screen]");
  await expect
    .poll(
      async () => {
        const name = (await shown.getAttribute("data-screen")) ?? "scan";
        if (name === "scanFailed") await press(scan("tryAgain"));
        return name;
      },
      { timeout: 30_000, interval: 300 },
    )
    .not.toMatch(/^scan/);
  const pagesInAll = page.getByText(scan("scannedPages").replace("{count}", "2"));
  await visit.goesOn(["handleReview"]);
  await terminal.turnsTo(pagesInAll);

  // Seen again it is as it was left.
  await press(`${handle("edit")} ${material.name["zh-CN"]}`);
  await onScreen("handleMaterial");
  expect(await page.locator(".answer").first().getAttribute("aria-pressed")).toBe("true");
  await press(new RegExp(scan("scanHere")));
  await onScreen("scanPages");
  expect(await pictures(page, ".scan-row__page")).toEqual(taken);
  await press(scan("send"));
  await visit.goesOn(["handleReceipt"]);
  await terminal.turnsTo(pagesInAll);

  // A page holds dots, and how their colours are meant; no word of a camera, a place or a time.
  for (const text of taken) {
    const jpeg = Buffer.from(text, "base64");
    expect(["e0 JFIF", "e2 ICC_"]).toEqual(expect.arrayContaining(notesIn(jpeg)));
    expect(jpeg.includes("Exif")).toBe(false);
  }

  // Nothing of it stays at the terminal.
  await press(handle("done"));
  await product.act("id-card-reader", "removeCard");
  // The thanks, and soon the faces below them.
  await page.locator("main[data-screen=thanks], main[data-screen=ratingFaces]").waitFor({ timeout: 20_000 });
  expect(await page.content()).not.toContain("data:image/jpeg");
  expect(await on()).toBe(0);
  const stores = () =>
    Promise.all([localStorage.length, sessionStorage.length, indexedDB.databases(), caches.keys()]);
  expect(await page.evaluate(stores)).toEqual([0, 0, [], []]);
  // What the browser says by itself of a line that broke is no fault of the page.
  expect(terminal.errors.filter((error) => !/WebSocket|ERR_CONNECTION/.test(error))).toEqual([]);
  await terminal.close();

  const office = await atOffice();
  await office.page.getByText(desk("doubtBlurred")).waitFor();
  const looks = office.page.locator(".materials__file button");
  expect(await looks.count()).toBe(2);
  const picture = office.page.locator("img.over__picture");
  expect(await picture.count()).toBe(0);
  const shows = async (place: number) => {
    const words = desk("filePlace").replace("{place}", `${place}`).replace("{count}", "2");
    await office.page.getByRole("img", { name: words }).waitFor();
    expect((await pictures(office.page, "img.over__picture"))[0] === taken[place - 1]).toBe(true);
  };
  // By keys alone: opened, turned, enlarged, left.
  const { keyboard } = office.page;
  await looks.first().focus();
  await keyboard.press("Enter");
  await shows(1);
  await keyboard.press("ArrowRight");
  await shows(2);
  const large = office.page.locator(".over__look");
  await large.focus();
  await keyboard.press("Enter");
  expect(await large.getAttribute("aria-pressed")).toBe("true");
  await keyboard.press("Escape");
  await picture.waitFor({ state: "detached" });
  expect(office.errors).toEqual([]);
  await office.close();

  // The hall's files hold no picture that could be read, in its bytes or as it crosses the wire, and neither does what it says.
  for (const entry of await readdir(dataDirectory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const text of taken) {
      expect(bytes.includes(text.slice(2000, 2060)), entry.name).toBe(false);
      expect(bytes.includes(Buffer.from(text, "base64").subarray(2000, 2040)), entry.name).toBe(false);
    }
  }
  expect(product.output()).not.toContain(taken[0]?.slice(2000, 2060));
}, 150_000);
