import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { citizenMessages } from "../../kiosk/i18n/citizen.ts";
import { findMessages } from "../../kiosk/i18n/find-matter.ts";
import { identifyMessages } from "../../kiosk/i18n/identify.ts";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { painDeskMessages } from "../../kiosk/i18n/manager-pain-points.ts";
import { painPageMessages } from "../../kiosk/i18n/pain-point-page.ts";
import { painMessages } from "../../kiosk/i18n/pain-points.ts";
import { painSlipMessages } from "../../kiosk/i18n/pain-slip.ts";
import { languageNames } from "../../kiosk/ui/modes.ts";
import { noFacts } from "../../server/contract/forms/facts.ts";
import type { Language } from "../../server/contract/hall.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { defaultPainRules } from "../../server/hall/pain-points/rules.ts";
import { screens } from "../support/browser.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { MatterVisit } from "./matter-visit.ts";
import { TerminalVisit } from "./terminal-visit.ts";

const visit = new TerminalVisit();
const { matters, lifeEvents } = demoCatalogue;
const words = (key: keyof typeof painMessages) => painMessages[key]["zh-CN"];
const desk = (key: keyof typeof painDeskMessages) => painDeskMessages[key]["zh-CN"];
const identify = (key: keyof typeof identifyMessages) => identifyMessages[key]["zh-CN"];
const telephone = "13800138077";
const told = "已加开台胞通道，凭旧证也可以办";
const [, , , , , notHere] = defaultPainRules.categories;

const matter = matters.find(({ id }) => id === "taiwan-residence-permit");

/** From rest to a report of the step that failed, with a telephone; what is on the slip, and the code. */
async function reports(language: Language) {
  const { page } = visit.open;
  if (!matter || !notHere) throw new Error("the demo has no such matter");
  const press = (text: string | RegExp, exact = false) => pressButton(page, text, exact);
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  const of = (key: keyof typeof painMessages) => painMessages[key][language];
  const finding = new MatterVisit(page, matters, hallDay(Date.now()), noFacts);
  await visit.citizen.presses("start");
  if (language !== "zh-CN") await press(languageNames[language], true);
  await press(citizenMessages.findTile[language]);
  const event = lifeEvents.find(({ id }) => id === matter.lifeEvents[0]);
  await finding.pressesOnSomePage(event?.name[language] ?? "");
  await finding.pressesOnSomePage(matter.plainName[language]);
  await press(new RegExp(`${findMessages.guideHandle[language]}|${findMessages.guidePrint[language]}`));
  // A document that is not taken for it: that is where it fails.
  await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
  await sees(identifyMessages.notForHolderTitle[language]);

  await press(of("door"));
  await sees(of("whatTitle"));
  await page.getByText(matter.plainName[language]).waitFor();
  await press(notHere.name[language]);
  await press(of("call"));
  for (const digit of telephone) await press(digit, true);
  await press(of("keep"));
  await press(of("send"));
  await sees(of("sentTitle"));
  await page.getByText(of("slipPrinted")).waitFor();
  const code = (await page.locator(".slip__code").innerText()).replaceAll(/\s/g, "");
  const slip = (await visit.tickets()).at(-1);
  const lines = slip?.lines.join("\n") ?? "";
  expect(lines.replaceAll(/\s/g, "")).toContain(code);
  expect(lines).toContain(painSlipMessages.heading[language]);
  expect(lines).not.toContain(telephone);
  expect(slip?.qr).toHaveLength(1);
  await press(of("noted"));
  // Where it failed it goes on.
  await sees(identifyMessages.notForHolderTitle[language]);
  return { matter, code };
}

it("a citizen says from the step that failed what does not work, the office answers, and the citizen sees it by the code", async () => {
  const { page } = visit.open;
  const press = (text: string | RegExp, exact = false) => pressButton(page, text, exact);
  const sees = (title: string) => page.getByRole("heading", { level: 1, name: title }).waitFor();
  const { matter, code } = await reports("zh-CN");

  const { page: office, context, errors } = await visit.opens("/manager?site=district", screens.desk);
  const click = (name: string) => office.getByRole("button", { name, exact: true }).click();
  await click(managerMessages.partPainPoints["zh-CN"]);
  const row = office.locator(".work-list tbody tr").first();
  await row.waitFor();
  // With the step, and without what is somebody's.
  expect(await row.innerText()).toContain(`${matter.plainName["zh-CN"]} · 刷证件`);
  expect(await office.content()).not.toContain(telephone);
  await office.getByLabel(desk("by")).fill("林经办");
  const number = (await row.locator("button").textContent()) ?? "";
  const acts = async (act: string, fill: () => Promise<void> = async () => undefined) => {
    await click(number);
    await office.getByText(telephone).waitFor();
    await office.getByLabel(desk("act")).selectOption({ label: act });
    await fill();
    await office.locator(".acts__next").click();
    await click(desk("confirm"));
    await office.getByText(desk("doneIt").replace("{act}", act).replace("{number}", number)).waitFor();
  };
  await acts(desk("acceptAct"));
  await acts(desk("assignAct"), async () => {
    await office.getByLabel(desk("toUnit")).selectOption({ index: 0 });
  });
  await acts(desk("handleAct"), () => office.getByLabel(desk("handleWords")).fill("已和出入境商定"));
  await acts(desk("answerAct"), () => office.getByLabel(desk("answerWords")).fill(told));
  const texts = async () =>
    (
      (await (await fetch(`${visit.product.url}/simulator/api/texts`)).json()) as {
        texts: { text: string }[];
      }
    ).texts;
  await expect
    .poll(async () => (await texts()).map(({ text }) => text))
    .toEqual([expect.stringContaining(told)]);
  expect(errors).toEqual([]);
  await context.close();

  // On a telephone by the code behind the #, which does not stay in the address bar.
  const phone = await visit.opens(`/f#${code}`, screens.phone);
  await phone.page.getByText(told).waitFor();
  expect(phone.page.url()).not.toContain(code);
  expect(phone.errors).toEqual([]);
  await phone.context.close();

  await visit.product.act("id-card-reader", "removeCard");
  await page.reload();
  await visit.citizen.presses("start");
  await press(/查进度/);
  await press(new RegExp(identify("matterCodeBy")));
  await sees(identify("matterCodeTitle"));
  await page.waitForTimeout(20);
  for (const sign of code) await page.getByRole("button", { name: sign, exact: true }).click();
  await sees(words("answeredNow"));
  await page.getByText(told).waitFor();
  await press(words("notEnough"));
  await sees(words("again"));
  await press(words("close"));
  await visit.citizen.sees("homeTitle");
  expect(visit.open.errors).toEqual([]);

  const left = readdirSync(visit.product.dataDirectory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(visit.product.dataDirectory, name)).toString("latin1"));
  for (const text of [...left, visit.product.output()]) expect(text.includes(telephone)).toBe(false);
  expect(visit.product.output()).not.toContain(code);
}, 120_000);

it.each(["zh-TW", "en"] as const)(
  "the same is said and followed in %s",
  async (language) => {
    const { matter, code } = await reports(language);
    await visit.product.act("id-card-reader", "removeCard");
    const { page, context, errors } = await visit.opens(`/f#${code}`, screens.phone);
    await page.getByRole("button", { name: languageNames[language], exact: true }).click();
    const pain = (key: keyof typeof painPageMessages) => painPageMessages[key][language];
    await page.getByText(matter.plainName[language]).waitFor();
    await page.getByText(notHere?.name[language] ?? "").waitFor();
    await page.getByText(pain("reportedNow")).first().waitFor();
    expect(errors).toEqual([]);
    await context.close();
    expect(visit.open.errors).toEqual([]);
    expect(visit.product.output()).not.toContain(code);
  },
  60_000,
);
