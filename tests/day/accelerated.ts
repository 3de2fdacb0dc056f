import type { Browser, BrowserContext, Page } from "playwright-core";
import { sleep } from "../../device-drivers/clock.ts";
import { SimulatedClock } from "../support/simulated-clock.ts";
import { type HeldPage, holdTime } from "./held-time.ts";

/** Milliseconds by which all time moves at once: within so much, a page and a server may differ. */
const step = 250;
/** tsx names functions by a helper that a page does not have. */
const namesFunctions = "globalThis.__name = (named) => named;";

declare const window: Window & typeof globalThis & { held: HeldPage };

export interface OpenOptions {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly locale?: string;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
  /** Hears what the page notes. */
  readonly onNote?: (noted: unknown) => void;
}

/**
 * Servers in this process and pages in a real Chromium in one time, which goes as fast as all of them can: it moves by a step when every
 * page has lived through the last one. A page that is slow makes the day slow, and never late.
 */
export class AcceleratedTime {
  readonly clock = new SimulatedClock();
  /** What any page threw or logged as an error. */
  readonly pageErrors: string[] = [];
  readonly #browser: Browser;
  readonly #pages = new Map<Page, ((noted: unknown) => void) | undefined>();
  #running = true;
  #turn: Promise<void> = Promise.resolve();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Moves time until `stop`. */
  async run(): Promise<void> {
    while (this.#running) {
      this.#turn = this.#step();
      await this.#turn;
    }
  }

  stop(): void {
    this.#running = false;
  }

  /** Resolves when the last step has been lived through, or has failed. */
  async rest(): Promise<void> {
    await Promise.allSettled([this.#turn]);
  }

  sleep(milliseconds: number): Promise<void> {
    return sleep(this.clock, milliseconds);
  }

  async open(url: string, { viewport, locale = "zh-CN", before, onNote }: OpenOptions): Promise<Page> {
    // What moves for beauty alone moves by the real clock, on two cores.
    const context = await this.#browser.newContext({
      viewport,
      locale,
      timezoneId: "Asia/Shanghai",
      reducedMotion: "reduce",
    });
    await context.addInitScript({ content: namesFunctions });
    await context.addInitScript(holdTime, this.clock.now());
    if (before) await context.addInitScript(before);
    const page = await context.newPage();
    page.on("pageerror", (error) => this.pageErrors.push(`${new URL(url).pathname}: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error")
        this.pageErrors.push(`${new URL(url).pathname}: ${message.text()} ${message.location().url}`);
    });
    await page.goto(url);
    this.#pages.set(page, onNote);
    return page;
  }

  async close(page: Page): Promise<void> {
    const context: BrowserContext = page.context();
    this.#pages.delete(page);
    await this.#turn;
    await context.close();
  }

  get pages(): readonly Page[] {
    return [...this.#pages.keys()];
  }

  async #step(): Promise<void> {
    await this.clock.advance(step);
    const now = this.clock.now();
    await Promise.all(
      [...this.#pages].map(async ([page, onNote]) => {
        const noted = await page.evaluate((to) => window.held.advance(to), now);
        for (const each of noted) onNote?.(each);
      }),
    );
  }
}
