import { defineMessages } from "./catalogue.ts";

/**
 * Every word on the screens of a citizen's session; what stands on the terminal before one is in citizen-rest.ts.
 * Instructions begin with the verb and have at most 20 characters in Chinese;
 * tests/kiosk/i18n holds them to it. zh-TW speaks as people in Taiwan do, English stays plain.
 */
export const citizenMessages = defineMessages({
  // The frame around every screen of a session.
  step: {
    "zh-CN": "第 {step} 步，共 {count} 步",
    "zh-TW": "第 {step} 步，共 {count} 步",
    en: "Step {step} of {count}",
  },
  stepMatter: { "zh-CN": "选事项", "zh-TW": "選事項", en: "Matter" },
  stepIdentify: { "zh-CN": "刷证件", "zh-TW": "刷證件", en: "Card" },
  stepNumber: { "zh-CN": "取号码", "zh-TW": "取號碼", en: "Number" },
  stepTake: { "zh-CN": "拿东西", "zh-TW": "拿東西", en: "Collect" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
  finish: { "zh-CN": "结束", "zh-TW": "結束", en: "Finish" },
  previousPage: { "zh-CN": "上一页", "zh-TW": "上一頁", en: "Previous" },
  nextPage: { "zh-CN": "下一页", "zh-TW": "下一頁", en: "More" },
  pageOf: {
    "zh-CN": "第 {page} 页，共 {pages} 页",
    "zh-TW": "第 {page} 頁，共 {pages} 頁",
    en: "Page {page} of {pages}",
  },
  help: { "zh-CN": "求助", "zh-TW": "求助", en: "Help" },
  largeText: { "zh-CN": "大字", "zh-TW": "大字", en: "Large text" },
  highContrast: { "zh-CN": "高对比", "zh-TW": "高對比", en: "Contrast" },
  staffCode: { "zh-CN": "工作人员看：{number}", "zh-TW": "服務人員看：{number}", en: "For staff: {number}" },

  // home
  homeTitle: { "zh-CN": "您要办什么？", "zh-TW": "您要辦什麼？", en: "What do you need?" },
  findTile: { "zh-CN": "我要办事", "zh-TW": "我要辦事", en: "Do a matter" },
  findTileHint: {
    "zh-CN": "用自己的话找，看要带什么",
    "zh-TW": "用自己的話找，看要帶什麼",
    en: "Find it in your own words",
  },
  followTile: { "zh-CN": "查进度、接着办", "zh-TW": "查進度、接著辦", en: "How it stands, go on" },
  followTileHint: {
    "zh-CN": "看办到哪了，补材料",
    "zh-TW": "看辦到哪了，補件",
    en: "See where it is, add to it",
  },
  followNoHall: { "zh-CN": "暂时查不了", "zh-TW": "暫時無法查詢", en: "Not available for now" },
  takeNumberTile: { "zh-CN": "取号办事", "zh-TW": "取號辦事", en: "Take a number" },
  takeNumberTileHint: {
    "zh-CN": "选事项，拿排队号码",
    "zh-TW": "選事項，拿排隊號碼",
    en: "Choose a matter, join the queue",
  },
  windowsTile: { "zh-CN": "查窗口", "zh-TW": "查櫃檯", en: "Find a window" },
  windowsTileHint: { "zh-CN": "看哪件事在哪里办", "zh-TW": "看哪件事在哪裡辦", en: "See what is done where" },
  appointmentTile: { "zh-CN": "预约", "zh-TW": "預約", en: "Appointment" },
  appointmentTileHint: {
    "zh-CN": "签到、新约、改期或取消",
    "zh-TW": "報到、新約、改期或取消",
    en: "Check in, make, change or cancel",
  },
  helpTile: { "zh-CN": "找人帮忙", "zh-TW": "找人幫忙", en: "Get a person" },
  helpTileHint: {
    "zh-CN": "看导办员在哪里",
    "zh-TW": "看服務人員在哪裡",
    en: "See where the lobby guide is",
  },

  // windows
  windowsTitle: { "zh-CN": "哪件事在哪里办", "zh-TW": "哪件事在哪裡辦", en: "What is done where" },
  windowNumbers: { "zh-CN": "{windows} 号窗口", "zh-TW": "{windows} 號櫃檯", en: "Window {windows}" },

  // matter
  matterTitle: { "zh-CN": "选您要办的事", "zh-TW": "選您要辦的事", en: "Choose your matter" },
  waiting: { "zh-CN": "等候 {count} 人", "zh-TW": "等候 {count} 人", en: "{count} waiting" },
  nobodyWaiting: { "zh-CN": "不用等", "zh-TW": "不用等", en: "No wait" },
  matterClosed: { "zh-CN": "现在没有窗口办理", "zh-TW": "現在沒有櫃檯受理", en: "No window is open now" },
  waitingUnknown: { "zh-CN": "可以取号", "zh-TW": "可以取號", en: "Numbers are given" },
  aheadUnknown: {
    "zh-CN": "人数请看叫号屏",
    "zh-TW": "人數請看叫號螢幕",
    en: "See the board for the queue",
  },
  matterOpensAt: { "zh-CN": "{time} 开始取号", "zh-TW": "{time} 開始取號", en: "Numbers from {time}" },
  matterLastGiven: {
    "zh-CN": "今天的号已停发",
    "zh-TW": "今天的號已停發",
    en: "No more numbers today",
  },
  matterClosedToday: { "zh-CN": "今天不办公", "zh-TW": "今天不辦公", en: "Closed today" },
  matterNotHere: { "zh-CN": "这里不办", "zh-TW": "這裡不辦", en: "Not done here" },
  matterNearest: { "zh-CN": "可去：{site}", "zh-TW": "可去：{site}", en: "Go to: {site}" },
  metres: { "zh-CN": "{count} 米", "zh-TW": "{count} 公尺", en: "{count} m" },
  kilometres: { "zh-CN": "{count} 公里", "zh-TW": "{count} 公里", en: "{count} km" },
  waitHardly: { "zh-CN": "马上就到", "zh-TW": "馬上就到", en: "Hardly any wait" },
  waitAbout: {
    "zh-CN": "大约等 {minutes} 分钟",
    "zh-TW": "大約等 {minutes} 分鐘",
    en: "About {minutes} minutes",
  },
  waitRange: {
    "zh-CN": "大约等 {from}–{to} 分钟",
    "zh-TW": "大約等 {from}–{to} 分鐘",
    en: "About {from} to {to} minutes",
  },
  matterNoHall: { "zh-CN": "暂时取不了号", "zh-TW": "暫時無法取號", en: "No numbers for now" },
  matterNone: { "zh-CN": "现在没有可办的事项", "zh-TW": "現在沒有可辦的事項", en: "Nothing is offered now" },

  // identifyChoice
  identifyChoiceTitle: { "zh-CN": "要刷证件吗？", "zh-TW": "要刷證件嗎？", en: "Use your card?" },
  useCard: { "zh-CN": "刷证件", "zh-TW": "刷證件", en: "Use a card" },
  useCardHint: {
    "zh-CN": "身份证、居住证或永居证都行",
    "zh-TW": "身分證、居住證或永居證皆可",
    en: "Resident, HK-Macao-Taiwan or permanent residence card",
  },
  withoutCard: { "zh-CN": "不刷，直接取号", "zh-TW": "不刷，直接取號", en: "No card, just a number" },
  withoutCardHint: {
    "zh-CN": "没带证件也能取号",
    "zh-TW": "沒帶證件也能取號",
    en: "You can take a number without one",
  },
  readerOff: { "zh-CN": "现在读不了证件", "zh-TW": "現在無法讀證件", en: "Cards cannot be read now" },

  // priority
  priorityOpen: { "zh-CN": "绿色通道", "zh-TW": "綠色通道", en: "Priority" },
  priorityTitle: { "zh-CN": "您是下面哪一种？", "zh-TW": "您是下面哪一種？", en: "Are you one of these?" },
  priorityProof: { "zh-CN": "到窗口请出示证明", "zh-TW": "到櫃檯請出示證明", en: "Show proof at the window" },
  priorityNone: { "zh-CN": "都不是", "zh-TW": "都不是", en: "None of these" },
  priorityChosen: { "zh-CN": "优先：{name}", "zh-TW": "優先：{name}", en: "Priority: {name}" },

  // alreadyTaken
  alreadyTakenTitle: {
    "zh-CN": "您已经有号码了",
    "zh-TW": "您已經有號碼了",
    en: "You have a number already",
  },
  alreadyTakenHint: {
    "zh-CN": "还是这个号，不用再取",
    "zh-TW": "還是這個號，不用再取",
    en: "It stays the same",
  },

  // card
  placeCardTitle: {
    "zh-CN": "请将证件放在感应区",
    "zh-TW": "請將證件放在感應區",
    en: "Lay your card on the reader",
  },
  placeCardHint: {
    "zh-CN": "平放，等屏幕变化再拿",
    "zh-TW": "平放，等螢幕變化再拿",
    en: "Flat, until this screen changes",
  },
  readingCardTitle: {
    "zh-CN": "正在读，请不要移动",
    "zh-TW": "正在讀取，請勿移動",
    en: "Reading. Do not move the card.",
  },
  readingCardHint: { "zh-CN": "大约两秒", "zh-TW": "大約兩秒", en: "About two seconds" },
  layCardAgainTitle: { "zh-CN": "请把证件再放一次", "zh-TW": "請把證件再放一次", en: "Lay the card again" },
  identifiedTitle: { "zh-CN": "证件读好了", "zh-TW": "證件讀好了", en: "Your card was read" },
  identifiedHint: {
    "zh-CN": "只显示一部分，保护隐私",
    "zh-TW": "只顯示一部分，保護隱私",
    en: "Shown in part, to protect your privacy",
  },
  holderName: { "zh-CN": "姓名", "zh-TW": "姓名", en: "Name" },
  holderNumber: { "zh-CN": "证件号", "zh-TW": "證號", en: "Number" },
  holderKind: { "zh-CN": "证件", "zh-TW": "證件", en: "Card" },
  kindResident: { "zh-CN": "居民身份证", "zh-TW": "居民身分證", en: "Resident identity card" },
  kindHkMacaoTaiwan: {
    "zh-CN": "港澳台居民居住证",
    "zh-TW": "港澳台居民居住證",
    en: "HK-Macao-Taiwan residence permit",
  },
  kindForeign: { "zh-CN": "外国人永久居留证", "zh-TW": "外國人永久居留證", en: "Permanent residence card" },
  kindPassport: { "zh-CN": "护照", "zh-TW": "護照", en: "Passport" },
  kindTaiwanPermit: { "zh-CN": "台胞证", "zh-TW": "臺胞證", en: "Taiwan travel permit" },
  getNumber: { "zh-CN": "取号", "zh-TW": "取號", en: "Take a number" },
  cardExpiredTitle: { "zh-CN": "这张证件过期了", "zh-TW": "這張證件過期了", en: "This card has expired" },
  cardExpiredHint: {
    "zh-CN": "可以换一张，或不刷取号",
    "zh-TW": "可以換一張，或不刷取號",
    en: "Use another card, or none",
  },
  anotherCard: { "zh-CN": "换一张", "zh-TW": "換一張", en: "Another card" },
  noCardTitle: { "zh-CN": "没有看到证件", "zh-TW": "沒有看到證件", en: "No card was seen" },
  readerFaultTitle: { "zh-CN": "现在读不了证件", "zh-TW": "現在無法讀證件", en: "Cards cannot be read now" },
  readerBack: { "zh-CN": "好了，可以刷证件了", "zh-TW": "好了，可以刷證件了", en: "The reader works again" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },

  // number
  requestingTitle: { "zh-CN": "正在取号，请稍等", "zh-TW": "正在取號，請稍候", en: "Getting your number" },
  issuedTitle: { "zh-CN": "您的号码", "zh-TW": "您的號碼", en: "Your number" },
  ahead: { "zh-CN": "前面还有 {count} 人", "zh-TW": "前面還有 {count} 人", en: "{count} before you" },
  nobodyAhead: { "zh-CN": "前面没有人，很快就到", "zh-TW": "前面沒有人，很快就到", en: "Nobody before you" },
  followOnPhone: { "zh-CN": "手机扫码看排队", "zh-TW": "手機掃碼看排隊", en: "Follow it on your phone" },
  goTo: { "zh-CN": "请到 {area}", "zh-TW": "請到 {area}", en: "Please go to {area}" },
  printingTitle: { "zh-CN": "正在打印小票", "zh-TW": "正在列印號碼單", en: "Printing your ticket" },
  printingHint: { "zh-CN": "请等小票从这里出来", "zh-TW": "請等號碼單從這裡出來", en: "It comes out here" },
  takeTicketTitle: { "zh-CN": "请取走小票", "zh-TW": "請取走號碼單", en: "Take your ticket" },
  takeTicketHint: { "zh-CN": "轻轻往外拉", "zh-TW": "輕輕往外拉", en: "Pull gently" },
  taken: { "zh-CN": "取好了", "zh-TW": "取好了", en: "I have it" },
  printFailedTitle: { "zh-CN": "请记下号码", "zh-TW": "請記下號碼", en: "Note your number" },
  numberValid: {
    "zh-CN": "号码有效，不用重取",
    "zh-TW": "號碼有效，不必重取",
    en: "It is valid. No need to take another.",
  },
  noteDown: {
    "zh-CN": "拍照或抄下来都可以",
    "zh-TW": "拍照或抄下來都可以",
    en: "Take a photo or write it down",
  },
  notedDown: { "zh-CN": "记好了", "zh-TW": "記好了", en: "Noted" },
  printAgain: { "zh-CN": "再打印一次", "zh-TW": "再列印一次", en: "Print again" },
  printerBack: {
    "zh-CN": "打印机好了，可以打印",
    "zh-TW": "印表機好了，可以列印",
    en: "The printer works again",
  },
  printUnknownTitle: {
    "zh-CN": "小票出来了吗？",
    "zh-TW": "號碼單出來了嗎？",
    en: "Did the ticket come out?",
  },
  ticketCameOut: { "zh-CN": "出来了", "zh-TW": "出來了", en: "Yes" },
  ticketMissing: { "zh-CN": "没有出来", "zh-TW": "沒有出來", en: "No" },
  serviceClosedTitle: {
    "zh-CN": "这件事现在不取号",
    "zh-TW": "這件事現在不取號",
    en: "No numbers for this now",
  },
  chooseAnother: { "zh-CN": "选别的事", "zh-TW": "選別的事", en: "Choose another" },
  hallUnreachableTitle: { "zh-CN": "暂时取不了号", "zh-TW": "暫時無法取號", en: "No number for now" },
  hallUnreachableHint: {
    "zh-CN": "您也可以直接到窗口办理",
    "zh-TW": "您也可以直接到櫃檯辦理",
    en: "You may also go straight to the window",
  },

  // takeCard, thanks
  takeCardTitle: { "zh-CN": "请取回您的证件", "zh-TW": "請取回您的證件", en: "Take your card back" },
  takeCardHint: { "zh-CN": "拿走后自动结束", "zh-TW": "拿走後自動結束", en: "This ends when it is gone" },
  thanksTitle: { "zh-CN": "您的信息已清除", "zh-TW": "您的資料已清除", en: "Your data has been cleared" },
  thanksDone: {
    "zh-CN": "办好了，请留意叫号",
    "zh-TW": "辦好了，請留意叫號",
    en: "Done. Listen for your number.",
  },
  thanksHint: { "zh-CN": "谢谢，请慢走", "zh-TW": "謝謝，請慢走", en: "Thank you" },
  sealDone: { "zh-CN": "办好", "zh-TW": "辦好", en: "DONE" },
  close: { "zh-CN": "好的", "zh-TW": "好的", en: "OK" },

  // warning
  warningTitle: { "zh-CN": "您还在吗？", "zh-TW": "您還在嗎？", en: "Are you still there?" },
  warningHint: {
    "zh-CN": "{seconds} 秒后结束并清除信息",
    "zh-TW": "{seconds} 秒後結束並清除資料",
    en: "Ends in {seconds} s and clears your data",
  },
  stay: { "zh-CN": "继续办理", "zh-TW": "繼續辦理", en: "Continue" },
  endNow: { "zh-CN": "现在结束", "zh-TW": "現在結束", en: "End now" },

  // help
  helpGuide: {
    "zh-CN": "找穿绿马甲的导办员",
    "zh-TW": "找穿綠背心的服務人員",
    en: "Look for the lobby guide in a green vest",
  },
  helpDesk: {
    "zh-CN": "到大厅入口的导办台",
    "zh-TW": "到大廳入口的服務台",
    en: "Go to the help desk at the entrance",
  },
  helpSay: {
    "zh-CN": "告诉他机器号：{terminal}",
    "zh-TW": "告訴他機器號：{terminal}",
    en: "Tell them the terminal: {terminal}",
  },
  helpClose: { "zh-CN": "知道了", "zh-TW": "知道了", en: "OK" },
});

export type CitizenMessages = typeof citizenMessages;
