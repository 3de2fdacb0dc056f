import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boardMessages } from "../../kiosk/i18n/board.ts";
import { scenarioWords } from "../../kiosk/i18n/scenarios.ts";
import { simulatorMessages } from "../../kiosk/i18n/simulator.ts";
import { historyMessages } from "../../kiosk/i18n/ticket-history.ts";
import { windowMessages } from "../../kiosk/i18n/window.ts";
import { pauseReasonMessages } from "../../kiosk/i18n/window-dialogs.ts";
import { shortcuts } from "../../kiosk/window/shortcuts.ts";
import { newContext, openPage, screens, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { tokenOf } from "../support/contract-client.ts";
import { type Product, startProduct } from "../support/product.ts";

let browser: Browser;
let product: Product;
let window: Page;
let board: Page;
const errors: string[] = [];

/** A browser's voice that says at once what it is given, and keeps it: headless Chromium has none of its own. */
function giveVoice() {
  const spoken: string[] = [];
  const voice = { lang: "zh-CN", name: "test", localService: true, default: true, voiceURI: "test" };
  const synthesis = {
    getVoices: () => [voice],
    speak(utterance: SpeechSynthesisUtterance) {
      spoken.push(utterance.text);
      setTimeout(() => utterance.dispatchEvent(new Event("end")), 20);
    },
    cancel: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {
    set: () => undefined,
    get: () => voice,
  });
  Object.assign(globalThis, { spoken });
}
const spoken = () => board.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken);

async function takeNumber(serviceId: string): Promise<string> {
  const response = await fetch(`${product.url}/hall/v1/commands`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await tokenOf(product.url, "/citizen")}`,
    },
    body: JSON.stringify({
      name: "Queue.Take",
      payload: { serviceId, terminalId: "HL-01", idempotencyKey: randomUUID() },
    }),
  });
  return ((await response.json()) as { ticket: { number: string } }).ticket.number;
}

const numberInHand = () => window.locator(".in-hand__number");
/** Waits until the ticket's place says so. */
const inHand = (key: "stateServing" | "noTicket" | "pausedHint") =>
  window.locator(".in-hand", { hasText: windowMessages[key]["zh-CN"].replace("{key}", "Home") }).waitFor();
const recall = () => window.getByRole("button", { name: windowMessages.recall["zh-CN"] });
const onStage = () => board.locator(".stage__number");

beforeAll(async () => {
  browser = await startBrowser();
  // The browser's voice alone, also on a machine that has espeak-ng.
  product = await startProduct({ configuration: "speech: { commands: { zh-CN: [], en: [] } }" });
  const atWindow = await openPage(browser, `${product.url}/window`, screens.landscape);
  const context = await newContext(browser, { viewport: screens.landscape });
  await context.addInitScript(giveVoice);
  board = await context.newPage();
  board.on("pageerror", (error) => errors.push(String(error)));
  await board.goto(`${product.url}/board`);
  await board.getByRole("button", { name: boardMessages.enableSound["zh-CN"] }).click();
  window = atWindow.page;
  window.on("pageerror", (error) => errors.push(String(error)));
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe("a window calls, a board shows and speaks", () => {
  it("signs in by keyboard alone", async () => {
    await window.locator('input[name="clerk"]').first().focus();
    await window.keyboard.press("Space");
    await window.keyboard.press("Tab");
    await window.keyboard.press("Space");
    await window.keyboard.press("Enter");
    await inHand("noTicket");
  });

  it("calls in the order of taking numbers, and each call is shown and spoken once", async () => {
    const numbers = [await takeNumber("social-insurance"), await takeNumber("social-insurance")];
    expect(numbers).toEqual(["A001", "A002"]);
    await window.locator(".in-hand__number--waiting", { hasText: "2" }).waitFor();
    await window.keyboard.press("F8");
    await expect.poll(() => numberInHand().allInnerTexts()).toEqual(["A001"]);
    // The hall wants some seconds between two calls: the button says how many, and its key does nothing yet.
    expect(await recall().isDisabled()).toBe(true);
    expect(await recall().innerText()).toMatch(/[1-5] 秒后可叫 · 还能叫 2 次/);
    await window.keyboard.press("F7");
    await expect.poll(() => onStage().allInnerTexts()).toEqual(["A001"]);
    await expect.poll(spoken, { timeout: 15_000 }).toEqual(["请 A 零零一 号，到 1号窗口"]);
  });

  it("has the voice module of the hall say the same, from the same call", async () => {
    const said = async () => {
      const voice = (await product.state()).devices.find(({ device }) => device === "voice");
      return voice?.state.spoken;
    };
    await expect
      .poll(said, { timeout: 15_000 })
      .toEqual([{ text: "请 A 零零一 号，到 1号窗口", whole: true }]);
  });

  it("has the window's display show it, from the same call", async () => {
    const shown = async () => {
      const display = (await product.state()).devices.find(({ device }) => device === "window-display");
      return display?.state.lines;
    };
    await expect.poll(shown).toEqual(["A001 -> Window 1", ""]);
  });

  it("has the window's own display on the shared line show it", async () => {
    const shown = async () => {
      const line = (await product.state()).devices.find(({ device }) => device === "window-line");
      return (line?.state.displays as Record<string, string[]> | undefined)?.["1"];
    };
    await expect.poll(shown).toEqual(["请 A001 办理", "1号窗口"]);
  });

  it("recalls, begins and finishes", async () => {
    await expect.poll(() => recall().isEnabled(), { timeout: 10_000 }).toBe(true);
    await window.keyboard.press("F7");
    await recall().getByText(windowMessages.recallLeft["zh-CN"].replace("{count}", "1")).waitFor();
    await board.getByText("A001").first().waitFor();
    await expect.poll(spoken, { timeout: 15_000 }).toHaveLength(2);
    await window.keyboard.press("F9");
    await inHand("stateServing");
    await window.keyboard.press("F10");
    await inHand("noTicket");
  });

  it("calls by number, marks a no-show, and takes it back to the head of the line", async () => {
    await takeNumber("social-insurance");
    await window.locator(".in-hand__number--waiting", { hasText: "2" }).waitFor();
    await window.keyboard.press("F2");
    await window.keyboard.type("a3");
    await window.keyboard.press("Enter");
    await expect.poll(() => numberInHand().allInnerTexts()).toEqual(["A003"]);
    await window.keyboard.press("Escape");
    await window.keyboard.press("F6");
    await inHand("noTicket");
    await window.keyboard.press("F4");
    await window.keyboard.press("Enter");
    await window.getByText(windowMessages.noShowsNone["zh-CN"]).waitFor();
    await window.keyboard.press("F8");
    await expect.poll(() => numberInHand().allInnerTexts()).toEqual(["A003"]);
  });

  it("never announced a call twice or out of order", async () => {
    await expect
      .poll(spoken, { timeout: 20_000 })
      .toEqual([
        "请 A 零零一 号，到 1号窗口",
        "请 A 零零一 号，到 1号窗口",
        "请 A 零零三 号，到 1号窗口",
        "请 A 零零三 号，到 1号窗口",
      ]);
    expect(errors).toEqual([]);
  });
});

describe("a clerk with the keyboard alone", () => {
  /** Presses one key after another. */
  const press = async (...keys: string[]) => {
    for (const key of keys) await window.keyboard.press(key);
  };
  const dialog = () => window.locator("dialog[open]");
  const opens = async (key: string) => {
    await press(key);
    await dialog().waitFor();
  };
  const say = (words: { readonly "zh-CN": string }) => window.getByText(words["zh-CN"], { exact: true });

  it("puts a number aside, and takes that back", async () => {
    await press("F9");
    await inHand("stateServing");
    await opens("PageDown");
    await press("5", "Enter");
    await inHand("noTicket");
    const aside = window.locator(".aside__number", { hasText: "A003" });
    await aside.waitFor();
    // Five minutes, as typed over what stood there; the minute may turn while it is looked at.
    const time = (ahead: number) =>
      new Date(Date.now() + ahead * 60_000).toLocaleTimeString("zh-CN", {
        timeZone: "Asia/Shanghai",
        timeStyle: "short",
      });
    expect([time(4), time(5)]).toContain((await aside.innerText()).match(/\d\d:\d\d/)?.[0]);
    await say(windowMessages.undoWrong).waitFor();
    await press("Control+z");
    await inHand("stateServing");
    expect(await numberInHand().innerText()).toBe("A003");
    await opens("Shift+F2");
    const step = dialog().locator("li", { has: window.locator("s") });
    await step.waitFor();
    expect(await step.innerText()).toContain(
      `${historyMessages.ticketHeld["zh-CN"]} ${historyMessages.undone["zh-CN"]}`,
    );
    await press("Escape");
    await dialog().waitFor({ state: "detached" });
  });

  it("adds a matter, which follows under the same number", async () => {
    await opens("Insert");
    await press("ArrowDown", "Enter");
    await window.getByText(windowMessages.later["zh-CN"].replace("{matters}", "市场监督管理")).waitFor();
    await press("F10");
    await inHand("noTicket");
  });

  it("pauses with a reason, and goes on", async () => {
    await opens("Home");
    await press("ArrowDown", "Enter");
    await inHand("pausedHint");
    expect(await window.locator(".in-hand h2").innerText()).toContain(pauseReasonMessages.meal["zh-CN"]);
    await press("Home");
    await inHand("noTicket");
  });

  it("sends a number on to one window and back, and reads so in its history, with the focus kept inside", async () => {
    await press("F8");
    await expect.poll(() => numberInHand().allInnerTexts()).toEqual(["A002"]);
    await opens("PageUp");
    await press("ArrowDown", "Tab", "ArrowDown", "Tab", "Space", "Enter");
    await inHand("noTicket");
    await opens("Shift+F2");
    await window.keyboard.type("a2");
    await press("Enter");
    const step = dialog().locator("li", { hasText: historyMessages.ticketTransferred["zh-CN"] });
    await step.waitFor();
    expect(await step.innerText()).toContain("市场监督管理 · 1号窗口");
    for (let times = 0; times < 6; times++) {
      await press("Tab");
      const behind = () => document.activeElement?.closest("main, header") !== null;
      expect(await window.evaluate(behind)).toBe(false);
    }
    await press("Escape");
    await dialog().waitFor({ state: "detached" });
  });

  it("sees all keys, and switches the automatic call", async () => {
    await opens("Shift+F1");
    expect(await dialog().locator("dt").count()).toBe(Object.keys(shortcuts).length + 4);
    await press("Escape");
    await dialog().waitFor({ state: "detached" });
    const automatic = window.getByRole("button", { name: windowMessages.autoCall["zh-CN"] });
    await press("Shift+F8");
    await expect.poll(() => automatic.getAttribute("aria-pressed")).toBe("true");
    await press("Shift+F8");
    await expect.poll(() => automatic.getAttribute("aria-pressed")).toBe("false");
    expect(errors).toEqual([]);
  });
});

/** The citizen's page on the bench's drawing, which is there when the bench has told its state. */
async function citizenOnBench(page: Page) {
  const frameOf = () => page.frame({ url: /\/citizen$/ });
  await expect.poll(frameOf, { timeout: 20_000 }).not.toBeNull();
  const frame = frameOf();
  if (!frame) throw new Error("the bench shows no terminal");
  return citizenAt(frame);
}

describe("the pages for everybody", () => {
  it("shows on the index where everything is", async () => {
    const { page, context, errors: own } = await openPage(browser, `${product.url}/`, screens.landscape);
    for (const path of ["/citizen", "/appointments", "/window", "/board", "/simulator", "/n"])
      expect(await page.locator(`a[href="${path}"]`).count()).toBeGreaterThan(0);
    expect(own).toEqual([]);
    await context.close();
  });

  it("lets a page's own sheet win over the shared one, in whatever order the bundle loads them", async () => {
    const { page, context } = await openPage(browser, `${product.url}/simulator`, screens.landscape);
    const radius = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--radius"));
    await expect.poll(radius).toBe("8px");
    await context.close();
  });

  it("works the bench by hand: a card laid on the drawn reader is read, and its bytes are shown redacted", async () => {
    const {
      page,
      context,
      errors: own,
    } = await openPage(browser, `${product.url}/simulator`, screens.landscape);
    const citizen = await citizenOnBench(page);
    await citizen.sees("restTitle");
    await citizen.presses("start");
    await citizen.sees("homeTitle");
    await citizen.presses("takeNumberTile");
    await citizen.sees("matterTitle");
    await citizen.choosesMatter("社保、医保、养老金");
    await citizen.sees("identifyChoiceTitle");
    await citizen.presses("useCard");
    await citizen.sees("placeCardTitle");
    await page.locator(".card-button").first().click();
    await citizen.sees("identifiedTitle");
    await page
      .getByText(/bytes redacted/)
      .first()
      .waitFor();
    expect(await page.locator("body").evaluate((body) => body.outerHTML)).not.toContain("350206199001010017");
    expect(own).toEqual([]);
    await context.close();
  });

  it("plays a scenario to its end: a card is laid, read and taken, the ticket too, and the bench is as before", async () => {
    const {
      page,
      context,
      errors: own,
    } = await openPage(browser, `${product.url}/simulator`, screens.landscape);
    const citizen = await citizenOnBench(page);
    await citizen.sees("restTitle");
    await citizen.presses("start");
    await citizen.sees("homeTitle");
    await citizen.presses("takeNumberTile");
    await citizen.sees("matterTitle");
    await citizen.choosesMatter("社保、医保、养老金");
    await citizen.sees("identifyChoiceTitle");
    await citizen.presses("useCard");
    await citizen.sees("placeCardTitle");
    const { title } = scenarioWords.taiwanResident ?? {};
    const words = (key: "play" | "playing" | "finished" | "stopPlaying" | "tabScenarios") =>
      simulatorMessages[key]["zh-CN"];
    await page.getByRole("button", { name: words("tabScenarios"), exact: true }).click();
    await page.getByRole("button", { name: `${words("play")}: ${title?.["zh-CN"]}`, exact: true }).click();
    await page.getByText(words("playing").replace("{scenario}", title?.["zh-CN"] ?? "")).waitFor();
    await citizen.sees("identifiedTitle");
    await citizen.presses("getNumber");
    await citizen.sees("takeTicketTitle");
    await page.getByText(words("finished"), { exact: true }).waitFor();
    await page.locator(".taken__ticket img").waitFor();
    const { bench, devices } = await product.state();
    expect(bench.play).toEqual({ kind: "idle", last: { scenario: "taiwanResident", kind: "finished" } });
    expect(devices.find(({ device }) => device === "id-card-reader")?.state.card).toBeNull();
    expect(own).toEqual([]);
    await context.close();
  });
});
