import type { Page } from "playwright-core";
import { windowMessages } from "../../kiosk/i18n/window.ts";
import type { Random } from "../fuzz/random.ts";
import type { AcceleratedTime } from "./accelerated.ts";
import type { People } from "./people.ts";

/** Milliseconds. */
const look = 600;
/** Until the window's page shows what a key did. */
const keyPatience = 15_000;
/** From a call to the next one of the same number: long enough for boards that have others to speak first. */
const callPatience = 50_000;
const shortestService = 30_000;
const longestService = 90_000;
const longestPause = 90_000;
/** A number is called so often before it is given up. */
const callsEach = 3;
/** Services in the order of the dialogs, by name in Chinese. */
const services = ["社会保险与医疗保障", "市场监督管理", "公安户政与居住证", "台胞服务", "综合受理"];

/** What a clerk did, counted. */
export const clerkDeeds = [
  "called",
  "recalled",
  "calledByItself",
  "served",
  "noShow",
  "takenBack",
  "held",
  "transferred",
  "matterAdded",
  "undone",
  "paused",
  "refused",
] as const;
export type Deeds = Record<(typeof clerkDeeds)[number], number>;

export interface ClerkTools {
  readonly time: AcceleratedTime;
  readonly random: Random;
  readonly people: People;
  readonly deeds: Deeds;
  readonly wrong: (what: string) => void;
  /** Nobody comes any more, and nobody waits. */
  readonly isOver: () => boolean;
}

interface Seen {
  readonly state: "called" | "serving" | "paused" | "idle" | null;
  readonly number: string;
  readonly service: string;
  readonly waiting: number;
  readonly missed: readonly string[];
  readonly refused: boolean;
  readonly dialog: boolean;
}

/** A clerk before the window's page, with the keyboard alone. */
export class Clerk {
  readonly #page: Page;
  readonly #windowId: string;
  readonly #tools: ClerkTools;
  /** Whether the hall calls by itself here. */
  #automatic = false;
  /** Whom the clerk called last. */
  #called = "";

  constructor(page: Page, windowId: string, tools: ClerkTools) {
    this.#page = page;
    this.#windowId = windowId;
    this.#tools = tools;
  }

  /** Signs in as the clerk and at the window of these places in the lists; with every service where `allRound`. */
  async signIn(clerk: number, window: number, allRound: boolean): Promise<void> {
    const first = this.#page.locator('input[name="clerk"]').first();
    await first.waitFor();
    await first.focus();
    await this.#press(
      "Space",
      ...times(clerk, "ArrowDown"),
      "Tab",
      "Space",
      ...times(window, "ArrowDown"),
      "Enter",
    );
    await this.#until(({ state }) => state === "idle", "signs in");
    if (!allRound) return;
    await this.#dialog("Shift+Home", "ArrowDown", "Enter");
  }

  async work(): Promise<void> {
    const { time, deeds, isOver } = this.#tools;
    while (!isOver()) {
      const seen = await this.#see();
      if (seen.refused) {
        deeds.refused += 1;
        await this.#press("Escape");
      } else if (seen.state === "called") await this.#await(seen.number);
      else if (seen.state === "serving") await this.#serve(seen);
      else if (seen.state === "idle") await this.#callSomebody(seen);
      await time.sleep(look);
    }
    if (this.#automatic) await this.#press("Shift+F8");
    await this.#press("End");
    await this.#page.locator('input[name="clerk"]').first().waitFor();
  }

  async #callSomebody({ waiting, missed }: Seen): Promise<void> {
    const { time, random, people, deeds } = this.#tools;
    const back = people.standingAt(this.#windowId).find(({ number }) => missed.includes(number));
    if (back) {
      await this.#takeBack(back.number);
      return;
    }
    // Where the hall calls by itself it may be faster.
    if (!this.#automatic && random.below(60) === 0) {
      deeds.paused += 1;
      await this.#dialog("Home", "ArrowDown", "Enter");
      await this.#until(({ state }) => state === "paused", "pauses");
      await time.sleep(random.below(longestPause));
      await this.#press("Home");
      await this.#until(({ state }) => state === "idle", "goes on");
      return;
    }
    if (random.below(40) === 0) {
      this.#automatic = !this.#automatic;
      await this.#press("Shift+F8");
    }
    if (waiting === 0 || this.#automatic) return;
    await time.sleep(random.below(3_000));
    await this.#press(random.pick(["F8", "F8", "Space"]));
    // Another window may have been faster, or whoever waits is not ready: then nothing happens, or it is refused.
    await time.sleep(2_000);
    const { state, number } = await this.#see();
    if (state !== "called") return;
    this.#called = number;
    deeds.called += 1;
    if (random.below(40) > 0) return;
    deeds.undone += 1;
    await this.#press("Control+z");
    await this.#until((seen) => seen.state === "idle", "takes a call back");
  }

  /** Who was called comes, or is called again, or is given up. */
  async #await(number: string): Promise<void> {
    const { time, random, people, deeds } = this.#tools;
    const { clock } = time;
    if (number !== this.#called) deeds.calledByItself += 1;
    this.#called = number;
    let calls = 1;
    let calledAt = clock.now();
    const impatient = random.below(6) === 0 ? 7_000 : callPatience;
    for (;;) {
      const seen = await this.#see();
      if (seen.state !== "called" || seen.number !== number || seen.refused) return;
      if (people.byNumber.get(number)?.at === this.#windowId) {
        await time.sleep(random.below(3_000));
        await this.#press("F9");
        await this.#until(({ state }) => state === "serving", `begins with ${number}`);
        return;
      }
      const patience = calls === 1 ? impatient : callPatience;
      if (clock.now() - calledAt > patience && calls < callsEach) {
        await this.#press("F7");
        calls += 1;
        calledAt = clock.now();
        deeds.recalled += 1;
      } else if (clock.now() - calledAt > callPatience) {
        await this.#press("F6");
        await this.#until(({ state }) => state === "idle" || state === "called", `gives ${number} up`);
        deeds.noShow += 1;
        return;
      }
      await time.sleep(look);
    }
  }

  async #serve({ number, service }: Seen): Promise<void> {
    const { time, random, people, deeds, wrong } = this.#tools;
    const visitor = people.byNumber.get(number);
    if (!visitor) wrong(`window ${this.#windowId} serves ${number}, whom nobody is`);
    await time.sleep(shortestService + random.below(longestService - shortestService));
    const drawn = random.below(100);
    const elsewhere = [1, 2, 3, 4].filter((place) => services[place] !== service);
    const down = times(random.pick(elsewhere), "ArrowDown");
    const leaves = () => {
      if (visitor) visitor.at = null;
    };
    if (drawn < 5) {
      leaves();
      deeds.held += 1;
      await this.#dialog("PageDown", "2", "Enter");
    } else if (drawn < 10) {
      leaves();
      deeds.transferred += 1;
      const back = random.below(3) === 0 ? ["Tab", "Tab", "Space"] : [];
      await this.#dialog("PageUp", ...down, ...back, "Enter");
    } else {
      if (drawn < 14) {
        deeds.matterAdded += 1;
        await this.#dialog("Insert", ...down, "Enter");
      }
      await this.#finish(number);
      if (drawn >= 94) {
        deeds.undone += 1;
        await this.#press("Control+z");
        await this.#until((seen) => seen.state === "serving" && seen.number === number, `undoes ${number}`);
        await time.sleep(5_000);
        await this.#finish(number);
      }
      leaves();
      deeds.served += 1;
      return;
    }
    await this.#until((seen) => seen.number !== number, `sends ${number} away`);
  }

  async #finish(number: string): Promise<void> {
    await this.#press("F10");
    await this.#until((seen) => seen.number !== number, `finishes with ${number}`);
  }

  /** Who was given up stands here: back to the head of the line. */
  async #takeBack(number: string): Promise<void> {
    await this.#press("F4");
    const focused = () => this.#page.evaluate(() => document.activeElement?.textContent ?? "");
    for (let steps = 0; steps < 30 && !(await focused()).startsWith(number); steps++)
      await this.#press("Tab");
    if (!(await focused()).startsWith(number)) return;
    await this.#press("Enter");
    await this.#until(({ missed }) => !missed.includes(number), `takes ${number} back`);
    this.#tools.deeds.takenBack += 1;
  }

  async #dialog(opens: string, ...keys: readonly string[]): Promise<void> {
    await this.#press(opens);
    if (!(await this.#until(({ dialog }) => dialog, `opens a dialog by ${opens}`))) return;
    await this.#press(...keys);
    if (!(await this.#until(({ dialog }) => !dialog, `leaves the dialog of ${opens}`)))
      await this.#press("Escape");
  }

  async #press(...keys: readonly string[]): Promise<void> {
    await this.#tools.time.sleep(look);
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Whether it comes to that in time. */
  async #until(holds: (seen: Seen) => boolean, what: string): Promise<boolean> {
    const { time, wrong } = this.#tools;
    const from = time.clock.now();
    for (;;) {
      const seen = await this.#see();
      if (holds(seen)) return true;
      if (seen.refused) return false;
      if (time.clock.now() - from > keyPatience) {
        wrong(`window ${this.#windowId} ${what}: it shows ${JSON.stringify(seen)}`);
        return false;
      }
      await time.sleep(200);
    }
  }

  #see(): Promise<Seen> {
    return this.#page.evaluate((rejoin) => {
      const hand = document.querySelector(".in-hand");
      const text = (of: Element | null | undefined) => of?.textContent?.trim() ?? "";
      const states = ["called", "serving", "paused", "idle"] as const;
      const state = states.find((each) => hand?.classList.contains(`in-hand--${each}`)) ?? null;
      const number = text(hand?.querySelector(".in-hand__number"));
      return {
        state,
        number: state === "idle" || state === "paused" ? "" : number,
        service: text(hand?.querySelector("h2")),
        waiting: state === "idle" ? Number.parseInt(number, 10) : 0,
        missed: [...document.querySelectorAll(".aside__number")]
          .map((each) => each.getAttribute("aria-label") ?? "")
          .filter((label) => label.endsWith(rejoin))
          .map((label) => label.split(" ")[0] ?? ""),
        refused: document.querySelector(".messages .notice--bad") !== null,
        dialog: document.querySelector("dialog[open]") !== null,
      };
    }, windowMessages.rejoin["zh-CN"]);
  }
}

function times(count: number, key: string): string[] {
  return Array.from({ length: count }, () => key);
}
