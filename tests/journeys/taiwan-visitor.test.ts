import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { travelDocuments } from "../../device-drivers/simulator/travel-documents.ts";
import { followMatterMessages } from "../../kiosk/i18n/follow-matter.ts";
import { identifyMessages } from "../../kiosk/i18n/identify.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { travelDocumentIn } from "../../server/contract/identifiers/travel-document.ts";
import { openTerminal, startBrowser } from "../support/browser.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

const { matters, lifeEvents } = demoCatalogue;
/** For people from Taiwan; who has no residence permit yet has the travel permit alone. */
const matter = matters.find(({ id }) => id === "taiwan-residence-permit");
const zone = travelDocuments.find(({ id }) => id === "taiwan-permit")?.zone ?? [];
const follow = (key: keyof typeof followMatterMessages) => followMatterMessages[key]["zh-CN"];
const identify = (key: keyof typeof identifyMessages) => identifyMessages[key]["zh-CN"];

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

it("somebody with a 台胞证 alone applies for the residence permit, and follows it with the same document", async () => {
  const read = travelDocumentIn(zone.join(""), hallDay(Date.now()));
  if (!matter || !read.ok) throw new Error("the demo has no such matter or document");
  const { page, context, errors } = await openTerminal(browser, product.url);
  const press = (text: string | RegExp) => pressButton(page, text);
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  const come = async () => {
    await page.reload();
    await press("开始办理");
  };
  const hold = (document: string) => product.hold("holdDocument", { document });
  const known = { holder: factsOfHolder(read.value), licences: {} };
  const visit = new MatterVisit(page, [matter], hallDay(Date.now()), known);

  await come();
  await press(/我要办事/);
  const event = lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
  await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
  await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
  await press(/现在就/);
  await press(identify("byOther"));
  await sees(identify("choiceTitle"));
  await press(new RegExp(identify("choiceZone")));
  await sees(identify("zoneTitle"));
  // Another's zone, in a bar code, is passed over; a passport is taken, but not for this.
  await product.hold("presentCode", { symbology: "qrCode", text: zone.join("\r\n") });
  await hold("passport");
  await sees(identify("notForHolderTitle"));
  await press(identify("otherDocument"));
  await press(new RegExp(identify("choiceZone")));
  await hold("taiwan-permit");
  expect(await visit.goesOn(["handleReceipt"])).toBe("handleReceipt");
  expect(visit.seen).not.toContain("handleLicences");

  await come();
  await press(/查进度/);
  await press(new RegExp(identify("byOther")));
  await press(new RegExp(identify("choiceZone")));
  await hold("taiwan-permit");
  await page.locator("main[data-screen=followApplication]").waitFor();
  await page.getByText(follow("stepSubmitted")).waitFor();

  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const text of [kept, product.output(), await page.content(), page.url()]) {
    expect(text).not.toContain(read.value.number);
    expect(text).not.toContain("TAIWAN VISITOR");
  }
  expect(errors).toEqual([]);
  await context.close();
}, 90_000);
