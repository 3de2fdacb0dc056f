import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { carryOnMessages } from "../../kiosk/i18n/carry-on.ts";
import { followMatterMessages } from "../../kiosk/i18n/follow-matter.ts";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import { identifyMessages } from "../../kiosk/i18n/identify.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { matterTerminal, type OpenCase } from "../../server/contract/matters.ts";
import { openPage, openTerminal, startBrowser } from "../support/browser.ts";
import { type ContractClient, connectTo, tokenOf } from "../support/contract-client.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { PhoneVisit } from "./phone-visit.ts";

const { matters } = demoCatalogue;
const matter = matters.find(({ id }) => id === "food-licence-renewal");
const persona = personas.find(({ id }) => id === "resident");
const identity = persona?.document;
if (!matter || !identity) throw new Error("the demo has no such matter or person");
const c = (key: keyof typeof carryOnMessages) => carryOnMessages[key]["zh-CN"];
const t = (key: keyof typeof handleMessages) => handleMessages[key]["zh-CN"];
const follow = (key: keyof typeof followMatterMessages) => followMatterMessages[key]["zh-CN"];
const identify = (key: keyof typeof identifyMessages) => identifyMessages[key]["zh-CN"];
const telephone = { width: 360, height: 740 };
const lastFour = identity.number.slice(-4);
const mobile = "13800000066";
const planted = [identity.number, mobile, ...("name" in identity ? [identity.name, identity.address] : [])];
const today = hallDay(Date.now());
const person = { matter, today, holder: factsOfHolder(identity) };

let browser: Browser;
let product: Product;
let terminal: ContractClient;
beforeAll(async () => {
  browser = await startBrowser();
  product = await startProduct();
  terminal = await connectTo(product.url, matterTerminal, await tokenOf(product.url, "/citizen"));
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Begun with the card at a terminal, its telephone answered, and saved. */
async function saved(): Promise<{ readonly code: string; readonly address: string }> {
  const ask = async (name: string, payload: object) =>
    (await terminal.command(`XiaohuMatters.${name}`, payload)).payload as never;
  const begun: { case: OpenCase } = await ask("Begin", {
    about: { matterId: person.matter.id },
    identity,
    idempotencyKey: randomUUID(),
  });
  return ask("Save", {
    caseId: begun.case.caseId,
    situation: {},
    answers: { [person.matter.id]: { telephone: mobile } },
    materials: [],
    idempotencyKey: randomUUID(),
  });
}

/** All that the page asked and was told, as the network saw it. */
function listened(page: Page) {
  const urls: string[] = [];
  const told: Promise<string>[] = [];
  page.on("request", (request) => urls.push(request.url()));
  page.on("response", (response) => {
    if (response.url().includes("/c/")) told.push(response.text().catch(() => ""));
  });
  return { urls, told: () => Promise.all(told).then((texts) => texts.join("\n")) };
}

const onPhone = async (address: string) => {
  const opened = await openPage(browser, address, telephone);
  opened.page.setDefaultTimeout(10_000);
  // What a network that is gone writes into the console is no error of the page's.
  const errors = () => opened.errors.filter((each) => !/net::ERR_|status of (4|5)\d\d/.test(each));
  const type = async (four: string) => {
    await opened.page.getByLabel(c("fourTitle")).fill(four);
    await opened.page.getByRole("button", { name: c("open"), exact: true }).click();
  };
  return { ...opened, errors, type };
};

/** A picture as a camera gives it. */
const photograph = async (page: Page): Promise<Buffer> => {
  const data = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2600, 1800];
    const pen = canvas.getContext("2d");
    for (let row = 0; row < 60; row += 1) pen?.fillRect(40, row * 30, 2000, 12);
    return canvas.toDataURL("image/jpeg", 0.95).replace(/^[^,]*,/, "");
  });
  return Buffer.from(data, "base64");
};

describe("a case that was saved at a terminal", () => {
  it("goes on on a telephone, is handed in once, and followed at the terminal under the same code", async () => {
    const { code, address } = await saved();
    expect(address).toBe(`${product.url}/c#${code}`);
    const phone = await onPhone(address);
    const { page } = phone;
    const heard = listened(page);
    await phone.type("0000");
    await page.getByText(c("wrongFour")).waitFor();
    await phone.type(lastFour);
    const visit = new PhoneVisit(page, page, { ...person, photo: await photograph(page), atWindow: false });
    await visit.part("situation").waitFor();
    expect(page.url()).toBe(`${product.url}/c`);

    // Somebody else holds the slip too.
    const other = await onPhone(address);
    await other.type(lastFour);
    await other.page.locator("[data-screen=situation]").waitFor();

    await visit.goesOn("review");
    expect(visit.seen).toEqual(expect.arrayContaining(["situation", "question", "sign", "material"]));
    await page.getByText("•••0066").waitFor();
    await phone.context.setOffline(true);
    await visit.submit();
    await page.getByText(c("notSent")).waitFor();
    await phone.context.setOffline(false);
    await visit.press(t("tryAgain"));
    await visit.part("receipt").waitFor();
    expect((await page.locator(".carry__code strong").innerText()).replaceAll(/\s/g, "")).toBe(code);

    await other.page.getByRole("button", { name: t("stop") }).click();
    await other.page.getByRole("button", { name: t("stopSave") }).click();
    await other.page.getByRole("heading", { name: c("handedIn") }).waitFor();

    // Nothing of the person crossed the network, and nothing of the case stays.
    const told = await heard.told();
    expect(told).toContain("•••0066");
    for (const text of planted) expect(told).not.toContain(text);
    for (const url of heard.urls) for (const text of [code, lastFour]) expect(url).not.toContain(text);
    await visit.press(t("done"));
    await page.getByRole("heading", { name: c("leftTitle") }).waitFor();
    const left = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        await indexedDB.databases(),
        await caches.keys(),
        history.state,
        document.body.innerText,
      ]),
    );
    for (const text of [code, ...planted]) expect(left).not.toContain(text);
    for (const text of planted) expect(product.output()).not.toContain(text);
    expect([...phone.errors(), ...other.errors()]).toEqual([]);
    await other.context.close();
    await phone.context.close();

    const { page: hall, context } = await openTerminal(browser, product.url);
    const press = (words: string | RegExp) => pressButton(hall, words);
    await press("开始办理");
    await press(/查进度/);
    await press(new RegExp(identify("matterCodeBy")));
    await hall.getByRole("heading", { level: 1, name: identify("matterCodeTitle") }).waitFor();
    await hall.waitForTimeout(20);
    for (const sign of code) await hall.getByRole("button", { name: sign, exact: true }).click();
    await hall.locator("main[data-screen=followApplication]").waitFor();
    await hall.getByText(follow("stepSubmitted")).waitFor();
    await context.close();
  }, 90_000);

  it("is closed after three wrong tries, and says so", async () => {
    const { address } = await saved();
    const phone = await onPhone(address);
    for (let tries = 0; tries < 3; tries += 1) {
      await phone.type("0000");
      await phone.page.getByText(c("wrongFour")).waitFor();
      await phone.page.getByLabel(c("fourTitle")).fill("");
    }
    await phone.type(lastFour);
    await phone.page.getByText(c("locked")).waitFor();
    expect(phone.errors()).toEqual([]);
    await phone.context.close();
  }, 60_000);

  it("is handed in at a window by its clerk, with the paper that was seen", async () => {
    const { code } = await saved();
    const { page, context } = await openPage(browser, `${product.url}/window`, { width: 1280, height: 900 });
    page.setDefaultTimeout(10_000);
    await page.locator('input[name="clerk"]').first().check();
    await page.locator('input[name="window"]').first().check();
    await page.keyboard.press("Enter");
    await page.locator("main[data-page=work]").waitFor();
    await page.keyboard.press("Shift+F6");
    await page.locator("dialog input").fill(code);
    await page.keyboard.press("Enter");
    const inside = page.frameLocator("iframe.saved-case");
    const visit = new PhoneVisit(page, inside, { ...person, photo: null, atWindow: true });
    await visit.goesOn("review");
    // A clerk sees who it is: the document lies on the desk.
    await inside.getByText(mobile).waitFor();
    await visit.submit();
    await visit.part("receipt").waitFor();
    const log = new Sqlite(join(product.dataDirectory, "matters.sqlite"), { readonly: true });
    const events = (log.prepare("SELECT data FROM matter_event ORDER BY seq").pluck().all() as string[])
      .map((data) => JSON.parse(data) as { code?: string; via?: string; clerk?: string; by?: string })
      .slice(-4);
    log.close();
    const submitted = events.findIndex((each) => each.code === code);
    expect(events[submitted]).toMatchObject({ via: "@window", clerk: expect.stringContaining("clerk-1") });
    expect(events[submitted + 1]?.by).toBe(events[submitted]?.clerk);
    await context.close();
  }, 90_000);
});
