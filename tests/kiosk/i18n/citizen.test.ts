import { describe, expect, it } from "vitest";
import { slipMessages } from "../../../kiosk/i18n/appointment-slip.ts";
import { appointmentMessages } from "../../../kiosk/i18n/appointments.ts";
import { assistanceMessages } from "../../../kiosk/i18n/assistance.ts";
import { bookingMessages } from "../../../kiosk/i18n/booking.ts";
import { carryOnMessages } from "../../../kiosk/i18n/carry-on.ts";
import type { Message } from "../../../kiosk/i18n/catalogue.ts";
import { citizenMessages } from "../../../kiosk/i18n/citizen.ts";
import { restMessages } from "../../../kiosk/i18n/citizen-rest.ts";
import { enterpriseMessages } from "../../../kiosk/i18n/enterprise.ts";
import { citizenErrorCode, errorMessages } from "../../../kiosk/i18n/errors.ts";
import { findMessages } from "../../../kiosk/i18n/find-matter.ts";
import { followMatterMessages } from "../../../kiosk/i18n/follow-matter.ts";
import { handleMessages } from "../../../kiosk/i18n/handle-matter.ts";
import { identifyMessages } from "../../../kiosk/i18n/identify.ts";
import { licencesMessages } from "../../../kiosk/i18n/licences.ts";
import { mediaMessages } from "../../../kiosk/i18n/media.ts";
import { papersMessages } from "../../../kiosk/i18n/papers.ts";
import { postMessages } from "../../../kiosk/i18n/post.ts";
import { scanMessages } from "../../../kiosk/i18n/scan.ts";
import { scanAdvice } from "../../../kiosk/i18n/scan-quality.ts";
import { signatureMessages } from "../../../kiosk/i18n/signature.ts";
import { ticketMessages, ticketTextsOf } from "../../../kiosk/i18n/ticket.ts";
import { errorCodes } from "../../../server/contract/error-numbers.ts";
import { languages } from "../../../server/contract/hall.ts";
import { ticketTexts } from "../../../server/contract/terminal.ts";
import { goodCondition, sampleTicket } from "../../support/citizen-paths.ts";

const screenMessages: [string, Message][] = Object.entries({
  ...appointmentMessages,
  ...restMessages,
  ...citizenMessages,
  ...followMatterMessages,
  ...identifyMessages,
  ...enterpriseMessages,
  ...errorMessages,
});
/** Screens with more to say than an instruction: a consent, what a scan wants, what was handed in. */
const longerMessages = Object.entries({
  assistance: assistanceMessages,
  carryOn: carryOnMessages,
  find: findMessages,
  handle: handleMessages,
  licences: licencesMessages,
  media: mediaMessages,
  papers: papersMessages,
  post: postMessages,
  scan: scanMessages,
  scanAdvice,
  signature: signatureMessages,
}).flatMap(([of, messages]) =>
  Object.entries<Message>(messages).map(([key, message]): [string, Message] => [`${of}.${key}`, message]),
);
const allMessages: [string, Message][] = [
  ...screenMessages,
  ...longerMessages,
  ...Object.entries(ticketMessages),
  ...Object.entries(slipMessages),
  ...Object.entries(bookingMessages),
];
const parametersIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each(allMessages)("%s", (_key, message) => {
  it("is said in every language, with the same parameters", () => {
    for (const language of languages) {
      expect(message[language].trim()).not.toBe("");
      expect(parametersIn(message[language])).toEqual(parametersIn(message["zh-CN"]));
    }
  });
  it("names no system, interface or code", () => {
    for (const language of languages)
      expect(message[language]).not.toMatch(
        /系统|系統|接口|介面|异常|異常|错误|錯誤|\b(system|error|exception|API)\b/i,
      );
  });
});

it("has at most 20 characters in Chinese on the screens, 60 in English", () => {
  const without = (text: string) => [...text.replace(/\{\w+\}/g, "")].length;
  for (const [key, message] of screenMessages) {
    expect([key, without(message["zh-CN"]) <= 20]).toEqual([key, true]);
    expect([key, without(message["zh-TW"]) <= 20]).toEqual([key, true]);
    expect([key, without(message.en) <= 60]).toEqual([key, true]);
  }
});

it("speaks zh-TW as Taiwan does, and in its characters", () => {
  for (const [key, message] of allMessages)
    expect([key, message["zh-TW"]]).not.toEqual([
      key,
      expect.stringMatching(/打印|屏幕|窗口|工作人員|身份證|小票|导|办|证|号|这|请/),
    ]);
});

describe("errors", () => {
  it("each tell the citizen what to do, for every code of a device, the queue or a message", () => {
    const met = errorCodes.filter((code) => /^(reader|printer|queue|appointment|matter)\./.test(code));
    expect(met.filter((code) => !(code in errorMessages))).toEqual([]);
  });
  it("that a citizen cannot meet share the sentence of a bug", () => {
    expect(citizenErrorCode("window.taken")).toBe("message.internal");
    expect(citizenErrorCode("printer.paperOut")).toBe("printer.paperOut");
  });
});

describe("the ticket's sentences", () => {
  it.each(languages)("fit the contract in %s", (language) => {
    const texts = ticketTextsOf(sampleTicket, goodCondition.hall.name!, language);
    expect(ticketTexts.safeParse(texts).success).toBe(true);
    expect(texts.ahead).toContain("5");
    expect(JSON.stringify(texts)).not.toMatch(/\{\w+\}/);
  });
  it("give the wall time of the hall", () => {
    const takenAt = Date.UTC(2026, 10, 3, 1, 5);
    const texts = ticketTextsOf({ ...sampleTicket, takenAt }, goodCondition.hall.name!, "en");
    expect(texts.takenAt).toBe("Taken 2026-11-03 09:05");
  });
});
