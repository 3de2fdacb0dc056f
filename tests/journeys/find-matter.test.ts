import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bringListMessages } from "../../kiosk/i18n/bring-list.ts";
import { findMessages } from "../../kiosk/i18n/find-matter.ts";
import { noFacts } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openTerminal, screens, startBrowser } from "../support/browser.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

const { matters, organs, packages } = demoCatalogue;
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

/** What came out of the printer, the latest last. */
async function papers() {
  const { devices } = await product.state();
  const printer = devices.find(({ device }) => device === "receipt-printer");
  return printer?.state.tickets as { lines: string[]; errors: string[] }[];
}

it("finds a matter by its department, and coming back finds the department where it stood", async () => {
  if (!organ || !matter) throw new Error("no department has a matter");
  const { page, context, errors } = await openTerminal(browser, product.url);
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

it("prints what this person brings, without a card; out of paper it says so, and prints when there is paper again", async () => {
  const renewal = matters.find(({ id }) => id === "food-licence-renewal");
  if (!renewal) throw new Error("the demo has no food-licence-renewal");
  const { page, context, errors } = await openTerminal(browser, product.url);
  const press = (text: string | RegExp) => pressButton(page, text);
  const visit = new MatterVisit(page, matters, hallDay(Date.now()), noFacts);
  await press("开始办理");
  await press(/我要办事/);
  await press(word("byOrgan"));
  await visit.pressesOnSomePage(organs.find(({ id }) => id === renewal.organ)?.name["zh-CN"] ?? "");
  await visit.pressesOnSomePage(renewal.plainName["zh-CN"]);
  await page.getByRole("tab", { name: word("partMaterials") }).click();
  const print = page.getByRole("button", { name: bringListMessages.print["zh-CN"] });
  // The first answers, until the list stands there.
  for (let asked = 0; asked < 10 && (await print.count()) === 0; asked += 1) {
    await page.waitForTimeout(400);
    if ((await print.count()) === 0) await page.locator(".answer").first().click();
  }
  await product.act("receipt-printer", "setFault", { fault: "paperOut" });
  await page.getByText(bringListMessages.paperOut["zh-CN"]).waitFor();
  expect(await print.isDisabled()).toBe(true);
  await product.act("receipt-printer", "clearFault", { fault: "paperOut" });
  const before = (await papers()).length;
  await press(bringListMessages.print["zh-CN"]);
  await page.getByText(bringListMessages.printed["zh-CN"]).waitFor();
  const [paper, ...more] = (await papers()).slice(before);
  expect([paper?.errors, more]).toEqual([[], []]);
  const lines = paper?.lines.join("\n") ?? "";
  expect(lines).toContain(renewal.plainName["zh-CN"]);
  expect(lines).toContain(renewal.code);
  expect(lines).toMatch(/^□ /m);
  expect(errors).toEqual([]);
  await context.close();
});

/** Keys of the rare characters that stand in what was found beside them, or out of the keyboard. */
const keysOutOfTheirPlace = (page: Page) =>
  page.evaluate(() => {
    const found = document.querySelector(".rare__found")?.getBoundingClientRect();
    const keyboard = document.querySelector(".keyboard")?.getBoundingClientRect();
    if (!found || !keyboard || found.width < 300) return ["what was found has no room"];
    return [...document.querySelectorAll(".rare__keys button")].flatMap((key) => {
      const { right, bottom } = key.getBoundingClientRect();
      return right > found.left || bottom > Math.min(keyboard.bottom, innerHeight) ? [key.textContent] : [];
    });
  });

it("finds a package by zhuyin, and prints what is brought for all of its matters, each thing once", async () => {
  const restaurant = packages.find(({ id }) => id === "open-restaurant");
  if (!restaurant) throw new Error("the demo has no open-restaurant");
  const { page, context, errors } = await openTerminal(browser, product.url);
  const press = (text: string | RegExp) => pressButton(page, text);
  await press("繁體");
  await press(/我要辦事/);
  await press(/說出您的事/);
  await page.locator("[data-screen=findSearch]").waitFor();
  await page.setViewportSize(screens.landscape);
  await page.getByRole("button", { name: "找罕用字" }).click();
  for (const way of ["注音", "部件"]) {
    await page.getByRole("button", { name: way, exact: true }).click();
    expect(await keysOutOfTheirPlace(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "回到鍵盤" }).click();
  await page.setViewportSize(screens.portrait);
  // Not chosen yet: the letters alone find it.
  for (const sign of "ㄎㄞㄘㄢㄧㄣˇㄉㄧㄢˋ")
    await page.getByRole("button", { name: sign, exact: true }).first().click();
  await press(new RegExp(restaurant.plainName["zh-TW"]));
  await page.getByRole("heading", { level: 1, name: restaurant.plainName["zh-TW"] }).waitFor();
  await page.getByRole("tab", { name: findMessages.partMaterials["zh-TW"] }).click();
  for (const { options } of restaurant.situations) {
    await page.locator("[data-screen=findSituation]").waitFor();
    await press(new RegExp(`^${options[0]?.label["zh-TW"]}`));
  }
  await press(bringListMessages.print["zh-TW"]);
  await page.getByText(bringListMessages.printed["zh-TW"]).waitFor();
  const paper = (await papers()).at(-1);
  const lines = paper?.lines ?? [];
  expect(paper?.errors).toEqual([]);
  expect(lines.join("")).toContain(restaurant.plainName["zh-TW"]);
  const things = lines.filter((line) => line.startsWith("□ "));
  expect(things.filter((line) => line === "□ 身份證")).toHaveLength(1);
  expect(things.length).toBeGreaterThan(5);
  expect(lines.join("\n")).toMatch(/用在：/);
  expect(errors).toEqual([]);
  await context.close();
});
