import { errors, type Page } from "playwright-core";
import { followMessages } from "../../kiosk/i18n/follow.ts";
import { languageNames } from "../../kiosk/ui/modes.ts";
import { maskNumber } from "../../server/contract/identifiers/masking.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import type { Random } from "../fuzz/random.ts";
import { screens } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import type { AcceleratedTime } from "./accelerated.ts";
import type { Terminal } from "./hall.ts";
import { allSecrets, secretsOf } from "./people.ts";
import type { Plan } from "./plan.ts";

/** Milliseconds that people need for the next thing, at least and at most. */
const quick = 600;
const slow = 3_000;
/** Milliseconds after which a session that nobody touches has ended: idle, warned, and thanked. */
const sessionEnds = 110_000;

/** One terminal with its page, before which people stand in line. */
export interface Kiosk {
  readonly terminal: Terminal;
  readonly page: Page;
  /** Resolves when the one before has gone. */
  free: Promise<void>;
  /** Id of the last ticket that came out. */
  paper: number;
}

export interface VisitTools {
  readonly time: AcceleratedTime;
  readonly random: Random;
  readonly wrong: (what: string) => void;
}

/** What came of a visit to a terminal. */
export interface Visit {
  readonly number: string;
  readonly follow: string;
}

/** From rest to rest at one terminal; null: without a number. The hall knows the card already where `known` is its number. */
export async function visit(
  { terminal, page, ...kiosk }: Kiosk,
  plan: Plan,
  persona: string | null,
  known: string | null,
  { time, random, wrong }: VisitTools,
): Promise<Visit | null> {
  const hand = () => time.sleep(quick + random.below(slow - quick));
  const citizen = citizenAt(page, plan.language, hand);
  const resting = citizenAt(page, "zh-CN", hand);
  const who = `${plan.intent} at ${terminal.id}`;

  await resting.sees("restTitle");
  if (plan.largeText && plan.language === "zh-CN") await resting.presses("startLarge");
  else if (plan.language === "zh-CN") await resting.presses("start");
  else {
    await hand();
    await page.getByRole("button", { name: languageNames[plan.language], exact: true }).click();
  }
  await citizen.sees("homeTitle");
  await citizen.presses("takeNumberTile");
  await citizen.sees("matterTitle");
  const matter = demoHall.services.find(({ id }) => id === plan.serviceId)?.plainName[plan.language] ?? "";
  while ((await page.getByRole("button", { name: matter }).count()) === 0) await citizen.presses("nextPage");
  await citizen.choosesMatter(matter);
  await citizen.sees("identifyChoiceTitle");
  if (plan.classId !== null) {
    await citizen.presses("priorityOpen");
    await citizen.sees("priorityTitle");
    const name = (demoHall.classes ?? []).find(({ id }) => id === plan.classId)?.name[plan.language] ?? "";
    while ((await page.getByRole("button", { name }).count()) === 0) await citizen.presses("nextPage");
    await citizen.choosesMatter(name);
    await citizen.sees("identifyChoiceTitle");
  }
  if (persona !== null) {
    await citizen.presses("useCard");
    await citizen.sees("placeCardTitle");
    await hand();
    await terminal.act("id-card-reader", "layCard", { persona });
    const expired = persona === "resident-expired";
    await citizen.sees(expired ? "cardExpiredTitle" : "identifiedTitle");
    if (plan.intent === "walksAway") {
      await terminal.act("id-card-reader", "removeCard");
      await time.sleep(sessionEnds);
      await resting.sees("restTitle");
      await nobodyIsLeft(page, persona, null, (what) => wrong(`${who}: ${what}`));
      return null;
    }
    await citizen.presses(expired ? "withoutCard" : "getNumber");
  } else await citizen.presses("withoutCard");

  await citizen.sees(known === null ? "takeTicketTitle" : "alreadyTakenTitle");
  const number = (await page.getByText(/^[A-Z]\d{3}$/).allInnerTexts())[0] ?? "no number";
  const paper = await terminal.paperAfter(kiosk.paper);
  if (known === null) {
    if (paper.length !== 1) wrong(`${who}: ${paper.length} tickets came out for ${number}`);
    for (const { lines, cut, errors } of paper)
      if (!cut || errors.length > 0 || !lines.includes(number))
        wrong(`${who}: the ticket of ${number} is ${JSON.stringify({ lines, cut, errors })}`);
  } else if (paper.length > 0 || number !== known)
    wrong(`${who}: ${known} asked again, was told ${number}, and ${paper.length} tickets came out`);
  const printed = JSON.stringify(paper);
  for (const secret of allSecrets)
    if (printed.includes(secret)) wrong(`${who}: ${number} is printed with ${secret}`);

  await citizen.presses(known === null ? "taken" : "finish");
  if (persona !== null) {
    await citizen.sees("takeCardTitle");
    await hand();
    await terminal.act("id-card-reader", "removeCard");
  }
  await citizen.sees("thanksTitle");
  await citizen.presses("close");
  await resting.sees("restTitle");
  await nobodyIsLeft(page, persona, number, (what) => wrong(`${who}: ${what}`));
  return { number, follow: paper[0]?.qr[0] ?? "" };
}

/** Nothing of the one who has gone may be on the screen, in the browser's stores, or in the address; also not in part. */
async function nobodyIsLeft(
  page: Page,
  persona: string | null,
  number: string | null,
  wrong: (what: string) => void,
): Promise<void> {
  const secrets = persona === null ? [] : secretsOf(persona);
  const [document] = secrets;
  const traces = [...secrets, ...(document ? [maskNumber(document)] : []), ...(number ? [number] : [])];
  const left = await everythingOn(page);
  for (const trace of traces) if (left.includes(trace)) wrong(`${trace} is left on the page`);
}

/** All that a page shows and keeps. */
export function everythingOn(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      history.state,
    ]),
  );
}

/** Gives the number back on the ticket's page; false where it was called meanwhile. */
export async function giveBack(time: AcceleratedTime, follow: string): Promise<boolean> {
  const page = await time.open(follow, { viewport: screens.phone });
  const press = async (key: "giveBack" | "giveBackYes") => {
    await time.sleep(2_000);
    await page
      .getByRole("button", { name: followMessages[key]["zh-CN"], exact: true })
      .click({ timeout: 5_000 });
  };
  try {
    await press("giveBack");
    await press("giveBackYes");
    await page.getByText(followMessages.cancelledTitle["zh-CN"], { exact: true }).waitFor({ timeout: 5_000 });
    return true;
  } catch (cause) {
    if (!(cause instanceof errors.TimeoutError)) throw cause;
    return false;
  } finally {
    await time.close(page);
  }
}
