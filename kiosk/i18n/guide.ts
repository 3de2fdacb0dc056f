import type { DeviceState } from "../../server/contract/status.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** Every word of the guide's page. */
export const guideMessages = defineMessages({
  title: { "zh-CN": "导办台", "zh-TW": "服務台", en: "Guide" },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
  loading: { "zh-CN": "正在打开…", "zh-TW": "正在開啟…", en: "Opening…" },

  // Beginning
  whoTitle: { "zh-CN": "您是谁，在哪里？", "zh-TW": "您是誰，在哪裡？", en: "Who are you, and where?" },
  name: { "zh-CN": "称呼（办事群众会看到）", "zh-TW": "稱呼（民眾會看到）", en: "Name (citizens see it)" },
  everywhere: { "zh-CN": "全大厅", "zh-TW": "全大廳", en: "The whole hall" },
  atDesk: { "zh-CN": "在咨询台", "zh-TW": "在服務臺", en: "At the front desk" },
  begin: { "zh-CN": "开始", "zh-TW": "開始", en: "Begin" },
  leave: { "zh-CN": "换人", "zh-TW": "換人", en: "Hand over" },
  old: {
    "zh-CN": "连不上大厅，这是 {time} 的情况",
    "zh-TW": "連不上大廳，這是 {time} 的情況",
    en: "No line to the hall: as it was at {time}",
  },
  failed: {
    "zh-CN": "没有做成（{number}），请再试",
    "zh-TW": "沒有做成（{number}），請再試",
    en: "Not done ({number}), try again",
  },
  dismiss: { "zh-CN": "知道了", "zh-TW": "知道了", en: "OK" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },

  // Tabs
  calls: { "zh-CN": "求助", "zh-TW": "求助", en: "Help" },
  terminals: { "zh-CN": "机器", "zh-TW": "機器", en: "Terminals" },
  number: { "zh-CN": "代取号", "zh-TW": "代取號", en: "Number" },
  visits: { "zh-CN": "上门代办", "zh-TW": "到府代辦", en: "Visits" },
  notices: { "zh-CN": "通知", "zh-TW": "通知", en: "Notices" },

  // Calls
  noCalls: { "zh-CN": "没有人求助", "zh-TW": "沒有人求助", en: "Nobody calls for help" },
  ringsNow: {
    "zh-CN": "有人求助：{terminal}",
    "zh-TW": "有人求助：{terminal}",
    en: "Help wanted: {terminal}",
  },
  waits: { "zh-CN": "等了 {time}", "zh-TW": "等了 {time}", en: "Waiting {time}" },
  stateRinging: { "zh-CN": "没有人接", "zh-TW": "沒有人接", en: "Nobody has it" },
  stateTaken: { "zh-CN": "{name} 正在过去", "zh-TW": "{name} 正在過去", en: "{name} is on the way" },
  stateThere: { "zh-CN": "{name} 在帮", "zh-TW": "{name} 在幫", en: "{name} is helping" },
  again: { "zh-CN": "有人答应了没到", "zh-TW": "有人答應了沒到", en: "Promised, and nobody came" },
  stageAll: { "zh-CN": "已叫全体", "zh-TW": "已叫全體", en: "All are rung" },
  stageDesk: { "zh-CN": "已叫咨询台", "zh-TW": "已叫服務臺", en: "The desk is rung" },
  stageNobody: {
    "zh-CN": "已告诉群众没人有空",
    "zh-TW": "已告訴民眾沒人有空",
    en: "Told that nobody is free",
  },
  noMatter: { "zh-CN": "还没选事项", "zh-TW": "還沒選事項", en: "No matter chosen" },
  wantsText: { "zh-CN": "要用文字", "zh-TW": "要用文字", en: "Wants text" },
  largeText: { "zh-CN": "大字", "zh-TW": "大字", en: "Large text" },
  highContrast: { "zh-CN": "高对比", "zh-TW": "高對比", en: "High contrast" },
  take: { "zh-CN": "我去，{minutes}分钟", "zh-TW": "我去，{minutes}分鐘", en: "I go, {minutes} min" },
  takeNow: { "zh-CN": "我马上去", "zh-TW": "我馬上去", en: "I go now" },
  arrive: { "zh-CN": "我到了", "zh-TW": "我到了", en: "I am there" },
  giveBack: { "zh-CN": "去不了", "zh-TW": "去不了", en: "Cannot go" },
  end: { "zh-CN": "帮好了", "zh-TW": "幫好了", en: "Helped" },
  late: { "zh-CN": "{name} 已经接了", "zh-TW": "{name} 已經接了", en: "{name} has it already" },
  callOver: { "zh-CN": "这个求助已经结束", "zh-TW": "這個求助已經結束", en: "This call is over" },
  due: { "zh-CN": "{time} 前到", "zh-TW": "{time} 前到", en: "there by {time}" },
  citizen: { "zh-CN": "群众", "zh-TW": "民眾", en: "Citizen" },
  writeHint: { "zh-CN": "打字告诉群众", "zh-TW": "打字告訴民眾", en: "Write to the citizen" },
  send: { "zh-CN": "发送", "zh-TW": "傳送", en: "Send" },
  map: { "zh-CN": "大厅平面图", "zh-TW": "大廳平面圖", en: "Plan of the hall" },
  noPlace: { "zh-CN": "图上没有这台机器", "zh-TW": "圖上沒有這台機器", en: "Not on the plan" },

  // Terminals
  noTerminals: { "zh-CN": "还没有机器", "zh-TW": "還沒有機器", en: "No terminals yet" },
  isRest: { "zh-CN": "空闲", "zh-TW": "空閒", en: "Free" },
  isSession: { "zh-CN": "有人在办", "zh-TW": "有人在辦", en: "In use" },
  isClosed: { "zh-CN": "暂停服务", "zh-TW": "暫停服務", en: "Out of service" },
  isClosing: { "zh-CN": "这人办完就停", "zh-TW": "這人辦完就停", en: "Closes after this person" },
  isTechnician: { "zh-CN": "在维护", "zh-TW": "維護中", en: "With a technician" },
  isNoPage: { "zh-CN": "没有画面", "zh-TW": "沒有畫面", en: "Shows nothing" },
  isSilent: { "zh-CN": "联系不上", "zh-TW": "聯絡不上", en: "Silent" },
  silentSince: { "zh-CN": "{time} 起联系不上", "zh-TW": "{time} 起聯絡不上", en: "Silent since {time}" },
  neverHeard: { "zh-CN": "从没联系上", "zh-TW": "從未聯絡上", en: "Never heard" },
  faults: { "zh-CN": "{count} 个故障", "zh-TW": "{count} 個故障", en: "Faults: {count}" },
  noFaults: { "zh-CN": "设备都好", "zh-TW": "設備都好", en: "All devices are well" },
  paper: { "zh-CN": "纸", "zh-TW": "紙", en: "Paper" },
  paperFull: { "zh-CN": "够", "zh-TW": "足夠", en: "enough" },
  paperLow: { "zh-CN": "快没了", "zh-TW": "快沒了", en: "low" },
  paperOut: { "zh-CN": "没了", "zh-TW": "沒了", en: "out" },
  paperJammed: { "zh-CN": "卡住了", "zh-TW": "卡住了", en: "jammed" },
  paperUnknown: { "zh-CN": "不知道", "zh-TW": "不知道", en: "not known" },
  close: { "zh-CN": "暂停服务", "zh-TW": "暫停服務", en: "Put out of service" },
  whyClose: { "zh-CN": "为什么停？群众会看到", "zh-TW": "為什麼停？民眾會看到", en: "Why? Citizens read it" },
  reopen: { "zh-CN": "恢复服务", "zh-TW": "恢復服務", en: "Put back in service" },
  since: { "zh-CN": "{time} 起", "zh-TW": "{time} 起", en: "since {time}" },
  takenOut: { "zh-CN": "技术员停用", "zh-TW": "技術員停用", en: "Taken out by a technician" },

  // A number for somebody
  whichService: { "zh-CN": "办什么？", "zh-TW": "辦什麼？", en: "What for?" },
  waiting: { "zh-CN": "{count} 人在等", "zh-TW": "{count} 人在等", en: "{count} waiting" },
  noNumbers: { "zh-CN": "现在不取号", "zh-TW": "現在不取號", en: "No numbers now" },
  priorityClass: { "zh-CN": "优先", "zh-TW": "優先", en: "Priority" },
  ordinary: { "zh-CN": "普通", "zh-TW": "一般", en: "Ordinary" },
  takeNumber: { "zh-CN": "取号", "zh-TW": "取號", en: "Take the number" },
  ahead: { "zh-CN": "前面 {count} 人", "zh-TW": "前面 {count} 人", en: "{count} before" },
  scanTicket: {
    "zh-CN": "让他扫码，号码跟着走",
    "zh-TW": "讓他掃碼，號碼跟著走",
    en: "Let them scan it to keep it",
  },
  tellNumber: { "zh-CN": "请把号码告诉他", "zh-TW": "請把號碼告訴他", en: "Tell them the number" },
  printAt: { "zh-CN": "在哪台机器打印？", "zh-TW": "在哪台機器列印？", en: "Print it at" },
  noPrinter: {
    "zh-CN": "现在没有能打印的机器",
    "zh-TW": "現在沒有能列印的機器",
    en: "No terminal prints now",
  },
  printSent: { "zh-CN": "{terminal} 正在打印", "zh-TW": "{terminal} 正在列印", en: "{terminal} is printing" },
  printPrinted: { "zh-CN": "{terminal} 打好了", "zh-TW": "{terminal} 印好了", en: "Printed at {terminal}" },
  printFailed: {
    "zh-CN": "{terminal} 没打出来",
    "zh-TW": "{terminal} 沒印出來",
    en: "Not printed at {terminal}",
  },
  printUnknown: {
    "zh-CN": "请看看 {terminal} 出纸没有",
    "zh-TW": "請看看 {terminal} 出紙沒有",
    en: "See whether {terminal} printed",
  },
  printSilent: { "zh-CN": "{terminal} 联系不上", "zh-TW": "{terminal} 聯絡不上", en: "{terminal} is silent" },
  anotherNumber: { "zh-CN": "再取一个", "zh-TW": "再取一個", en: "Another number" },

  // Notices
  noNotices: { "zh-CN": "现在没有通知", "zh-TW": "現在沒有通知", en: "No notices now" },
  until: { "zh-CN": "到 {time}", "zh-TW": "到 {time}", en: "until {time}" },
  takeDown: { "zh-CN": "撤下", "zh-TW": "撤下", en: "Take down" },
  newNotice: {
    "zh-CN": "在空闲的机器上通知",
    "zh-TW": "在空閒的機器上通知",
    en: "Notice on terminals at rest",
  },
  forMinutes: { "zh-CN": "{minutes} 分钟", "zh-TW": "{minutes} 分鐘", en: "{minutes} min" },
  forHours: { "zh-CN": "{hours} 小时", "zh-TW": "{hours} 小時", en: "{hours} h" },
  announce: { "zh-CN": "发出通知", "zh-TW": "發出通知", en: "Post it" },
});
export type GuideMessages = typeof guideMessages;

/** A device's state, as a guide reads it. */
export const deviceStates: Readonly<Record<DeviceState, Message>> = {
  online: { "zh-CN": "正常", "zh-TW": "正常", en: "Well" },
  deviceBusy: { "zh-CN": "正常", "zh-TW": "正常", en: "Well" },
  offline: { "zh-CN": "没有连上", "zh-TW": "未連上", en: "Offline" },
  powerOff: { "zh-CN": "没有开机", "zh-TW": "未開機", en: "Off" },
  noDevice: { "zh-CN": "没有找到", "zh-TW": "找不到", en: "Not found" },
  hardwareError: { "zh-CN": "故障", "zh-TW": "故障", en: "Fault" },
  userError: { "zh-CN": "要人处理", "zh-TW": "需人處理", en: "Needs a hand" },
  starting: { "zh-CN": "正在启动", "zh-TW": "啟動中", en: "Starting" },
};
