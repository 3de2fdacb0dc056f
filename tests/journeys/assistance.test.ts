import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { assistanceMessages } from "../../kiosk/i18n/assistance.ts";
import { findMessages } from "../../kiosk/i18n/find-matter.ts";
import { identifyMessages } from "../../kiosk/i18n/identify.ts";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { assistanceDeskMessages } from "../../kiosk/i18n/manager-assistance.ts";
import { noFacts } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, openTerminal, screens, startBrowser } from "../support/browser.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

const { matters, organs } = demoCatalogue;
/** 上门 is among its channels. */
const matter = matters.find(({ id }) => id === "elder-card");
const organ = organs.find(({ id }) => id === matter?.organ);
const persona = personas.find(({ id }) => id === "resident");
const help = (key: keyof typeof assistanceMessages) => assistanceMessages[key]["zh-CN"];
const desk = (key: keyof typeof assistanceDeskMessages) => assistanceDeskMessages[key]["zh-CN"];
const telephone = "13800138077";
const door = "9号";

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

const texts = async (): Promise<string[]> => {
  const answer = await fetch(`${product.url}/simulator/api/texts`);
  return ((await answer.json()) as { texts: { text: string }[] }).texts.map(({ text }) => text);
};

it("somebody comes home: asked for in the guide, assigned and declined in the office, read by the code", async () => {
  if (!matter || !organ || !persona) throw new Error("the demo has no such matter or person");
  const { page, context, errors } = await openTerminal(browser, product.url);
  const press = (text: string | RegExp) => pressButton(page, text);
  const key = (sign: string) =>
    page.getByRole("button", { name: sign, exact: true }).filter({ visible: true }).first().click();
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  const visit = new MatterVisit(page, matters, hallDay(Date.now()), noFacts);

  await press("开始办理");
  await press(/我要办事/);
  await press(findMessages.byOrgan["zh-CN"]);
  await visit.pressesOnSomePage(organ.name["zh-CN"]);
  await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
  await visit.pressesOnSomePage(help("homeVisit"));
  await sees(help("whoTitle"));
  await press(new RegExp(help("byCard")));
  await product.act("id-card-reader", "layCard", { persona: persona.id });
  await sees(help("reasonTitle"));
  await press(help("reasonIll"));
  await sees(help("telephoneTitle"));
  await press(help("next"));
  await page.getByText(help("telephoneWrong")).waitFor();
  for (const digit of telephone) await key(digit);
  await press(help("next"));
  await sees(help("addressTitle"));
  await press("江头街道");
  await press("吕厝社区");
  for (const sign of door) await key(sign);
  await press(help("next"));
  await sees(help("slotTitle"));
  const slots = page.locator(".half-days button:enabled").filter({ visible: true });
  const chosen = (await slots.first().getAttribute("aria-label")) ?? "";
  await slots.first().click();
  await sees(help("noticeTitle"));
  await press(help("noticeAccept"));
  await sees(help("reviewTitle"));
  for (const said of [
    telephone,
    `福建省厦门市湖里区江头街道吕厝社区${door}`,
    help("reasonIll"),
    help("textsNo"),
  ])
    await page.getByText(said, { exact: true }).waitFor();
  await press(`${help("turnTexts")} ${help("rowTexts")}`);
  await page.getByText(help("textsYes"), { exact: true }).waitFor();
  await press(help("confirm"));
  await sees(help("bookedTitle"));
  const code = (await page.locator(".slip__code").innerText()).replaceAll(/\s/g, "");
  await press(help("print"));
  await page.getByText(help("slipPrinted")).waitFor();
  const number = /HL-SM-\d{8}-\d{3}/.exec(await page.content())?.[0] ?? "";
  expect(number).not.toBe("");
  await expect.poll(texts).toHaveLength(1);

  const reason = await inOffice(number, chosen);
  await product.act("id-card-reader", "removeCard");
  // Whoever comes next: the terminal remembers nothing.
  await page.reload();
  await press("开始办理");
  await press(/查进度/);
  await press(new RegExp(identifyMessages.matterCodeBy["zh-CN"]));
  await sees(identifyMessages.matterCodeTitle["zh-CN"]);
  await page.waitForTimeout(20);
  for (const sign of code) await page.getByRole("button", { name: sign, exact: true }).click();
  await sees(help("oneTitle"));
  await page.getByText(reason).waitFor();
  await page.getByText(help("stateDeclined")).waitFor();
  await expect.poll(texts).toHaveLength(3);
  expect((await texts()).join(" ")).not.toContain(door);
  expect(errors).toEqual([]);
  await context.close();

  // What was typed and read stands in no file and no log.
  const name = persona.document.kind === "resident" ? persona.document.name : "";
  const files = readdirSync(product.dataDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString("latin1"));
  const left = files.join("\n") + product.output();
  expect(left).toContain(number);
  for (const secret of [telephone, `吕厝社区${door}`, name])
    for (const text of [secret, Buffer.from(secret).toString("latin1")]) expect(left).not.toContain(text);
}, 90_000);

/** The office opens it, names who comes, and then declines it. Returns the reason. */
async function inOffice(number: string, slot: string): Promise<string> {
  const { page, context, errors } = await openPage(
    browser,
    `${product.url}/manager?site=district`,
    screens.desk,
  );
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const does = async (act: "assign" | "decline") => {
    await press(desk(act));
    await press(desk("confirm"));
    const done = desk("doneIt").replace("{act}", desk(act)).replace("{number}", number);
    await page.getByText(done, { exact: true }).waitFor();
  };
  await press(managerMessages.partAssistance["zh-CN"]);
  const row = page.locator(".work-list tbody tr", { hasText: number });
  await row.waitFor();
  expect(await row.textContent()).toContain(slot.split(" 还能")[0]);
  expect(await page.content()).not.toContain(telephone);
  expect(await page.getByRole("button", { name: number }).isDisabled()).toBe(true);
  await page.getByLabel(desk("by")).fill("林经办");
  await press(number);
  await page.getByText(telephone).waitFor();
  await page.getByText(`福建省厦门市湖里区江头街道吕厝社区${door}`).waitFor();
  await page.getByText(desk("ill"), { exact: true }).waitFor();
  await page.getByText(/^林经办 /).waitFor();
  await page.getByLabel(desk("assignee")).fill("小陈");
  await does("assign");
  await expect.poll(texts).toHaveLength(2);
  expect(await page.content()).not.toContain(telephone);
  await press(number);
  const reason = "那天有台风，请改天再约";
  await page.getByLabel(desk("declineReason")).fill(reason);
  await does("decline");
  await row.waitFor({ state: "detached" });
  expect(errors).toEqual([]);
  await context.close();
  return reason;
}
