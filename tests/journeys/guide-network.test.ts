import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../kiosk/i18n/catalogue.ts";
import { guideMessages } from "../../kiosk/i18n/guide.ts";
import { helpMessages, phraseMessages } from "../../kiosk/i18n/help.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { type BrokenLine, brokenLine } from "../support/broken-line.ts";
import { newContext, openPage, screens, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { entranceSection } from "../support/network-entrance.ts";
import { type Product, startProduct } from "../support/product.ts";
import { accountsIn, staffPassword, staffStoreIn } from "../support/staff.ts";

const g = translator(guideMessages, "zh-CN");
const h = translator(helpMessages, "zh-CN");

/** Beside the browser's own address, so that its network can be broken and the citizen's is not. */
const away = "127.0.0.2";
/** Eleven millimetres where 160 pixels are an inch, as a telephone has them. */
const often = 69;

let browser: Browser;
let product: Product;
let line: BrokenLine;
let guideUrl: string;
let dataDirectory: string;
beforeAll(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), "xiaohu-guide-network-"));
  const store = staffStoreIn(dataDirectory);
  await accountsIn(store, [
    { id: "lin", roles: ["guide"] },
    { id: "wu", roles: ["guide"] },
  ]);
  store.close();
  const entrance = await entranceSection("staffEntrance");
  const configuration = `staff: {}\n${entrance.yaml}\n`;
  [product, browser] = await Promise.all([startProduct({ dataDirectory, configuration }), startBrowser()]);
  line = await brokenLine(away, entrance.port);
  guideUrl = `https://${away}:${entrance.port}/guide`;
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await product?.stop();
  rmSync(dataDirectory, { recursive: true });
});

const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).filter({ visible: true }).first();

/** The terminal's screen ignores what is pressed in its first 300 ms. */
async function press(page: Page, name: string) {
  await button(page, name).waitFor();
  await page.waitForTimeout(350);
  await button(page, name).click();
}

interface Tablet {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[];
  strokes(): Promise<number>;
}

/** Somebody's telephone or tablet, touched with a thumb, over the network. */
async function tablet(viewport: { width: number; height: number }): Promise<Tablet> {
  const context = await newContext(browser, {
    viewport,
    hasTouch: true,
    isMobile: true,
    ignoreHTTPSErrors: true,
    locale: "zh-CN",
    timezoneId: "America/New_York",
  });
  await context.addInitScript(() => {
    const felt = window as unknown as { strokes: number };
    felt.strokes = 0;
    navigator.vibrate = () => {
      felt.strokes += 1;
      return true;
    };
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(guideUrl);
  return {
    page,
    context,
    errors,
    strokes: () => page.evaluate(() => (window as unknown as { strokes: number }).strokes),
  };
}

async function signIn({ page }: Tablet, id: string, zone: string | null) {
  await page.getByLabel("账号").fill(id);
  await page.getByLabel("口令").fill(staffPassword);
  await page.keyboard.press("Enter");
  await button(page, g("begin")).waitFor();
  // Who it is, is known: only the place is asked.
  await sees(page, `小测（${id}）`);
  expect(await page.getByLabel(g("name")).count()).toBe(0);
  if (zone !== null) await button(page, zone).tap();
  await button(page, g("begin")).tap();
}

/** What is touched often is large, and where a thumb is. */
async function inReach(page: Page, what: Locator) {
  await what.waitFor();
  const box = await what.boundingBox();
  const { height = 0 } = page.viewportSize() ?? {};
  if (!box) throw new Error("it is not shown");
  const where = `${await what.innerText()}: ${JSON.stringify(box)} of ${height}`;
  expect(Math.min(box.width, box.height), where).toBeGreaterThanOrEqual(often);
  expect(box.y + box.height / 2, where).toBeGreaterThan(height / 2);
  expect(box.y + box.height, where).toBeLessThanOrEqual(height);
}
/** Nothing to be moved sideways, and nothing cut. */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

const zoneOf = (terminal: string) => {
  const { zones = [], terminals = [] } = demoHall.floor ?? {};
  const id = terminals.find((each) => each.id === terminal)?.zone;
  return zones.find((each) => each.id === id)?.name["zh-CN"] ?? "";
};

describe("a guide who walks the hall with a telephone", () => {
  it("signs in over TLS, hears a call of their zone, and answers it through a network that breaks, each thing once", async () => {
    const citizen = await openPage(browser, `${product.url}/citizen`);
    const screen = citizenAt(citizen.page);
    const lin = await tablet(screens.tallPhone);
    const wu = await tablet(screens.uprightTenInches);
    await signIn(lin, "lin", zoneOf("HL-01"));
    await signIn(wu, "wu", zoneOf("HL-04"));
    for (const { page } of [lin, wu]) {
      await sees(page, g("noCalls"));
      expect(await page.getByText(g("soundOff")).count()).toBe(0);
      for (const tab of await page.locator(".guide__tabs button").all()) await inReach(page, tab);
    }
    await lin.page.locator(".masthead__more summary").tap();
    await sees(lin.page, g("looksAfter", { places: zoneOf("HL-01") }));
    await sees(lin.page, new RegExp(`${g("screenOn")}|${g("screenMayGoDark")}`));
    await lin.page.locator(".masthead__more summary").tap();

    await screen.presses("start");
    await screen.presses("help");
    await sees(lin.page, g("ringsNow", { terminal: "HL-01" }));
    expect(await lin.strokes()).toBeGreaterThan(0);
    // Of another zone: in the list, and silent as long as the nearer has time.
    await wu.page.locator(".card-button", { hasText: "HL-01" }).waitFor();
    expect([await wu.page.title(), await wu.strokes()]).toEqual([g("title"), 0]);

    const card = lin.page.locator(".card-button", { hasText: "HL-01" });
    await inReach(lin.page, card);
    await card.tap();
    const take = button(lin.page, g("take", { minutes: 1 }));
    await inReach(lin.page, take);
    await take.tap();
    await sees(citizen.page, h("comesIn", { name: "小测（lin）", minutes: 1 }));
    await press(citizen.page, h("write"));
    await press(citizen.page, phraseMessages.cannotHear["zh-CN"]);
    await sees(lin.page, phraseMessages.cannotHear["zh-CN"]);

    // What is said gets there, and the answer does not come back.
    line.holdAnswers();
    await lin.page.getByPlaceholder(g("writeHint")).fill("我带着纸笔过来");
    await button(lin.page, g("send")).tap();
    await sees(citizen.page, "我带着纸笔过来");
    line.cut();
    await sees(lin.page, /连不上大厅，这是/);
    await sees(lin.page, g("unsure"));
    expect(await button(lin.page, g("arrive")).isDisabled()).toBe(true);
    // The citizen goes on meanwhile.
    await press(citizen.page, phraseMessages.thanks["zh-CN"]);
    line.mend();
    await lin.page.getByText(/连不上大厅/).waitFor({ state: "detached" });
    await lin.page.getByText(g("unsure")).waitFor({ state: "detached" });
    await sees(lin.page, phraseMessages.thanks["zh-CN"]);
    expect(await lin.page.locator(".said li", { hasText: "我带着纸笔过来" }).count()).toBe(1);
    expect(await citizen.page.getByText("我带着纸笔过来").count()).toBe(1);

    const arrive = button(lin.page, g("arrive"));
    await inReach(lin.page, arrive);
    await arrive.tap();
    await sees(citizen.page, h("there", { name: "小测（lin）" }));
    await inReach(lin.page, button(lin.page, g("end")));
    for (const size of [screens.widePhone, screens.lyingTenInches, screens.uprightTenInches]) {
      await lin.page.setViewportSize(size);
      await inReach(lin.page, button(lin.page, g("end")));
      expect(await fits(lin.page)).toBe(true);
    }
    await button(lin.page, g("end")).tap();
    await sees(lin.page, g("noCalls"));
    await sees(wu.page, g("noCalls"));

    await button(lin.page, "退出登录").tap();
    await lin.page.getByLabel("账号").waitFor();
    for (const { errors, context } of [lin, wu, citizen]) {
      expect(errors).toEqual([]);
      await context.close();
    }
  });

  it("can be put on the home screen: with a name, a picture, and a window of its own", async () => {
    const { page, context } = await tablet(screens.tallPhone);
    const devtools = await context.newCDPSession(page);
    const { data, errors } = await devtools.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data ?? "{}") as {
      display: string;
      start_url: string;
      icons: { src: string }[];
    };
    expect(manifest).toMatchObject({ display: "standalone", start_url: "/guide" });
    const sizes = await page.evaluate(
      async (icons) =>
        Promise.all(
          icons.map(async (icon) => {
            const picture = new Image();
            picture.src = `/assets/guide-app/${icon}`;
            await picture.decode();
            return picture.naturalWidth;
          }),
        ),
      manifest.icons.map(({ src }) => src),
    );
    expect(sizes).toEqual([192, 512]);
    // Of several sites the one that it was put there from.
    await page.goto(`${page.url().split("?")[0]}?site=street`);
    const ofSite = JSON.parse((await devtools.send("Page.getAppManifest")).data ?? "{}");
    expect([ofSite.id, ofSite.start_url]).toEqual(["/guide?site=street", "/guide?site=street"]);
    await context.close();
  });
});
