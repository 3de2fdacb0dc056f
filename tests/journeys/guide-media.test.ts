import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mediaMessages } from "../../kiosk/i18n/media.ts";
import { openTerminal, startBrowser } from "../support/browser.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { type Product, startProduct } from "../support/product.ts";

const { matters } = demoCatalogue;
const renewal = matters.find(({ id }) => id === "food-licence-renewal");
const film = renewal?.videos.find(({ beside }) => beside === "materials");
if (!renewal || !film) throw new Error("the demo has no film beside the materials of food-licence-renewal");
const words = (key: keyof typeof mediaMessages) => mediaMessages[key]["zh-CN"];

let browser: Browser;
let product: Product;
let page: Page;
let errors: string[];
/** At the part of the guide that says what to bring; every test leaves it as it was. */
beforeAll(async () => {
  [browser, product] = await Promise.all([startBrowser(), startProduct()]);
  ({ page, errors } = await openTerminal(browser, product.url));
  const press = (text: string | RegExp) => pressButton(page, text);
  await press("开始办理");
  await press(/我要办事/);
  await press(/说出您的事/);
  await page.locator("[data-screen=findSearch]").waitFor();
  for (const letter of "spzxq") await page.getByRole("button", { name: letter, exact: true }).first().click();
  await press(new RegExp(renewal.plainName["zh-CN"]));
  await page.getByRole("tab").nth(1).click();
  for (const { options } of renewal.situations) {
    await page.locator("[data-screen=findSituation]").waitFor();
    await press(new RegExp(`^${options[0]?.label["zh-CN"]}`));
  }
  await page.locator("[data-screen=findGuide]").waitFor();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const dialog = () => page.getByRole("dialog");
/** Empty: the page itself, from which the next step leads out of it and round. */
const focused = () =>
  page.evaluate(() =>
    document.activeElement === document.body ? "" : (document.activeElement?.textContent ?? ""),
  );

it("opens a sample by the keyboard, keeps the focus in it, and closes it by Escape", async () => {
  const material = renewal.materials.find(({ sample }) => sample);
  const name = words("sampleOf").replace("{name}", material?.name["zh-CN"] ?? "");
  const door = page.getByRole("button", { name, exact: true });
  await door.focus();
  await page.keyboard.press("Enter");
  await dialog().waitFor();
  expect(await focused()).toBe(name);
  const picture = dialog().getByRole("img", { name });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  const ways = new Set<string>();
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab");
    ways.add(await focused());
  }
  expect([...ways].filter(Boolean).sort()).toEqual([words("close"), "求助"].sort());
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  expect(await focused()).toBe(words("seeSample"));
  expect(errors).toEqual([]);
});

it("plays a film with its words below, only when somebody says so, and stops when it is left", async () => {
  const door = page.getByRole("button", { name: new RegExp(film.title["zh-CN"]) });
  await door.click();
  await dialog().waitFor();
  const video = page.locator("video");
  const state = () =>
    video.evaluate(({ currentTime, duration, paused, muted, error }: HTMLVideoElement) => ({
      currentTime,
      duration,
      paused,
      muted,
      error,
    }));
  await expect.poll(async () => (await state()).duration).toBe(film.seconds);
  expect(await state()).toEqual({
    currentTime: 0,
    duration: film.seconds,
    paused: true,
    muted: true,
    error: null,
  });

  await page.getByRole("button", { name: words("play"), exact: true }).click();
  await expect.poll(async () => (await state()).currentTime, { timeout: 10_000 }).toBeGreaterThan(0.3);
  const cue = () =>
    video.evaluate((each: HTMLVideoElement) => (each.textTracks[0]?.activeCues?.[0] as VTTCue)?.text);
  await expect.poll(cue).toBe(film.title["zh-CN"]);
  expect(await page.locator(".film__words").innerText()).toBe(film.title["zh-CN"]);

  await page.getByRole("button", { name: words("pause"), exact: true }).click();
  expect((await state()).paused).toBe(true);
  await video.evaluate((each: HTMLVideoElement) => {
    each.currentTime = 12;
  });
  await page.getByText("厨房和用餐区分开画。").waitFor();
  await page.getByRole("button", { name: words("again"), exact: true }).click();
  await expect.poll(async () => (await state()).currentTime).toBeLessThan(5);
  const handle = await video.elementHandle();
  await page.getByRole("button", { name: words("close"), exact: true }).click();
  await dialog().waitFor({ state: "detached" });
  expect(await handle?.evaluate((each) => (each as HTMLVideoElement).paused)).toBe(true);
  expect(errors).toEqual([]);
});

it("says so where a film or a picture cannot be had", async () => {
  await page.route("**/media/*.{webm,svg}", (route) => route.abort());
  await page.getByRole("button", { name: new RegExp(film.title["zh-CN"]) }).click();
  await dialog().getByText(words("filmFailed")).waitFor();
  await page.waitForTimeout(20);
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  await page.getByRole("button", { name: /样表$/ }).first().click();
  await dialog().getByText(words("pictureFailed")).waitFor();
});
