import type { Page } from "playwright-core";
import { maskName } from "../../server/contract/identifiers/masking.ts";
import { openPage, startWholeBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { benchPersona, cannedReader } from "./device-end.ts";
import { type BenchResult, median, rounded } from "./result.ts";
import { startTerminalOnPorts } from "./terminal-on-ports.ts";

const rounds = 40;
const warmUp = 10;
/** What a reader takes to read a card, milliseconds: the screen that says so stands when the name comes. */
const readTime = 400;
/** Looks at both clocks by which their being one is checked. */
const clockChecks = 30;
/** Browsers round `performance.now()` to so many milliseconds. */
const pageClockStep = 0.1;

/**
 * From the last byte of the card's reply on the wire to the holder's name in the DOM of `/citizen`, in a real Chromium
 * on the built product.
 *
 * The two clocks are one: Chromium's time ticks and Node's `hrtime` are both the system's monotonic clock.
 * `performance.now()` counts from the navigation's start, and the browser tells when that was in time ticks
 * (`Performance.getMetrics`, `NavigationStart`). That this holds here is checked before anything is measured: moments
 * taken in the page must lie between the moments in Node before and after.
 */
export async function run(): Promise<BenchResult[]> {
  const reader = cannedReader(readTime);
  reader.hasCard = false;
  const terminal = await startTerminalOnPorts({ reader: reader.path });
  const browser = await startWholeBrowser();
  const { page } = await openPage(browser, `${terminal.product.url}/citizen`);
  const citizen = citizenAt(page);
  const nodeTimeOf = await joinClocks(page);

  await citizen.sees("restTitle");
  await citizen.presses("start");
  await citizen.presses("takeNumberTile");
  await citizen.choosesMatter("社保、医保、养老金");
  const name = maskName("name" in benchPersona.document ? benchPersona.document.name : "");
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await citizen.presses("useCard");
    await citizen.sees("placeCardTitle");
    const named = page.evaluate(momentOfText, name);
    reader.hasCard = true;
    const shown = nodeTimeOf(await named);
    reader.hasCard = false;
    times.push(shown - Number(reader.lastByteAt()) / 1e6);
    await citizen.presses("back");
  }
  await browser.close();
  await terminal.stop();
  const value = median(times.slice(warmUp));
  return [
    {
      name: "card-to-screen",
      value: rounded(value),
      unit: "ms",
      against: `${rounds - warmUp} cards, 9 of 10 within ${rounded(ninth(times.slice(warmUp)))} ms`,
      ratio: null,
      goal: "median ≤ 5 ms",
      met: value <= 5,
    },
  ];
}

/** When the text is in the page: the page's own time, milliseconds. Runs in the page. */
function momentOfText(text: string): Promise<number> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.body.textContent?.includes(text)) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** @returns from the page's milliseconds to those of Node's `hrtime`. @throws Error where the clocks are not one */
async function joinClocks(page: Page): Promise<(pageTime: number) => number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "timeTicks" });
  const { metrics } = await session.send("Performance.getMetrics");
  const start = metrics.find(({ name }) => name === "NavigationStart")?.value;
  if (start === undefined) throw new Error("this browser does not tell when the navigation began");
  const nodeTimeOf = (pageTime: number) => start * 1000 + pageTime;
  for (let check = 0; check < clockChecks; check++) {
    const before = Number(process.hrtime.bigint()) / 1e6;
    const inPage = nodeTimeOf(await page.evaluate(() => performance.now()));
    const after = Number(process.hrtime.bigint()) / 1e6;
    if (inPage < before - pageClockStep || inPage > after + pageClockStep)
      throw new Error(`the clocks are not one: ${before} … ${inPage} … ${after} ms`);
  }
  return nodeTimeOf;
}

const ninth = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.9)] ?? Number.NaN;
