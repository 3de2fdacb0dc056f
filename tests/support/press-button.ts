import type { Page } from "playwright-core";
import { settling } from "./hurry.ts";

/**
 * Presses the first button with these words once the screen takes touches: what is pressed in a screen's first moments may have been meant
 * for the one before, and is not heard.
 */
export async function pressButton(page: Page, name: string | RegExp, exact = false): Promise<void> {
  const button = page.getByRole("button", { name, exact }).filter({ visible: true }).first();
  await button.waitFor().catch(async (cause: unknown) => {
    const stands = (await page.locator("main").allInnerTexts()).join("\n").slice(0, 600);
    throw new Error(`there is no ${name}; on the screen stands: ${stands}`, { cause });
  });
  await page.waitForTimeout(settling);
  await button.click();
}
