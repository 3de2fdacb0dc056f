import { defineMessages } from "./catalogue.ts";

/** What happened to a ticket, a few words an event of the hall's log. */
export const historyMessages = defineMessages({
  ticketTaken: { "zh-CN": "取号", "zh-TW": "取號", en: "Number taken" },
  takenByPhone: { "zh-CN": "手机取号", "zh-TW": "手機取號", en: "Taken by phone" },
  printRecorded: { "zh-CN": "打印小票", "zh-TW": "列印號碼單", en: "Ticket printed" },
  ticketCancelled: { "zh-CN": "本人退号", "zh-TW": "本人退號", en: "Given back" },
  ticketCalled: { "zh-CN": "呼叫", "zh-TW": "呼叫", en: "Called" },
  ticketRecalled: { "zh-CN": "再次呼叫", "zh-TW": "再次呼叫", en: "Called again" },
  serviceStarted: { "zh-CN": "开始办理", "zh-TW": "開始辦理", en: "Service started" },
  ticketNoShow: { "zh-CN": "没来，过号", "zh-TW": "沒來，過號", en: "No-show" },
  ticketRejoined: { "zh-CN": "回来，接着等", "zh-TW": "回來，接著等", en: "Came back, waits again" },
  ticketHeld: { "zh-CN": "暂放一边", "zh-TW": "暫放一邊", en: "Put aside" },
  ticketTransferred: { "zh-CN": "转办", "zh-TW": "轉辦", en: "Sent on" },
  matterAdded: { "zh-CN": "加办一件", "zh-TW": "加辦一件", en: "Matter added" },
  serviceFinished: { "zh-CN": "办完", "zh-TW": "辦完", en: "Finished" },
  stepUndone: { "zh-CN": "撤销上一步", "zh-TW": "復原上一步", en: "Last step undone" },
  undone: { "zh-CN": "已撤销", "zh-TW": "已復原", en: "undone" },
  other: { "zh-CN": "其他", "zh-TW": "其他", en: "Other" },
});

type HistoryKey = keyof typeof historyMessages;

/** The words of an event that a newer hall may know and this page does not. */
export const historyKey = (type: string): HistoryKey =>
  type in historyMessages && type !== "undone" ? (type as HistoryKey) : "other";
