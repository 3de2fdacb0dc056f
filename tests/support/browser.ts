import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumFlags, findChromium } from "./chromium.ts";

/** One Chromium for a test file. @param more flags beside the usual ones */
export async function startBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags, ...more] });
}

/** The terminal's screen, upright unless said otherwise. */
export const screens = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  /** A phone in the hand, for the pages that are for one. */
  phone: { width: 390, height: 844 },
} as const;

/** Opens a page in a context of its own; anything that it throws or logs as an error fails the test. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number } = screens.portrait,
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(url);
  return { page, context, errors };
}
