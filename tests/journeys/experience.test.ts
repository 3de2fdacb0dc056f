import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translator } from "../../kiosk/i18n/catalogue.ts";
import { experienceMessages } from "../../kiosk/i18n/experience.ts";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { experienceDeskMessages } from "../../kiosk/i18n/manager-experience.ts";
import { painDeskMessages } from "../../kiosk/i18n/manager-pain-points.ts";
import { screenMessages } from "../../kiosk/i18n/screens.ts";
import { defaultPainRules } from "../../server/hall/pain-points/rules.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { type Product, startProduct } from "../support/product.ts";

const m = translator(experienceDeskMessages, "zh-CN");
const e = translator(experienceMessages, "zh-CN");

const unclear = defaultPainRules.categories.find(({ id }) => id === "unclear")?.name["zh-CN"] ?? "";

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

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first();

it("a manager sets a task, an officer walks by its code and marks a step, and what was marked becomes a pain point", async () => {
  const manager = await openPage(browser, `${product.url}/manager?site=district`, screens.desk);
  await button(manager.page, managerMessages.partExperience["zh-CN"]).click();
  await manager.page.getByLabel(m("by")).fill("陈经理");
  await button(manager.page, m("create")).click();
  const code = (await manager.page.locator(".experience__code").textContent()) ?? "";
  expect(code).toMatch(/^\d{6}$/);

  const citizen = await openPage(browser, `${product.url}/citizen`);
  const screen = citizenAt(citizen.page);
  await screen.presses("start");
  await button(citizen.page, e("wayIn")).click();
  for (const sign of code) await button(citizen.page, sign).click();
  await citizen.page.getByText(e("recording")).waitFor();
  await screen.presses("windowsTile");
  await screen.sees("windowsTitle");
  await button(citizen.page, e("mark")).click();
  await button(citizen.page, unclear).click();
  await citizen.page.getByText(e("marked", { count: 1 })).waitFor();
  await screen.presses("back");
  await button(citizen.page, e("stop")).click();
  await citizen.page.getByText(e("recording")).waitFor({ state: "detached" });
  // The session itself goes on.
  await screen.presses("finish");

  await button(manager.page, managerMessages.partFigures["zh-CN"]).click();
  await button(manager.page, managerMessages.partExperience["zh-CN"]).click();
  await button(manager.page, m("look")).click();
  const name = manager.page.locator(".replay__name");
  await name.getByText(screenMessages.home["zh-CN"]).waitFor();
  await button(manager.page, m("next")).click();
  await name.getByText(screenMessages.windows["zh-CN"]).waitFor();
  await manager.page.getByRole("cell", { name: m("turnedBack") }).waitFor();
  // What the officer said of it is chosen already.
  await manager.page.getByRole("cell", { name: m("remarked", { what: unclear }) }).waitFor();
  await manager.page.getByLabel(m("reportWords")).fill("看不出要按哪里");
  await manager.page.getByLabel(m("reportWho")).fill("陈经理");
  await button(manager.page, m("report")).click();
  const said = (await manager.page.getByText(m("reportedAs", { number: "" })).textContent()) ?? "";
  await button(manager.page, managerMessages.partPainPoints["zh-CN"]).click();
  const row = manager.page
    .getByRole("row")
    .filter({ hasText: said.replace(m("reportedAs", { number: "" }), "") });
  await row
    .getByText(`${painDeskMessages.painPoint["zh-CN"]} · ${painDeskMessages.experience["zh-CN"]}`)
    .waitFor();
  for (const { errors, context } of [manager, citizen]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
