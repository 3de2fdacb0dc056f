import { defineMessages } from "./catalogue.ts";

/** Every word of the terminal's screens about following a case; rules as in citizen.ts. */
export const followMatterMessages = defineMessages({
  // who
  followWhoTitle: { "zh-CN": "怎么找您办的事？", "zh-TW": "怎麼找您辦的事？", en: "How shall we find it?" },
  byCardHint: {
    "zh-CN": "您办的事都能看到",
    "zh-TW": "您辦的事都能看到",
    en: "Everything that you handed in",
  },
  byScanHint: { "zh-CN": "回执上的", "zh-TW": "收件回執上的", en: "On your receipt" },
  byCodeHint: {
    "zh-CN": "接着办存起来的，也用它",
    "zh-TW": "接著辦存起來的，也用它",
    en: "Also to go on with what you saved",
  },

  // what was saved
  savedTitle: {
    "zh-CN": "这个码还没有交过件",
    "zh-TW": "這個碼還沒有送過件",
    en: "Nothing was handed in under this code",
  },
  savedHint: {
    "zh-CN": "是存起来的，就接着办",
    "zh-TW": "是存起來的，就接著辦",
    en: "If you saved it, you can go on",
  },
  savedByCard: { "zh-CN": "刷证件，接着办", "zh-TW": "刷證件，接著辦", en: "Go on with your card" },
  savedByCardHint: { "zh-CN": "用存的时候那张", "zh-TW": "用存的時候那張", en: "The card it was begun with" },
  savedByNumber: {
    "zh-CN": "输入证件号后 4 位",
    "zh-TW": "輸入證件號後 4 碼",
    en: "Last 4 signs of its number",
  },
  savedByNumberHint: { "zh-CN": "没带证件也行", "zh-TW": "沒帶證件也行", en: "If you have no card with you" },
  savedOtherCode: { "zh-CN": "码输错了，重新输", "zh-TW": "碼輸錯了，重新輸", en: "Type another code" },
  savedOtherCodeHint: {
    "zh-CN": "对着纸再看一遍",
    "zh-TW": "對著紙再看一遍",
    en: "Look at your paper again",
  },

  // The terminal works.
  findingTitle: { "zh-CN": "正在找您办的事", "zh-TW": "正在找您辦的事", en: "Looking for it" },
  resumingTitle: { "zh-CN": "正在打开您存的", "zh-TW": "正在開啟您存的", en: "Opening what you saved" },
  withdrawingTitle: { "zh-CN": "正在撤回，请稍等", "zh-TW": "正在撤回，請稍候", en: "Withdrawing it" },
  openingTitle: { "zh-CN": "正在看还差什么", "zh-TW": "正在看還差什麼", en: "Looking at what is owed" },
  fetchingTitle: {
    "zh-CN": "正在调取电子证照",
    "zh-TW": "正在調取電子證照",
    en: "Fetching your licences",
  },
  handingInTitle: { "zh-CN": "正在补材料，请稍等", "zh-TW": "正在補件，請稍候", en: "Adding it" },
  printingTitle: { "zh-CN": "正在打印回执", "zh-TW": "正在列印收件回執", en: "Printing your receipt" },

  // list
  listTitle: { "zh-CN": "您办的事", "zh-TW": "您辦的事", en: "What you handed in" },
  listNone: { "zh-CN": "没有查到您办的事", "zh-TW": "沒有查到您辦的事", en: "You have handed in nothing" },
  listNoneHint: {
    "zh-CN": "只能查两年内的；存起来的要用查询码",
    "zh-TW": "只能查兩年內的；存起來的要用查詢碼",
    en: "Of two years; what you saved needs its code",
  },
  listSubmitted: { "zh-CN": "{day} 交的", "zh-TW": "{day} 送的", en: "Handed in {day}" },
  listCount: { "zh-CN": "一共 {count} 件", "zh-TW": "一共 {count} 件", en: "{count} matters in one" },
  offeredTitle: { "zh-CN": "您可以直接领", "zh-TW": "您可以直接領", en: "You can have this directly" },
  offeredHint: {
    "zh-CN": "条件已经符合，点开就能办",
    "zh-TW": "條件已經符合，點開就能辦",
    en: "You qualify: touch to begin",
  },

  // One case
  packageHint: {
    "zh-CN": "点一件，看它办到哪了",
    "zh-TW": "點一件，看它辦到哪了",
    en: "Touch one to see how it stands",
  },
  number: { "zh-CN": "办件编号 {number}", "zh-TW": "案件編號 {number}", en: "Number {number}" },
  codeIs: { "zh-CN": "查询码 {code}", "zh-TW": "查詢碼 {code}", en: "Code {code}" },
  due: { "zh-CN": "{day} 前办好", "zh-TW": "{day} 前辦好", en: "Decided by {day}" },
  dueAssumed: {
    "zh-CN": "放假安排还没出，可能有变",
    "zh-TW": "放假安排還沒出，可能有變",
    en: "That year's holidays are not known yet",
  },
  clockStands: {
    "zh-CN": "材料补齐以后再接着算时间",
    "zh-TW": "補件齊全以後再接著算時間",
    en: "The time runs on when it is complete",
  },
  promised: {
    "zh-CN": "受理后 {days} 个工作日内办好",
    "zh-TW": "收件後 {days} 個工作天內辦好",
    en: "Within {days} working days once accepted",
  },
  owedTitle: { "zh-CN": "还差这些", "zh-TW": "還差這些", en: "Still to come" },
  owedUntil: {
    "zh-CN": "{material}，{day} 前交",
    "zh-TW": "{material}，{day} 前交",
    en: "{material}, by {day}",
  },
  owedAtWindow: {
    "zh-CN": "{material}，带到窗口",
    "zh-TW": "{material}，帶到櫃檯",
    en: "{material}, at the window",
  },
  resultAtOnce: { "zh-CN": "当场拿", "zh-TW": "當場拿", en: "Given at once" },
  resultElectronic: {
    "zh-CN": "手机上看电子的",
    "zh-TW": "手機上看電子的",
    en: "As an e-licence, on your phone",
  },
  resultHall: { "zh-CN": "到窗口拿", "zh-TW": "到櫃檯拿", en: "At the window" },
  resultPost: { "zh-CN": "寄给您", "zh-TW": "寄給您", en: "By post" },
  result: { "zh-CN": "{result}：{way}", "zh-TW": "{result}：{way}", en: "{result}: {way}" },
  resultNumber: { "zh-CN": "证号 {number}", "zh-TW": "證號 {number}", en: "Certificate {number}" },
  resultValidTo: { "zh-CN": "有效到 {day}", "zh-TW": "有效到 {day}", en: "Valid to {day}" },
  reasonsTitle: { "zh-CN": "为什么", "zh-TW": "為什麼", en: "Why" },
  decidedAtOnce: {
    "zh-CN": "条件都符合，当场就批了",
    "zh-TW": "條件都符合，當場就核准了",
    en: "All conditions are met: granted at once",
  },
  storyTitle: { "zh-CN": "办理经过", "zh-TW": "辦理經過", en: "What has happened" },
  waitsFor: { "zh-CN": "等这件办好：{name}", "zh-TW": "等這件辦好：{name}", en: "Waits for: {name}" },

  stateWaiting: { "zh-CN": "等前一件办好", "zh-TW": "等前一件辦好", en: "Waits for another" },
  stateReceived: { "zh-CN": "已交，等看原件", "zh-TW": "已送，等看正本", en: "Handed in: show the papers" },
  stateAccepted: { "zh-CN": "正在办", "zh-TW": "辦理中", en: "Under way" },
  stateSupplement: { "zh-CN": "等您补材料", "zh-TW": "等您補件", en: "Waits for you" },
  stateGranted: { "zh-CN": "批准了", "zh-TW": "核准了", en: "Granted" },
  stateIssued: { "zh-CN": "办好了", "zh-TW": "辦好了", en: "Done" },
  stateRefused: { "zh-CN": "没批准", "zh-TW": "未核准", en: "Not granted" },
  stateReturned: { "zh-CN": "退回了", "zh-TW": "已退件", en: "Returned" },
  stateWithdrawn: { "zh-CN": "撤回了", "zh-TW": "已撤回", en: "Withdrawn" },
  stateStopped: { "zh-CN": "不往下办了", "zh-TW": "不再辦理", en: "Stopped" },
  stateRevoked: { "zh-CN": "被撤销了", "zh-TW": "被撤銷了", en: "Revoked" },

  stepSubmitted: { "zh-CN": "您交了件", "zh-TW": "您送了件", en: "You handed it in" },
  stepAccepted: { "zh-CN": "受理了，开始办", "zh-TW": "已受理，開始辦", en: "Accepted" },
  stepSupplemented: { "zh-CN": "您补了材料", "zh-TW": "您補了件", en: "You added to it" },
  stepSupplementAsked: { "zh-CN": "请您补材料", "zh-TW": "請您補件", en: "You were asked for more" },
  stepDeferralExtended: {
    "zh-CN": "补材料的时间延长了",
    "zh-TW": "補件期限延長了",
    en: "You were given more time",
  },
  stepSentToPlatform: { "zh-CN": "转给了主管部门", "zh-TW": "轉給了主管機關", en: "Passed to the office" },
  stepGranted: { "zh-CN": "批准了", "zh-TW": "核准了", en: "Granted" },
  stepRefused: { "zh-CN": "没批准", "zh-TW": "未核准", en: "Not granted" },
  stepIssued: { "zh-CN": "办好了", "zh-TW": "辦好了", en: "The result is there" },
  stepResultDelayed: {
    "zh-CN": "证照文件有问题，我们在跟进，不用您做什么",
    "zh-TW": "證照檔案有問題，我們在跟進，您不用做什麼",
    en: "We are putting the certificate right; you need do nothing",
  },
  stepResultAtWindow: {
    "zh-CN": "证照改到窗口领，请带证件来",
    "zh-TW": "證照改到櫃檯領取，請帶證件來",
    en: "Fetch the certificate at a window, with your card",
  },
  stepReturned: {
    "zh-CN": "材料没按时补，退回了",
    "zh-TW": "逾期未補件，退件了",
    en: "Returned: what was owed did not come",
  },
  stepWithdrawn: { "zh-CN": "您撤回了", "zh-TW": "您撤回了", en: "You withdrew it" },
  stepStopped: {
    "zh-CN": "前一件没办成，不往下办",
    "zh-TW": "前一件沒辦成，不再辦",
    en: "Stopped with the one before",
  },
  stepRevoked: {
    "zh-CN": "承诺不实，被撤销了",
    "zh-TW": "承諾不實，被撤銷了",
    en: "Revoked: what was declared was not true",
  },

  // What can be done
  print: { "zh-CN": "打印回执", "zh-TW": "列印回執", en: "Print receipt" },
  slipPrinted: {
    "zh-CN": "回执打好了，请取走",
    "zh-TW": "回執印好了，請取走",
    en: "Your receipt is printed",
  },
  slipUnknown: {
    "zh-CN": "没看到出纸，请看看出纸口",
    "zh-TW": "沒看到出紙，請看看出紙口",
    en: "Look whether the receipt has come out",
  },
  slipFailed: {
    "zh-CN": "没打出来，请记下查询码",
    "zh-TW": "沒印出來，請記下查詢碼",
    en: "Not printed: please note the code",
  },
  done: { "zh-CN": "完成", "zh-TW": "完成", en: "Finish" },
  add: { "zh-CN": "补材料", "zh-TW": "補件", en: "Add to it" },
  withdraw: { "zh-CN": "不办了，撤回", "zh-TW": "不辦了，撤回", en: "Withdraw it" },
  withdrawAskTitle: { "zh-CN": "真的要撤回吗？", "zh-TW": "真的要撤回嗎？", en: "Withdraw it?" },
  withdrawAskHint: {
    "zh-CN": "撤回后想再办，要重新交",
    "zh-TW": "撤回後想再辦，要重新送",
    en: "To have it after that you hand it in anew",
  },
  withdrawAskCard: {
    "zh-CN": "撤回要刷本人证件",
    "zh-TW": "撤回要刷本人證件",
    en: "Your card is needed for it",
  },
  keepIt: { "zh-CN": "不撤，接着办", "zh-TW": "不撤，繼續辦", en: "Keep it" },
  withdrawIt: { "zh-CN": "撤回", "zh-TW": "撤回", en: "Withdraw" },
  nowWithdrawn: { "zh-CN": "已经撤回", "zh-TW": "已經撤回", en: "It is withdrawn" },
  nowSupplemented: { "zh-CN": "材料补上了", "zh-TW": "補件完成", en: "It is added" },

  // owed
  owedByLicenceTitle: { "zh-CN": "这些现在就能补", "zh-TW": "這些現在就能補", en: "These can be added now" },
  owedByLicenceHint: {
    "zh-CN": "同意后，用电子证照代替",
    "zh-TW": "同意後，用電子證照代替",
    en: "If you agree, e-licences stand for them",
  },
  owedOnlyWindowTitle: {
    "zh-CN": "请带到窗口交",
    "zh-TW": "請帶到櫃檯交",
    en: "Please bring it to a window",
  },
  owedOnlyWindowHint: {
    "zh-CN": "这里没有能代替的电子证照",
    "zh-TW": "這裡沒有能代替的電子證照",
    en: "No e-licence can stand for it here",
  },
  owedByScanHint: {
    "zh-CN": "能扫描的在这里扫，也可以带到窗口",
    "zh-TW": "能掃描的在這裡掃，也可以帶到櫃檯",
    en: "Scan what can be scanned, or bring it to a window",
  },
  cameraGone: {
    "zh-CN": "摄像头现在用不了，可以带到窗口",
    "zh-TW": "攝影機現在不能用，可以帶到櫃檯",
    en: "The camera does not work now: a window takes it",
  },
  licencesGone: {
    "zh-CN": "电子证照没调到，请带原件",
    "zh-TW": "電子證照沒調到，請帶正本",
    en: "The e-licence could not be had: bring the paper",
  },
  licenceStands: {
    "zh-CN": "用“{licence}”代替",
    "zh-TW": "用「{licence}」代替",
    en: "“{licence}” stands for it",
  },
  licencePurpose: {
    "zh-CN": "只用这一次，每次都有记录",
    "zh-TW": "只用這一次，每次都有紀錄",
    en: "Used once; every use is recorded",
  },
  bringToWindow: { "zh-CN": "带到窗口交", "zh-TW": "帶到櫃檯交", en: "Bring it to a window" },
  agree: { "zh-CN": "同意，补上", "zh-TW": "同意，補上", en: "I agree: add it" },

  // refused
  refusedCard: { "zh-CN": "证件没读到", "zh-TW": "沒讀到證件", en: "The card was not read" },
  refusedScan: { "zh-CN": "现在扫不了码", "zh-TW": "現在不能掃碼", en: "Codes cannot be scanned now" },
  refusedFind: { "zh-CN": "现在查不了", "zh-TW": "現在查不到", en: "It cannot be looked up now" },
  refusedTries: {
    "zh-CN": "试得太多，先等一等",
    "zh-TW": "試太多次，請先等一等",
    en: "Too many tries: please wait",
  },
  refusedNotTheirs: {
    "zh-CN": "查询码和证件对不上",
    "zh-TW": "查詢碼和證件對不上",
    en: "Code and document do not belong together",
  },
  refusedChanged: {
    "zh-CN": "办法变了，存的接不上",
    "zh-TW": "辦法變了，存的接不上",
    en: "The rules have changed since you saved it",
  },
  refusedResume: { "zh-CN": "存的现在打不开", "zh-TW": "存的現在打不開", en: "It cannot be opened now" },
  refusedWithdraw: { "zh-CN": "没有撤回成", "zh-TW": "沒有撤回成", en: "It was not withdrawn" },
  refusedAdd: { "zh-CN": "材料没有补上", "zh-TW": "補件沒有完成", en: "Nothing was added" },
});

export type FollowMatterMessages = typeof followMatterMessages;
