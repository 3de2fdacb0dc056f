import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { findMessages } from "../../kiosk/i18n/find-matter.ts";
import { outboxMessages } from "../../kiosk/i18n/manager-outbox.ts";
import { papersMessages } from "../../kiosk/i18n/papers.ts";
import { type PlatformStandIn, startPlatformStandIn } from "../../server/connectors/platform/stand-in.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, openTerminal, startBrowser } from "../support/browser.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

const { matters, lifeEvents } = demoCatalogue;
/** With a commitment that is signed, and a form that can be had empty. */
const matter = matters.find(({ id }) => id === "food-licence-renewal");
/** Its first answers, for a restaurant, ask for a drawing. */
const restaurant = matters.find(({ id }) => id === "food-licence-application");
const persona = personas.find(({ id }) => id === "resident");
const words = (key: keyof typeof papersMessages) => papersMessages[key]["zh-CN"];
const outbox = (key: keyof typeof outboxMessages) => outboxMessages[key]["zh-CN"];
const secret = "a platform of this test's own";

let browser: Browser;
let platform: PlatformStandIn;
let product: Product;
beforeAll(async () => {
  browser = await startBrowser();
  platform = await startPlatformStandIn({ secret, clock: systemClock, pace: null });
  product = await startProduct({
    configuration: `platform: { url: "${platform.url}", secret: { environment: PLATFORM_SECRET } }\n`,
    environment: { PLATFORM_SECRET: secret },
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await platform?.close();
});

const printed = async () => {
  const { devices } = await product.state();
  return Number(devices.find(({ device }) => device === "document-printer")?.state.documents);
};
/** The picture of the paper is there, and is no empty sheet. */
const isDrawn = async (page: Page) => {
  await page.locator("figure.paper-picture[aria-busy=false]").waitFor();
  const dark = await page.locator("figure.paper-picture canvas").evaluate((node) => {
    const { data } = (node as HTMLCanvasElement)
      .getContext("2d")
      ?.getImageData(0, 0, (node as HTMLCanvasElement).width, (node as HTMLCanvasElement).height) ?? {
      data: [],
    };
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 90) count += 1;
    return count;
  });
  expect(dark).toBeGreaterThan(500);
};

it("whoever has handed in looks at the papers, prints them, takes them; what the platform refuses is sent again", async () => {
  if (!matter || !persona) throw new Error("the demo has no such matter or person");
  platform.setFault("refuses");
  const { page, context, errors } = await openTerminal(browser, product.url);
  const press = (text: string | RegExp) => pressButton(page, text);
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  const known = { holder: factsOfHolder(persona.document), licences: {} };
  const visit = new MatterVisit(page, matters, hallDay(Date.now()), known);

  await press("开始办理");
  await press(/我要办事/);
  const event = lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
  if (event?.subject === "enterprise") await press("企业的事");
  await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
  await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
  await press(/现在就/);
  await product.act("id-card-reader", "layCard", { persona: persona.id });
  await visit.goesOn(["handleReceipt"]);

  await visit.pressesOnSomePage(words("seePapers"));
  await sees(words("listTitle"));
  await visit.pressesOnSomePage("受理通知书");
  await sees("受理通知书");
  await isDrawn(page);
  await press(words("print"));
  await sees(words("takeTitle"));
  expect(await printed()).toBe(1);
  await press(words("taken"));
  await page.getByText(words("printed")).waitFor();
  // What was signed is shown to nobody without the card.
  await press("返回");
  await visit.pressesOnSomePage("告知承诺书");
  await page.locator("main[data-screen=documentPlace]").waitFor();
  await product.act("id-card-reader", "removeCard");
  await product.act("id-card-reader", "layCard", { persona: persona.id });
  await page.locator("main[data-screen=papersLook]").waitFor();
  await isDrawn(page);
  await press("返回");
  await sees(words("listTitle"));
  await press("返回");
  await page.locator("main[data-screen=handleReceipt]").waitFor();
  const number = platform.applications[0]?.applicationNumber;
  expect(number).toBeUndefined();
  expect(errors).toEqual([]);
  await context.close();

  const office = await openPage(browser, `${product.url}/manager?site=district`);
  await office.page.getByRole("button", { name: "待办件" }).click();
  const panel = office.page.locator(".outbox");
  await panel.getByText("fault").first().waitFor({ timeout: 20_000 });
  const parked = (await panel.locator(".outbox__number").first().textContent()) ?? "";
  expect(parked).toMatch(/^HL-\d{8}-/);
  expect(await panel.textContent()).not.toContain(persona.document.number);
  platform.setFault("none");
  await panel.locator("input").fill("林经办");
  await panel
    .getByRole("button", { name: outbox("sendAgain") })
    .first()
    .click();
  await panel.getByText(outbox("doneAgain")).waitFor();
  await expect
    .poll(() => platform.applications.map((each) => each.applicationNumber), { timeout: 20_000 })
    .toEqual([parked]);
  expect(office.errors).toEqual([]);
  await office.context.close();
}, 90_000);

it("an empty form is looked at and printed from the guide, without a card", async () => {
  if (!restaurant) throw new Error("the demo has no such matter");
  const before = await printed();
  await product.act("id-card-reader", "removeCard");
  const { page, context, errors } = await openTerminal(browser, product.url);
  const press = (text: string | RegExp) => pressButton(page, text);
  const visit = new MatterVisit(page, matters, hallDay(Date.now()), { holder: {}, licences: {} });
  await press("开始办理");
  await press(/我要办事/);
  const event = lifeEvents.find(({ id }) => id === restaurant.lifeEvents[0]);
  if (event?.subject === "enterprise") await press("企业的事");
  await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
  await visit.pressesOnSomePage(restaurant.plainName["zh-CN"]);
  await page.waitForTimeout(20);
  await page.getByRole("tab", { name: findMessages.partMaterials["zh-CN"] }).click();
  while ((await page.locator("main").getAttribute("data-screen")) === "findSituation") {
    await page.waitForTimeout(20);
    await page.locator("main button.choice, main .page__content button").first().click();
    await page.waitForTimeout(60);
  }
  await visit.pressesOnSomePage(words("seeBlank"));
  await page.locator("main[data-screen=papersLook]").waitFor();
  await isDrawn(page);
  await press(words("print"));
  await page.getByRole("heading", { level: 1, name: words("takeTitle") }).waitFor();
  expect(await printed()).toBe(before + 1);
  await press(words("taken"));
  await press("返回");
  await page.locator("main[data-screen=findGuide]").waitFor();
  expect(errors).toEqual([]);
  await context.close();
}, 60_000);
