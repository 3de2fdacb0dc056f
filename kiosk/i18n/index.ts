import { defineMessages } from "./catalogue.ts";

/** Every word on the index of all pages. */
export const indexMessages = defineMessages({
  product: { "zh-CN": "小湖自助", "zh-TW": "小湖自助", en: "Xiaohu Kiosk" },
  claim: {
    "zh-CN": "政务大厅的自助机，和它周围的一切",
    "zh-TW": "政務大廳的自助機，和它周圍的一切",
    en: "The self-service terminal of a government hall, and the hall around it",
  },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
  fictitious: {
    "zh-CN": "演示：人物、证件和号码都是虚构的",
    "zh-TW": "示範：人物、證件和號碼都是虛構的",
    en: "Demo: people, cards and numbers are made up",
  },
  open: { "zh-CN": "打开", "zh-TW": "打開", en: "Open" },

  tryTitle: {
    "zh-CN": "先试这个，两分钟",
    "zh-TW": "先試這個，兩分鐘",
    en: "Try this first, in two minutes",
  },
  tryCard: { "zh-CN": "放卡取号", "zh-TW": "放卡取號", en: "Lay a card, take a number" },
  tryCardHint: {
    "zh-CN": "在实验台点一张卡，在屏幕上选事项，取走小票",
    "zh-TW": "在實驗臺點一張卡，在螢幕上選事項，取走號碼單",
    en: "At the bench, choose a matter on the screen, lay a card, take the ticket",
  },
  tryTerminalHint: {
    "zh-CN": "在自助机上选事项，取一个号",
    "zh-TW": "在自助機上選事項，取一個號",
    en: "At the terminal, choose a matter and take a number",
  },
  tryCall: { "zh-CN": "叫这个号", "zh-TW": "叫這個號", en: "Call it" },
  tryCallHint: {
    "zh-CN": "在窗口选好姓名，按空格键叫下一位",
    "zh-TW": "在櫃檯選好姓名，按空白鍵叫下一位",
    en: "At a window, sign in and press Space",
  },
  tryHear: { "zh-CN": "听见叫号", "zh-TW": "聽見叫號", en: "Hear it" },
  tryHearHint: {
    "zh-CN": "叫号屏显示号码和窗口，开启声音就能听到",
    "zh-TW": "叫號螢幕顯示號碼和櫃檯，開啟聲音就能聽到",
    en: "The board shows and speaks it once its sound is on",
  },

  pagesTitle: { "zh-CN": "所有页面", "zh-TW": "所有頁面", en: "All pages" },
  citizen: { "zh-CN": "自助机", "zh-TW": "自助機", en: "Terminal" },
  citizenHint: {
    "zh-CN": "市民在这里选事项、刷证件、取号",
    "zh-TW": "民眾在這裡選事項、刷證件、取號",
    en: "Citizens choose a matter, lay a card and take a number",
  },
  appointments: { "zh-CN": "网上预约", "zh-TW": "線上預約", en: "Appointments" },
  appointmentsHint: {
    "zh-CN": "在家选好时间，到大厅凭预约码签到",
    "zh-TW": "在家選好時間，到大廳憑預約碼報到",
    en: "Choose a time at home and check in at the hall with its code",
  },
  window: { "zh-CN": "窗口叫号", "zh-TW": "櫃檯叫號", en: "Window" },
  windowHint: {
    "zh-CN": "窗口人员用键盘叫号、办理、过号",
    "zh-TW": "櫃檯人員用鍵盤叫號、辦理、過號",
    en: "A clerk calls, serves and finishes, by keyboard alone",
  },
  board: { "zh-CN": "叫号屏", "zh-TW": "叫號螢幕", en: "Hall board" },
  boardHint: {
    "zh-CN": "全大厅看得见、听得到：几号，到哪个窗口",
    "zh-TW": "全大廳看得見、聽得到：幾號，到哪個櫃檯",
    en: "The hall sees and hears which number goes to which window",
  },
  n: { "zh-CN": "手机取号", "zh-TW": "手機取號", en: "By phone" },
  nHint: {
    "zh-CN": "扫大厅里的码，在手机上取号，不用小票",
    "zh-TW": "掃大廳裡的碼，在手機上取號，不用號碼單",
    en: "Scan the code in the hall, take a number without paper",
  },
  technician: { "zh-CN": "设备维护", "zh-TW": "設備維護", en: "Service page" },
  technicianHint: {
    "zh-CN": "设备的状态、自检、字节和就绪报告",
    "zh-TW": "設備的狀態、自檢、位元組和就緒報告",
    en: "Every device's state, self-tests, bytes and readiness report",
  },
  guide: { "zh-CN": "导办台", "zh-TW": "服務台", en: "Guide" },
  guideHint: {
    "zh-CN": "导办员在平板上接求助、看每台机器、代取号",
    "zh-TW": "服務人員在平板上接求助、看每台機器、代取號",
    en: "A guide answers calls, sees every terminal, takes numbers for others",
  },
  manager: { "zh-CN": "大厅数据", "zh-TW": "大廳數據", en: "Hall figures" },
  managerHint: {
    "zh-CN": "现在谁在等、窗口在做什么，今天和以往的等候与办理",
    "zh-TW": "現在誰在等、櫃檯在做什麼，今天和以往的等候與辦理",
    en: "Lines and windows now, waits and service today and on days back",
  },
  simulator: { "zh-CN": "设备实验台", "zh-TW": "設備實驗臺", en: "Device bench" },
  simulatorHint: {
    "zh-CN": "放卡、取小票、拔线、造故障，看线上的每个字节",
    "zh-TW": "放卡、取號碼單、拔線、造故障，看線上的每個位元組",
    en: "Lay cards, take tickets, pull cables, make faults, watch every byte",
  },
});
export type IndexMessages = typeof indexMessages;
