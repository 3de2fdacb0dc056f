import type { Frame, Locator, Page } from "playwright-core";
import type { Message } from "../../kiosk/i18n/catalogue.ts";
import { citizenMessages } from "../../kiosk/i18n/citizen.ts";
import { restMessages } from "../../kiosk/i18n/citizen-rest.ts";
import type { Language } from "../../server/contract/hall.ts";

const messages = { ...citizenMessages, ...restMessages };
type Key = keyof typeof messages;

/** Longest that a step of a journey may take on a busy machine, milliseconds. */
const patience = 20_000;

/**
 * A citizen in front of the screen: sees titles, presses what is written on buttons.
 *
 * @param pause waits so many milliseconds of the page's time
 */
export function citizenAt(
  page: Page | Frame,
  language: Language = "zh-CN",
  pause: (milliseconds: number) => Promise<void> = (milliseconds) => page.waitForTimeout(milliseconds),
) {
  /** The screen ignores what is pressed in its first 300 ms: it may have been meant for the screen before. */
  const press = async (button: Locator) => {
    await button.waitFor({ timeout: patience });
    await pause(350);
    await button.click({ timeout: patience });
  };
  const words = (key: Key) => (messages[key] as Message)[language];
  return {
    words,
    /** Waits until the screen's title is this. @throws Error with what the screen says instead */
    async sees(key: Key) {
      const title = page.getByRole("heading", { level: 1, name: words(key), exact: true });
      try {
        await title.waitFor({ timeout: patience });
      } catch (cause) {
        const text = (await page.locator("main").allInnerTexts()).join("\n");
        throw new Error(`this is not ${words(key)}, but: ${text}`, { cause });
      }
    },
    /** Presses what has these words, as soon as it can be pressed. */
    async presses(key: Key) {
      await press(
        page
          .getByRole("button", { name: words(key) })
          .filter({ visible: true })
          .first(),
      );
    },
    choosesMatter: (text: string) => press(page.getByRole("button", { name: text })),
    text: async () => (await page.locator("body").allInnerTexts()).join("\n"),
  };
}
