import type { Page } from "playwright-core";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { catalogueOf } from "../../server/catalogue/content.ts";
import { readContent } from "../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";
import { factsOfHolder } from "../../server/contract/forms/facts.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { MatterVisit } from "../journeys/matter-visit.ts";
import { openPage, startWholeBrowser } from "../support/browser.ts";
import { hurry } from "../support/hurry.ts";
import { pressButton } from "../support/press-button.ts";
import { startProduct } from "../support/product.ts";
import { type BenchResult, median, rounded } from "./result.ts";

const mostPerStep = 50;
/** So many that the slowest in a hundred is more than one. */
const leastSteps = 200;
/** Screens that come out of the page alone: between them nobody is asked. */
const ofTheForm = [
  "handleSituation",
  "handleQuestion",
  "handleCommitment",
  "handleMaterial",
  "handleDelivery",
  "handlePost",
  "handleReview",
];

/**
 * From the touch that answers a step of a form to the picture of the next one, in a real Chromium on the built product: the browser's own
 * moment of the touch, and the first frame after the next step stands in the document.
 */
export async function run(): Promise<BenchResult[]> {
  const { matters, lifeEvents } = catalogueOf(readContent(demoCatalogueFolder));
  const persona = personas.find(({ id }) => id === "resident");
  if (!persona) throw new Error("the resident is gone");
  const product = await startProduct();
  const browser = await startWholeBrowser();
  const today = hallDay(Date.now());
  const times: number[] = [];
  for (const matter of matters) {
    if (times.length >= leastSteps) break;
    if (!matter.form || !matter.modes.includes("handle") || !matter.holders.includes("resident")) continue;
    const { page, context } = await openPage(browser, `${product.url}/citizen`);
    // The tool that runs this file wraps named functions in a helper of its own, which no page has.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.addInitScript(hurry);
    await page.addInitScript(watchSteps, ofTheForm);
    await page.reload();
    const press = (text: string | RegExp) => pressButton(page, text);
    await press("开始办理");
    await press(/我要办事/);
    const known = { holder: factsOfHolder(persona.document), licences: {} };
    const visit = new MatterVisit(page, [matter], today, known);
    const event = lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
    if (event?.subject === "enterprise") await press("企业的事");
    await visit.pressesOnSomePage(event?.name["zh-CN"] ?? "");
    await visit.pressesOnSomePage(matter.plainName["zh-CN"]);
    await press(/现在就/);
    await product.act("id-card-reader", "layCard", { persona: persona.id });
    await visit.goesOn(["handleReview"]);
    times.push(...(await stepsOf(page)));
    await context.close();
    await product.act("id-card-reader", "removeCard");
  }
  await browser.close();
  await product.stop();
  times.sort((one, other) => one - other);
  const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return [
    {
      name: "form-step",
      value: rounded(p99),
      unit: "ms",
      against: `p99 of ${times.length} steps; median ${rounded(median(times))}, worst ${rounded(times.at(-1) ?? Number.NaN)}`,
      ratio: null,
      goal: `≤ ${mostPerStep} ms`,
      met: times.length >= leastSteps && p99 <= mostPerStep,
    },
  ];
}

const stepsOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { steps: number[] }).steps);

/** In the page: notes how long it is from each touch until the next step is painted. */
function watchSteps(names: readonly string[]): void {
  const steps: number[] = [];
  Object.assign(window, { steps });
  const shown = () => {
    const main = document.querySelector("main[data-screen]");
    return {
      name: main?.getAttribute("data-screen") ?? "",
      title: main?.querySelector(".page__title")?.textContent ?? "",
    };
  };
  let touched: { readonly at: number; readonly before: ReturnType<typeof shown> } | undefined;
  addEventListener(
    "click",
    ({ timeStamp }) => {
      touched = { at: timeStamp, before: shown() };
    },
    true,
  );
  new MutationObserver(() => {
    if (!touched) return;
    const { at, before } = touched;
    const now = shown();
    if (now.name === before.name && now.title === before.title) return;
    touched = undefined;
    if (!names.includes(before.name) || !names.includes(now.name)) return;
    // The frame is on the screen when what follows it runs.
    requestAnimationFrame(() => setTimeout(() => steps.push(performance.now() - at)));
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
