import { describe, expect, it } from "vitest";
import { atRestMessages, closeReasons } from "../../../kiosk/i18n/at-rest.ts";
import { boardMessages } from "../../../kiosk/i18n/board.ts";
import type { Message } from "../../../kiosk/i18n/catalogue.ts";
import { followMessages } from "../../../kiosk/i18n/follow.ts";
import { deviceStates, guideMessages } from "../../../kiosk/i18n/guide.ts";
import { helpMessages, phraseMessages } from "../../../kiosk/i18n/help.ts";
import { indexMessages } from "../../../kiosk/i18n/index.ts";
import { managerMessages } from "../../../kiosk/i18n/manager.ts";
import { deskMessages } from "../../../kiosk/i18n/manager-desk.ts";
import { phoneEntryMessages } from "../../../kiosk/i18n/phone-entry.ts";
import { ruleMessages } from "../../../kiosk/i18n/rule.ts";
import { screenMessages } from "../../../kiosk/i18n/screens.ts";
import { simulatorMessages } from "../../../kiosk/i18n/simulator.ts";
import { takeByPhoneMessages } from "../../../kiosk/i18n/take-by-phone.ts";
import { historyKey, historyMessages } from "../../../kiosk/i18n/ticket-history.ts";
import { windowErrorCode, windowErrorMessages, windowMessages } from "../../../kiosk/i18n/window.ts";
import { pauseReasonMessages, windowDialogMessages } from "../../../kiosk/i18n/window-dialogs.ts";
import { errorCodes } from "../../../server/contract/error-numbers.ts";
import { languages } from "../../../server/contract/hall.ts";
import { pauseReason, undoableStep } from "../../../server/contract/window.ts";
import { queueEvent } from "../../../server/hall/queue/events.ts";

const catalogues = {
  window: windowMessages,
  windowErrors: windowErrorMessages,
  windowDialogs: windowDialogMessages,
  pauseReasons: pauseReasonMessages,
  history: historyMessages,
  rule: ruleMessages,
  board: boardMessages,
  simulator: simulatorMessages,
  index: indexMessages,
  manager: managerMessages,
  managerDesk: deskMessages,
  managerScreens: screenMessages,
  follow: followMessages,
  takeByPhone: takeByPhoneMessages,
  phoneEntry: phoneEntryMessages,
  help: helpMessages,
  phrases: phraseMessages,
  atRest: atRestMessages,
  closeReasons,
  guide: guideMessages,
  deviceStates,
} as const satisfies Record<string, Readonly<Record<string, Message>>>;
const messages = Object.entries(catalogues).flatMap(([name, catalogue]) =>
  Object.entries(catalogue).map(([key, message]): [string, Message] => [`${name}.${key}`, message]),
);
const parametersIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe("the words of window, board, simulator, index, manager and the pages for telephones", () => {
  it.each(messages)("%s is said in every language, with the same parameters", (_key, message) => {
    for (const language of languages) {
      expect(message[language].trim()).not.toBe("");
      expect(parametersIn(message[language])).toEqual(parametersIn(message["zh-CN"]));
    }
  });

  it.each(messages)("%s speaks zh-TW as Taiwan does, and in its characters", (_key, message) => {
    expect(message["zh-TW"]).not.toMatch(
      /打印|屏幕|窗口|工作人员|身份證|小票|字节|导|办|证|号|这|请|刷新|内存/,
    );
  });

  it.each(messages)("%s has no Chinese in English", (_key, message) => {
    expect(message.en).not.toMatch(/\p{Script=Han}/u);
  });

  it("has words for every event that a ticket can have, every step to take back, and every pause", () => {
    const shapes = queueEvent._zod.def.options.map((option) => option._zod.def.shape);
    const types = shapes.filter((shape) => "number" in shape).flatMap(({ type }) => type._zod.def.values);
    expect(types).toContain("ticketCalled");
    // No window is shown who was rated by whom.
    const shown = types.filter((type) => type !== "visitRated");
    for (const type of [...shown, ...undoableStep.options]) expect(historyKey(type)).toBe(type);
    expect(historyKey("somethingNew")).toBe("other");
    expect(Object.keys(pauseReasonMessages).sort()).toEqual([...pauseReason.options].sort());
  });

  it("has a sentence for every error that a window can meet", () => {
    for (const code of errorCodes.filter((each) => each.startsWith("window.")))
      expect([code, windowErrorCode(code)]).toEqual([code, code]);
    expect(windowErrorCode("printer.cutter")).toBe("message.internal");
  });
});
