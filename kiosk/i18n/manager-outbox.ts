import { defineMessages } from "./catalogue.ts";

/** Every word of what does not get to the platform, on the manager's page. */
export const outboxMessages = defineMessages({
  title: { "zh-CN": "平台没有收下的", "zh-TW": "平臺沒有收下的", en: "Not taken by the platform" },
  hint: {
    "zh-CN": "这些不会自己往下走，要有人处理；同一件的后续也在等",
    "zh-TW": "這些不會自己往下走，要有人處理；同一件的後續也在等",
    en: "These do not go on by themselves: somebody has to see to them",
  },
  none: { "zh-CN": "都发出去了", "zh-TW": "都送出去了", en: "Everything has got there" },
  depth: {
    "zh-CN": "等着发的 {count} 件，最早的等了 {minutes} 分钟",
    "zh-TW": "等著送的 {count} 件，最早的等了 {minutes} 分鐘",
    en: "{count} waiting, the oldest for {minutes} minutes",
  },
  late: {
    "zh-CN": "有的等了超过 30 分钟：请看网络和平台是否正常",
    "zh-TW": "有的等了超過 30 分鐘：請看網路和平臺是否正常",
    en: "Some for more than 30 minutes: look at the network and the platform",
  },
  by: { "zh-CN": "经办人", "zh-TW": "承辦人", en: "Done by" },
  byHint: { "zh-CN": "先填经办人", "zh-TW": "先填承辦人", en: "Say first who does it" },
  number: { "zh-CN": "办件编号", "zh-TW": "案件編號", en: "Number" },
  since: { "zh-CN": "从何时起", "zh-TW": "從何時起", en: "Since" },
  why: { "zh-CN": "原因", "zh-TW": "原因", en: "Why" },
  todo: { "zh-CN": "怎么办", "zh-TW": "怎麼辦", en: "What to do" },
  file: { "zh-CN": "材料文件", "zh-TW": "材料檔案", en: "a file" },
  application: { "zh-CN": "申请", "zh-TW": "申請", en: "the application" },
  supplement: { "zh-CN": "补正", "zh-TW": "補正", en: "what was owed" },
  withdrawal: { "zh-CN": "撤回", "zh-TW": "撤回", en: "the withdrawal" },
  other: { "zh-CN": "其他", "zh-TW": "其他", en: "something else" },
  refusedWith: {
    "zh-CN": "退回 {status} · {reason}",
    "zh-TW": "退回 {status} · {reason}",
    en: "Refused {status} · {reason}",
  },
  failedWith: {
    "zh-CN": "没有送到（{status}），试了 {count} 次",
    "zh-TW": "沒有送到（{status}），試了 {count} 次",
    en: "Not there ({status}), tried {count} times",
  },
  noAnswer: { "zh-CN": "没有回音", "zh-TW": "沒有回音", en: "no answer" },
  adviseContent: {
    "zh-CN": "材料文件不在或变了：请申请人重交，或交给人办",
    "zh-TW": "材料檔案不在或變了：請申請人重送，或交給人辦",
    en: "A file is gone or changed: ask for it again, or give it to a person",
  },
  adviseUnreadable: {
    "zh-CN": "打不开存着的内容：请技术员看密钥文件，再发一次",
    "zh-TW": "打不開存著的內容：請技術員看金鑰檔，再送一次",
    en: "What is kept cannot be opened: have a technician look at the key file",
  },
  adviseConflict: {
    "zh-CN": "平台上已经有不同的：请与平台核对，再交给人办",
    "zh-TW": "平臺上已經有不同的：請與平臺核對，再交給人辦",
    en: "The platform has another one: compare with them, then give it to a person",
  },
  adviseRefused: {
    "zh-CN": "请与平台核对原因，改好后再发一次",
    "zh-TW": "請與平臺核對原因，改好後再送一次",
    en: "Ask the platform why; send it again when it is mended",
  },
  adviseLate: {
    "zh-CN": "会自己再试，暂不用管",
    "zh-TW": "會自己再試，暫不用管",
    en: "It is tried again by itself",
  },
  sendAgain: { "zh-CN": "再发一次", "zh-TW": "再送一次", en: "Send again" },
  give: { "zh-CN": "交给人办", "zh-TW": "交給人辦", en: "Give to a person" },
  lastAgain: {
    "zh-CN": "{by} {time} 又发了一次",
    "zh-TW": "{by} {time} 又送了一次",
    en: "sent again by {by}, {time}",
  },
  lastGiven: {
    "zh-CN": "{by} {time} 接手在办",
    "zh-TW": "{by} {time} 接手在辦",
    en: "{by} sees to it since {time}",
  },
  doneAgain: { "zh-CN": "已重新发送", "zh-TW": "已重新送出", en: "Sent again" },
  doneGiven: { "zh-CN": "已记下由谁办", "zh-TW": "已記下由誰辦", en: "Written down who sees to it" },
  notParked: { "zh-CN": "它已经不在这里了", "zh-TW": "它已經不在這裡了", en: "It is not here any more" },
  failed: { "zh-CN": "没有办成，请再试", "zh-TW": "沒有辦成，請再試", en: "It was not done: try again" },
  dismiss: { "zh-CN": "知道了", "zh-TW": "知道了", en: "All right" },
});
