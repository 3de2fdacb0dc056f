import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { openPage, openTerminal, type screens, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { settling } from "../support/hurry.ts";
import { type Product, startProduct } from "../support/product.ts";

const matter = "社保、医保、养老金";

interface TerminalVisitOptions {
  readonly moves?: boolean;
  readonly configuration?: () => Promise<string>;
}

/** A citizen before a terminal at rest for each test of a file, on one page as in a hall; after each the terminal is whole again. */
export class TerminalVisit {
  product!: Product;
  open!: Awaited<ReturnType<typeof openPage>>;
  citizen!: ReturnType<typeof citizenAt>;

  /** Another page of the same product, beside the terminal's. */
  opens!: (path: string, screen: (typeof screens)[keyof typeof screens]) => ReturnType<typeof openPage>;

  /**
   * @param moves the drawings move, as on a terminal
   * @param configuration YAML, which becomes the product's CONFIG
   */
  constructor({ moves = false, configuration }: TerminalVisitOptions = {}) {
    let browser: Browser | undefined;
    beforeAll(async () => {
      const started = await startBrowser();
      browser = started;
      this.opens = (path, screen) => openPage(started, `${this.product.url}${path}`, screen);
      this.product = await startProduct(configuration ? { configuration: await configuration() } : {});
      this.open = await openTerminal(browser, this.product.url, async (page) => {
        if (moves) await page.emulateMedia({ reducedMotion: "no-preference" });
      });
      this.citizen = citizenAt(this.open.page, "zh-CN", () => this.open.page.waitForTimeout(settling));
    });
    afterAll(async () => {
      await browser?.close();
      await this.product?.stop();
    });
    beforeEach(async () => {
      const { page } = this.open;
      // Who was there before may have left in the middle.
      if (await page.locator("main[data-screen=rest]").isHidden()) await page.reload();
      await this.citizen.sees("restTitle");
    });
    afterEach(async () => {
      const { product } = this;
      await product.act("id-card-reader", "removeCard");
      for (const { device, faults, plugged } of (await product.state()).devices) {
        for (const fault of faults) await product.act(device, "clearFault", { fault });
        if (!plugged) await product.act(device, "plug");
      }
    });
  }

  /** The printed tickets that the printer remembers. */
  async tickets() {
    const { devices } = await this.product.state();
    const printer = devices.find(({ device }) => device === "receipt-printer");
    return printer?.state.tickets as {
      id: number;
      lines: string[];
      qr: string[];
      cut: boolean;
      errors: string[];
    }[];
  }

  /** From rest to the choice between a card and none. */
  async beginAndChoose() {
    await this.citizen.presses("start");
    await this.citizen.sees("homeTitle");
    await this.citizen.presses("takeNumberTile");
    await this.citizen.sees("matterTitle");
    await this.citizen.choosesMatter(matter);
    await this.citizen.sees("identifyChoiceTitle");
  }
}
