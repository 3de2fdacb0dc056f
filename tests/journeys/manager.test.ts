import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { screenMessages } from "../../kiosk/i18n/screens.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { tokenOf } from "../support/contract-client.ts";
import { type Product, startProduct } from "../support/product.ts";

let browser: Browser;
let product: Product;
let manager: Page;
/** What the browser complains of; among it whatever the content security policy forbids. */
let errors: string[];

beforeAll(async () => {
  browser = await startBrowser();
  product = await startProduct();
  const opened = await openPage(browser, `${product.url}/manager`, screens.desk);
  manager = opened.page;
  errors = opened.errors;
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const word = (key: keyof typeof managerMessages) => managerMessages[key]["zh-CN"];
const fact = (key: keyof typeof managerMessages) =>
  manager.locator(".fact", { has: manager.getByText(word(key), { exact: true }) }).locator("dd");

async function takeNumber(site = "district", serviceId = "business"): Promise<void> {
  await fetch(`${product.url}/hall/v1/commands`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await tokenOf(product.url, "/citizen")}`,
    },
    body: JSON.stringify({
      name: "Queue.Take",
      payload: { serviceId, terminalId: "HL-01", idempotencyKey: randomUUID() },
      site,
    }),
  });
}

describe("the page of all sites", () => {
  it("follows every site, is given away as a table, and leads to a site's own page and back by keyboard", async () => {
    const rows = manager.locator(".levels tbody tr");
    await manager.getByRole("rowheader", { name: word("sumDistrict") }).waitFor();
    expect(await rows.count()).toBe(5);
    await takeNumber("community", "general");
    await fact("waitingNow").getByText("1 人").waitFor();
    await rows.last().getByRole("cell", { name: "1", exact: true }).waitFor();
    const [download] = await Promise.all([
      manager.waitForEvent("download"),
      manager.getByRole("button", { name: word("tableSave") }).click(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toMatch(
      /^\uFEFF日期,时间,级别,.*\r\n[\d-]+,[\d:]+,区,湖里区政务服务中心（演示）,合计,,3,/,
    );

    await manager.getByRole("button", { name: "English" }).click();
    await manager.getByRole("link", { name: "Community Service Station (demo)" }).focus();
    await manager.keyboard.press("Enter");
    await manager.getByRole("heading", { name: managerMessages.linesTitle.en }).waitFor();
    expect(await manager.locator(".masthead__hall").textContent()).toBe("Community Service Station (demo)");
    await manager.getByRole("link", { name: managerMessages.levelsTitle.en }).focus();
    await manager.keyboard.press("Enter");
    await manager.getByRole("button", { name: "简体" }).click();
    await manager.getByRole("link", { name: "湖里区政务服务中心（演示）" }).click();
    expect(errors).toEqual([]);
  });
});

describe("the manager's page", () => {
  it("is empty on the first day, follows the hall, plots it, and gives it away as a table", async () => {
    await manager.getByText(word("nothingYet")).waitFor();
    await takeNumber();
    await takeNumber();
    await fact("waitingNow").getByText("2 人").waitFor();
    const plot = manager.locator(".plot", { hasText: word("numbersByHour") });
    await plot.locator("svg rect").first().waitFor();
    await plot.getByText(word("asTable")).click();
    expect(await plot.locator("tbody td").first().textContent()).toBe("2");

    await manager.getByRole("button", { name: word("week"), exact: true }).click();
    await manager.getByText(word("soFar")).waitFor();
    expect(await fact("taken").textContent()).toBe("2 人");
    await manager.locator("select").selectOption("service");
    const [download] = await Promise.all([
      manager.waitForEvent("download"),
      manager.getByRole("button", { name: word("tableSave") }).click(),
    ]);
    const table = await readFile(await download.path());
    expect([...table.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(table.toString("utf8")).toMatch(/^\uFEFF日期,事项,取号,.*\r\n[\d-]+,市场监督管理,2,/);
    await manager.getByRole("button", { name: word("toToday") }).click();
    expect(errors).toEqual([]);
  });

  it("shows which screens people reached at the terminal, and where they gave up", async () => {
    const { page, context, errors: ofCitizen } = await openPage(browser, `${product.url}/citizen`);
    const citizen = citizenAt(page);
    await citizen.sees("restTitle");
    await citizen.presses("start");
    await citizen.sees("homeTitle");
    await citizen.presses("finish");
    await citizen.sees("thanksTitle");
    await citizen.presses("close");
    await citizen.sees("restTitle");
    const home = manager.locator("tr", {
      has: manager.getByRole("rowheader", { name: screenMessages.home["zh-CN"], exact: true }),
    });
    // A count alone is no news of the queue: the next number brings it along.
    await expect
      .poll(
        async () => {
          await takeNumber();
          return (await home.locator("td").allTextContents()).filter((text) => text !== "");
        },
        { timeout: 10_000, interval: 500 },
      )
      .toEqual(["1", "0", "1", "0"]);
    expect([...errors, ...ofCitizen]).toEqual([]);
    await context.close();
  });
});

describe("the page of a hall that is not there", () => {
  it("says so, and leads to those that are", async () => {
    const { page, context } = await openPage(browser, `${product.url}/manager?site=nowhere`, screens.desk);
    await page.getByRole("heading", { name: word("noSuchHall") }).waitFor();
    await page.getByRole("link", { name: /示范街道/ }).click();
    await page.getByRole("button", { name: word("partDesk") }).waitFor();
    expect(new URL(page.url()).searchParams.get("site")).toBe("street");
    await context.close();
  });
});
