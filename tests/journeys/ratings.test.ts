import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { SimulatedDocumentPrinter } from "../../device-drivers/document-printer/simulated.ts";
import { faultAdvice } from "../../kiosk/i18n/fault-advice.ts";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { ratingDeskMessages } from "../../kiosk/i18n/manager-ratings.ts";
import { ratingMessages, terminalRatingMessages } from "../../kiosk/i18n/rating.ts";
import { windowMessages } from "../../kiosk/i18n/window.ts";
import { windowRatingMessages } from "../../kiosk/i18n/window-ratings.ts";
import { windowReportMessages } from "../../kiosk/i18n/window-report.ts";
import { shortcuts } from "../../kiosk/window/shortcuts.ts";
import { ratingDesk } from "../../server/contract/ratings/desk.ts";
import { screens } from "../support/browser.ts";
import { connectTo, tokenOf } from "../support/contract-client.ts";
import { pressButton } from "../support/press-button.ts";
import { TerminalVisit } from "./terminal-visit.ts";

/** The A4 printer of the hall's office, on real HTTP; a page takes it no time. */
const printer = new SimulatedDocumentPrinter(systemClock, 0);
afterAll(() => printer.switchOff());
const visit = new TerminalVisit({
  async configuration() {
    await printer.switchOn();
    return `officePrinters: [{ url: "${printer.url}" }]`;
  },
});
const words = (key: keyof typeof terminalRatingMessages) => terminalRatingMessages[key]["zh-CN"];
const desk = (key: keyof typeof ratingDeskMessages) => ratingDeskMessages[key]["zh-CN"];
const telephone = "13800138066";
const told = "已增加引导员";

const texts = async (): Promise<string[]> => {
  const answer = await fetch(`${visit.product.url}/simulator/api/texts`);
  return ((await answer.json()) as { texts: { text: string }[] }).texts.map(({ text }) => text);
};

/** Takes a number without a card, to the end of the session with its faces. */
async function takesNumber() {
  await visit.beginAndChoose();
  await visit.citizen.presses("withoutCard");
  await visit.citizen.sees("takeTicketTitle");
  await visit.citizen.presses("taken");
  await visit.citizen.sees("thanksTitle");
  await visit.open.page.locator("[data-screen=ratingFaces]").waitFor();
}

it("nobody has to: the way past is as large as a face, and the session ends with one touch", async () => {
  await takesNumber();
  const { page } = visit.open;
  const boxes = await Promise.all(
    (await page.locator(".faces__one").all()).map((each) => each.boundingBox()),
  );
  expect(boxes).toHaveLength(6);
  for (const box of boxes)
    expect([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)]).toEqual([
      Math.round(boxes[0]?.width ?? 0),
      Math.round(boxes[0]?.height ?? 0),
    ]);
  await pressButton(page, words("rateSkip"));
  await visit.citizen.sees("restTitle");
});

it("is not satisfied at the terminal, and is answered by the office, step by step", async () => {
  await takesNumber();
  const { page } = visit.open;
  await pressButton(page, ratingMessages.dissatisfied["zh-CN"], true);
  await pressButton(page, "便捷度");
  await pressButton(page, words("call"));
  for (const digit of telephone) await pressButton(page, digit, true);
  await pressButton(page, words("keep"));
  await pressButton(page, words("rateSend"));
  await page.getByRole("heading", { level: 1, name: words("rateThanks") }).waitFor();
  await visit.citizen.presses("close");
  await visit.citizen.sees("restTitle");

  const { page: office, context, errors } = await visit.opens("/manager?site=district", screens.desk);
  const press = (name: string) => office.getByRole("button", { name, exact: true }).click();
  await press(managerMessages.partRatings["zh-CN"]);
  const row = office.locator(".work-list tbody tr").first();
  await row.waitFor();
  expect(await office.content()).not.toContain(telephone);
  await office.getByLabel(desk("by")).fill("林经办");
  const number = (await row.locator("button").textContent()) ?? "";
  const acts = async (act: string, said: string, label: string) => {
    await press(number);
    await office.getByText(telephone).waitFor();
    await office.getByLabel(desk("act")).selectOption({ label: act });
    await office.getByLabel(label).fill(said);
    await office.locator(".acts__next").click();
    await press(desk("confirm"));
    await office.getByText(desk("doneIt").replace("{act}", act).replace("{number}", number)).waitFor();
  };
  await acts(desk("confirmIt"), "高峰时无人引导，属实", desk("confirmWords"));
  await acts(desk("issueNotice"), "高峰时增加引导员", desk("issueNoticeWords"));
  await press(number);
  const download = office.waitForEvent("download");
  await press(desk("getNotice").replace("{number}", "HL-ZG-2026-0001"));
  const file = readFileSync(await (await download).path());
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  // On paper it is the same file; where there is no paper, the page says what to do.
  printer.setFault("paperOut");
  await press(desk("printNotice"));
  await office.getByText(faultAdvice["printer.paperOut"]["zh-CN"]).waitFor();
  printer.clearFault("paperOut");
  await press(desk("printNotice"));
  await office.getByText(desk("printed")).waitFor();
  const [sheet, ...more] = printer.emptyTray();
  expect(more).toEqual([]);
  expect(Buffer.from(sheet ?? []).equals(file)).toBe(true);
  await press(`‹ ${desk("back")}`);
  await acts(desk("rectify"), "已安排引导员", desk("rectifyWords"));
  await acts(desk("callBack"), "已致电说明", desk("callBackWords"));
  await acts(desk("answer"), told, desk("answerWords"));
  await expect.poll(texts).toEqual([expect.stringContaining(told)]);
  await press(number);
  await office.locator(".acts__next").click();
  await press(desk("confirm"));
  await office.getByText(desk("empty")).waitFor();
  expect(errors).toEqual([]);
  await context.close();

  const left = readdirSync(visit.product.dataDirectory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(visit.product.dataDirectory, name)).toString("latin1"));
  for (const text of [...left, visit.product.output()]) expect(text).not.toContain(telephone);
}, 90_000);

/** A number of a queue, and where it is followed on a telephone. */
async function takes(serviceId: string) {
  const response = await fetch(`${visit.product.url}/hall/v1/commands`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await tokenOf(visit.product.url, "/citizen")}`,
    },
    body: JSON.stringify({
      name: "Queue.Take",
      payload: { serviceId, terminalId: "HL-01", idempotencyKey: randomUUID() },
    }),
  });
  return ((await response.json()) as { ticket: { number: string; follow: string } }).ticket;
}

const post = async (url: string, body: object) => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
};

it("notes at the window what could not be done, and appeals there against what the person said of it", async () => {
  const { number, follow } = await takes("business");
  const { page, context, errors } = await visit.opens("/window", screens.landscape);
  const presses = (key: string) => page.keyboard.press(key);
  await page.locator("input[name=clerk]").nth(2).check();
  await page.locator("input[name=window]").nth(2).check();
  await presses("Enter");
  await page.locator(".in-hand--idle").waitFor();
  // Nothing is to be seen to, and nothing says so.
  expect(await page.getByText(windowMessages.ratings["zh-CN"]).count()).toBe(0);
  await presses("F8");
  await page.locator(".in-hand__number", { hasText: number }).waitFor();
  await presses("F9");
  await page.locator(".in-hand--serving").waitFor();

  await presses(shortcuts.report);
  const report = (key: keyof typeof windowReportMessages) => windowReportMessages[key]["zh-CN"];
  await page.getByRole("heading", { name: report("title") }).waitFor();
  expect(await page.getByRole("radio", { name: report("notDone") }).isChecked()).toBe(true);
  // Several matters are of this queue: they stand first, and the clerk says which.
  const matter = page.getByLabel(report("matter"));
  const first = (await matter.locator("option").nth(1).innerText()).trim();
  await matter.selectOption({ index: 1 });
  await page.getByLabel("要的材料我拿不出来").check();
  await page.getByLabel(report("words")).fill("房东不给备案证明");
  await presses("Enter");
  const slip = page.locator(".report-slip");
  await slip.waitFor();
  const code = (await slip.locator(".report-slip__code").innerText()).replaceAll(/\s/g, "");
  // What is printed is the slip, and nothing of the desk behind it.
  const printed = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        globalThis.print = () => resolve(true);
        document.querySelector<HTMLButtonElement>("dialog [type=submit]")?.click();
      }),
  );
  expect(printed).toBe(true);
  await page.emulateMedia({ media: "print" });
  expect(await slip.isVisible()).toBe(true);
  for (const behind of [".masthead", ".window__main", ".dialog footer", ".dialog header"])
    expect([behind, await page.locator(behind).isVisible()]).toEqual([behind, false]);
  await page.emulateMedia({ media: "screen" });
  await presses("Escape");
  const { pain } = await post(`${visit.product.url}/f/look`, { code });
  expect(pain).toMatchObject({ kind: "notDone", matter: { "zh-CN": first }, stage: "reported" });

  await presses("F10");
  await page.locator(".in-hand--idle").waitFor();
  const said = "禁地窗口的人一句话打发我";
  await post(`${follow}/ratings`, {
    visit: 0,
    level: "veryDissatisfied",
    tags: ["attitude"],
    words: said,
    telephone,
    language: "zh-CN",
    idempotencyKey: randomUUID(),
  });
  const desk = await connectTo(visit.product.url, ratingDesk, await tokenOf(visit.product.url, "/manager"));
  const does = async (name: string, payload: object = {}) => {
    const by = name === "Review" ? "陈组长" : "林经办";
    const keyed = name === "List" ? {} : { ...payload, by, idempotencyKey: randomUUID() };
    const answer = await desk.command(`XiaohuRatingDesk.${name}`, keyed);
    expect([name, answer.header.completionCode]).toEqual([name, "success"]);
    return answer.payload as { items: { number: string; level: string }[] };
  };
  const rating = (await does("List")).items.find(({ level }) => level === "veryDissatisfied")?.number ?? "";
  // Nobody at the window hears today who was not satisfied a moment ago.
  expect(await page.getByText(windowMessages.ratings["zh-CN"]).count()).toBe(0);
  await does("Confirm", { number: rating, finding: "complex", days: 5, words: "当天断网，窗口未说明" });
  await does("IssueNotice", { number: rating, words: "断网时由窗口当面说明" });

  await page.getByText(`${windowMessages.ratings["zh-CN"]} 1`).waitFor();
  await presses(shortcuts.ratings);
  const one = page.locator(".ratings__one");
  await one.getByText("断网时由窗口当面说明").waitFor();
  expect(await one.innerText()).toContain(ratingMessages.veryDissatisfied["zh-CN"]);
  expect(await page.content()).not.toMatch(new RegExp(`${said}|${telephone}`));
  const appeal = (key: keyof typeof windowRatingMessages) => windowRatingMessages[key]["zh-CN"];
  const appealing = page.getByRole("button", { name: appeal("appeal"), exact: true });
  await appealing.click();
  await page.getByRole("radio", { name: appeal("mistaken") }).check();
  await page.getByLabel(appeal("appealWords")).fill("断网公告已贴，有值班记录");
  await presses("Control+Enter");
  await page.getByText(appeal("sent").replace("{number}", rating)).waitFor();
  await one.getByText(appeal("underReview"), { exact: true }).waitFor();
  expect(await appealing.count()).toBe(0);
  await does("Review", { number: rating, upheld: true, words: "公告属实" });
  await one.getByText(appeal("excluded"), { exact: true }).waitFor();
  desk.close();
  expect(errors).toEqual([]);
  await context.close();
}, 90_000);
