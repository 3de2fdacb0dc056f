import type { ErrorCode } from "../../server/contract/errors.ts";
import { defineMessages } from "./catalogue.ts";

/** Every word on the window clerk's page. */
export const windowMessages = defineMessages({
  title: { "zh-CN": "窗口叫号", "zh-TW": "櫃檯叫號", en: "Window" },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },

  // Signing in
  signInTitle: { "zh-CN": "今天在哪个窗口？", "zh-TW": "今天在哪個櫃檯？", en: "Which window today?" },
  signInHint: {
    "zh-CN": "选好姓名和窗口，按 Enter 开始叫号",
    "zh-TW": "選好姓名和櫃檯，按 Enter 開始叫號",
    en: "Choose your name and window, then press Enter",
  },
  clerk: { "zh-CN": "我是", "zh-TW": "我是", en: "I am" },
  window: { "zh-CN": "窗口", "zh-TW": "櫃檯", en: "Window" },
  windowFree: { "zh-CN": "空着", "zh-TW": "空著", en: "free" },
  windowTaken: { "zh-CN": "{clerk} 在用", "zh-TW": "{clerk} 使用中", en: "{clerk} is here" },
  signIn: { "zh-CN": "开始叫号", "zh-TW": "開始叫號", en: "Start calling" },
  loading: { "zh-CN": "正在连接大厅…", "zh-TW": "正在連線大廳…", en: "Connecting to the hall…" },
  placesFailed: {
    "zh-CN": "窗口名单没有取到",
    "zh-TW": "櫃檯名單沒有取得",
    en: "The list of windows did not come",
  },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  signOut: { "zh-CN": "签退", "zh-TW": "簽退", en: "Sign out" },

  // The ticket in hand
  noTicket: { "zh-CN": "现在没有号在手上", "zh-TW": "目前沒有號在手上", en: "No number in hand" },
  peopleWaiting: { "zh-CN": "人在等", "zh-TW": "人在等", en: "waiting" },
  noTicketWaiting: {
    "zh-CN": "按空格键叫下一位",
    "zh-TW": "按空白鍵叫下一位",
    en: "Press Space to call the next one",
  },
  noTicketEmpty: {
    "zh-CN": "没有人在等。有人取号，这里马上显示",
    "zh-TW": "沒有人在等。有人取號，這裡馬上顯示",
    en: "Nobody is waiting. A new number shows here at once.",
  },
  nobodyReady: {
    "zh-CN": "等的人都暂放着，{time} 起可以叫",
    "zh-TW": "等的人都暫放著，{time} 起可以叫",
    en: "All who wait are aside; from {time} they can be called.",
  },
  autoCallSoon: {
    "zh-CN": "自动叫号开着，马上叫下一位",
    "zh-TW": "自動叫號開著，馬上叫下一位",
    en: "Automatic calling is on: the next one is called in a moment.",
  },
  pausedTitle: { "zh-CN": "暂停叫号：{reason}", "zh-TW": "暫停叫號：{reason}", en: "Paused: {reason}" },
  pausedShort: { "zh-CN": "暂停中", "zh-TW": "暫停中", en: "Paused" },
  pausedHint: {
    "zh-CN": "按 {key} 恢复叫号",
    "zh-TW": "按 {key} 恢復叫號",
    en: "Press {key} to call again",
  },
  elapsedPaused: { "zh-CN": "暂停了", "zh-TW": "暫停了", en: "Paused for" },
  priorityProof: {
    "zh-CN": "{class} · 请看证件",
    "zh-TW": "{class} · 請看證件",
    en: "{class} · check the proof",
  },
  later: { "zh-CN": "同号接着办：{matters}", "zh-TW": "同號接著辦：{matters}", en: "Then: {matters}" },
  laterAnd: { "zh-CN": "、", "zh-TW": "、", en: ", " },
  backTo: { "zh-CN": "办完回 {window}", "zh-TW": "辦完回 {window}", en: "Back to {window} afterwards" },
  stateCalled: { "zh-CN": "已呼叫，等人来", "zh-TW": "已呼叫，等人來", en: "Called, on the way" },
  stateServing: { "zh-CN": "正在办理", "zh-TW": "正在辦理", en: "Being served" },
  stateIdle: { "zh-CN": "空闲", "zh-TW": "閒置", en: "Idle" },
  calls: { "zh-CN": "呼叫 {count} 次", "zh-TW": "呼叫 {count} 次", en: "Calls: {count}" },
  elapsedCalled: { "zh-CN": "从呼叫起", "zh-TW": "從呼叫起", en: "Since the call" },
  elapsedServing: { "zh-CN": "办了", "zh-TW": "已辦", en: "Served for" },
  elapsedIdle: { "zh-CN": "空闲了", "zh-TW": "閒置了", en: "Idle for" },

  // Commands
  callNext: { "zh-CN": "叫下一位", "zh-TW": "叫下一位", en: "Call next" },
  recall: { "zh-CN": "再叫一次", "zh-TW": "再叫一次", en: "Call again" },
  recallIn: { "zh-CN": "{seconds} 秒后可叫", "zh-TW": "{seconds} 秒後可叫", en: "in {seconds} s" },
  recallLeft: { "zh-CN": "还能叫 {count} 次", "zh-TW": "還能叫 {count} 次", en: "{count} left" },
  recallNone: { "zh-CN": "已叫满，请按过号", "zh-TW": "已叫滿，請按過號", en: "Called enough: no-show" },
  start: { "zh-CN": "人到了，开始", "zh-TW": "人到了，開始", en: "Start service" },
  noShow: { "zh-CN": "没来，过号", "zh-TW": "沒來，過號", en: "No-show" },
  finish: { "zh-CN": "办完了", "zh-TW": "辦完了", en: "Finish" },
  hold: { "zh-CN": "暂放一边", "zh-TW": "暫放一邊", en: "Put aside" },
  transfer: { "zh-CN": "转办", "zh-TW": "轉辦", en: "Send on" },
  addMatter: { "zh-CN": "加办一件", "zh-TW": "加辦一件", en: "Add a matter" },
  undo: { "zh-CN": "撤销", "zh-TW": "復原", en: "Undo" },
  undoNothing: { "zh-CN": "没有可撤销的", "zh-TW": "沒有可復原的", en: "nothing to undo" },
  undoWrong: { "zh-CN": "按错了？撤销", "zh-TW": "按錯了？復原", en: "By mistake? Undo" },
  undoOf: { "zh-CN": "{number} {step}", "zh-TW": "{number} {step}", en: "{number}: {step}" },
  pause: { "zh-CN": "暂停叫号", "zh-TW": "暫停叫號", en: "Pause" },
  resume: { "zh-CN": "恢复叫号", "zh-TW": "恢復叫號", en: "Resume" },
  autoCall: { "zh-CN": "自动叫号", "zh-TW": "自動叫號", en: "Automatic calls" },
  on: { "zh-CN": "开", "zh-TW": "開", en: "on" },
  off: { "zh-CN": "关", "zh-TW": "關", en: "off" },
  profile: { "zh-CN": "岗位", "zh-TW": "職位", en: "Profile" },
  ownProfile: { "zh-CN": "本窗口业务", "zh-TW": "本櫃檯業務", en: "Own services" },
  history: { "zh-CN": "查号", "zh-TW": "查號", en: "Look up" },
  savedCase: { "zh-CN": "接着办", "zh-TW": "接著辦", en: "Saved case" },
  report: { "zh-CN": "办不成事", "zh-TW": "辦不成事", en: "Cannot be done" },
  ratings: { "zh-CN": "差评与申诉", "zh-TW": "差評與申訴", en: "Complaints" },
  help: { "zh-CN": "全部按键", "zh-TW": "全部按鍵", en: "All keys" },
  rule: { "zh-CN": "叫号规则", "zh-TW": "叫號規則", en: "Calling rule" },
  callNumber: { "zh-CN": "按号呼叫", "zh-TW": "按號呼叫", en: "Call a number" },
  callNumberGo: { "zh-CN": "呼叫", "zh-TW": "呼叫", en: "Call" },
  callNumberExample: { "zh-CN": "如 A7", "zh-TW": "如 A7", en: "e.g. A7" },
  rejoin: { "zh-CN": "回来了", "zh-TW": "回來了", en: "Came back" },
  space: { "zh-CN": "空格", "zh-TW": "空白", en: "Space" },

  // Beside it
  waitingTitle: { "zh-CN": "正在等候", "zh-TW": "正在等候", en: "Waiting" },
  waitingCount: { "zh-CN": "{count} 人", "zh-TW": "{count} 人", en: "{count}" },
  waitingNext: { "zh-CN": "下个 {number}", "zh-TW": "下個 {number}", en: "next {number}" },
  noShowsTitle: { "zh-CN": "过号", "zh-TW": "過號", en: "No-shows" },
  noShowsHint: {
    "zh-CN": "人回来了就点号码，接着等，不用再取号",
    "zh-TW": "人回來了就點號碼，接著等，不用再取號",
    en: "Back at last? Press the number: it waits again.",
  },
  validUntil: { "zh-CN": "{time} 前", "zh-TW": "{time} 前", en: "until {time}" },
  heldTitle: { "zh-CN": "暂放", "zh-TW": "暫放", en: "Aside" },
  heldHint: {
    "zh-CN": "到时自动可叫；人先回来了就点号码叫",
    "zh-TW": "到時自動可叫；人先回來了就點號碼叫",
    en: "Ready by itself at that time. Back earlier? Press to call.",
  },
  heldNone: { "zh-CN": "没有暂放", "zh-TW": "沒有暫放", en: "None" },
  heldUntil: { "zh-CN": "{time} 可叫", "zh-TW": "{time} 可叫", en: "at {time}" },
  heldReady: { "zh-CN": "可以叫了", "zh-TW": "可以叫了", en: "ready" },
  heldHere: { "zh-CN": "本窗口", "zh-TW": "本櫃檯", en: "here" },
  noShowsNone: { "zh-CN": "没有过号", "zh-TW": "沒有過號", en: "None" },

  // Today
  todayTitle: { "zh-CN": "今天本窗口", "zh-TW": "今天本櫃檯", en: "This window today" },
  served: { "zh-CN": "办结", "zh-TW": "辦結", en: "Finished" },
  noShowCount: { "zh-CN": "过号", "zh-TW": "過號", en: "No-shows" },
  averageWait: { "zh-CN": "平均等候", "zh-TW": "平均等候", en: "Average wait" },
  averageWalk: { "zh-CN": "平均走来", "zh-TW": "平均走來", en: "Average walk" },
  averageServe: { "zh-CN": "平均办理", "zh-TW": "平均辦理", en: "Average service" },
  idle: { "zh-CN": "空闲合计", "zh-TW": "閒置合計", en: "Idle in all" },
  notYet: { "zh-CN": "还没有", "zh-TW": "還沒有", en: "not yet" },

  // The connection
  lostTitle: {
    "zh-CN": "和大厅的连接断了，正在重连",
    "zh-TW": "和大廳的連線斷了，正在重連",
    en: "The hall cannot be reached; trying again",
  },
  lostHint: {
    "zh-CN": "显示的是断开前的情况。一分钟还没连上，请刷新页面",
    "zh-TW": "顯示的是斷線前的情況。一分鐘還沒連上，請重新整理頁面",
    en: "You see what was true before. If it takes more than a minute, reload the page.",
  },
  lostPending: {
    "zh-CN": "刚才的操作连上后自动补做，只做一次",
    "zh-TW": "剛才的操作連上後自動補做，只做一次",
    en: "Your last command is sent again when it is back, and counts once.",
  },
  slowTitle: {
    "zh-CN": "大厅还没有回应，正在再试",
    "zh-TW": "大廳還沒有回應，正在再試",
    en: "No answer from the hall yet; trying again",
  },
  slowHint: {
    "zh-CN": "不会重复叫号，请稍等",
    "zh-TW": "不會重複叫號，請稍候",
    en: "Nobody is called twice. Please wait.",
  },
  errorTitle: { "zh-CN": "没有做成（{number}）", "zh-TW": "沒有完成（{number}）", en: "Not done ({number})" },
  dismiss: { "zh-CN": "知道了", "zh-TW": "知道了", en: "OK" },
});
export type WindowMessages = typeof windowMessages;

/** What the clerk should do about an error: one sentence a code that can reach a window. */
export const windowErrorMessages = defineMessages({
  "window.unknownClerk": {
    "zh-CN": "名单里没有这个人，请刷新页面重新选",
    "zh-TW": "名單裡沒有這個人，請重新整理頁面再選",
    en: "This clerk is not on the list. Reload the page and choose again.",
  },
  "window.unknownWindow": {
    "zh-CN": "没有这个窗口，请刷新页面重新选",
    "zh-TW": "沒有這個櫃檯，請重新整理頁面再選",
    en: "There is no such window. Reload the page and choose again.",
  },
  "window.taken": {
    "zh-CN": "这个窗口有别人在用，请另选一个，或请对方先签退",
    "zh-TW": "這個櫃檯有別人在用，請另選一個，或請對方先簽退",
    en: "Someone else is signed in here. Choose another window, or ask them to sign out.",
  },
  "window.notSignedIn": {
    "zh-CN": "您已不在这个窗口，请重新选窗口",
    "zh-TW": "您已不在這個櫃檯，請重新選櫃檯",
    en: "You are no longer signed in here. Choose your window again.",
  },
  "window.nobodyWaiting": {
    "zh-CN": "现在没有人在等，可能刚被别的窗口叫走",
    "zh-TW": "目前沒有人在等，可能剛被別的櫃檯叫走",
    en: "Nobody is waiting now; another window may have been faster.",
  },
  "window.busy": {
    "zh-CN": "手上还有一个号，请先办完或过号",
    "zh-TW": "手上還有一個號，請先辦完或過號",
    en: "There is still a number in hand. Finish it or mark a no-show first.",
  },
  "window.noTicket": {
    "zh-CN": "这个号的状态已经变了，请看一眼再操作",
    "zh-TW": "這個號的狀態已經變了，請看一眼再操作",
    en: "This number is no longer in that state. Look again before you go on.",
  },
  "window.notWaiting": {
    "zh-CN": "这个号不在本窗口的等候队里，请核对小票",
    "zh-TW": "這個號不在本櫃檯的等候隊裡，請核對號碼單",
    en: "This number is not waiting for your window. Check the ticket.",
  },
  "window.missed": {
    "zh-CN": "这个号过号了，人回来了请按 F4",
    "zh-TW": "這個號過號了，人回來了請按 F4",
    en: "This number missed its call. If the person came back, press F4.",
  },
  "window.tooSoon": {
    "zh-CN": "刚叫过，请等几秒再叫",
    "zh-TW": "剛叫過，請等幾秒再叫",
    en: "It was called a moment ago. Wait a few seconds.",
  },
  "window.calledEnough": {
    "zh-CN": "已经叫满次数，请按过号",
    "zh-TW": "已經叫滿次數，請按過號",
    en: "It was called as often as the rule allows. Mark a no-show.",
  },
  "window.expired": {
    "zh-CN": "过号太久，不能再排，请重新取号",
    "zh-TW": "過號太久，不能再排，請重新取號",
    en: "Its call was missed too long ago. Please take a new number.",
  },
  "window.paused": {
    "zh-CN": "窗口暂停中，请先恢复叫号",
    "zh-TW": "櫃檯暫停中，請先恢復叫號",
    en: "The window is paused. Resume first.",
  },
  "window.nothingToUndo": {
    "zh-CN": "没有可以撤销的操作，或已过了时间",
    "zh-TW": "沒有可以復原的操作，或已過了時間",
    en: "There is nothing to undo, or it is too long ago.",
  },
  "window.cannotHandle": {
    "zh-CN": "那里不办这项业务，请另选",
    "zh-TW": "那裡不辦這項業務，請另選",
    en: "That is not handled there. Choose another.",
  },
  "window.nobodyHandles": {
    "zh-CN": "没有窗口办这项业务，转过去没人叫，请另选",
    "zh-TW": "沒有櫃檯辦這項業務，轉過去沒人叫，請另選",
    en: "No window handles that: nobody would call the number. Choose another.",
  },
  "window.unknownProfile": {
    "zh-CN": "没有这个岗位，请刷新页面重新选",
    "zh-TW": "沒有這個職位，請重新整理頁面再選",
    en: "There is no such work profile. Reload the page.",
  },
  "desk.unknown": {
    "zh-CN": "这条评价不在本窗口了，请关掉再看一眼",
    "zh-TW": "這則評價不在本櫃檯了，請關掉再看一眼",
    en: "That one is not at this window any more. Close this and look again.",
  },
  "desk.notInState": {
    "zh-CN": "已经申诉过或已反馈，不能再申诉；请返回看一眼",
    "zh-TW": "已經申訴過或已回饋，不能再申訴；請返回看一眼",
    en: "It was appealed before, or is answered. Go back and look again.",
  },
  "queue.unknownTicket": {
    "zh-CN": "今天没有这个号，请核对小票上的日期",
    "zh-TW": "今天沒有這個號，請核對號碼單上的日期",
    en: "There is no such number today. Check the date on the ticket.",
  },
  "message.notAuthorised": {
    "zh-CN": "页面过期了，请刷新页面重新签到",
    "zh-TW": "頁面過期了，請重新整理頁面再簽到",
    en: "This page is out of date. Reload it and sign in again.",
  },
  "message.tooManyRequests": {
    "zh-CN": "按得太快了，请等一秒再按",
    "zh-TW": "按得太快了，請等一秒再按",
    en: "That was too fast. Wait a second and press again.",
  },
  "message.connectionLost": {
    "zh-CN": "和大厅的连接断了，请等连上再操作",
    "zh-TW": "和大廳的連線斷了，請等連上再操作",
    en: "The hall cannot be reached. Wait until it is back.",
  },
  "message.internal": {
    "zh-CN": "大厅那边出了错。请再按一次；还不行就报给技术员",
    "zh-TW": "大廳那邊出了錯。請再按一次；還不行就報給技術員",
    en: "Something failed at the hall. Press again; if it stays, tell the technician.",
  },
});

export type WindowErrorCode = keyof typeof windowErrorMessages & ErrorCode;

/** Codes that a correct page never causes share the sentence of a failure on our side. */
export function windowErrorCode(code: ErrorCode): WindowErrorCode {
  return code in windowErrorMessages ? (code as WindowErrorCode) : "message.internal";
}
