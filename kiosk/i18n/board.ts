import { defineMessages } from "./catalogue.ts";

/** Every word on the hall's board, and what its voice says. */
export const boardMessages = defineMessages({
  rule: { "zh-CN": "叫号规则：{rule}", "zh-TW": "叫號規則：{rule}", en: "How we call: {rule}" },
  title: { "zh-CN": "叫号屏", "zh-TW": "叫號螢幕", en: "Hall board" },
  number: { "zh-CN": "号码", "zh-TW": "號碼", en: "Number" },
  goTo: { "zh-CN": "请到", "zh-TW": "請到", en: "Please go to" },
  nowCalling: { "zh-CN": "正在叫号", "zh-TW": "正在叫號", en: "Now calling" },
  lastCalled: { "zh-CN": "刚才叫到", "zh-TW": "剛才叫到", en: "Last called" },
  recalled: { "zh-CN": "第 {count} 次", "zh-TW": "第 {count} 次", en: "Call {count}" },
  earlier: { "zh-CN": "最近叫号", "zh-TW": "最近叫號", en: "Latest calls" },
  window: { "zh-CN": "窗口", "zh-TW": "櫃檯", en: "Window" },
  windowCalls: { "zh-CN": "请到本窗口", "zh-TW": "請到本櫃檯", en: "Please come to this window" },
  windowServing: { "zh-CN": "正在办理", "zh-TW": "正在辦理", en: "Now serving" },
  windowWaits: { "zh-CN": "请稍候", "zh-TW": "請稍候", en: "Please wait" },
  windowWaitsHint: {
    "zh-CN": "叫到您的号码时，请到这里来",
    "zh-TW": "叫到您的號碼時，請到這裡來",
    en: "Come here when your number is shown",
  },
  windowPaused: { "zh-CN": "暂停办理", "zh-TW": "暫停辦理", en: "Paused" },
  windowPausedHint: {
    "zh-CN": "请到其他窗口办理",
    "zh-TW": "請到其他櫃檯辦理",
    en: "Please use another window",
  },
  handledHere: { "zh-CN": "办理业务", "zh-TW": "辦理業務", en: "Handled here" },
  unknownWindow: {
    "zh-CN": "大厅没有窗口“{id}”。请检查这块屏的地址",
    "zh-TW": "大廳沒有櫃檯「{id}」。請檢查這塊螢幕的網址",
    en: "The hall has no window “{id}”. Please check this board's address",
  },
  nobodyCalledYet: { "zh-CN": "还没有叫号", "zh-TW": "還沒有叫號", en: "Nobody has been called yet" },
  waiting: { "zh-CN": "等候人数", "zh-TW": "等候人數", en: "Waiting" },
  nobodyYet: { "zh-CN": "请先取号", "zh-TW": "請先取號", en: "Please take a number" },
  nobodyYetHint: {
    "zh-CN": "叫到的号码显示在这里，并播报",
    "zh-TW": "叫到的號碼顯示在這裡，並播報",
    en: "Your number will be shown here and called out",
  },
  connecting: { "zh-CN": "正在连接大厅", "zh-TW": "正在連線大廳", en: "Connecting to the hall" },
  stale: {
    "zh-CN": "连接中断，显示的是 {time} 的情况。请听窗口叫号",
    "zh-TW": "連線中斷，顯示的是 {time} 的情況。請聽櫃檯叫號",
    en: "Connection lost: this was true at {time}. Please listen to the windows",
  },
  staleNever: {
    "zh-CN": "连不上大厅。请听窗口叫号",
    "zh-TW": "連不上大廳。請聽櫃檯叫號",
    en: "The hall cannot be reached. Please listen to the windows",
  },
  enableSound: { "zh-CN": "开启声音", "zh-TW": "開啟聲音", en: "Turn sound on" },
  voiceSwitch: { "zh-CN": "播报语言", "zh-TW": "播報語言", en: "Voice" },
  voiceMandarin: { "zh-CN": "普通话", "zh-TW": "普通話", en: "Mandarin" },
  voiceMinnan: { "zh-CN": "闽南语", "zh-TW": "閩南語", en: "Minnan" },
  voiceEnglish: { "zh-CN": "英语", "zh-TW": "英語", en: "English" },
  readFrom: {
    "zh-CN": "号码可从 {metres} 米外看清",
    "zh-TW": "號碼可從 {metres} 公尺外看清",
    en: "Numbers are read from {metres} m",
  },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
});
export type BoardMessages = typeof boardMessages;
