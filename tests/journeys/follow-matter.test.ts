import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { followMatterMessages } from "../../kiosk/i18n/follow-matter.ts";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import { identifyMessages } from "../../kiosk/i18n/identify.ts";
import { postMessages } from "../../kiosk/i18n/post.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { matterDesk, type WorkItem } from "../../server/contract/matters/desk.ts";
import { openTerminal, startBrowser } from "../support/browser.ts";
import { connectTo, tokenOf } from "../support/contract-client.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

const { matters, lifeEvents } = demoCatalogue;
const follow = (key: keyof typeof followMatterMessages) => followMatterMessages[key]["zh-CN"];
const identify = (key: keyof typeof identifyMessages) => identifyMessages[key]["zh-CN"];
const post = (key: keyof typeof postMessages) => postMessages[key]["zh-CN"];
const handle = (key: keyof typeof handleMessages) => handleMessages[key]["zh-CN"];

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

/** The office has seen the papers, and grants. */
async function grantAll(matterId: string): Promise<void> {
  const desk = await connectTo(product.url, matterDesk, await tokenOf(product.url, "/manager"));
  const ask = async (name: string, payload: object) =>
    (await desk.command(`XiaohuMatterDesk.${name}`, payload)).payload as { items: WorkItem[] };
  for (const { application } of (await ask("WorkList", {})).items) {
    if (application.matterId !== matterId) continue;
    const of = { applicationNumber: application.number, by: "林经办" };
    const materialIds = application.owed.map(({ materialId }) => materialId);
    if (materialIds.length > 0)
      await ask("ReceivePaper", { ...of, materialIds, idempotencyKey: randomUUID() });
    await ask("Decide", { ...of, outcome: "granted", reasons: [], idempotencyKey: randomUUID() });
  }
  desk.close();
}

/** Somebody at the terminal. */
async function visitor(personaId: string, matterId: string) {
  const matter = matters.find(({ id }) => id === matterId);
  const persona = personas.find(({ id }) => id === personaId);
  if (!matter || !persona) throw new Error("the demo has no such matter or person");
  const { page, context, errors } = await openTerminal(browser, product.url);
  const heading = () => page.locator("main h1").textContent();
  const press = (text: string | RegExp) => pressButton(page, text);
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  /** Somebody comes to the terminal, which remembers nothing of whoever was there before. */
  const come = async () => {
    await product.act("id-card-reader", "removeCard");
    await page.reload();
    await press("开始办理");
  };
  const layCard = () => product.act("id-card-reader", "layCard", { persona: persona.id });
  const known = { holder: factsOfHolder(persona.document), licences: {} };
  const visit = new MatterVisit(page, matters, hallDay(Date.now()), known);
  const chooses = async () => {
    await come();
    await press(/我要办事/);
    const event = lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
    if (event?.subject === "enterprise") await press("企业的事");
    await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
    await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
    await press(/现在就/);
    await layCard();
  };
  const codeShown = async () =>
    (await page.locator(".receipt__code strong").innerText()).replaceAll(/\s/g, "");
  const typesCode = async (code: string) => {
    await come();
    await press(/查进度/);
    await press(new RegExp(identify("matterCodeBy")));
    await sees(identify("matterCodeTitle"));
    // A screen takes no touch in its first moment.
    await page.waitForTimeout(20);
    for (const sign of code) await page.getByRole("button", { name: sign, exact: true }).click();
  };
  /** Looks up by the card how the matter stands. */
  const follows = async () => {
    await come();
    await press(/查进度/);
    await press(new RegExp(identify("byCard")));
    await layCard();
    await page.locator("main[data-screen=followApplication], main[data-screen=followList]").waitFor();
    if ((await heading()) === follow("listTitle")) await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
    await page.locator("main[data-screen=followApplication]").waitFor();
  };
  return {
    page,
    context,
    errors,
    heading,
    press,
    sees,
    come,
    layCard,
    visit,
    chooses,
    codeShown,
    typesCode,
    follows,
  };
}

it("what is saved goes on where it stood, is handed in, found by the card, sent elsewhere and taken back", async () => {
  const {
    page,
    context,
    errors,
    heading,
    press,
    sees,
    layCard,
    visit,
    chooses,
    codeShown,
    typesCode,
    follows,
  } = await visitor("resident", "food-licence-renewal");
  await chooses();
  await visit.goesOn(["handleQuestion"]);
  const stood = await heading();
  await press(handle("stop"));
  await press(new RegExp(handle("stopSave")));
  await sees(handle("savedTitle"));
  const code = await codeShown();

  await typesCode(code);
  await sees(follow("savedTitle"));
  await press(new RegExp(follow("savedByCard")));
  await layCard();
  await page.locator("main[data-screen=handleQuestion]").waitFor();
  expect(await heading()).toBe(stood);
  const before = visit.seen.length;
  await visit.goesOn(["handleReceipt"]);
  // What was said and agreed to before is not asked again.
  expect(visit.seen.slice(before)).not.toContain("handleSituation");
  expect(visit.seen.slice(before)).not.toContain("handleLicences");

  await follows();
  await page.getByText(follow("stepSubmitted")).waitFor();
  await press(post("changeDelivery"));
  await sees(handle("deliveryTitle"));
  await visit.post.click();
  await sees(handle("postAddressTitle"));
  await visit.fillsPost();
  await press(handle("next"));
  await sees(handle("postTelephoneTitle"));
  await visit.fillsPost();
  await press(handle("next"));
  await page.getByText(post("appointed")).waitFor();
  await page.getByText(follow("resultPost")).waitFor();
  await press(follow("withdraw"));
  await sees(follow("withdrawAskTitle"));
  await press(follow("withdrawIt"));
  await page.getByText(follow("nowWithdrawn")).waitFor();
  expect(await page.locator("main .chip").first().textContent()).toBe(follow("stateWithdrawn"));
  expect(errors).toEqual([]);
  await context.close();
}, 90_000);

it("what is granted and wanted by post is given to the carrier, and found by the code with its waybill", async () => {
  const { page, context, errors, visit, chooses, codeShown, typesCode } = await visitor(
    "resident-elderly",
    "elder-card",
  );
  visit.posts = true;
  await chooses();
  await visit.goesOn(["handleReview"]);
  await page.locator(".handle-review__note", { hasText: "收到时付" }).waitFor();
  await visit.goesOn(["handleReceipt"]);
  const code = await codeShown();
  await grantAll("elder-card");
  await typesCode(code);
  await page.getByText(/^运单号 DEMO\d{9}$/).waitFor();
  await page.locator(".chip", { hasText: post("parcelOrdered") }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
}, 90_000);
