import type { Language } from "../../server/contract/hall.ts";
import { defineMessages } from "./catalogue.ts";

/** The terminal's screens, by the states of its machine, as staff call them. */
export const screenMessages = defineMessages({
  home: { "zh-CN": "首页", "zh-TW": "首頁", en: "Home" },
  assisting: { "zh-CN": "上门、代办预约", "zh-TW": "到府、代辦預約", en: "Asking for help" },
  following: { "zh-CN": "查进度、接着办", "zh-TW": "查進度、接著辦", en: "How it stands" },
  windows: { "zh-CN": "各窗口在哪", "zh-TW": "各櫃檯在哪", en: "Where the windows are" },
  matter: { "zh-CN": "选事项", "zh-TW": "選事項", en: "Choice of matter" },
  identifyChoice: { "zh-CN": "刷不刷证件", "zh-TW": "刷不刷證件", en: "With a card or without" },
  placeCard: { "zh-CN": "请放证件", "zh-TW": "請放證件", en: "Lay the card" },
  readingCard: { "zh-CN": "正在读证件", "zh-TW": "正在讀證件", en: "Reading the card" },
  layCardAgain: { "zh-CN": "请重放证件", "zh-TW": "請重放證件", en: "Lay the card again" },
  identified: { "zh-CN": "证件读好", "zh-TW": "證件讀好", en: "Card read" },
  cardExpired: { "zh-CN": "证件过期", "zh-TW": "證件過期", en: "Card expired" },
  noCard: { "zh-CN": "没有放证件", "zh-TW": "沒有放證件", en: "No card came" },
  readerFault: { "zh-CN": "读卡器故障", "zh-TW": "讀卡機故障", en: "Reader fault" },
  requesting: { "zh-CN": "正在取号", "zh-TW": "正在取號", en: "Asking for a number" },
  hallUnreachable: { "zh-CN": "连不上大厅", "zh-TW": "連不上大廳", en: "Hall not reached" },
  serviceClosed: { "zh-CN": "事项不取号", "zh-TW": "事項不取號", en: "No numbers for it" },
  priority: { "zh-CN": "选优先类别", "zh-TW": "選優先類別", en: "Priority class" },
  appointment: { "zh-CN": "预约", "zh-TW": "預約", en: "Appointments" },
  finding: { "zh-CN": "找事项、看指南", "zh-TW": "找事項、看指南", en: "Finding a matter" },
  handling: { "zh-CN": "办理事项", "zh-TW": "辦理事項", en: "Handling a matter" },
  alreadyTaken: { "zh-CN": "已有号码", "zh-TW": "已有號碼", en: "Had a number already" },
  issued: { "zh-CN": "号已取到", "zh-TW": "號已取得", en: "Number given" },
  printing: { "zh-CN": "正在出票", "zh-TW": "正在出票", en: "Printing" },
  printUnknown: { "zh-CN": "不知出票没有", "zh-TW": "不知出票沒有", en: "Printed or not?" },
  printFailed: { "zh-CN": "出票失败", "zh-TW": "出票失敗", en: "Printing failed" },
  takeTicket: { "zh-CN": "请取票", "zh-TW": "請取票", en: "Take the ticket" },
  takeCard: { "zh-CN": "请取回证件", "zh-TW": "請取回證件", en: "Take the card back" },
  takeCardUnseen: {
    "zh-CN": "请取回证件（看不见）",
    "zh-TW": "請取回證件（看不見）",
    en: "Take the card back (unseen)",
  },
  takePapers: { "zh-CN": "请取走打印件", "zh-TW": "請取走列印件", en: "Take the printed pages" },
  thanks: { "zh-CN": "再见", "zh-TW": "再見", en: "Goodbye" },
});

const isKnown = (state: string): state is keyof typeof screenMessages => Object.hasOwn(screenMessages, state);

/** The words of a screen by its state, `handling`, or by where in it somebody stands, `handling.form`. */
export function screenWords(step: string, language: Language): string {
  const [screen = ""] = step.split(".");
  return isKnown(screen) ? screenMessages[screen][language] : screen;
}
