import type { Browser, BrowserContext, Page, WebSocketRoute } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { accompanyMessages } from "../../kiosk/i18n/accompany.ts";
import { appointmentMessages } from "../../kiosk/i18n/appointments.ts";
import { translator } from "../../kiosk/i18n/catalogue.ts";
import { citizenMessages } from "../../kiosk/i18n/citizen.ts";
import { guideMessages } from "../../kiosk/i18n/guide.ts";
import { accompanyEndWords, guideAccompanyMessages } from "../../kiosk/i18n/guide-accompany.ts";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import { accompanyTerminal } from "../../server/contract/accompany/terminal.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import type { Language } from "../../server/contract/hall.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { openPage, openTerminal, screens, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { demoCatalogue as catalogue } from "../support/demo-catalogue.ts";
import { settling } from "../support/hurry.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";
import { MatterVisit } from "./matter-visit.ts";

const matter = catalogue.matters.find(({ id }) => id === "food-licence-renewal");
const persona = personas.find(({ id }) => id === "resident");
if (!matter || !persona) throw new Error("the demo has no such matter or person");

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

/** Waits for text that can be seen. */
const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: 15_000 });
const strip = (page: Page) => page.locator(".accompany-strip");

/** Every frame of a page's connections, as they cross the wire, which can be cut; while it is, none comes back. */
async function wire(page: Page) {
  const received: string[] = [];
  const sent = new Map<string, string[]>();
  const lines = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/./, (line) => {
    if (isCut) return void line.close();
    const path = new URL(line.url()).pathname;
    const server = line.connectToServer();
    lines.add(line);
    line.onMessage((frame) => {
      sent.set(path, [...(sent.get(path) ?? []), String(frame)]);
      server.send(frame);
    });
    server.onMessage((frame) => {
      received.push(String(frame));
      line.send(frame);
    });
  });
  return {
    received,
    sentTo: (path: string) => sent.get(path) ?? [],
    async cut() {
      isCut = true;
      await Promise.all([...lines].map((line) => line.close()));
      lines.clear();
    },
    mend() {
      isCut = false;
    },
  };
}
type Wire = Awaited<ReturnType<typeof wire>>;

/** The ways in which a value is written where somebody wants to hide it, or does not know that it is one. */
function writings(value: string): string[] {
  const bytes = Buffer.from(value, "utf8");
  const escaped = [...value].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  return [
    value,
    value.replaceAll(" ", ""),
    value.toLowerCase(),
    [...value].reverse().join(""),
    encodeURIComponent(value),
    escaped,
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    Buffer.from(value, "utf16le").toString("hex"),
  ];
}

/** Keeps in the page what is ever typed into a field, and every value that is shown on the review. */
function collectValues() {
  const values = new Set<string>();
  Object.assign(globalThis, { values });
  new MutationObserver(() => {
    for (const field of document.querySelectorAll(".field__text")) {
      const signs = [...field.querySelectorAll(".field__sign")].map((sign) => sign.textContent).join("");
      if (signs !== "") values.add(signs);
    }
    for (const term of document.querySelectorAll(".handle-review__term + strong"))
      values.add(term.textContent ?? "");
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

async function guideAt(language: Language) {
  const g = translator(guideMessages, language);
  let wired: Wire | undefined;
  const opened = await openPage(browser, `${product.url}/guide`, screens.widePhone, async (page) => {
    wired = await wire(page);
  });
  const { page } = opened;
  if (language !== "zh-CN") {
    await page.locator(".masthead__more summary").click();
    await page
      .locator(`.languages [lang="${language}"], .languages button[lang="${language}"]`)
      .first()
      .click();
    await page.keyboard.press("Escape");
  }
  await page.getByRole("textbox").fill("林小燕");
  await page.getByRole("button", { name: g("begin") }).click();
  return { ...opened, wired, g, a: translator(guideAccompanyMessages, language) };
}
type GuideAt = Awaited<ReturnType<typeof guideAt>>;

/** Takes the call that rings, and asks to accompany. */
async function takes({ page, g, a }: GuideAt) {
  await page.locator(".card-button", { hasText: "HL-01" }).first().click();
  await page.getByRole("button", { name: g("take", { minutes: 2 }) }).click();
  await page.getByRole("button", { name: g("accompany"), exact: true }).click();
  await page.getByRole("button", { name: a("ask") }).click();
  await sees(page, a("asked"));
}
/** Says that the citizen was helped, which ends the call. */
async function helped({ page, g, a }: GuideAt) {
  await page.getByRole("button", { name: a("back"), exact: true }).click();
  await page.getByRole("button", { name: g("end"), exact: true }).click();
  await sees(page, g("noCalls"));
}
const control = (page: Page, words: string) =>
  page
    .locator(".seen__control")
    .filter({ hasText: new RegExp(`^${words}`) })
    .first();

const gift = (page: Page, name: string) =>
  page.locator(".accompany > .phrases").getByRole("button", { name });

/** Somebody else at each window: nobody works at two. */
async function atWindow(serviceId: string, clerk: number) {
  const opened = await openPage(browser, `${product.url}/window`, { width: 1280, height: 900 });
  const { page } = opened;
  page.setDefaultTimeout(15_000);
  await page.locator('input[name="clerk"]').nth(clerk).check();
  await page
    .locator('input[name="window"]')
    .nth(demoHall.windows.findIndex((each) => each.serviceIds.includes(serviceId)))
    .check();
  await page.keyboard.press("Enter");
  await page.locator("main[data-page=work]").waitFor();
  return opened;
}
async function closeAll(
  opened: readonly { readonly errors: readonly string[]; readonly context: BrowserContext }[],
) {
  for (const { errors, context } of opened) {
    // What a line that is gone writes into the console is no error of the page's.
    expect(errors.filter((each) => !/net::ERR_|WebSocket/.test(each))).toEqual([]);
    await context.close();
  }
}

describe("a citizen, a guide and a window", () => {
  it("a case is accompanied in the middle of its form, and goes on at a window; nothing of anybody crosses the wire", async () => {
    const lin = await guideAt("zh-CN");
    const { a } = lin;
    const c = translator(accompanyMessages, "zh-CN");
    let wired: Wire | undefined;
    const citizen = await openTerminal(browser, product.url, async (page) => {
      await page.addInitScript(collectValues);
      wired = await wire(page);
    });
    const { page } = citizen;
    const press = (text: string | RegExp) => pressButton(page, text);
    const visit = new MatterVisit(page, [matter], hallDay(Date.now()), {
      holder: factsOfHolder(persona.document),
      licences: {},
    });
    await press("开始办理");
    await press(/我要办事/);
    const event = catalogue.lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
    if (event?.subject === "enterprise") await press("企业的事");
    await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
    await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
    await press(/现在就/);
    await product.act("id-card-reader", "layCard", { persona: persona.id });
    await visit.goesOn(["handleQuestion"]);

    await press(citizenMessages.help["zh-CN"]);
    await takes(lin);
    await sees(page, c("askTitle", { name: "林小燕" }));
    // Nothing is seen, and nothing was described, before the yes.
    expect(wired?.sentTo(accompanyTerminal.path).join("")).not.toContain("XiaohuAccompany.Show");
    await page.waitForTimeout(settling);
    await page.getByRole("button", { name: c("yes"), exact: true }).click();
    await sees(page, c("watching", { name: "林小燕" }));
    const title = (await visit.screen.locator("h1").textContent()) ?? "";
    await lin.page.locator(".seen__title", { hasText: title }).waitFor();
    await sees(lin.page, a("progress", { at: 3, of: 5 }));

    // The citizen goes on, by themselves, under the guide's eyes.
    await visit.goesOn(["handleReview"]);
    await lin.page.locator(".seen__title", { hasText: handleMessages.reviewTitle["zh-CN"] }).waitFor();
    await control(lin.page, handleMessages.submit["zh-CN"]).click();
    await page.locator("[data-pointed=point]", { hasText: handleMessages.submit["zh-CN"] }).waitFor();
    await sees(page, c("pointed", { words: handleMessages.submit["zh-CN"] }));
    await lin.page.getByRole("button", { name: a("offer") }).click();
    await gift(lin.page, a("large")).click();
    await page.locator("html[data-text=large]").waitFor();
    await sees(page, c("changedLarge"));
    await page.waitForTimeout(settling);
    await page.getByRole("button", { name: c("takeBack") }).click();
    await page.locator("html[data-text=normal]").waitFor();
    await gift(lin.page, a("more", { minutes: 10 })).click();
    await sees(page, c("moreTime", { minutes: 10 }));

    // The guide's wireless line is gone for a while, and says how old is what it shows.
    await lin.wired?.cut();
    await sees(lin.page, "断线，最后看到的是");
    lin.wired?.mend();
    await sees(lin.page, a("with"));
    await lin.page.locator(".seen__title", { hasText: handleMessages.reviewTitle["zh-CN"] }).waitFor();
    // The terminal's own line to its server breaks off, and goes on with the newest step.
    const before = wired?.sentTo(accompanyTerminal.path).length ?? 0;
    await wired?.cut();
    wired?.mend();
    await expect
      .poll(() => (wired?.sentTo(accompanyTerminal.path).length ?? 0) > before, { timeout: 10_000 })
      .toBe(true);
    await sees(page, c("watching", { name: "林小燕" }));

    await lin.page.getByRole("button", { name: a("handOver") }).click();
    const service = demoHall.services.find(({ id }) => id === matter.service);
    await lin.page
      .locator(".hand-over")
      .getByRole("button", { name: service?.plainName["zh-CN"] ?? "" })
      .click();
    await lin.page.getByRole("button", { name: a("handOverAsk") }).click();
    await sees(page, c("handOverTitle", { name: "林小燕" }));
    await page.waitForTimeout(settling);
    await page.getByRole("button", { name: c("handOverYes") }).click();
    const heading = page.locator("[data-overlay=accompany-number] h2");
    await heading.waitFor();
    const number = /[A-Z]\d{3}/.exec((await heading.textContent()) ?? "")?.[0] ?? "";
    await sees(lin.page, new RegExp(number));
    await sees(page, c("numberPrinted"));
    await page.waitForTimeout(settling);
    await page.getByRole("button", { name: c("close"), exact: true }).click();
    await page.locator("main[data-screen=handleSaved]").waitFor();
    const code = ((await page.locator(".receipt__code strong").textContent()) ?? "").replaceAll(/\s/g, "");
    await page.waitForTimeout(settling);
    await strip(page)
      .getByRole("button", { name: c("stop"), exact: true })
      .click();
    await strip(page).waitFor({ state: "detached" });
    await sees(lin.page, accompanyEndWords.stopped["zh-CN"]);
    expect(await lin.page.locator(".seen").count()).toBe(0);
    await helped(lin);

    const clerk = await atWindow(matter.service, 0);
    await clerk.page.keyboard.press("Space");
    await clerk.page.locator(".in-hand__number", { hasText: number }).waitFor();
    await clerk.page.keyboard.press("Shift+F6");
    await clerk.page.locator("dialog input").fill(code);
    await clerk.page.keyboard.press("Enter");
    await clerk.page.frameLocator("iframe.saved-case").locator("[data-screen]").first().waitFor();

    // The canary: whoever listens on the guide's side of the wire, or between the terminal and its hall, learns of nobody.
    const { document } = persona;
    const typed = await page.evaluate(() => [...(globalThis as unknown as { values: Set<string> }).values]);
    const own = [
      "name" in document ? document.name : "",
      document.number,
      "address" in document ? document.address : "",
    ];
    // What was on the way to another value is that one's; and what is as short as that stands in any frame.
    const whole = typed.filter((value) => !typed.some((other) => other !== value && other.startsWith(value)));
    const planted = [...own, ...whole].filter(
      (value) => value.length >= 6 || (value.length >= 2 && /\p{Script=Han}/u.test(value)),
    );
    expect(planted.length).toBeGreaterThan(5);
    const frames = [...(lin.wired?.received ?? []), ...(wired?.sentTo(accompanyTerminal.path) ?? [])].join(
      "\n",
    );
    const options =
      matter.form?.sections.flatMap(({ fields }) => fields.map(({ label }) => label["zh-CN"])) ?? [];
    expect(frames).toContain("XiaohuAccompany.StepEvent");
    for (const value of planted)
      for (const written of writings(value)) {
        // What everybody may read in the guide is said as such, by its place.
        if (options.includes(value)) continue;
        expect([value, withoutContent(frames).includes(written)]).toEqual([value, false]);
      }
    expect(product.output()).not.toContain("XiaohuAccompany.Show");
    for (const value of own) expect(product.output()).not.toContain(value);
    await closeAll([citizen, lin, clerk]);
    await product.act("id-card-reader", "removeCard");
  }, 120_000);

  it("days and times that everybody is offered are told where one is chosen, and nowhere which was chosen", async () => {
    const lin = await guideAt("zh-CN");
    const c = translator(accompanyMessages, "zh-CN");
    let wired: Wire | undefined;
    const citizen = await openTerminal(browser, product.url, async (opened) => {
      wired = await wire(opened);
    });
    const { page } = citizen;
    const screen = citizenAt(page, "zh-CN", () => page.waitForTimeout(settling));
    const press = (name: string, exact = true) => pressButton(page, name, exact);
    const titled = (key: keyof typeof appointmentMessages) =>
      page.getByRole("heading", { level: 1, name: appointmentMessages[key]["zh-CN"] }).waitFor();
    await screen.presses("start");
    await screen.presses("help");
    await takes(lin);
    await sees(page, c("askTitle", { name: "林小燕" }));
    await press(c("yes"));
    await screen.presses("appointmentTile");
    await press(appointmentMessages.bookTile["zh-CN"], false);
    await product.act("id-card-reader", "layCard", { persona: persona.id });
    await titled("serviceTitle");
    await page.waitForTimeout(settling);
    await page.locator("main .matter").first().click();
    await titled("dayTitle");
    const seen = (words: string) => lin.page.locator(".seen__control").filter({ hasText: words }).first();
    const day = await page.locator(".choice:enabled strong").last().innerText();
    await seen(day).waitFor();
    // A guide can say which, as of any key.
    await seen(day).click();
    await page.locator("[data-pointed=point]", { hasText: day }).waitFor();
    await press(day, false);
    await titled("timeTitle");
    const time = await page.locator(".choice:enabled strong").last().innerText();
    await seen(time).waitFor();
    const before = wired?.sentTo(accompanyTerminal.path).length ?? 0;
    await press(time, false);
    await titled("reviewTitle");
    await lin.page.locator(".seen__title", { hasText: appointmentMessages.reviewTitle["zh-CN"] }).waitFor();
    await press(appointmentMessages.confirm["zh-CN"], false);
    await titled("bookedTitle");
    await lin.page.locator(".seen__title", { hasText: appointmentMessages.bookedTitle["zh-CN"] }).waitFor();
    // From the time on which it was chosen, on the terminal's side of the wire as well.
    const after = (wired?.sentTo(accompanyTerminal.path) ?? []).slice(before).join("\n");
    expect(after).toContain("appointment.appointmentBooked");
    expect(after).not.toMatch(/"day":|"time":/);
    const frames = [...(lin.wired?.received ?? []), ...(wired?.sentTo(accompanyTerminal.path) ?? [])].join(
      "\n",
    );
    expect(frames).toMatch(/"day":"\d{4}-\d{2}-\d{2}"/);
    const code = (await page.locator(".slip__code").first().innerText()).replaceAll(/\s/g, "");
    const { document } = persona;
    for (const value of ["name" in document ? document.name : document.number, document.number, code])
      for (const written of writings(value))
        expect([value, withoutContent(frames).includes(written)]).toEqual([value, false]);
    await helped(lin);
    await closeAll([citizen, lin]);
    await product.act("id-card-reader", "removeCard");
  }, 90_000);

  it.each([
    ["zh-TW", "social-insurance", 1],
    ["en", "residence", 2],
  ] as const)(
    "a number is taken together, in %s: asked, pointed at, enlarged, handed over and called",
    async (language, serviceId, clerkIndex) => {
      const lin = await guideAt(language);
      const { a } = lin;
      const c = translator(accompanyMessages, language);
      const citizen = await openPage(browser, `${product.url}/citizen`);
      const { page } = citizen;
      const screen = citizenAt(page, language);
      const press = async (name: string) => {
        await page.waitForTimeout(350);
        await page.getByRole("button", { name, exact: true }).click();
      };
      await page.waitForTimeout(350);
      await page.locator(`.masthead__languages [lang="${language}"]`).click();
      await screen.presses("help");
      await takes(lin);
      await sees(page, c("askTitle", { name: "林小燕" }));
      await press(c("yes"));
      await sees(page, c("watching", { name: "林小燕" }));
      await lin.page.locator(".seen__title").waitFor();
      const tile = citizenMessages.takeNumberTile[language];
      await lin.page.getByRole("button", { name: a("offer") }).click();
      await control(lin.page, tile).click();
      await page.locator("[data-pointed=offer]", { hasText: tile }).waitFor();
      await sees(page, new RegExp(tile));
      await page.waitForTimeout(350);
      await page.locator("[data-pointed=offer]").click();
      await page.locator("[data-pointed]").waitFor({ state: "detached" });
      await gift(lin.page, a("large")).click();
      await page.locator("html[data-text=large]").waitFor();
      const service = demoHall.services.find(({ id }) => id === serviceId);
      if (!service) throw new Error("the demo has no service");
      await lin.page.getByRole("button", { name: a("handOver") }).click();
      await lin.page.locator(".hand-over").getByRole("button", { name: service.plainName[language] }).click();
      await lin.page.getByRole("button", { name: a("handOverAsk") }).click();
      await sees(page, c("handOverTitle", { name: "林小燕" }));
      await press(c("handOverYes"));
      const heading = page.locator("[data-overlay=accompany-number] h2");
      await heading.waitFor();
      const number = /[A-Z]\d{3}/.exec((await heading.textContent()) ?? "")?.[0] ?? "";
      await press(c("close"));
      await lin.page.getByRole("button", { name: a("stop") }).click();
      await sees(page, c("ended"));
      await helped(lin);
      const clerk = await atWindow(service.id, clerkIndex);
      await clerk.page.keyboard.press("Space");
      await clerk.page.locator(".in-hand__number", { hasText: number }).waitFor();
      await closeAll([citizen, lin, clerk]);
    },
    60_000,
  );
});

/** Without the guides' own texts, which the hall gives to everybody. */
const withoutContent = (frames: string): string =>
  frames
    .split("\n")
    .filter((frame) => !/"texts":\[|"entries":\[|"services":\[/.test(frame))
    .join("\n");
