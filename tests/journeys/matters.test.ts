import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Persona, personas } from "../../device-drivers/simulator/personas.ts";
import { readContent } from "../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";
import { catalogueOf } from "../../server/catalogue/load.ts";
import type { Matter } from "../../server/contract/catalogue/matter.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openPage, startBrowser } from "../support/browser.ts";
import { type Product, startProduct } from "../support/product.ts";
import { hurry, MatterVisit } from "./matter-visit.ts";

const catalogue = catalogueOf(readContent(demoCatalogueFolder));
const { matters } = catalogue;
const handled = matters.filter(({ modes }) => modes.includes("handle") || modes.includes("print"));

/** Somebody whose document is taken for the matter. */
function personaFor(holders: Matter["holders"]): Persona {
  const id = holders.includes("resident")
    ? "resident"
    : holders.includes("hkMacaoTaiwan")
      ? "taiwan"
      : "foreigner-2023";
  const found = personas.find((each) => each.id === id);
  if (!found) throw new Error(`there is no persona ${id}`);
  return found;
}

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

  it.each(
    handled.map(
      ({ plainName, lifeEvents, holders }) => [plainName["zh-CN"], lifeEvents[0], holders] as const,
    ),
  )("%s", async (name, lifeEvent, holders) => {
    const persona = personaFor(holders);
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
      const visit = new MatterVisit(page, matters, hallDay(Date.now()), factsOfHolder(persona.document));
      const event = catalogue.lifeEvents.find((each) => each.id === lifeEvent);
      if (event?.subject === "enterprise") await press("企业的事");
      await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
      await visit.pressesOnSomePage(name);
      await press(/现在就/);
      await product.act("id-card-reader", "layCard", { persona: persona.id });
      expect(await visit.goesOn(["handleReceipt"])).toBe("handleReceipt");
      expect(errors).toEqual([]);
    } finally {
      await context.close();
      await product.act("id-card-reader", "removeCard");
    }
  });
});
