import { defineMessages } from "./catalogue.ts";

/** Every word on the page on which a telephone takes a number. It says what to do first, then why. */
export const takeByPhoneMessages = defineMessages({
  title: { "zh-CN": "手机取号", "zh-TW": "手機取號", en: "Take a number" },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
  largeText: { "zh-CN": "大字", "zh-TW": "大字", en: "Large text" },

  // What it is for.
  chooseTitle: { "zh-CN": "您要办什么？", "zh-TW": "您要辦什麼？", en: "What do you need?" },
  nothing: { "zh-CN": "现在没有可办的事项", "zh-TW": "現在沒有可辦的事項", en: "Nothing is offered now" },
  waiting: { "zh-CN": "等候 {count} 人", "zh-TW": "等候 {count} 人", en: "{count} waiting" },
  nobodyWaiting: { "zh-CN": "不用等", "zh-TW": "不用等", en: "No wait" },
  waitRange: {
    "zh-CN": "大约等 {from} 到 {to} 分钟",
    "zh-TW": "大約等 {from} 到 {to} 分鐘",
    en: "About {from} to {to} minutes",
  },
  waitSoon: { "zh-CN": "大约等几分钟", "zh-TW": "大約等幾分鐘", en: "A few minutes" },

  // Why a service gives no numbers; the words of the contract's reasons.
  suspended: { "zh-CN": "现在没有窗口办理", "zh-TW": "現在沒有櫃檯受理", en: "No window is open now" },
  notYetOpen: { "zh-CN": "还没到取号时间", "zh-TW": "還沒到取號時間", en: "Not open yet" },
  break: { "zh-CN": "中间休息，暂不发号", "zh-TW": "中間休息，暫不發號", en: "Closed for a break" },
  lastTicketGiven: { "zh-CN": "今天的号已停发", "zh-TW": "今天的號已停發", en: "No more numbers today" },
  closedForToday: { "zh-CN": "今天已经下班", "zh-TW": "今天已經下班", en: "Closed for today" },
  closedToday: { "zh-CN": "今天不办公", "zh-TW": "今天不辦公", en: "Closed today" },
  opensAt: { "zh-CN": "{time} 开始取号", "zh-TW": "{time} 開始取號", en: "Numbers from {time}" },

  // Taking it.
  confirmTitle: { "zh-CN": "取这个号？", "zh-TW": "取這個號？", en: "Take this number?" },
  take: { "zh-CN": "取号", "zh-TW": "取號", en: "Take a number" },
  taking: { "zh-CN": "正在取号", "zh-TW": "正在取號", en: "Getting your number" },
  noPaper: {
    "zh-CN": "号码在这部手机上，不用小票",
    "zh-TW": "號碼在這支手機上，不用號碼單",
    en: "It stays on this telephone, without paper",
  },
  another: { "zh-CN": "换一件事", "zh-TW": "換一件事", en: "Choose another" },

  // Who goes before others, as at the terminal.
  priorityOpen: { "zh-CN": "绿色通道", "zh-TW": "綠色通道", en: "Priority" },
  priorityTitle: { "zh-CN": "您是下面哪一种？", "zh-TW": "您是下面哪一種？", en: "Are you one of these?" },
  priorityProof: { "zh-CN": "到窗口请出示证明", "zh-TW": "到櫃檯請出示證明", en: "Show proof at the window" },
  priorityNone: { "zh-CN": "都不是", "zh-TW": "都不是", en: "None of these" },
  priorityChosen: { "zh-CN": "优先：{name}", "zh-TW": "優先：{name}", en: "Priority: {name}" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },

  // The number.
  alreadyTitle: { "zh-CN": "您已经有号了", "zh-TW": "您已經有號了", en: "You have a number already" },
  alreadyHint: {
    "zh-CN": "这件事还在排队，不用再取",
    "zh-TW": "這件事還在排隊，不必再取",
    en: "You are in line for this. No need for another.",
  },
  takenTitle: { "zh-CN": "取到了", "zh-TW": "取到了", en: "You have a number" },
  takenHint: { "zh-CN": "正在打开您的号码", "zh-TW": "正在開啟您的號碼", en: "Opening your number" },
  show: { "zh-CN": "看我的号码", "zh-TW": "看我的號碼", en: "Show my number" },
  yourNumber: { "zh-CN": "您的号码", "zh-TW": "您的號碼", en: "Your number" },

  // What went wrong.
  serviceClosed: {
    "zh-CN": "这件事刚刚停发了号",
    "zh-TW": "這件事剛剛停發了號",
    en: "No numbers for this any more",
  },
  dayFull: {
    "zh-CN": "这件事今天的号发完了",
    "zh-TW": "這件事今天的號發完了",
    en: "No numbers are left for this today",
  },
  personLimit: {
    "zh-CN": "这件事您今天取过几次了，请找导办员",
    "zh-TW": "這件事您今天取過幾次了，請找服務人員",
    en: "You had several numbers for this today. Please ask a lobby guide.",
  },
  tooMany: {
    "zh-CN": "取的人太多，请等一会儿",
    "zh-TW": "取的人太多，請稍候",
    en: "Too many at once. Please wait a little.",
  },
  notSent: {
    "zh-CN": "没有成功，请再按一次",
    "zh-TW": "沒有成功，請再按一次",
    en: "That did not work. Please press again.",
  },

  // The line to the hall.
  opening: { "zh-CN": "正在看有哪些号", "zh-TW": "正在看有哪些號", en: "Looking what is offered" },
  lost: { "zh-CN": "网络断了，正在重连", "zh-TW": "網路斷了，正在重連", en: "No network. Trying again." },
  lostHint: {
    "zh-CN": "连不上就到自助机取号",
    "zh-TW": "連不上就到自助機取號",
    en: "You can also take a number at the terminal",
  },

  // A key that opens no more.
  expiredTitle: { "zh-CN": "请再扫一次码", "zh-TW": "請再掃一次碼", en: "Please scan the code again" },
  expiredWhy: {
    "zh-CN": "码每几分钟换一次，人在大厅才能取号",
    "zh-TW": "碼每幾分鐘換一次，人在大廳才能取號",
    en: "It changes every few minutes, for people in the hall",
  },
  expiredScan: {
    "zh-CN": "扫大厅屏幕上的码，再取号",
    "zh-TW": "掃大廳螢幕上的碼，再取號",
    en: "Scan the code on a screen in the hall",
  },
  expiredTake: {
    "zh-CN": "或者到自助机取号",
    "zh-TW": "或者到自助機取號",
    en: "Or take a number at the terminal",
  },
  expiredHelp: { "zh-CN": "找不到就问导办员", "zh-TW": "找不到就問服務人員", en: "Or ask a lobby guide" },
});
export type TakeByPhoneMessages = typeof takeByPhoneMessages;
