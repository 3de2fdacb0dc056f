import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { followMessages } from "../../kiosk/i18n/follow.ts";
import { takeByPhoneMessages } from "../../kiosk/i18n/take-by-phone.ts";
import { qrPath } from "../../kiosk/ui/qr-path.ts";
import { hallBoard } from "../../server/contract/board.ts";
import { sitePath } from "../../server/contract/sites.ts";
import { hallWindow } from "../../server/contract/window.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { connectTo, tokenOf } from "../support/contract-client.ts";
import { type Product, startProduct } from "../support/product.ts";

/** Invented, and to be found nowhere but at the gateway. */
const planted = "13812340000";
/** What somebody writes beside a rating. */
const plantedWords = "禁地柜台的灯太暗";

let browser: Browser;
let product: Product;
let dataDirectory: string;

beforeAll(async () => {
  browser = await startBrowser();
  dataDirectory = await mkdtemp(join(tmpdir(), "xiaohu-follow-"));
  product = await startProduct({ dataDirectory });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

const words = (key: keyof typeof followMessages) => followMessages[key]["zh-CN"];
const sees = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();
const seesNumber = (page: Page, number: string) =>
  page.locator(".slip__number", { hasText: number }).waitFor();
const press = (page: Page, key: keyof typeof followMessages) =>
  page.getByRole("button", { name: words(key), exact: true }).click();
const texts = async () =>
  (
    (await (await fetch(`${product.url}/simulator/api/texts`)).json()) as {
      texts: { to: string; text: string }[];
    }
  ).texts;

it("follows a number on a telephone, is texted and called there, and gives another back", async () => {
  const { follow: address } = await take("business", "take-one-00000001");
  expect(address).toMatch(new RegExp(`^${product.url}/t/[0-9A-HJKMNP-TV-Z]{16}$`));
  const { page, context, errors } = await openPage(browser, address, screens.phone);
  await seesNumber(page, "B001");
  await sees(page, words("waitingNext"));
  await press(page, "alarmOn");
  await sees(page, words("alarmIsOn"));

  await press(page, "textsOpen");
  await page.locator("input[name=telephone]").fill("138 1234 0000");
  await press(page, "textsSend");
  await sees(page, words("textsTo").replace("{to}", "138****0000"));
  await expect.poll(texts, { timeout: 5000 }).toMatchObject([{ to: `+86${planted}` }]);

  // The hall goes and comes back: the page says so, and is right again by itself.
  await product.kill("SIGKILL");
  await sees(page, words("lost"));
  product = await startProduct({ dataDirectory, environment: { PORT: new URL(product.url).port } });
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.getByText(words("lost")).waitFor({ state: "detached" });
  await sees(page, words("waitingNext"));

  const window = await connectTo(product.url, hallWindow, await tokenOf(product.url, "/window"));
  await window.command("XiaohuWindow.SignIn", {
    windowId: "3",
    clerkId: "clerk-3",
    idempotencyKey: "sign-in-0000-0001",
  });
  await window.command("XiaohuWindow.CallNext", { idempotencyKey: "call-next-0000-01" });
  await sees(page, words("calledTitle").replace("{window}", "3号窗口"));
  expect(await page.title()).toBe("B001 请到 3号窗口");
  // What was sent before is not sent again.
  await expect
    .poll(texts, { timeout: 5000 })
    .toMatchObject([{ text: expect.stringContaining("请现在到3号窗口") }]);
  await window.command("XiaohuWindow.Start", { idempotencyKey: "start-0000-000001" });
  await sees(page, words("servingTitle").replace("{window}", "3号窗口"));
  await window.command("XiaohuWindow.Finish", { idempotencyKey: "finish-0000-00001" });
  await sees(page, words("finishedTitle"));
  window.close();

  // Being served is rated by keyboard alone, once; nothing is chosen beforehand.
  await sees(page, words("rateTitle"));
  expect(await page.locator("input[name=level]:checked").count()).toBe(0);
  expect(await page.getByRole("button", { name: words("rateSend") }).isDisabled()).toBe(true);
  await page.locator("input[name=level]").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.locator("input[type=checkbox]").first().focus();
  await page.keyboard.press("Space");
  await page.locator("textarea").focus();
  await page.keyboard.type(plantedWords);
  await page.getByRole("button", { name: words("rateSend") }).focus();
  await page.keyboard.press("Enter");
  await sees(page, words("rateThanks"));
  await sees(page, "3号窗口：满意");
  await page.reload();
  await sees(page, "3号窗口：满意");

  const other = await take("general", "take-another-0001");
  await page.goto(other.follow);
  await seesNumber(page, other.number);
  await press(page, "giveBack");
  await press(page, "giveBackYes");
  await sees(page, words("cancelledTitle"));
  // A browser logs every request that failed, as those did while there was no hall, and as the next one will.
  expect(errors.filter((each) => !/net::ERR_/.test(each))).toEqual([]);

  await page.goto(`${product.url}/t/0123456789ABCDEF`);
  await sees(page, words("goneTitle"));
  await context.close();

  const kept = readdirSync(product.dataDirectory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(product.dataDirectory, name)).toString("latin1"));
  for (const secret of [
    planted,
    plantedWords,
    Buffer.from(plantedWords).toString("latin1"),
    address.slice(-16),
    other.follow.slice(-16),
  ])
    for (const text of [...kept, product.output()]) expect(text).not.toContain(secret);
});

it("takes a number on a telephone by the code on the board, and is called there", async () => {
  const board = await openPage(browser, `${product.url}/board`, screens.landscape);
  const drawn = board.page.locator(".phone-entry__ink");
  await drawn.waitFor();
  const phoneEntry = await entryAt(null);
  await expect.poll(() => drawn.getAttribute("d")).toBe(qrPath(phoneEntry).path);
  await board.context.close();

  const { page, context, errors } = await openPage(browser, phoneEntry, screens.phone);
  const say = (key: keyof typeof takeByPhoneMessages) => takeByPhoneMessages[key]["zh-CN"];
  const pressHere = (key: keyof typeof takeByPhoneMessages) =>
    page.getByRole("button", { name: say(key), exact: true }).click();
  await sees(page, say("chooseTitle"));
  // A suspended service is there, with the reason, and cannot be chosen.
  expect(await page.locator(".offer:disabled").allInnerTexts()).toEqual([
    expect.stringContaining(say("suspended")),
  ]);
  await page.locator(".offer", { hasText: "C" }).first().click();
  await pressHere("priorityOpen");
  await page.locator(".offer").nth(1).click();
  await pressHere("take");
  await page.waitForURL(/\/t\/[0-9A-Z]{16}$/);
  await seesNumber(page, "C001");
  const followed = page.url();

  // Who scans again while waiting is shown the same number.
  await page.goto(phoneEntry);
  await page.locator(".offer", { hasText: "C" }).first().click();
  await pressHere("take");
  await sees(page, say("alreadyTitle"));
  await pressHere("show");
  await page.waitForURL(followed);

  const window = await connectTo(product.url, hallWindow, await tokenOf(product.url, "/window"));
  await window.command("XiaohuWindow.SignIn", {
    windowId: "4",
    clerkId: "clerk-4",
    idempotencyKey: "sign-in-0000-0004",
  });
  const called = await window.command("XiaohuWindow.CallNext", { idempotencyKey: "call-next-0000-04" });
  expect(called.payload).toMatchObject({
    window: { current: { number: "C001", priority: { id: "disabled" } } },
  });
  await sees(page, words("calledTitle").replace("{window}", "4号窗口"));
  window.close();

  // The boards of another hall show a code of its own, which gives numbers of that hall.
  const street = await openPage(browser, `${product.url}/board?site=street`, screens.landscape);
  const streetDrawn = street.page.locator(".phone-entry__ink");
  const streetEntry = await entryAt("street");
  await expect.poll(() => streetDrawn.getAttribute("d")).toBe(qrPath(streetEntry).path);
  await street.context.close();
  await page.goto(streetEntry);
  await sees(page, "示范街道便民服务中心（演示）");
  await page.locator(".offer", { hasText: "A" }).first().click();
  await pressHere("take");
  await page.waitForURL(/\/t\/[0-9A-Z]{16}$/);
  await seesNumber(page, "A001");
  await sees(page, "示范街道便民服务中心（演示）");

  await page.goto(`${product.url}/n/0123456789ABCDEF`);
  await sees(page, say("expiredTitle"));
  // The browser logs the request that was refused.
  expect(errors.filter((each) => !/404/.test(each))).toEqual([]);

  const phone = await page.evaluate(() => localStorage.getItem("xiaohu-phone"));
  expect(phone).toMatch(/^[0-9a-f-]{36}$/);
  await context.close();
  const kept = readdirSync(product.dataDirectory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(product.dataDirectory, name)).toString("latin1"));
  for (const secret of [phone ?? "", phoneEntry.slice(-16), streetEntry.slice(-16), followed.slice(-16)])
    for (const text of [...kept, product.output()]) expect(text).not.toContain(secret);
});

/** The address that a site's boards show; null: the first's. */
async function entryAt(site: string | null): Promise<string> {
  const service = { ...hallBoard, path: sitePath(hallBoard.path, site) };
  const connection = await connectTo(product.url, service, await tokenOf(product.url, "/board"));
  const { payload } = await connection.command("XiaohuBoard.Snapshot");
  connection.close();
  return (payload as { board: { phoneEntry: string } }).board.phoneEntry;
}

async function take(serviceId: string, idempotencyKey: string) {
  const response = await fetch(`${product.url}/hall/v1/commands`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await tokenOf(product.url, "/citizen")}`,
    },
    body: JSON.stringify({
      name: "Queue.Take",
      payload: { serviceId, terminalId: "HL-01", idempotencyKey },
    }),
  });
  return ((await response.json()) as { ticket: { number: string; follow: string } }).ticket;
}
