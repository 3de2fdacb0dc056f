import { defineMessages } from "./catalogue.ts";
import { opinionMessages } from "./rating.ts";

/** Every word on the page on which a ticket is followed on a telephone. It says what to do first, then why. */
export const followMessages = defineMessages({
  ...opinionMessages,
  rule: { "zh-CN": "叫号规则：{rule}", "zh-TW": "叫號規則：{rule}", en: "How we call: {rule}" },
  title: { "zh-CN": "我的号码", "zh-TW": "我的號碼", en: "My number" },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
  largeText: { "zh-CN": "大字", "zh-TW": "大字", en: "Large text" },
  yourNumber: { "zh-CN": "您的号码", "zh-TW": "您的號碼", en: "Your number" },

  // How it stands, and what to do.
  waitingAhead: { "zh-CN": "前面还有 {count} 人", "zh-TW": "前面還有 {count} 人", en: "{count} before you" },
  waitingNext: { "zh-CN": "下一个就是您", "zh-TW": "下一位就是您", en: "You are next" },
  waitingDo: {
    "zh-CN": "轮到您时，这里会显示窗口",
    "zh-TW": "輪到您時，這裡會顯示櫃檯",
    en: "When it is your turn, this page names the window",
  },
  waitingNear: {
    "zh-CN": "快到了，请回到 {area}",
    "zh-TW": "快到了，請回到 {area}",
    en: "Soon now: please be at {area}",
  },
  waitRange: {
    "zh-CN": "大约等 {likely} 到 {atMost} 分钟",
    "zh-TW": "大約等 {likely} 到 {atMost} 分鐘",
    en: "About {likely} to {atMost} minutes",
  },
  waitSoon: { "zh-CN": "大约几分钟", "zh-TW": "大約幾分鐘", en: "A few minutes" },
  calledTitle: { "zh-CN": "请到 {window}", "zh-TW": "請到 {window}", en: "Go to {window}" },
  calledDo: {
    "zh-CN": "轮到您了，请现在过去",
    "zh-TW": "輪到您了，請現在過去",
    en: "It is your turn. Go now.",
  },
  calledAgain: {
    "zh-CN": "已经叫了 {count} 次，请马上过去",
    "zh-TW": "已經叫了 {count} 次，請馬上過去",
    en: "Called {count} times. Please hurry.",
  },
  servingTitle: {
    "zh-CN": "正在 {window} 办理",
    "zh-TW": "正在 {window} 辦理",
    en: "Being served at {window}",
  },
  heldTitle: { "zh-CN": "先等一等", "zh-TW": "請稍候", en: "Kept aside for you" },
  heldDo: {
    "zh-CN": "{time} 以后会再叫您，不用重新取号",
    "zh-TW": "{time} 以後會再叫您，不必重新取號",
    en: "You are called again after {time}. No new number is needed.",
  },
  missedTitle: { "zh-CN": "叫到您时，您不在", "zh-TW": "叫到您時，您不在", en: "You missed your call" },
  missedDo: {
    "zh-CN": "请在 {time} 前到{area}的窗口说一声，会再叫您",
    "zh-TW": "請在 {time} 前到{area}的櫃檯告知，會再叫您",
    en: "Tell a window in {area} before {time}, and you will be called again.",
  },
  missedLate: {
    "zh-CN": "时间过了，请重新取号",
    "zh-TW": "時間已過，請重新取號",
    en: "It is too late now. Please take a new number.",
  },
  finishedTitle: { "zh-CN": "办好了", "zh-TW": "辦好了", en: "Done" },
  finishedDo: { "zh-CN": "可以关上这一页了", "zh-TW": "可以關閉本頁了", en: "You may close this page" },
  cancelledTitle: { "zh-CN": "号码已经退了", "zh-TW": "號碼已經退了", en: "You gave this number back" },
  cancelledDo: {
    "zh-CN": "还要办事，请重新取号",
    "zh-TW": "還要辦事，請重新取號",
    en: "Take a new number if you still need one",
  },
  later: { "zh-CN": "接着办：{matters}", "zh-TW": "接著辦：{matters}", en: "Afterwards: {matters}" },
  area: { "zh-CN": "在 {area}", "zh-TW": "在 {area}", en: "At {area}" },
  takenAt: { "zh-CN": "{time} 取号", "zh-TW": "{time} 取號", en: "Taken at {time}" },

  // Calling while the page is open.
  alarmOn: { "zh-CN": "叫到时响铃", "zh-TW": "叫到時響鈴", en: "Ring when called" },
  alarmIsOn: {
    "zh-CN": "叫到时会响铃，请别关这一页",
    "zh-TW": "叫到時會響鈴，請勿關閉本頁",
    en: "Rings when called, while this page stays open",
  },
  alarmBlocked: {
    "zh-CN": "手机不让响铃，请多看屏幕",
    "zh-TW": "手機不讓響鈴，請多看螢幕",
    en: "The telephone allows no sound: look at it often",
  },

  // Text messages.
  textsOpen: { "zh-CN": "发短信提醒我", "zh-TW": "傳簡訊提醒我", en: "Text me" },
  textsTitle: { "zh-CN": "短信提醒", "zh-TW": "簡訊提醒", en: "Text messages" },
  textsWhat: {
    "zh-CN": "前面剩 {count} 人时、叫到您时，各发一条",
    "zh-TW": "前面剩 {count} 人時、叫到您時，各傳一則",
    en: "One when {count} are before you, one when you are called",
  },
  textsNumber: { "zh-CN": "手机号", "zh-TW": "手機號碼", en: "Mobile number" },
  textsForeign: {
    "zh-CN": "境外号码请以 + 和国家代码开头",
    "zh-TW": "境外號碼請以 + 和國碼開頭",
    en: "Outside mainland China: begin with + and the country code",
  },
  textsPrivacy: {
    "zh-CN": "只用来发这两条，叫到后就删除",
    "zh-TW": "只用來傳這兩則，叫到後就刪除",
    en: "Used for these two only, deleted when you are called",
  },
  textsSend: { "zh-CN": "好，提醒我", "zh-TW": "好，提醒我", en: "Remind me" },
  textsTo: { "zh-CN": "短信会发到 {to}", "zh-TW": "簡訊會傳到 {to}", en: "Texts go to {to}" },
  textsStop: { "zh-CN": "不用发了", "zh-TW": "不用傳了", en: "Stop" },
  textsWrong: {
    "zh-CN": "这不是手机号，请再看看",
    "zh-TW": "這不是手機號碼，請再看看",
    en: "That is no mobile number",
  },

  // Giving it back.
  giveBack: { "zh-CN": "不办了，退号", "zh-TW": "不辦了，退號", en: "Give the number back" },
  giveBackTitle: { "zh-CN": "退掉 {number} 号？", "zh-TW": "退掉 {number} 號？", en: "Give {number} back?" },
  giveBackHint: {
    "zh-CN": "退了就要重新排队",
    "zh-TW": "退了就要重新排隊",
    en: "To come back you queue again",
  },
  giveBackYes: { "zh-CN": "退号", "zh-TW": "退號", en: "Give it back" },
  giveBackNo: { "zh-CN": "不退", "zh-TW": "不退", en: "Keep it" },
  cancel: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancel" },

  // How it was to be served.
  rateHint: {
    "zh-CN": "自愿评价，只评一次；窗口只看到总数，看不到是谁评的。写的话由大厅管理人员处理",
    "zh-TW": "自願評價，只評一次；櫃檯只看到總數，看不到是誰評的。寫的話由大廳管理人員處理",
    en: "Only if you like, and once. The window sees totals, never whose rating it was; what you write goes to the hall's office.",
  },
  rated: { "zh-CN": "{window}：{level}", "zh-TW": "{window}：{level}", en: "{window}: {level}" },

  // What went wrong.
  cannotGiveBack: {
    "zh-CN": "已经叫到您，请到窗口说一声",
    "zh-TW": "已經叫到您，請到櫃檯告知",
    en: "You are called already: please tell the window",
  },
  tooMany: {
    "zh-CN": "太频繁了，请等一会儿",
    "zh-TW": "太頻繁了，請稍候",
    en: "Too often. Please wait a little.",
  },
  notSent: {
    "zh-CN": "没有成功，请再试一次",
    "zh-TW": "沒有成功，請再試一次",
    en: "That did not work. Please try again.",
  },

  // The line to the hall.
  connecting: { "zh-CN": "正在查您的号码", "zh-TW": "正在查您的號碼", en: "Looking up your number" },
  lost: { "zh-CN": "网络断了，正在重连", "zh-TW": "網路斷了，正在重連", en: "No network. Trying again." },
  lostSince: {
    "zh-CN": "这是 {time} 的情况，请同时看叫号屏",
    "zh-TW": "這是 {time} 的情況，請同時看叫號螢幕",
    en: "This is how it stood at {time}. Watch the board too.",
  },
  lostNever: {
    "zh-CN": "请看小票和叫号屏",
    "zh-TW": "請看號碼單和叫號螢幕",
    en: "Watch the board and your paper ticket",
  },
  liveAt: { "zh-CN": "{time} 更新", "zh-TW": "{time} 更新", en: "As of {time}" },

  // A code that stands for nothing today.
  goneTitle: { "zh-CN": "这个号码查不到", "zh-TW": "查不到這個號碼", en: "This number is not found" },
  goneWhy: {
    "zh-CN": "号码只在当天有效，网址也要完整",
    "zh-TW": "號碼只在當天有效，網址也要完整",
    en: "A number is good for one day, and the address must be whole",
  },
  goneScan: {
    "zh-CN": "今天取的号：请再扫一次小票上的码",
    "zh-TW": "今天取的號：請再掃一次號碼單上的碼",
    en: "Taken today: scan the code on your ticket again",
  },
  goneTake: {
    "zh-CN": "以前取的号：请到自助机重新取号",
    "zh-TW": "以前取的號：請到自助機重新取號",
    en: "Taken earlier: take a new number at the terminal",
  },
  goneHelp: { "zh-CN": "找不到就问导办员", "zh-TW": "找不到就問服務人員", en: "Or ask a lobby guide" },
});
export type FollowMessages = typeof followMessages;
