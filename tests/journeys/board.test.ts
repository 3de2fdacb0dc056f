import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { boardMessages } from "../../kiosk/i18n/board.ts";
import { hallWindow } from "../../server/contract/window.ts";
import { writeWave } from "../../server/hall/speech/wave.ts";
import { newContext, openPage, screens, startBrowser } from "../support/browser.ts";
import { type ContractClient, connectTo, tokenOf } from "../support/contract-client.ts";
import { type Product, startProduct } from "../support/product.ts";

/** Half a second of a tone, which stands for a voice: the page decodes and plays it like any other. */
const tone = Buffer.from(Int16Array.from({ length: 4_000 }, (_, at) => 8_000 * Math.sin(at / 4)).buffer);
const wave = writeWave({ rate: 8_000, channels: 1, samples: tone }).toString("base64");
/** Programs in place of engines: one that speaks, one that hangs, one that writes what is no sound. */
const configuration = JSON.stringify({
  speech: {
    commands: {
      "zh-CN": [process.execPath, "-e", "setInterval(() => {}, 1000)"],
      nan: [
        process.execPath,
        "-e",
        `process.stdout.write(Buffer.from(process.env.WAVE, "base64"))`,
        "{tailo}",
      ],
      en: [process.execPath, "-e", `process.stdout.write("no sound at all, but words that are long enough")`],
    },
  },
});

let browser: Browser;
let product: Product;
let window: ContractClient;
let hall: Page;
let desk: Page;
let list: Page;
const errors: string[] = [];

/** Keeps, in order, what the page plays by waves and what it gives the browser's voice, which ends at once. */
function listen() {
  const heard: string[] = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    heard.push(`${this.buffer?.duration} s`);
    start.apply(this, when);
  };
  const synthesis = {
    getVoices: () => ["cmn", "en-GB"].map((lang) => ({ lang })),
    speak(utterance: SpeechSynthesisUtterance) {
      heard.push(utterance.text);
      setTimeout(() => utterance.dispatchEvent(new Event("end")), 20);
    },
    cancel: () => undefined,
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set: () => undefined });
  Object.assign(globalThis, { heard });
}

const act = (name: string, payload = {}) =>
  window.command(`XiaohuWindow.${name}`, { ...payload, idempotencyKey: randomUUID() });

async function takeNumber(): Promise<void> {
  await fetch(`${product.url}/hall/v1/commands`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await tokenOf(product.url, "/citizen")}`,
    },
    body: JSON.stringify({
      name: "Queue.Take",
      payload: { serviceId: "business", terminalId: "HL-01", idempotencyKey: randomUUID() },
    }),
  });
}

beforeAll(async () => {
  browser = await startBrowser();
  product = await startProduct({ configuration, environment: { WAVE: wave } });
  window = await connectTo(product.url, hallWindow, await tokenOf(product.url, "/window"));
  const open = async (search: string) => {
    const opened = await openPage(browser, `${product.url}/board${search}`, screens.landscape);
    opened.page.on("close", () => errors.push(...opened.errors));
    return opened.page;
  };
  desk = await open("?window=3");
  list = await open("?show=history&language=en");
  const context = await newContext(browser, { viewport: screens.landscape });
  await context.addInitScript(listen);
  hall = await context.newPage();
  await hall.goto(`${product.url}/board`);
  await hall.getByRole("button", { name: boardMessages.enableSound["zh-CN"] }).click();
});
afterAll(async () => {
  window?.close();
  await browser?.close();
  await product?.stop();
});

it("tells over a desk that it is closed, free, who is called and who is served, by the window's own steps", async () => {
  const shows = (text: string) =>
    desk.locator(".window-board__now").getByText(text, { exact: true }).waitFor();
  await shows(boardMessages.windowPaused["zh-CN"]);
  await act("SignIn", { clerkId: "clerk-1", windowId: "3" });
  await shows(boardMessages.windowWaits["zh-CN"]);
  await takeNumber();
  await act("CallNext");
  await shows("B001");
  await shows(boardMessages.windowCalls["zh-CN"]);
  await act("Start");
  await shows(boardMessages.windowServing["zh-CN"]);
  await act("Finish");
  await shows(boardMessages.windowWaits["zh-CN"]);
  expect(await desk.locator(".window-board__services").innerText()).toContain("市场监督管理");
});

it("lists the call with its window and time, as large as ten metres want it", async () => {
  const call = list.locator(".history__call").first();
  await call.getByText("Window 3").waitFor();
  expect(await call.locator("time").innerText()).toMatch(/^\d\d:\d\d$/);
  for (const part of [".history__number", ".history__window", "time"]) {
    const size = await call
      .locator(part)
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    const pixelsPerMillimetre = screens.landscape.width / 1217.6;
    expect((size * 0.733) / pixelsPerMillimetre).toBeGreaterThanOrEqual(49.9);
  }
});

it("speaks each language by the hall's engine, and by the browser where that hangs or writes no sound", async () => {
  const heard = () => hall.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  await hall.locator('.subtitle [lang="nan-Hans"]').waitFor();
  expect(await hall.locator(".subtitle").innerText()).toBe("请 B 空空一 号，到 三号窗口");
  await expect
    .poll(heard, { timeout: 10_000 })
    .toEqual(["请 B 零零一 号，到 3号窗口", "0.5 s", "Number B, zero zero one, please go to Window 3"]);
});

it("keeps in its address what is set on it", async () => {
  await desk.getByRole("button", { name: boardMessages.voiceMinnan["zh-CN"] }).click();
  await desk.getByRole("button", { name: "English", exact: true }).click();
  expect(new URL(desk.url()).search).toBe("?window=3&language=en&voice=nan");
  await desk.reload();
  await desk.getByText(boardMessages.windowWaits.en).waitFor();
  await Promise.all([desk.close(), list.close()]);
  expect(errors).toEqual([]);
});
