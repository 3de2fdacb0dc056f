import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { identifyMessages } from "../../kiosk/i18n/identify.ts";
import { licencesMessages } from "../../kiosk/i18n/licences.ts";
import { readConfig } from "../../server/config/config.ts";
import { sampleLicences } from "../../server/connectors/licences/sample-licences.ts";
import { type LicencesStandIn, startLicencesStandIn } from "../../server/connectors/licences/stand-in.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { simulatorTexts } from "../../server/contract/simulator.ts";
import { daysAfter } from "../../server/hall/calendar/day.ts";
import { dueAt } from "../../server/hall/licence-reminders/schedule.ts";
import { type Running, startStandalone } from "../../server/standalone.ts";
import { openTerminal, startBrowser } from "../support/browser.ts";
import { demoCatalogue } from "../support/demo-catalogue.ts";
import { pressButton } from "../support/press-button.ts";
import { readFolderHere } from "../support/read-folder-here.ts";

const renewal = demoCatalogue.matters.find(({ id }) => id === "food-licence-renewal");
const persona = personas.find(({ id }) => id === "resident");
const words = (key: keyof typeof licencesMessages) => licencesMessages[key]["zh-CN"];
const identify = (key: keyof typeof identifyMessages) => identifyMessages[key]["zh-CN"];
const telephone = "13800000077";
const validTo = daysAfter(hallDay(Date.now()), 60);

let browser: Browser;
let directory: string;
let registry: LicencesStandIn;
let running: Running;
/** The hall, so many milliseconds later than now. */
async function start(later: number): Promise<void> {
  const secret = { file: join(directory, "licences-secret") };
  running = await startStandalone({
    readFolder: readFolderHere,
    config: { ...readConfig(undefined), licences: { url: registry.url, secret } },
    port: 0,
    dataDirectory: directory,
    pagesDirectory: join(import.meta.dirname, "../../dist/kiosk"),
    simulator: true,
    clock: { ...systemClock, now: () => Date.now() + later },
    newKey: randomUUID,
    log: pino({ level: "silent" }),
  });
}
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-reminders-"));
  await writeFile(join(directory, "licences-secret"), "s");
  registry = await startLicencesStandIn({
    secret: "s",
    clock: systemClock,
    licences: sampleLicences(hallDay(Date.now())).map((each) =>
      each.kind === "foodLicence" ? { ...each, validTo } : each,
    ),
  });
  browser = await startBrowser();
  await start(0);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await registry?.close();
  await rm(directory, { recursive: true });
});

it("what somebody agreed to is texted on its day, and its code opens what renews the licence", async () => {
  if (!renewal || !persona) throw new Error("the demo has no such matter or person");
  /** A terminal at which nobody is yet. */
  const come = async () => {
    const opened = await openTerminal(browser, running.url);
    const press = (name: string | RegExp, exact = false) => pressButton(opened.page, name, exact);
    await press("开始办理");
    await press(/查进度/);
    return { ...opened, press };
  };
  const before = await come();
  await before.press(new RegExp(words("way")));
  const laid = await fetch(`${running.url}/simulator/api/actions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ device: "id-card-reader", action: "layCard", persona: persona.id }),
  });
  expect(laid.ok).toBe(true);
  const sees = (title: string) => before.page.getByRole("heading", { level: 1, name: title }).waitFor();
  await sees(words("listTitle"));
  const remindMe = before.page.getByRole("button", {
    name: new RegExp(`^${words("remindMe")} 食品经营许可证`),
  });
  const more = before.page.locator(".paged__turn:not([hidden]) button").last();
  for (let pages = 0; pages < 6 && !(await remindMe.isVisible()); pages += 1) await more.click();
  await remindMe.click();
  await before.press(new RegExp(words("before30")));
  await sees(words("telephoneTitle"));
  await before.page.keyboard.type(telephone);
  await before.press("下一步");
  await before.page.getByText("138 0000 0077").waitFor();
  expect(await before.page.getByRole("button", { name: words("remind") }).isDisabled()).toBe(true);
  await before.press(words("tick"), true);
  await before.press(words("remind"));
  await before.page.getByText(words("nowReminded")).waitFor();
  expect(before.errors).toEqual([]);
  await before.context.close();

  // The hall is stopped, and opens again on the day.
  await running.stop();
  await start(dueAt(validTo, 30) + 60_000 - Date.now());
  const texted = async () =>
    simulatorTexts.parse(await (await fetch(`${running.url}/simulator/api/texts`)).json()).texts;
  await expect.poll(async () => (await texted()).length, { timeout: 10_000 }).toBe(1);
  const [text] = await texted();
  expect(text?.to).toBe(`+86${telephone}`);
  const code = /输入(\S{4}) (\S{4})就能办/.exec(text?.text ?? "");

  const after = await come();
  await after.press(new RegExp(identify("matterCodeBy")));
  await after.page.getByRole("heading", { level: 1, name: identify("matterCodeTitle") }).waitFor();
  await after.page.waitForTimeout(20);
  for (const sign of `${code?.[1]}${code?.[2]}`)
    await after.page.getByRole("button", { name: sign, exact: true }).click();
  await after.page.getByRole("heading", { level: 1, name: renewal.plainName["zh-CN"] }).waitFor();
  expect(after.errors).toEqual([]);
  await after.context.close();
}, 90_000);
