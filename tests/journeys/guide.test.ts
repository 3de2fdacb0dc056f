import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atRestMessages, closeReasons } from "../../kiosk/i18n/at-rest.ts";
import { translator } from "../../kiosk/i18n/catalogue.ts";
import { citizenMessages } from "../../kiosk/i18n/citizen.ts";
import { guideMessages } from "../../kiosk/i18n/guide.ts";
import { helpMessages, phraseMessages } from "../../kiosk/i18n/help.ts";
import { noticeMessages } from "../../kiosk/i18n/notices.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { type Product, startProduct } from "../support/product.ts";

const g = translator(guideMessages, "zh-CN");
const n = translator(noticeMessages, "zh-CN");
const h = translator(helpMessages, "zh-CN");

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

/** The screen ignores what is pressed in its first 300 ms. */
async function press(page: Page, name: string | RegExp) {
  const button = page.getByRole("button", { name }).filter({ visible: true }).first();
  await button.waitFor();
  await page.waitForTimeout(350);
  await button.click();
}
const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();

async function guideAt(name: string, viewport: { width: number; height: number } = screens.widePhone) {
  const opened = await openPage(browser, `${product.url}/guide`, viewport);
  const { page } = opened;
  await page.getByRole("textbox").fill(name);
  await page.getByRole("button", { name: g("begin") }).click();
  await sees(page, g("noCalls"));
  return opened;
}

describe("a citizen, a guide and a second guide", () => {
  it("a call rings, is taken by one, is talked about in writing, and is helped; the terminal shows each step of it", async () => {
    const citizen = await openPage(browser, `${product.url}/citizen`);
    const screen = citizenAt(citizen.page);
    const lin = await guideAt("林小燕");
    const wu = await guideAt("吴小明", screens.uprightTablet);
    await screen.presses("start");
    await screen.presses("help");
    await sees(citizen.page, h("ringing"));

    await sees(lin.page, g("ringsNow", { terminal: "HL-01" }));
    expect(await lin.page.title()).toContain("HL-01");
    await sees(wu.page, g("ringsNow", { terminal: "HL-01" }));
    await lin.page.getByRole("button", { name: "HL-01" }).first().click();
    await wu.page.getByRole("button", { name: "HL-01" }).first().click();
    await sees(lin.page, g("noMatter"));
    await lin.page.getByRole("button", { name: g("take", { minutes: 2 }) }).click();
    await sees(citizen.page, h("comesIn", { name: "林小燕", minutes: 2 }));
    await sees(wu.page, g("stateTaken", { name: "林小燕" }));
    // The bell is silent again, everywhere.
    expect(await wu.page.title()).toBe(g("title"));

    await press(citizen.page, h("write"));
    await press(citizen.page, phraseMessages.cannotHear["zh-CN"]);
    await sees(lin.page, phraseMessages.cannotHear["zh-CN"]);
    await lin.page.getByPlaceholder(g("writeHint")).fill("请先点大字");
    await lin.page.getByRole("button", { name: g("send") }).click();
    await sees(citizen.page, "请先点大字");

    await lin.page.getByRole("button", { name: g("arrive") }).click();
    await sees(citizen.page, h("there", { name: "林小燕" }));
    await press(citizen.page, h("goOn"));
    // The screen beneath is as it was, and says that somebody is there.
    await sees(citizen.page, citizenMessages.helpTile["zh-CN"]);
    await sees(citizen.page, h("standsThere"));
    await lin.page.getByRole("button", { name: g("end") }).click();
    await sees(lin.page, g("noCalls"));
    await citizen.page.getByText(h("standsThere")).waitFor({ state: "detached" });
    for (const { errors, context } of [citizen, lin, wu]) {
      expect(errors).toEqual([]);
      await context.close();
    }
  });

  it("a terminal is closed behind a session, a notice stands on it at rest, and a number is taken for somebody", async () => {
    const citizen = await openPage(browser, `${product.url}/citizen`);
    const screen = citizenAt(citizen.page);
    const lin = await guideAt("林小燕");
    const tab = (name: string) => lin.page.locator(".guide__tabs").getByRole("button", { name }).click();
    await screen.presses("start");
    await sees(citizen.page, citizenMessages.helpTile["zh-CN"]);

    await tab(g("terminals"));
    await sees(lin.page, g("isSession"));
    await lin.page.locator(".card-button", { hasText: "HL-01" }).click();
    await lin.page.getByRole("button", { name: g("close") }).click();
    await lin.page.getByRole("button", { name: closeReasons.cleaning["zh-CN"] }).click();
    // Whoever is there ends in peace.
    await sees(lin.page, g("isClosing"));
    await sees(citizen.page, citizenMessages.helpTile["zh-CN"]);
    await screen.presses("finish");
    await sees(citizen.page, atRestMessages.closed["zh-CN"]);
    await sees(citizen.page, closeReasons.cleaning["zh-CN"]);
    await sees(lin.page, g("isClosed"));
    await citizen.page.keyboard.press("Tab");
    await citizen.page.keyboard.press("Enter");
    await sees(citizen.page, atRestMessages.closed["zh-CN"]);
    await lin.page.getByRole("button", { name: g("reopen") }).click();
    await citizen.page.getByText(atRestMessages.closed["zh-CN"]).waitFor({ state: "detached" });

    await tab(g("notices"));
    for (const [index, words] of ["下午讲社保", "下午講社保", "Insurance talk at three"].entries())
      await lin.page.locator(".notices .acts__field input").nth(index).fill(words);
    await lin.page.getByRole("button", { name: n("post"), exact: true }).click();
    await sees(citizen.page, "Insurance talk at three");
    await screen.presses("start");
    await citizen.page.getByText("Insurance talk at three").waitFor({ state: "detached" });
    await lin.page.getByRole("button", { name: n("takeBack") }).click();
    await sees(lin.page, n("nothing"));

    await tab(g("number"));
    await lin.page
      .locator(".card-button", { hasText: demoHall.services[0]?.plainName["zh-CN"] ?? "" })
      .click();
    await lin.page.getByRole("button", { name: demoHall.classes?.[0]?.name["zh-CN"] ?? "" }).click();
    await lin.page.getByRole("button", { name: g("takeNumber"), exact: true }).click();
    await lin.page.locator(".taken-number", { hasText: /^A\d{3}$/ }).waitFor();
    await lin.page.getByRole("button", { name: "HL-01" }).click();
    await sees(lin.page, g("printPrinted", { terminal: "HL-01" }));
    await tab(g("visits"));
    await lin.page.getByRole("heading").first().waitFor();
    for (const { errors, context } of [citizen, lin]) {
      expect(errors).toEqual([]);
      await context.close();
    }
  });
});
