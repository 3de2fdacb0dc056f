import { defineMessages } from "./catalogue.ts";

/**
 * The words that stand on the terminal while nobody is in session, and in the header above every screen. They come with
 * the first load; the session's own words, in citizen.ts, follow.
 */
export const restMessages = defineMessages({
  productName: { "zh-CN": "自助服务", "zh-TW": "自助服務", en: "Self-service" },
  terminalName: { "zh-CN": "{terminal} 号机", "zh-TW": "{terminal} 號機", en: "Terminal {terminal}" },
  demoBand: {
    "zh-CN": "演示：人物、证件和号码都是虚构的",
    "zh-TW": "示範：人物、證件和號碼都是虛構的",
    en: "Demo: people, cards and numbers are made up",
  },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },

  connectingTitle: { "zh-CN": "请稍等", "zh-TW": "請稍候", en: "One moment" },
  connectingHint: { "zh-CN": "正在准备，马上就好", "zh-TW": "正在準備，馬上就好", en: "Getting ready" },

  restTitle: { "zh-CN": "触摸屏幕开始", "zh-TW": "觸碰螢幕開始", en: "Touch to begin" },
  restHint: {
    "zh-CN": "取号、查窗口，不用排队问",
    "zh-TW": "取號、查櫃檯，不必排隊詢問",
    en: "Take a number, find a window",
  },
  start: { "zh-CN": "开始办理", "zh-TW": "開始辦理", en: "Begin" },
  startLarge: { "zh-CN": "大字版开始", "zh-TW": "大字版開始", en: "Begin, large text" },
  restAllWorks: { "zh-CN": "本机一切正常", "zh-TW": "本機一切正常", en: "Everything works here" },
  restNoPrinter: {
    "zh-CN": "可以取号；小票暂时打不出",
    "zh-TW": "可以取號；號碼單暫時印不出",
    en: "Numbers: yes. Paper tickets: not now.",
  },
  restNoReader: {
    "zh-CN": "可以取号；暂时不用刷证件",
    "zh-TW": "可以取號；暫時不用刷證件",
    en: "Numbers: yes, without a card for now.",
  },
  restNoReaderNoPrinter: {
    "zh-CN": "可以取号，请记下屏上号码",
    "zh-TW": "可以取號，請記下螢幕上的號碼",
    en: "Numbers: yes. Please note yours down.",
  },
  restNoHall: {
    "zh-CN": "暂时取不了号，可以查窗口",
    "zh-TW": "暫時無法取號，可以查櫃檯",
    en: "No numbers for now. You can find your window.",
  },
  restCardLeft: {
    "zh-CN": "有证件忘在这里，请交工作人员",
    "zh-TW": "有證件遺忘在這裡，請交服務人員",
    en: "A card was left here. Please give it to staff.",
  },

  outOfOrderTitle: {
    "zh-CN": "这台机器暂停使用",
    "zh-TW": "本機暫停使用",
    en: "This terminal is not in use",
  },
  outOfOrderHint: {
    "zh-CN": "请用旁边的机器，或到导办台",
    "zh-TW": "請用旁邊的機器，或到服務台",
    en: "Use the next terminal, or ask at the help desk",
  },
  outOfOrderComesBack: {
    "zh-CN": "恢复后会自动打开",
    "zh-TW": "恢復後會自動開啟",
    en: "It opens again by itself",
  },
  partNumbers: { "zh-CN": "取号", "zh-TW": "取號", en: "Numbers" },
  partReader: { "zh-CN": "读证件", "zh-TW": "讀證件", en: "Card reader" },
  partPrinter: { "zh-CN": "打印小票", "zh-TW": "列印號碼單", en: "Ticket printer" },
  works: { "zh-CN": "正常", "zh-TW": "正常", en: "Works" },
  worksNot: { "zh-CN": "暂停", "zh-TW": "暫停", en: "Not now" },
});

export type RestMessages = typeof restMessages;
