import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseTrace } from "../../device-drivers/device/trace-lines.ts";
import { translator } from "../../kiosk/i18n/catalogue.ts";
import { restMessages } from "../../kiosk/i18n/citizen-rest.ts";
import { sensorStates } from "../../kiosk/i18n/sensors.ts";
import { simulatorMessages } from "../../kiosk/i18n/simulator.ts";
import { actionWords } from "../../kiosk/i18n/simulator-actions.ts";
import { shownNames, technicianMessages, testHints, testNames } from "../../kiosk/i18n/technician.ts";
import { keypadFunctionNames, settingMessages } from "../../kiosk/i18n/technician-settings.ts";
import { deviceFaultNumbers, type KeypadFunction } from "../../server/contract/technician.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { type Product, startProduct } from "../support/product.ts";

let browser: Browser;
let product: Product;
let dataDirectory: string;
let page: Page;
const errors: string[] = [];
const words = (key: keyof typeof technicianMessages) => technicianMessages[key]["zh-CN"];
const button = (key: keyof typeof technicianMessages) =>
  page.getByRole("button", { name: words(key), exact: true });
const settingWords = translator(settingMessages, "zh-CN");
const setting = (
  key: "learnKeys" | "forgetKeys" | "learnSkip" | "learnCancel" | "screenSave" | "screenForget",
) => page.getByRole("button", { name: settingWords(key), exact: true });
const asked = (name: KeypadFunction) =>
  page.getByText(settingWords("learnAsk", { name: keypadFunctionNames[name]["zh-CN"] })).waitFor();
const pressKey = async (key: KeypadFunction) => {
  await product.act("keypad", "holdKey", { key });
  await product.act("keypad", "releaseKey", { key });
};
/** As the citizen's page is served now. */
const diagonalOfCitizens = async () =>
  /data-diagonal-inch="([^"]*)"/.exec(await (await fetch(`${product.url}/citizen`)).text())?.[1];
const paper = async () =>
  (await product.state()).devices.find(({ device }) => device === "receipt-printer")?.state.tickets as {
    id: number;
    lines: string[];
  }[];

beforeAll(async () => {
  browser = await startBrowser();
  dataDirectory = await mkdtemp(join(tmpdir(), "xiaohu-"));
  product = await startProduct({ dataDirectory });
  ({ page } = await openPage(browser, `${product.url}/technician`, screens.landscape));
  page.on("pageerror", (error) => errors.push(String(error)));
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

describe("a technician before a terminal", () => {
  it("gets in with the password, not without", async () => {
    await page.locator("input[type=password]").fill("wrong");
    await page.keyboard.press("Enter");
    await page.locator(".notice--bad").waitFor();
    expect(await page.locator(".device-card").count()).toBe(0);
    await page.locator("input[type=password]").fill("xiaohu");
    await page.keyboard.press("Enter");
    await page.locator(".device-card").first().waitFor();
  });

  it("has every device prove itself, and judges the test page with own eyes", async () => {
    await product.act("id-card-reader", "layCard", { persona: "resident" });
    await button("runAll").click();
    // Three tests cannot end without hands, and say so.
    await page.getByText(testHints.readTestCode?.["zh-CN"] ?? "").waitFor();
    await product.hold("presentCode", { symbology: "qrCode", text: "A-1" });
    await page.getByText(testHints.pressEveryKey?.["zh-CN"] ?? "").waitFor();
    const keypad = (await product.state()).devices.find(({ device }) => device === "keypad");
    const keys = keypad?.actions.find(({ action }) => action === "holdKey")?.arguments.key;
    for (const key of Array.isArray(keys) ? keys : []) {
      await pressKey(key as KeypadFunction);
    }
    await page.getByText(testHints.openAndCloseDoor?.["zh-CN"] ?? "").waitFor();
    await product.act("sensors", "openDoor");
    await page.locator(".device-card__alarm", { hasText: sensorStates.open?.["zh-CN"] ?? "" }).waitFor();
    await product.act("sensors", "closeDoor");
    await button("runAll").waitFor();
    expect(await page.locator(".test .chip--bad").count()).toBe(0);
    for (let waiting = await button("judgeGood").count(); waiting > 0; waiting--) {
      await button("judgeGood").first().click();
      await expect.poll(() => button("judgeGood").count()).toBe(waiting - 1);
    }
    const printed = (await paper()).map(({ lines }) => JSON.stringify(lines)).join();
    for (const rare of "䶮㛃𬭩𠮷𰻝") expect(printed).toContain(rare);
  });

  it("prints the proof that the terminal is ready, saying who tested what", async () => {
    await button("tabReport").click();
    await page.locator(".report__paper--ready").waitFor();
    await button("reportPrint").click();
    await page.getByText(words("reportPrinted"), { exact: true }).waitFor();
    const last = JSON.stringify((await paper()).at(-1)?.lines);
    expect(last).toContain(words("reportReady"));
    expect(last).toContain("小许");
  });

  it("reads the wire of a card without the person on it, and saves it as a trace", async () => {
    await button("tabWire").click();
    await page.locator(".wire__devices button").nth(1).click();
    await page.getByText("card data").first().waitFor();
    expect(await page.locator(".wire").innerText()).toContain("redacted");
    const saved = page.waitForEvent("download");
    await button("exportWire").click();
    const trace = parseTrace(await readFile(await (await saved).path(), "utf8"));
    expect(trace).toMatchObject({ kind: "trace" });
    expect(trace.kind === "trace" && trace.messages.length).toBeGreaterThan(5);
  });

  it("has a saved trace answer in the reader's place, and a spoilt one refused with the line that is wrong", async () => {
    await button("tabWire").click();
    const saved = page.waitForEvent("download");
    await button("exportWire").click();
    const text = await readFile(await (await saved).path(), "utf8");
    const bench = await openPage(browser, `${product.url}/simulator`, screens.landscape);
    const take = (content: string) =>
      bench.page
        .locator("input[type=file]")
        .setInputFiles({ name: "reader.txt", mimeType: "text/plain", buffer: Buffer.from(content) });
    const spoilt = text.split("\n").findIndex((line) => line.includes("\ttoDevice\t")) + 1;
    await take(text.replace("\ttoDevice\t", "\tsideways\t"));
    await bench.page
      .getByText(simulatorMessages.badTraceLine["zh-CN"].replace("{line}", `${spoilt}`))
      .waitFor();
    await take(text);
    await bench.page.locator(".recording__state").waitFor();
    // The terminal finds a reader that says what it is: everything is ready again.
    const recorded = async () =>
      (await product.state()).devices[0]?.state.recorded as { next: number } | undefined;
    await expect.poll(async () => (await recorded())?.next, { timeout: 20_000 }).toBeGreaterThan(0);
    await button("tabDevices").click();
    await page.locator(".devices__sum--unwell").waitFor({ state: "detached" });
    await bench.page.getByRole("button", { name: actionWords.useSimulated?.["zh-CN"] ?? "" }).click();
    await bench.page.locator(".recording__state").waitFor({ state: "detached" });
    await page.locator(".devices__sum--unwell").waitFor({ state: "detached" });
    // The refusal is the one thing that the browser's console speaks of.
    expect(bench.errors.filter((error) => !error.includes("400"))).toEqual([]);
    await bench.context.close();
  });

  it("sees a cable pulled and put back, and keeps what went wrong", async () => {
    await button("tabDevices").click();
    await product.act("receipt-printer", "unplug");
    await page.getByText(words("stateAbsent"), { exact: true }).waitFor();
    await product.act("receipt-printer", "plug");
    await page.locator(".devices__sum--unwell").waitFor({ state: "detached" });
    await button("tabFaults").click();
    expect(await page.locator(".faults tbody tr").count()).toBeGreaterThan(0);
    await page.getByText(deviceFaultNumbers["sensors.doorOpen"], { exact: true }).waitFor();
  });

  it("takes the reader out of service, and the citizen is told what still works", async () => {
    const citizen = await openPage(browser, `${product.url}/citizen`, screens.portrait);
    await button("tabDevices").click();
    await button("takeOut").first().click();
    await button("putBack").first().waitFor();
    const stillWorks = citizen.page.getByText(restMessages.restNoReader["zh-CN"]);
    await stillWorks.waitFor();
    await button("putBack").first().click();
    await stillWorks.waitFor({ state: "detached" });
    await citizen.page.close();
  });

  it("takes the whole terminal from citizens, who are told so, and gives it back", async () => {
    const citizen = await openPage(browser, `${product.url}/citizen`, screens.portrait);
    const isOut = citizen.page.getByText(restMessages.restNoReaderNoPrinter["zh-CN"]);
    await button("vendorModeEnter").click();
    await page.getByText(words("vendorModeActive"), { exact: true }).waitFor();
    await isOut.waitFor();
    await button("vendorModeLeave").click();
    await isOut.waitFor({ state: "detached" });
    await expect.poll(() => button("putBack").count()).toBe(0);
    await citizen.page.close();
  });

  it("teaches the keypad its keys, and is told of a key pressed twice", async () => {
    await button("tabDevices").click();
    await setting("learnKeys").click();
    await asked("up");
    await pressKey("confirm");
    await asked("down");
    // The key that has just been learned: refused, and the same function is asked for again.
    await pressKey("confirm");
    await page.locator(".keys__refused").waitFor();
    await asked("down");
    await pressKey("down");
    await asked("left");
    // The system types the keypad's keys into the page too: Enter presses no button here.
    await setting("learnCancel").focus();
    for (const key of ["Enter", "Space"]) await page.keyboard.press(key);
    for (const name of ["left", "right", "confirm", "back", "help", "volumeUp", "volumeDown"] as const) {
      await asked(name);
      await setting("learnSkip").click();
    }
    await asked("repeat");
    await pressKey("repeat");
    await page.getByText(settingWords("learnSaved", { count: 3 })).waitFor();
    await page.getByText(settingWords("keysLearnt", { count: 3 })).waitFor();
  });

  it("leaves the keys as they are when cancelled, and when the keypad goes", async () => {
    await setting("learnKeys").click();
    await asked("up");
    await setting("learnCancel").click();
    await setting("learnKeys").waitFor();
    await setting("learnKeys").click();
    await asked("up");
    await product.act("keypad", "unplug");
    await page.getByText(settingWords("learnFailed", { number: deviceFaultNumbers["line.lost"] })).waitFor();
    await product.act("keypad", "plug");
    await page.locator(".devices__sum--unwell").waitFor({ state: "detached" });
    await page.getByText(settingWords("keysLearnt", { count: 3 })).waitFor();
  });

  it("says which colour the light should show now", async () => {
    const colours = page.locator(".test", { hasText: testNames.showColours?.["zh-CN"] ?? "" });
    await colours.getByRole("button", { name: words("run"), exact: true }).click();
    for (const colour of ["red", "green"]) {
      await page.locator(".test__shows", { hasText: shownNames[colour]?.["zh-CN"] ?? "" }).waitFor();
      const light = (await product.state()).devices.find(({ device }) => device === "status-light");
      expect(light?.state.colour).toBe(colour);
    }
    await button("stop").click();
  });

  it("measures the screen with a card: the citizen's page has it from its next load", async () => {
    await button("tabScreen").click();
    await page.locator("input[type=range]").fill("15.6");
    await setting("screenSave").click();
    await setting("screenForget").waitFor();
    expect(await diagonalOfCitizens()).toBe("15.6");
  });

  it("finds the keys and the screen as they were set after a restart, and goes back to the configured ones", async () => {
    await product.kill("SIGTERM");
    product = await startProduct({ dataDirectory });
    expect(await diagonalOfCitizens()).toBe("15.6");
    await page.goto(`${product.url}/technician`);
    await page.locator("input[type=password]").fill("xiaohu");
    await page.keyboard.press("Enter");
    await page.getByText(settingWords("keysLearnt", { count: 3 })).waitFor();
    await setting("forgetKeys").click();
    await page.getByText(settingWords("keysOrdinary", { count: 10 })).waitFor();
    await button("tabScreen").click();
    await setting("screenForget").click();
    await setting("screenForget").waitFor({ state: "detached" });
    expect(await diagonalOfCitizens()).toBe("");
  });

  it("leaves nothing behind on signing out, and met no error", async () => {
    await button("signOut").click();
    await page.locator("input[type=password]").waitFor();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(await page.locator(".device-card").count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
