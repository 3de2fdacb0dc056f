import type { ShownStep } from "../../server/contract/pain-points/words.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** The way in, on whatever screen something does not work. */
export const painDoorMessages = defineMessages({
  door: { "zh-CN": "办不成？告诉我们", "zh-TW": "辦不成？告訴我們", en: "It does not work? Tell us" },
});

/** 受理 → 转办 → 办理 → 反馈 → 办结, at a terminal and on a telephone. */
export const painStepMessages = defineMessages({
  reported: { "zh-CN": "已登记", "zh-TW": "已登記", en: "Reported" },
  accepted: { "zh-CN": "受理", "zh-TW": "受理", en: "Taken up" },
  assigned: { "zh-CN": "转办", "zh-TW": "轉辦", en: "Passed on" },
  handled: { "zh-CN": "办理", "zh-TW": "辦理", en: "Worked on" },
  answered: { "zh-CN": "反馈", "zh-TW": "回覆", en: "Answered" },
  closed: { "zh-CN": "办结", "zh-TW": "結案", en: "Closed" },
} satisfies Record<ShownStep, Message>);

/** How it stands, at a terminal and on a telephone. */
export const followedPainMessages = defineMessages({
  ...painStepMessages,
  reportedNow: { "zh-CN": "等待受理", "zh-TW": "等待受理", en: "Waiting to be taken up" },
  acceptedNow: { "zh-CN": "已受理", "zh-TW": "已受理", en: "It is taken up" },
  assignedNow: { "zh-CN": "承办单位正在办理", "zh-TW": "承辦單位正在辦理", en: "It is being worked on" },
  handledNow: {
    "zh-CN": "已办理，马上答复您",
    "zh-TW": "已辦理，馬上答覆您",
    en: "Worked on: you hear soon",
  },
  answeredNow: { "zh-CN": "已经答复您", "zh-TW": "已經答覆您", en: "You have an answer" },
  closedNow: { "zh-CN": "已办结", "zh-TW": "已結案", en: "It is closed" },
  declined: { "zh-CN": "没有受理", "zh-TW": "未予受理", en: "Not taken up" },
  again: { "zh-CN": "正在重新办理", "zh-TW": "正在重新辦理", en: "Being worked on again" },
  promised: { "zh-CN": "{day} 前答复您", "zh-TW": "{day} 前答覆您", en: "Answered by {day}" },
  assumed: {
    "zh-CN": "明年放假安排公布后，日子可能会变",
    "zh-TW": "明年放假安排公布後，日期可能會變",
    en: "The day may move: next year’s holidays are not published yet",
  },
  byUnit: { "zh-CN": "承办：{unit}", "zh-TW": "承辦：{unit}", en: "With {unit}" },
  answer: { "zh-CN": "答复", "zh-TW": "答覆", en: "Answer" },
  reason: { "zh-CN": "原因", "zh-TW": "原因", en: "Why" },
  alike: {
    "zh-CN": "还有 {count} 个人反映了同样的问题，一起办",
    "zh-TW": "還有 {count} 個人反映了同樣的問題，一起辦",
    en: "{count} more people reported the same: it is handled as one",
  },
  objectBy: {
    "zh-CN": "不满意的话，{day} 前可以要求重办一次",
    "zh-TW": "不滿意的話，{day} 前可以要求重辦一次",
    en: "Not enough? Until {day} you can have it worked on once more",
  },
  enough: { "zh-CN": "解决了", "zh-TW": "解決了", en: "That is enough" },
  notEnough: { "zh-CN": "没解决，再办一次", "zh-TW": "沒解決，再辦一次", en: "Not enough: once more" },
  numberIs: { "zh-CN": "编号 {number}", "zh-TW": "編號 {number}", en: "Number {number}" },
});

/** Every word of saying what does not work, at a terminal. */
export const painMessages = defineMessages({
  ...painDoorMessages,
  ...followedPainMessages,
  whatTitle: { "zh-CN": "哪里不顺？", "zh-TW": "哪裡不順？", en: "What is the matter?" },
  whatHint: {
    "zh-CN": "最多选 3 项。办到哪一步会一起记下，不记您是谁",
    "zh-TW": "最多選 3 項。辦到哪一步會一起記下，不記您是誰",
    en: "Up to three. The step you are on goes with it, and not who you are",
  },
  about: { "zh-CN": "正在办：{matter}", "zh-TW": "正在辦：{matter}", en: "About: {matter}" },
  leave: { "zh-CN": "不说了", "zh-TW": "不說了", en: "Never mind" },
  send: { "zh-CN": "提交", "zh-TW": "送出", en: "Send" },
  write: { "zh-CN": "写几句话", "zh-TW": "寫幾句話", en: "Write something" },
  written: { "zh-CN": "改写的话", "zh-TW": "改寫的話", en: "Change your words" },
  call: { "zh-CN": "留电话收答复", "zh-TW": "留電話收答覆", en: "Leave a number" },
  called: { "zh-CN": "改电话", "zh-TW": "改電話", en: "Change the number" },
  wordsTitle: {
    "zh-CN": "怎么回事？（可不写）",
    "zh-TW": "怎麼回事？（可不寫）",
    en: "What happened? (optional)",
  },
  wordsHint: {
    "zh-CN": "会给承办单位看，请不要写证件号",
    "zh-TW": "會給承辦單位看，請不要寫證件號",
    en: "Whoever works on it reads this: no document numbers, please",
  },
  telephoneTitle: {
    "zh-CN": "收答复的电话（可不留）",
    "zh-TW": "收答覆的電話（可不留）",
    en: "Your telephone number (optional)",
  },
  telephoneHint: {
    "zh-CN": "只用来发答复，办结后删除。不留也能凭码查",
    "zh-TW": "只用來傳答覆，結案後刪除。不留也能憑碼查",
    en: "Only for the answer, and deleted after it. The code works without",
  },
  telephoneWrong: {
    "zh-CN": "号码不对，请检查",
    "zh-TW": "號碼不對，請檢查",
    en: "Not a telephone number: check it",
  },
  keep: { "zh-CN": "好了", "zh-TW": "好了", en: "Done" },
  loading: { "zh-CN": "请稍等", "zh-TW": "請稍候", en: "One moment" },
  sending: { "zh-CN": "正在提交", "zh-TW": "正在送出", en: "Sending" },
  printing: { "zh-CN": "正在打印查询码", "zh-TW": "正在列印查詢碼", en: "Printing your code" },
  sentTitle: { "zh-CN": "收到了，谢谢您", "zh-TW": "收到了，謝謝您", en: "Received, thank you" },
  sentHint: {
    "zh-CN": "凭这个码在任何一台机器的“查进度”里看答复",
    "zh-TW": "憑這個碼在任何一台機器的「查進度」裡看答覆",
    en: "See the answer by this code, at any machine",
  },
  print: { "zh-CN": "打印查询码", "zh-TW": "列印查詢碼", en: "Print the code" },
  noted: { "zh-CN": "记下了，继续", "zh-TW": "記下了，繼續", en: "Noted, go on" },
  slipPrinted: {
    "zh-CN": "查询码已打印，请取走",
    "zh-TW": "查詢碼已列印，請取走",
    en: "The code is printed: take it",
  },
  slipUnknown: {
    "zh-CN": "不知道打印出来没有，请看出纸口，也可以抄下来",
    "zh-TW": "不知道列印出來沒有，請看出紙口，也可以抄下來",
    en: "It may have been printed: look at the slot, or write it down",
  },
  slipFailed: {
    "zh-CN": "没有打印出来，请抄下或拍下",
    "zh-TW": "沒有列印出來，請抄下或拍下",
    en: "It was not printed: write it down, or take a picture",
  },
  refusedTitle: { "zh-CN": "这次没有成功", "zh-TW": "這次沒有成功", en: "That did not work" },
  refusedHint: {
    "zh-CN": "您正在办的事不受影响。也可以到服务台当面说",
    "zh-TW": "您正在辦的事不受影響。也可以到服務臺當面說",
    en: "What you are doing is not affected. You can also say it at the desk",
  },
  close: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
});
