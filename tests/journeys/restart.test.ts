import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restMessages } from "../../kiosk/i18n/citizen-rest.ts";
import { windowMessages } from "../../kiosk/i18n/window.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { type Product, startProduct } from "../support/product.ts";

let browser: Browser;
let product: Product;
let dataDirectory: string;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "xiaohu-restart-"));
  browser = await startBrowser();
  product = await startProduct({ dataDirectory });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

describe("the server is killed and started again", () => {
  it("finds every page back by itself, the clerk at the window, and the number series going on", async () => {
    const citizenPage = await openPage(browser, `${product.url}/citizen`);
    const windowPage = await openPage(browser, `${product.url}/window`, screens.landscape);
    const citizen = citizenAt(citizenPage.page);
    await citizen.sees("restTitle");
    await windowPage.page.locator('input[name="clerk"]').first().check();
    await windowPage.page.locator('input[name="window"]').first().check();
    await windowPage.page.getByRole("button", { name: windowMessages.signIn["zh-CN"] }).click();
    await windowPage.page.locator(".in-hand").waitFor();

    const takeOne = async () => {
      await citizen.presses("start");
      await citizen.sees("homeTitle");
      await citizen.presses("takeNumberTile");
      await citizen.sees("matterTitle");
      await citizen.choosesMatter("社保、医保、养老金");
      await citizen.sees("identifyChoiceTitle");
      await citizen.presses("withoutCard");
      await citizen.sees("takeTicketTitle");
      const number = (await citizenPage.page.getByText(/^A\d{3}$/).allInnerTexts())[0];
      await citizen.presses("taken");
      await citizen.sees("thanksTitle");
      await citizen.presses("close");
      await citizen.sees("restTitle");
      return number;
    };
    expect(await takeOne()).toBe("A001");

    const { port } = new URL(product.url);
    await product.kill("SIGKILL");
    await citizen.sees("outOfOrderTitle");
    product = await startProduct({ dataDirectory, environment: { PORT: port } });
    await citizenPage.page.getByText(restMessages.restAllWorks["zh-CN"]).waitFor({ timeout: 20_000 });
    expect(await takeOne()).toBe("A002");

    await windowPage.page.locator(".in-hand__number--waiting", { hasText: "2" }).waitFor({ timeout: 20_000 });
    await windowPage.page.keyboard.press("F8");
    await windowPage.page.locator(".in-hand__number", { hasText: "A001" }).waitFor();
  });
});
