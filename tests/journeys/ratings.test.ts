import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { managerMessages } from "../../kiosk/i18n/manager.ts";
import { ratingDeskMessages } from "../../kiosk/i18n/manager-ratings.ts";
import { ratingMessages, terminalRatingMessages } from "../../kiosk/i18n/rating.ts";
import { screens } from "../support/browser.ts";
import { pressButton } from "../support/press-button.ts";
import { TerminalVisit } from "./terminal-visit.ts";

const visit = new TerminalVisit();
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
