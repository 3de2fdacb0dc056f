import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { type ChromiumKind, chromiumFlags, findChromium } from "./chromium.ts";
import { hurry } from "./hurry.ts";
import { shiftClock } from "./shift-clock.ts";

/** One Chromium for a test file. @param more flags beside the usual ones */
export async function startBrowser(
  more: readonly string[] = [],
  kind: ChromiumKind = "shell",
): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(kind), args: [...chromiumFlags, ...more] });
}

/** One as on a terminal, for what measures. */
export const startWholeBrowser = () => startBrowser([], "whole");

/** The terminal's screen, upright unless said otherwise; and telephones, in CSS pixels. */
export const screens = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  /** A clerk's, the usual one and the smallest. */
  desk: { width: 1280, height: 800 },
  smallDesk: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  smallPhone: { width: 360, height: 640 },
  narrowPhone: { width: 320, height: 568 },
  widePhone: { width: 412, height: 915 },
  tallPhone: { width: 360, height: 780 },
  /** A guide's; lying it is a clerk's small desk. */
  uprightTablet: { width: 768, height: 1024 },
  /** One of ten inches, both ways. */
  uprightTenInches: { width: 800, height: 1280 },
  lyingTenInches: { width: 1280, height: 800 },
} as const;

/**
 * A context whose pages have the wall clock of whoever started the product. What moves is drawn sixty times a second, which costs a quarter of
 * a journey where no graphics card does it: it stands still unless somebody looks at it.
 */
export async function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  await context.addInitScript(shiftClock, Number(process.env.CLOCK_SHIFT ?? 0));
  return context;
}

/**
 * Opens a page in a context of its own; anything that it throws or logs as an error fails the test. Its zone is not the hall's: no page may
 * go by it.
 */
export async function openPage(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number } = screens.portrait,
  before: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await newContext(browser, { viewport, locale: "zh-CN", timezoneId: "America/New_York" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await before(page);
  await page.goto(url);
  return { page, context, errors };
}

/** The citizen's page of a terminal, upright and hurried. */
export const openTerminal = (
  browser: Browser,
  url: string,
  before: (page: Page) => Promise<unknown> = async () => undefined,
) =>
  openPage(browser, `${url}/citizen`, screens.portrait, async (page) => {
    await page.addInitScript(hurry);
    await before(page);
  });
