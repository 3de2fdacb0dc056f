import { defineMessages } from "./catalogue.ts";

/** Every word of the terminal's screens about appointments; rules as in citizen.ts. */
export const appointmentMessages = defineMessages({
  appointmentLoadingTitle: { "zh-CN": "正在打开预约", "zh-TW": "正在開啟預約", en: "Opening appointments" },
  appointmentMenuTitle: {
    "zh-CN": "预约，您要做什么？",
    "zh-TW": "預約，您要做什麼？",
    en: "Your appointment",
  },
  checkInTile: { "zh-CN": "我有预约，签到", "zh-TW": "我有預約，報到", en: "I have one: check in" },
  checkInTileHint: { "zh-CN": "签到后拿排队号码", "zh-TW": "報到後拿排隊號碼", en: "You get your number" },
  bookTile: { "zh-CN": "新预约", "zh-TW": "新預約", en: "Make one" },
  bookTileHint: {
    "zh-CN": "选好时间，到时再来",
    "zh-TW": "選好時間，到時再來",
    en: "Choose a time and come back",
  },
  manageTile: { "zh-CN": "改期或取消", "zh-TW": "改期或取消", en: "Change or cancel" },
  manageTileHint: { "zh-CN": "查看自己的预约", "zh-TW": "查看自己的預約", en: "See your appointment" },

  stepCard: { "zh-CN": "刷证件", "zh-TW": "刷證件", en: "Card" },
  stepService: { "zh-CN": "选事项", "zh-TW": "選事項", en: "Matter" },
  stepTime: { "zh-CN": "选时间", "zh-TW": "選時間", en: "Time" },
  stepConfirm: { "zh-CN": "核对", "zh-TW": "核對", en: "Check" },
  stepFind: { "zh-CN": "找预约", "zh-TW": "找預約", en: "Find" },
  stepArrive: { "zh-CN": "签到", "zh-TW": "報到", en: "Check in" },
  stepNumber: { "zh-CN": "拿号码", "zh-TW": "拿號碼", en: "Number" },

  appointmentWhoTitle: {
    "zh-CN": "怎么找您的预约？",
    "zh-TW": "怎麼找您的預約？",
    en: "How shall we find it?",
  },
  byCardHint: { "zh-CN": "用预约时的证件", "zh-TW": "用預約時的證件", en: "The card it was made with" },
  byScanHint: { "zh-CN": "预约单或手机上的", "zh-TW": "預約單或手機上的", en: "On paper or on your phone" },
  byCodeHint: { "zh-CN": "8 位字母和数字", "zh-TW": "8 位字母和數字", en: "8 letters and digits" },

  findingTitle: { "zh-CN": "正在找您的预约", "zh-TW": "正在找您的預約", en: "Looking for it" },
  timesTitle: { "zh-CN": "正在看哪天有空", "zh-TW": "正在看哪天有空", en: "Looking for free times" },
  savingTitle: { "zh-CN": "正在预约，请稍等", "zh-TW": "正在預約，請稍候", en: "Booking it" },
  cancellingTitle: { "zh-CN": "正在取消，请稍等", "zh-TW": "正在取消，請稍候", en: "Cancelling it" },
  checkingInTitle: { "zh-CN": "正在签到，请稍等", "zh-TW": "正在報到，請稍候", en: "Checking you in" },
  slipPrintingTitle: { "zh-CN": "正在打印预约单", "zh-TW": "正在列印預約單", en: "Printing your slip" },

  listTitle: { "zh-CN": "选一个预约", "zh-TW": "選一個預約", en: "Choose an appointment" },
  oneTitle: { "zh-CN": "您的预约", "zh-TW": "您的預約", en: "Your appointment" },
  stateOpen: { "zh-CN": "已约好", "zh-TW": "已約好", en: "Booked" },
  stateCheckedIn: { "zh-CN": "已签到：{number}", "zh-TW": "已報到：{number}", en: "Checked in: {number}" },
  stateCancelled: { "zh-CN": "已取消", "zh-TW": "已取消", en: "Cancelled" },
  stateMissed: { "zh-CN": "已过期", "zh-TW": "已過期", en: "Missed" },
  changeTime: { "zh-CN": "改时间", "zh-TW": "改時間", en: "Change the time" },
  cancelIt: { "zh-CN": "取消预约", "zh-TW": "取消預約", en: "Cancel it" },
  changeUntil: {
    "zh-CN": "{time} 前可改期或取消",
    "zh-TW": "{time} 前可改期或取消",
    en: "Change or cancel until {time}",
  },
  checkInFrom: { "zh-CN": "{time} 起可以签到", "zh-TW": "{time} 起可以報到", en: "Check in from {time}" },

  cancelAskTitle: { "zh-CN": "真的要取消吗？", "zh-TW": "真的要取消嗎？", en: "Cancel this appointment?" },
  cancelAskHint: {
    "zh-CN": "取消后名额会给别人",
    "zh-TW": "取消後名額會給別人",
    en: "Somebody else gets the place",
  },
  keepIt: { "zh-CN": "不取消", "zh-TW": "不取消", en: "Keep it" },
  cancelledTitle: { "zh-CN": "已经取消", "zh-TW": "已經取消", en: "It is cancelled" },
  cancelledHint: {
    "zh-CN": "需要时可以再约",
    "zh-TW": "需要時可以再約",
    en: "You can make another at any time",
  },

  serviceTitle: { "zh-CN": "要预约办什么？", "zh-TW": "要預約辦什麼？", en: "What is it for?" },
  serviceNone: {
    "zh-CN": "现在没有可预约的事",
    "zh-TW": "現在沒有可預約的事",
    en: "Nothing can be booked now",
  },
  dayTitle: { "zh-CN": "哪一天来？", "zh-TW": "哪一天來？", en: "Which day?" },
  dayFree: { "zh-CN": "还有 {count} 个时段", "zh-TW": "還有 {count} 個時段", en: "{count} times free" },
  dayFull: { "zh-CN": "约满了", "zh-TW": "約滿了", en: "Full" },
  timeTitle: { "zh-CN": "几点来？", "zh-TW": "幾點來？", en: "What time?" },
  timeFree: { "zh-CN": "余 {count}", "zh-TW": "餘 {count}", en: "{count} left" },

  reviewTitle: { "zh-CN": "请核对，再确认", "zh-TW": "請核對，再確認", en: "Check, then confirm" },
  rowHall: { "zh-CN": "大厅", "zh-TW": "大廳", en: "Hall" },
  rowService: { "zh-CN": "事项", "zh-TW": "事項", en: "Matter" },
  rowDay: { "zh-CN": "日期", "zh-TW": "日期", en: "Day" },
  rowTime: { "zh-CN": "时间", "zh-TW": "時間", en: "Time" },
  edit: { "zh-CN": "修改", "zh-TW": "修改", en: "Change" },
  confirm: { "zh-CN": "确认预约", "zh-TW": "確認預約", en: "Confirm" },

  bookedTitle: { "zh-CN": "约好了", "zh-TW": "約好了", en: "It is booked" },
  bookedHint: {
    "zh-CN": "请记下预约码，或打印",
    "zh-TW": "請記下預約碼，或列印",
    en: "Note the code, or print it",
  },
  slipPrinted: {
    "zh-CN": "预约单出来了，请取走",
    "zh-TW": "預約單出來了，請取走",
    en: "Your slip came out: take it",
  },
  slipUnknown: {
    "zh-CN": "请看看出票口有没有纸",
    "zh-TW": "請看看出票口有沒有紙",
    en: "Look whether it came out of the slot",
  },
  slipFailed: {
    "zh-CN": "没打出来，请拍下预约码",
    "zh-TW": "沒列印出來，請拍下預約碼",
    en: "Not printed: photograph the code",
  },
  slipLastFailed: {
    "zh-CN": "预约单上次没打出来，可以再打",
    "zh-TW": "預約單上次沒列印出來，可以再列印",
    en: "Your slip was not printed: print it now",
  },
  slipLastUnknown: {
    "zh-CN": "没有预约单的话，可以再打一张",
    "zh-TW": "沒有預約單的話，可以再列印一張",
    en: "No slip in your hand? Print it again",
  },
  printSlip: { "zh-CN": "打印预约单", "zh-TW": "列印預約單", en: "Print the slip" },
  noted: { "zh-CN": "好了", "zh-TW": "好了", en: "Done" },

  arrivedTitle: { "zh-CN": "签到好了", "zh-TW": "報到好了", en: "You are checked in" },
  arrivedOnTime: {
    "zh-CN": "{time} 起，您优先排队",
    "zh-TW": "{time} 起，您優先排隊",
    en: "From {time} you have priority in line",
  },
  arrivedOnTimeHint: {
    "zh-CN": "窗口空着，会早点叫您",
    "zh-TW": "櫃檯空著，會早點叫您",
    en: "Earlier, if a window is free",
  },
  arrivedLate: {
    "zh-CN": "过了预约时间，按现场排队",
    "zh-TW": "過了預約時間，按現場排隊",
    en: "You are late: you wait in the ordinary line",
  },
  arrivedLateHint: {
    "zh-CN": "从现在起排，不用重新取号",
    "zh-TW": "從現在起排，不必重新取號",
    en: "Your place counts from now. No other number is needed.",
  },
  arrivedAlready: {
    "zh-CN": "您签到过了，号码没变",
    "zh-TW": "您報到過了，號碼沒變",
    en: "You checked in before. Same number.",
  },
  toNumber: { "zh-CN": "拿号码", "zh-TW": "拿號碼", en: "Get the number" },

  refusedTooEarly: { "zh-CN": "来早了", "zh-TW": "來早了", en: "You are early" },
  refusedNotFound: { "zh-CN": "没有找到预约", "zh-TW": "沒有找到預約", en: "Nothing was found" },
  refusedOtherHall: {
    "zh-CN": "预约在别的大厅",
    "zh-TW": "預約在別的大廳",
    en: "It is at another hall",
  },
  refusedMissed: { "zh-CN": "预约的日子过了", "zh-TW": "預約的日子過了", en: "The day is over" },
  refusedTaken: { "zh-CN": "这个时间刚被约走", "zh-TW": "這個時間剛被約走", en: "That time has just gone" },
  refusedCancelled: { "zh-CN": "这个预约取消了", "zh-TW": "這個預約取消了", en: "It was cancelled" },
  refusedCard: { "zh-CN": "这里读不出证件", "zh-TW": "這裡讀不出證件", en: "Your card cannot be used here" },
  refusedPerson: {
    "zh-CN": "这里不能用证件查预约",
    "zh-TW": "這裡不能用證件查預約",
    en: "Not by card, at this terminal",
  },
  refusedScan: { "zh-CN": "现在扫不了码", "zh-TW": "現在無法掃碼", en: "Codes cannot be scanned now" },
  refusedOther: { "zh-CN": "现在办不了", "zh-TW": "現在無法辦理", en: "Not possible now" },
  anotherTime: { "zh-CN": "选别的时间", "zh-TW": "選別的時間", en: "Another time" },
  withoutAppointment: { "zh-CN": "直接取号", "zh-TW": "直接取號", en: "Take a number" },
});
export type AppointmentMessages = typeof appointmentMessages;
