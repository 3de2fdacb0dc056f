import { defineMessages } from "./catalogue.ts";
import { reportMessages } from "./staff-report.ts";

/** Every word of a report at a window, and of its slip. */
export const windowReportMessages = defineMessages({
  ...reportMessages,
  title: { "zh-CN": "办不成事，记下来", "zh-TW": "辦不成事，記下來", en: "It cannot be done here" },
  hint: {
    "zh-CN": "专人办理，按工作日计时；群众凭查询码看进展",
    "zh-TW": "專人辦理，按工作日計時；民眾憑查詢碼看進度",
    en: "Somebody takes it up, by working days; the citizen follows it by a code.",
  },
  cancel: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancel" },
  closeWindow: { "zh-CN": "关闭", "zh-TW": "關閉", en: "Close" },
  notLoaded: {
    "zh-CN": "表单没有取到（{number}）",
    "zh-TW": "表單沒有取得（{number}）",
    en: "The form did not come ({number})",
  },
  sentTitle: {
    "zh-CN": "已登记，把查询码交给群众",
    "zh-TW": "已登記，把查詢碼交給民眾",
    en: "Reported: give the code",
  },
  sentHint: {
    "zh-CN": "请群众拍照，或打印凭条；关掉后这里不再显示",
    "zh-TW": "請民眾拍照，或列印憑條；關掉後這裡不再顯示",
    en: "To be photographed, or printed. It is not shown again once this is closed.",
  },
  print: { "zh-CN": "打印凭条", "zh-TW": "列印憑條", en: "Print the slip" },
  notDoneSlip: {
    "zh-CN": "办不成事 查询凭条",
    "zh-TW": "辦不成事 查詢憑條",
    en: "Your report: what could not be done",
  },
  painPointSlip: { "zh-CN": "堵点 查询凭条", "zh-TW": "堵點 查詢憑條", en: "Your report: what goes badly" },
  promised: { "zh-CN": "最迟 {day} 答复", "zh-TW": "最遲 {day} 答覆", en: "Answered by {day}" },
  promisedAssumed: {
    "zh-CN": "最迟 {day} 答复（节假日安排未公布，暂按此算）",
    "zh-TW": "最遲 {day} 答覆（假日安排未公布，暫按此算）",
    en: "Answered by {day} (that year's holidays are not published yet)",
  },
  followHere: {
    "zh-CN": "手机扫码，或在自助机上输入查询码",
    "zh-TW": "手機掃碼，或在自助機上輸入查詢碼",
    en: "Scan with a telephone, or type the code at a terminal.",
  },
  followAtTerminal: {
    "zh-CN": "在自助机上扫码，或输入查询码",
    "zh-TW": "在自助機上掃碼，或輸入查詢碼",
    en: "Scan it at a terminal, or type the code there.",
  },
});
