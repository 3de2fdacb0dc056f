import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findMessages } from "../../kiosk/i18n/find-matter.ts";
import { readContent } from "../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";
import { catalogueOf } from "../../server/catalogue/load.ts";
import { noFacts } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, startBrowser } from "../support/browser.ts";
import { hurry } from "../support/hurry.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

const { matters, organs } = catalogueOf(readContent(demoCatalogueFolder));
/** The last that has something: it does not stand on the first page of the menu. */
const organ = organs.findLast(({ id }) => matters.some((each) => each.organ === id));
const matter = matters.find((each) => each.organ === organ?.id);
const word = (key: keyof typeof findMessages) => findMessages[key]["zh-CN"];

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

it("finds a matter by its department, and coming back finds the department where it stood", async () => {
  if (!organ || !matter) throw new Error("no department has a matter");
  const { page, context, errors } = await openPage(browser, `${product.url}/citizen`);
  await page.addInitScript(hurry);
  await page.reload();
  const press = (text: string | RegExp) => pressButton(page, text);
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  const visit = new MatterVisit(page, matters, hallDay(Date.now()), noFacts);
  await press("开始办理");
  await press(/我要办事/);
  await press(word("byOrgan"));
  // Two pages at least: else coming back shows nothing.
  const turn = page.locator(".paged__turn p").filter({ visible: true });
  const first = await turn.textContent();
  await visit.pressesOnSomePage(organ.name["zh-CN"]);
  await sees(organ.name["zh-CN"]);
  await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
  await sees(matter.plainName["zh-CN"]);
  await press("返回");
  await sees(organ.name["zh-CN"]);
  await press("返回");
  await page.getByRole("button", { name: organ.name["zh-CN"] }).filter({ visible: true }).waitFor();
  expect(await turn.textContent()).not.toBe(first);
  expect(
    await page
      .getByRole("button", { name: word("byOrgan"), pressed: true })
      .filter({ visible: true })
      .count(),
  ).toBe(1);
  expect(errors).toEqual([]);
  await context.close();
});
