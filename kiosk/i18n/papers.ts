import { defineMessages } from "./catalogue.ts";

/** Every word of the terminal's screens about papers that are looked at and printed; rules as in citizen.ts. */
export const papersMessages = defineMessages({
  // the ways in
  seePapers: { "zh-CN": "看文书、打印", "zh-TW": "看文件、列印", en: "See and print papers" },
  seeBlank: { "zh-CN": "空白表", "zh-TW": "空白表", en: "Empty form" },
  blankOf: { "zh-CN": "{name}的空白表", "zh-TW": "{name}的空白表", en: "Empty form: {name}" },

  // list
  listTitle: { "zh-CN": "看哪一份？", "zh-TW": "看哪一份？", en: "Which paper?" },
  listHint: {
    "zh-CN": "都盖了电子印章，可以免费打印",
    "zh-TW": "都蓋了電子印章，可以免費列印",
    en: "All are sealed; printing is free",
  },
  wantsCard: { "zh-CN": "要刷证件", "zh-TW": "要刷證件", en: "Needs your card" },

  // look
  openingTitle: { "zh-CN": "正在取文书", "zh-TW": "正在取文件", en: "Fetching the paper" },
  picture: { "zh-CN": "{name}，第 {page} 页", "zh-TW": "{name}，第 {page} 頁", en: "{name}, page {page}" },
  drawing: { "zh-CN": "正在显示…", "zh-TW": "正在顯示…", en: "Coming…" },
  notDrawn: {
    "zh-CN": "这里显示不了，可以直接打印",
    "zh-TW": "這裡顯示不了，可以直接列印",
    en: "It cannot be shown here, and can still be printed",
  },
  print: { "zh-CN": "打印（免费）", "zh-TW": "列印（免費）", en: "Print (free)" },
  printAgain: { "zh-CN": "再打一份", "zh-TW": "再印一份", en: "Print one more" },
  printed: { "zh-CN": "打印好了", "zh-TW": "列印好了", en: "Printed" },
  verification: { "zh-CN": "查验码 {code}", "zh-TW": "查驗碼 {code}", en: "Check code {code}" },

  // Where it cannot be printed
  noPrinter: { "zh-CN": "本机不能打印 A4", "zh-TW": "本機不能列印 A4", en: "This terminal prints no A4" },
  printerTrouble: {
    "zh-CN": "打印机现在用不了",
    "zh-TW": "印表機現在不能用",
    en: "The printer does not work now",
  },
  printerPaperOut: { "zh-CN": "打印机没纸了", "zh-TW": "印表機沒紙了", en: "The printer has no paper" },
  notPrinted: { "zh-CN": "没有打印出来", "zh-TW": "沒有列印出來", en: "Nothing was printed" },
  atWindow: {
    "zh-CN": "凭查询码到窗口就能打印；电子版同样有效",
    "zh-TW": "憑查詢碼到櫃檯就能列印；電子檔同樣有效",
    en: "A window prints it by your code; the electronic one is just as valid",
  },
  blankAtWindow: {
    "zh-CN": "窗口和服务台有空白表，可以直接拿",
    "zh-TW": "櫃檯和服務臺有空白表，可以直接拿",
    en: "Windows and the front desk have this form",
  },

  // print, take
  printingTitle: { "zh-CN": "正在打印", "zh-TW": "正在列印", en: "Printing" },
  printingHint: {
    "zh-CN": "请不要走开，打完要拿走",
    "zh-TW": "請不要走開，印完要拿走",
    en: "Please stay: take it when it is out",
  },
  takeTitle: { "zh-CN": "请拿走打印的纸", "zh-TW": "請拿走列印的紙", en: "Take your pages" },
  takeHint: {
    "zh-CN": "上面有您的信息，别留给别人",
    "zh-TW": "上面有您的資料，別留給別人",
    en: "They are about you: leave none behind",
  },
  takeBlankHint: { "zh-CN": "在本机的打印口", "zh-TW": "在本機的列印口", en: "They are in the printer" },
  taken: { "zh-CN": "我拿好了", "zh-TW": "我拿好了", en: "I have them" },
  maybeTitle: { "zh-CN": "请看看打印口", "zh-TW": "請看看列印口", en: "Look at the printer" },
  maybeHint: {
    "zh-CN": "打印停住了，可能出了几页，请全部拿走",
    "zh-TW": "列印停住了，可能出了幾頁，請全部拿走",
    en: "It stopped: some pages may be out. Take all of them.",
  },

  // refused
  refusedOpen: {
    "zh-CN": "现在取不到这份文书",
    "zh-TW": "現在取不到這份文件",
    en: "The paper cannot be fetched",
  },
  refusedCard: { "zh-CN": "没有读到证件", "zh-TW": "沒有讀到證件", en: "No card was read" },
  refusedNotTheirs: {
    "zh-CN": "不是这张证件办的",
    "zh-TW": "不是這張證件辦的",
    en: "It is not of this card",
  },
  refusedPrint: {
    "zh-CN": "没有打印，请再试一次",
    "zh-TW": "沒有列印，請再試一次",
    en: "Nothing was printed",
  },
  refusedHint: {
    "zh-CN": "凭查询码到窗口也能打印",
    "zh-TW": "憑查詢碼到櫃檯也能列印",
    en: "A window prints it by your code as well",
  },
});
export type PapersMessages = typeof papersMessages;
