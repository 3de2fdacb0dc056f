import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { enterpriseCodes } from "../../device-drivers/simulator/enterprise-codes.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { enterpriseMessages } from "../../kiosk/i18n/enterprise.ts";
import { sampleLicences } from "../../server/connectors/licences/sample-licences.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { openTerminal, startBrowser } from "../support/browser.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

const { matters, lifeEvents } = demoCatalogue;
const matter = matters.find(({ id }) => id === "hygiene-licence-renewal");
const persona = personas.find(({ id }) => id === "resident");
const hotel = "厦门样本酒店有限公司";
const creditCode = "91350206DEM0000228";
const words = (key: keyof typeof enterpriseMessages) => enterpriseMessages[key]["zh-CN"];

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

it("an agent renews a hotel's licence by its code: what is on file of it is filled in, and it is handed in on its behalf", async () => {
  if (!matter || !persona) throw new Error("the demo has no such matter or person");
  const { page, context, errors } = await openTerminal(browser, product.url);
  const press = (text: string | RegExp) => pressButton(page, text);
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  const holdCode = (code: string) => product.hold("holdEnterpriseCode", { code });
  const today = hallDay(Date.now());
  const onFile = sampleLicences(today).filter(
    ({ holders, isRevoked }) => !isRevoked && holders.some(({ number }) => number === creditCode),
  );
  const licences = Object.fromEntries(onFile.map(({ kind, fields }) => [kind, fields]));
  const known = { holder: factsOfHolder(persona.document), licences };
  const visit = new MatterVisit(page, [matter], today, known);

  await press("开始办理");
  await press(/我要办事/);
  const event = lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
  if (event?.subject === "enterprise") await press("企业的事");
  await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
  await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
  await press(/现在就/);
  await product.act("id-card-reader", "layCard", { persona: persona.id });
  await sees(words("choiceTitle"));
  for (const [code, refusal] of [
    ["agent-expired", "refusedExpired"],
    ["agent-other-person", "refusedOtherPerson"],
    ["agent-no-enterprise", "refusedNoEnterprise"],
  ] as const) {
    await press(new RegExp(words("scan")));
    await sees(words("scanTitle"));
    await holdCode(code);
    await page.getByText(words(refusal)).waitFor();
    await press(words("another"));
    await sees(words("choiceTitle"));
  }
  await press(new RegExp(words("scan")));
  await sees(words("scanTitle"));
  await holdCode("agent-hotel-hygiene");
  expect(await visit.goesOn(["handleReview"])).toBe("handleReview");
  await page.getByText(hotel).first().waitFor();
  await page.getByText(words("actingFor")).waitFor();
  expect(await visit.goesOn(["handleReceipt"])).toBe("handleReceipt");

  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const { text } of enterpriseCodes)
    for (const place of [kept, product.output(), await page.content()]) expect(place).not.toContain(text);
  expect(errors).toEqual([]);
  await context.close();
}, 90_000);
