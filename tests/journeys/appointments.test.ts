import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { appointmentMessages } from "../../kiosk/i18n/appointments.ts";
import { bookingMessages } from "../../kiosk/i18n/booking.ts";
import { identifyMessages } from "../../kiosk/i18n/identify.ts";
import { openPage, startBrowser } from "../support/browser.ts";
import { citizenAt } from "../support/citizen-page.ts";
import { type Product, startProduct } from "../support/product.ts";

let browser: Browser;
let product: Product;
beforeAll(async () => {
  browser = await startBrowser();
  product = await startProduct();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const identify = (key: keyof typeof identifyMessages) => identifyMessages[key]["zh-CN"];
const words = (key: keyof typeof appointmentMessages) => appointmentMessages[key]["zh-CN"];
const webWords = (key: keyof typeof bookingMessages) => bookingMessages[key]["zh-CN"];

it("books at a hall in a browser; the terminal of another knows the code by its scanner and its keys, says where it is, changes the time and prints the slip", async () => {
  const street = "示范街道便民服务中心（演示）";
  // On a phone, from an address that is wrong.
  const web = await openPage(browser, `${product.url}/appointments?site=nowhere`, {
    width: 390,
    height: 844,
  });
  const press = (name: string) => web.page.getByRole("button", { name }).first().click();
  const number = personas.find(({ id }) => id === "resident")?.document.number ?? "";
  expect(number).toHaveLength(18);
  await web.page.getByRole("heading", { level: 1, name: webWords("hallUnknown") }).waitFor();
  await press(webWords("chooseHall"));
  await press("湖里区政务服务中心");
  expect(await web.page.locator(".hall-bar").innerText()).toContain("湖里区政务服务中心");
  await press(webWords("otherHall"));
  await press(street);
  const inBar = () => web.page.locator(".hall-bar p").innerText();
  expect(await inBar()).toBe(street);
  expect(new URL(web.page.url()).search).toBe("?site=street");
  await web.page.getByLabel(webWords("number")).fill(number);
  await press(webWords("next"));
  await press(webWords("book"));
  await press("社保、医保、养老金");
  // The last day: whatever the hour, it is too early to check in.
  await web.page.locator(".option:enabled").last().click();
  await web.page.locator(".option:enabled").first().click();
  await press(words("confirm"));
  await web.page.getByRole("heading", { level: 1, name: words("bookedTitle") }).waitFor();
  expect(await inBar()).toBe(street);
  expect(await web.page.locator(".summary__hall").innerText()).toBe(street);
  const code = (await web.page.locator(".summary__code").innerText()).replace(" ", "");
  const kept = await web.page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      { ...localStorage },
      { ...sessionStorage },
      location.href,
    ]),
  );
  expect(kept).not.toContain(number);
  expect(product.output()).not.toContain(number);
  expect(web.errors).toEqual([]);
  await web.context.close();

  // At the terminal, with the code from the phone's screen.
  const open = await openPage(browser, `${product.url}/citizen`);
  const citizen = citizenAt(open.page);
  const seesWords = (name: string) =>
    open.page.getByRole("heading", { level: 1, name, exact: true }).waitFor({ timeout: 20_000 });
  const sees = (key: keyof typeof appointmentMessages) => seesWords(words(key));
  const presses = (key: keyof typeof appointmentMessages) => citizen.choosesMatter(words(key));
  await citizen.sees("restTitle");
  await citizen.presses("start");
  await citizen.presses("appointmentTile");
  await sees("appointmentMenuTitle");
  await presses("checkInTile");
  await citizen.choosesMatter(identify("byScan"));
  await seesWords(identify("scanTitle"));
  await product.hold("presentCode", { symbology: "qrCode", text: `XIAOHU-YY:${code}` });
  await sees("refusedOtherHall");
  await open.page.locator(".slip", { hasText: street }).waitFor();
  await citizen.presses("back");

  await presses("manageTile");
  await citizen.choosesMatter(identify("appointmentCodeBy"));
  await seesWords(identify("appointmentCodeTitle"));
  await open.page.waitForTimeout(350);
  for (const sign of code) await open.page.getByRole("button", { name: sign, exact: true }).click();
  await sees("oneTitle");
  await presses("changeTime");
  await sees("dayTitle");
  await open.page.waitForTimeout(350);
  await open.page.locator(".choice:enabled").last().click();
  await sees("timeTitle");
  await open.page.waitForTimeout(350);
  await open.page.locator(".choice:enabled").last().click();
  await sees("reviewTitle");
  await presses("confirm");
  await sees("bookedTitle");
  await presses("printSlip");
  await open.page.getByText(words("slipPrinted")).waitFor();
  const printer = (await product.state()).devices.find(({ device }) => device === "receipt-printer");
  const slips = printer?.state.tickets as { lines: string[]; errors: string[] }[] | undefined;
  const slip = slips?.at(-1);
  expect(slip?.errors).toEqual([]);
  expect(slip?.lines.join("\n")).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
  expect(slip?.lines.join("\n")).toContain(street);
  expect(JSON.stringify(slip)).not.toContain(number);
  expect(open.errors).toEqual([]);
});
