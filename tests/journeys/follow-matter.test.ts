import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { followMatterMessages } from "../../kiosk/i18n/follow-matter.ts";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import { identifyMessages } from "../../kiosk/i18n/identify.ts";
import { readContent } from "../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";
import { catalogueOf } from "../../server/catalogue/load.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, startBrowser } from "../support/browser.ts";
import { type Product, startProduct } from "../support/product.ts";
import { hurry, MatterVisit } from "./matter-visit.ts";

const { matters, lifeEvents } = catalogueOf(readContent(demoCatalogueFolder));
/** Decided by a person: it can still be taken back once it is handed in. */
const matter = matters.find(({ id }) => id === "food-licence-renewal");
const persona = personas.find(({ id }) => id === "resident");
const follow = (key: keyof typeof followMatterMessages) => followMatterMessages[key]["zh-CN"];
const identify = (key: keyof typeof identifyMessages) => identifyMessages[key]["zh-CN"];
const handle = (key: keyof typeof handleMessages) => handleMessages[key]["zh-CN"];

let browser: Browser;
let product: Product;
beforeAll(async () => {
  browser = await startBrowser();
  product = await startProduct();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

it("what is saved goes on where it stood, is handed in, found by the card and taken back", async () => {
  if (!matter || !persona) throw new Error("the demo has no such matter or person");
  const { page, context, errors } = await openPage(browser, `${product.url}/citizen`);
  await page.addInitScript(hurry);
  const heading = () => page.locator("main h1").textContent();
  const press = async (text: string | RegExp) => {
    await page.waitForTimeout(20);
    await page.getByRole("button", { name: text }).filter({ visible: true }).first().click();
  };
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  /** Somebody comes to the terminal, which remembers nothing of whoever was there before. */
  const come = async () => {
    await product.act("id-card-reader", "removeCard");
    await page.reload();
    await press("开始办理");
  };
  const layCard = () => product.act("id-card-reader", "layCard", { persona: persona.id });
  const known = { holder: factsOfHolder(persona.document), licences: {} };
  const visit = new MatterVisit(page, matters, hallDay(Date.now()), known);

  await come();
  await press(/我要办事/);
  const event = lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
  if (event?.subject === "enterprise") await press("企业的事");
  await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
  await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
  await press(/现在就/);
  await layCard();
  await visit.goesOn(["handleQuestion"]);
  const stood = await heading();
  await press(handle("stop"));
  await press(new RegExp(handle("stopSave")));
  await sees(handle("savedTitle"));
  const code = (await page.locator(".receipt__code strong").innerText()).replaceAll(/\s/g, "");

  await come();
  await press(/查进度/);
  await press(new RegExp(identify("matterCodeBy")));
  await sees(identify("matterCodeTitle"));
  // A screen takes no touch in its first moment.
  await page.waitForTimeout(20);
  for (const sign of code) await page.getByRole("button", { name: sign, exact: true }).click();
  await sees(follow("savedTitle"));
  await press(new RegExp(follow("savedByCard")));
  await layCard();
  await page.locator("main[data-screen=handleQuestion]").waitFor();
  expect(await heading()).toBe(stood);
  const before = visit.seen.length;
  await visit.goesOn(["handleReceipt"]);
  // What was said and agreed to before is not asked again.
  expect(visit.seen.slice(before)).not.toContain("handleSituation");
  expect(visit.seen.slice(before)).not.toContain("handleLicences");

  await come();
  await press(/查进度/);
  await press(new RegExp(identify("byCard")));
  await layCard();
  await page.locator("main[data-screen=followApplication], main[data-screen=followList]").waitFor();
  if ((await heading()) === follow("listTitle")) await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
  await page.getByText(follow("stepSubmitted")).waitFor();
  await press(follow("withdraw"));
  await sees(follow("withdrawAskTitle"));
  await press(follow("withdrawIt"));
  await page.getByText(follow("nowWithdrawn")).waitFor();
  expect(await page.locator("main .chip").first().textContent()).toBe(follow("stateWithdrawn"));
  expect(errors).toEqual([]);
  await context.close();
}, 90_000);
