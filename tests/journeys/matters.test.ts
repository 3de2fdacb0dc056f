import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readContent } from "../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";
import { catalogueOf } from "../../server/catalogue/load.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, startBrowser } from "../support/browser.ts";
import { type Product, startProduct } from "../support/product.ts";
import { hurry, MatterVisit } from "./matter-visit.ts";

const catalogue = catalogueOf(readContent(demoCatalogueFolder));
const { matters } = catalogue;
const handled = matters.filter(({ modes }) => modes.includes("handle") || modes.includes("print"));

describe("a matter from its guide to the receipt", () => {
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

  it.each(handled.map(({ plainName, lifeEvents }) => [plainName["zh-CN"], lifeEvents[0]]))(
    "%s",
    async (name, lifeEvent) => {
      const { page, context, errors } = await openPage(browser, `${product.url}/citizen`);
      await page.addInitScript(hurry);
      await page.reload();
      const press = async (text: string | RegExp) => {
        await page.waitForTimeout(20);
        await page.getByRole("button", { name: text }).first().click();
      };
      try {
        await press("开始办理");
        await press(/我要办事/);
        const visit = new MatterVisit(page, matters, hallDay(Date.now()));
        const event = catalogue.lifeEvents.find((each) => each.id === lifeEvent);
        if (event?.subject === "enterprise") await press("企业的事");
        await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
        await visit.pressesOnSomePage(name);
        await press(/现在就/);
        await product.act("id-card-reader", "layCard", { persona: "resident" });
        expect(await visit.goesOn(["handleReceipt"])).toBe("handleReceipt");
        expect(errors).toEqual([]);
      } finally {
        await context.close();
        await product.act("id-card-reader", "removeCard");
      }
    },
  );
});
