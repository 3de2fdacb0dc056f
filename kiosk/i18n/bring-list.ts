import { defineMessages } from "./catalogue.ts";

/** What is printed of what somebody brings for a matter, and what is said of the printing; rules as in citizen.ts. */
export const bringListMessages = defineMessages({
  // on paper
  heading: { "zh-CN": "办这件事要带什么", "zh-TW": "辦這件事要帶什麼", en: "What to bring" },
  handledAt: { "zh-CN": "去哪办", "zh-TW": "去哪辦", en: "Where" },
  term: { "zh-CN": "多久办好", "zh-TW": "多久辦好", en: "How long" },
  promised: {
    "zh-CN": "承诺受理后 {days} 个工作日办好",
    "zh-TW": "承諾收件後 {days} 個工作日辦好",
    en: "Within {days} working days, as promised",
  },
  fee: { "zh-CN": "多少钱", "zh-TW": "多少錢", en: "Cost" },
  ask: { "zh-CN": "不清楚就问", "zh-TW": "不清楚就問", en: "To ask" },
  askWith: {
    "zh-CN": "说事项编码 {code}",
    "zh-TW": "說事項編碼 {code}",
    en: "Say the code {code}",
  },
  footer: {
    "zh-CN": "{day} 按您选的情况列的。情况变了，清单也会变。此单不含您的个人信息。",
    "zh-TW": "{day} 依您選的情況列的。情況變了，清單也會變。此單不含您的個人資料。",
    en: "Listed on {day} by your answers; other answers need other things. Nothing on it is about you.",
  },

  forMatters: { "zh-CN": "用在：{matters}", "zh-TW": "用在：{matters}", en: "For: {matters}" },
  forAll: { "zh-CN": "每件事都要用", "zh-TW": "每件事都要用", en: "For all of them" },

  // on the screen
  print: { "zh-CN": "打印这张清单", "zh-TW": "列印這張清單", en: "Print this list" },
  printingTitle: { "zh-CN": "正在打印清单", "zh-TW": "正在列印清單", en: "Printing the list" },
  printed: {
    "zh-CN": "打好了，请在出纸口取走",
    "zh-TW": "印好了，請在出紙口取走",
    en: "Printed: take it from the slot",
  },
  unknown: {
    "zh-CN": "没看到出纸，请看看出纸口",
    "zh-TW": "沒看到出紙，請看看出紙口",
    en: "Look whether it has come out",
  },
  paperOut: {
    "zh-CN": "纸用完了，请拍下，或按“求助”加纸",
    "zh-TW": "紙用完了，請拍下，或按「求助」加紙",
    en: "Out of paper: photograph this, or press Help",
  },
  noPrinter: {
    "zh-CN": "本机没有打印机，请拍下这一页",
    "zh-TW": "本機沒有印表機，請拍下這一頁",
    en: "No printer here: photograph this page",
  },
  printerTrouble: {
    "zh-CN": "现在打不了，请拍下，或按“求助”",
    "zh-TW": "現在不能列印，請拍下，或按「求助」",
    en: "It cannot print now: photograph this, or press Help",
  },
});
