import { defineMessages } from "./catalogue.ts";

/** Words about one's e-licences and being reminded before they end (提醒办); rules as in citizen.ts. The consent has the version of the contract. */
export const licencesMessages = defineMessages({
  way: { "zh-CN": "我的证照，到期提醒", "zh-TW": "我的證照，到期提醒", en: "My licences, reminders" },
  wayFromResult: { "zh-CN": "到期提醒", "zh-TW": "到期提醒", en: "Remind me before it ends" },
  listTitle: { "zh-CN": "您的电子证照", "zh-TW": "您的電子證照", en: "Your e-licences" },
  listNone: {
    "zh-CN": "没有查到您的电子证照",
    "zh-TW": "沒有查到您的電子證照",
    en: "You have no e-licence on file",
  },
  listNotAsked: {
    "zh-CN": "现在查不到，请稍后再试",
    "zh-TW": "現在查不到，請稍後再試",
    en: "They cannot be looked up now",
  },
  noTexts: {
    "zh-CN": "本厅现在发不了短信提醒",
    "zh-TW": "本廳現在不能傳簡訊提醒",
    en: "This hall sends no text messages now",
  },
  endless: { "zh-CN": "长期有效", "zh-TW": "長期有效", en: "No end" },
  ends: { "zh-CN": "有效到 {day}", "zh-TW": "有效到 {day}", en: "Valid to {day}" },
  expired: { "zh-CN": "已过期", "zh-TW": "已過期", en: "Expired" },
  revoked: { "zh-CN": "已注销", "zh-TW": "已註銷", en: "Revoked" },
  remindMe: { "zh-CN": "提醒我", "zh-TW": "提醒我", en: "Remind me" },
  willRemind: {
    "zh-CN": "{day} 发短信到 {telephone}",
    "zh-TW": "{day} 傳簡訊到 {telephone}",
    en: "Text to {telephone} on {day}",
  },
  wasReminded: {
    "zh-CN": "已发短信到 {telephone}",
    "zh-TW": "已傳簡訊到 {telephone}",
    en: "Texted to {telephone}",
  },
  remindAgain: { "zh-CN": "再提醒一次", "zh-TW": "再提醒一次", en: "Another reminder" },
  cancel: { "zh-CN": "不用提醒了", "zh-TW": "不用提醒了", en: "No reminder" },
  forgetSent: { "zh-CN": "删掉记录", "zh-TW": "刪除紀錄", en: "Delete this" },
  nowReminded: {
    "zh-CN": "记下了，到时候告诉您",
    "zh-TW": "記下了，到時候告訴您",
    en: "Noted: we will text you",
  },
  nowForgotten: {
    "zh-CN": "取消了，号码已经删掉",
    "zh-TW": "取消了，號碼已經刪掉",
    en: "Cancelled, and the number is wiped",
  },
  whenTitle: { "zh-CN": "提前多久提醒您？", "zh-TW": "提前多久提醒您？", en: "How long before?" },
  before90: { "zh-CN": "提前三个月", "zh-TW": "提前三個月", en: "Three months before" },
  before30: { "zh-CN": "提前一个月", "zh-TW": "提前一個月", en: "One month before" },
  before7: { "zh-CN": "提前一个星期", "zh-TW": "提前一個星期", en: "One week before" },
  before1: { "zh-CN": "提前一天", "zh-TW": "提前一天", en: "One day before" },
  beforeDays: { "zh-CN": "提前 {days} 天", "zh-TW": "提前 {days} 天", en: "{days} days before" },
  onDay: { "zh-CN": "{day} 上午", "zh-TW": "{day} 上午", en: "On {day}, in the morning" },
  telephoneLabel: { "zh-CN": "手机号", "zh-TW": "手機號碼", en: "Mobile number" },
  telephoneTitle: {
    "zh-CN": "发到哪个手机号？",
    "zh-TW": "傳到哪個手機號碼？",
    en: "To which mobile number?",
  },
  agreeTitle: { "zh-CN": "请看看对不对", "zh-TW": "請看看對不對", en: "Is this right?" },
  agreeTo: { "zh-CN": "发到 {telephone}", "zh-TW": "傳到 {telephone}", en: "To {telephone}" },
  agreeWhen: { "zh-CN": "{day} 提醒一次", "zh-TW": "{day} 提醒一次", en: "Once, on {day}" },
  consent: {
    "zh-CN":
      "只为提醒这一件事，本厅加密保存我的手机号、证件号和这张证照的到期日。发出一周后全部删掉，随时可以刷证件取消。",
    "zh-TW":
      "只為提醒這一件事，本廳加密保存我的手機號碼、證件號碼和這張證照的到期日。傳出一週後全部刪掉，隨時可以刷證件取消。",
    en: "For this one reminder the hall keeps, encrypted, my number, that of my document and when this licence ends. All is wiped a week after it is sent; I can cancel with my card at any time.",
  },
  consentVersion: {
    "zh-CN": "同意书 {version} 版",
    "zh-TW": "同意書 {version} 版",
    en: "Consent, version {version}",
  },
  tick: { "zh-CN": "我同意", "zh-TW": "我同意", en: "I agree" },
  remind: { "zh-CN": "到时候提醒我", "zh-TW": "到時候提醒我", en: "Remind me then" },
  askingTitle: { "zh-CN": "正在查您的证照", "zh-TW": "正在查您的證照", en: "Looking up your licences" },
  remindingTitle: { "zh-CN": "正在记下，请稍等", "zh-TW": "正在記下，請稍候", en: "Noting it" },
  forgettingTitle: { "zh-CN": "正在取消，请稍等", "zh-TW": "正在取消，請稍候", en: "Cancelling it" },
  refusedList: { "zh-CN": "现在查不了证照", "zh-TW": "現在不能查證照", en: "They cannot be looked up now" },
  refusedRemind: { "zh-CN": "没有记下", "zh-TW": "沒有記下", en: "It was not noted" },
  refusedForget: { "zh-CN": "没有取消成", "zh-TW": "沒有取消成", en: "It was not cancelled" },
});

export type LicencesMessages = typeof licencesMessages;
