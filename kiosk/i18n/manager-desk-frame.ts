import { defineMessages } from "./catalogue.ts";

/** The words that every desk of the office has on the manager's page. */
export const deskFrameMessages = defineMessages({
  loading: { "zh-CN": "正在取列表…", "zh-TW": "正在取得清單…", en: "Fetching the list…" },
  failed: { "zh-CN": "列表没有取到", "zh-TW": "清單沒有取得", en: "The list did not come" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  dismiss: { "zh-CN": "知道了", "zh-TW": "知道了", en: "All right" },
  none: { "zh-CN": "—", "zh-TW": "—", en: "—" },
  back: { "zh-CN": "关闭，回到列表", "zh-TW": "關閉，回到清單", en: "Close, back to the list" },
  acts: { "zh-CN": "办理", "zh-TW": "辦理", en: "What to do" },
  by: { "zh-CN": "经办人", "zh-TW": "承辦人", en: "Your name" },
  matter: { "zh-CN": "事项", "zh-TW": "事項", en: "Matter" },
  state: { "zh-CN": "状态", "zh-TW": "狀態", en: "State" },

  lastDays: { "zh-CN": "最近 {count} 天", "zh-TW": "最近 {count} 天", en: "Last {count} days" },

  // By when
  late: {
    "zh-CN": "逾期 {count} 个工作日",
    "zh-TW": "逾期 {count} 個工作天",
    en: "Working days late: {count}",
  },
  today: { "zh-CN": "今天到期", "zh-TW": "今天到期", en: "today" },
  left: {
    "zh-CN": "还有 {count} 个工作日",
    "zh-TW": "還有 {count} 個工作天",
    en: "Working days left: {count}",
  },
  assumed: { "zh-CN": "节假日未公布，暂定", "zh-TW": "假日未公布，暫定", en: "holidays not known yet" },

  // Once more
  confirmTitle: { "zh-CN": "{act}：{number}？", "zh-TW": "{act}：{number}？", en: "{act}: {number}?" },
  confirm: { "zh-CN": "确认", "zh-TW": "確認", en: "Confirm" },
  confirmAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  cancel: { "zh-CN": "不，返回", "zh-TW": "不，返回", en: "No, back" },
  doing: { "zh-CN": "正在办…", "zh-TW": "正在辦…", en: "Being done…" },
  doneIt: {
    "zh-CN": "已完成：{act}，{number}",
    "zh-TW": "已完成：{act}，{number}",
    en: "Done: {act}, {number}",
  },

  // What went wrong
  lost: {
    "zh-CN": "和大厅断开了，连上后自动更新",
    "zh-TW": "與大廳斷線了，連上後自動更新",
    en: "No connection to the hall. It goes on by itself.",
  },
  errorTitle: { "zh-CN": "没有成功（{number}）", "zh-TW": "沒有成功（{number}）", en: "Not done ({number})" },
  errorNotInState: {
    "zh-CN": "情况已经变了，现在不能这样办；请返回再看",
    "zh-TW": "情況已經變了，現在無法這樣辦；請返回再看",
    en: "It has moved on meanwhile. Go back and look again.",
  },
  errorLost: {
    "zh-CN": "和大厅断开了，不知道办成没有；再试一次不会重复办",
    "zh-TW": "與大廳斷線了，不知道辦成沒有；再試一次不會重複辦",
    en: "The connection broke and it may be done or not. Trying again does it only once.",
  },
  errorOther: {
    "zh-CN": "请再试一次；还不行，请联系管理员",
    "zh-TW": "請再試一次；還不行，請聯絡管理員",
    en: "Try again. If it stays so, call your administrator.",
  },
});
