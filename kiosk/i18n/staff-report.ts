import { defineMessages } from "./catalogue.ts";

/** The way in, on the guide's page. */
export const reportDoor = defineMessages({
  door: { "zh-CN": "记一个堵点", "zh-TW": "記一個堵點", en: "Report what does not work" },
});

/** Every word of a guide's report. */
export const reportMessages = defineMessages({
  ...reportDoor,
  loading: { "zh-CN": "请稍等", "zh-TW": "請稍候", en: "One moment" },
  painPoint: { "zh-CN": "堵点：能办但不顺", "zh-TW": "堵點：能辦但不順", en: "It goes badly" },
  notDone: { "zh-CN": "办不成事", "zh-TW": "辦不成事", en: "It could not be done" },
  matter: { "zh-CN": "哪件事", "zh-TW": "哪件事", en: "Which matter" },
  noMatter: { "zh-CN": "没有具体事项", "zh-TW": "沒有具體事項", en: "None in particular" },
  what: {
    "zh-CN": "哪里不顺（最多 3 项）",
    "zh-TW": "哪裡不順（最多 3 項）",
    en: "What is the matter (up to three)",
  },
  words: {
    "zh-CN": "怎么回事（可不写，不要写证件号）",
    "zh-TW": "怎麼回事（可不寫，不要寫證件號）",
    en: "What happened (optional, no document numbers)",
  },
  telephone: {
    "zh-CN": "群众的电话（愿意留才写）",
    "zh-TW": "民眾的電話（願意留才寫）",
    en: "Their telephone (only if they wish)",
  },
  telephoneWrong: {
    "zh-CN": "号码不对，请检查",
    "zh-TW": "號碼不對，請檢查",
    en: "Not a telephone number: check it",
  },
  send: { "zh-CN": "提交", "zh-TW": "送出", en: "Send" },
  sending: { "zh-CN": "正在提交", "zh-TW": "正在送出", en: "Sending" },
  sent: {
    "zh-CN": "已登记 {number}，查询码 {code}",
    "zh-TW": "已登記 {number}，查詢碼 {code}",
    en: "Reported as {number}. Code {code}",
  },
  failed: { "zh-CN": "没有送出去（{number}）", "zh-TW": "沒有送出去（{number}）", en: "Not sent ({number})" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  close: { "zh-CN": "收起", "zh-TW": "收起", en: "Close" },
});
