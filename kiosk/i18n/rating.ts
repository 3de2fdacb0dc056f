import type { RatingLevel } from "../../server/contract/hall.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** The five levels of 好差评 in their official words. */
export const ratingMessages = defineMessages({
  verySatisfied: { "zh-CN": "非常满意", "zh-TW": "非常滿意", en: "Very satisfied" },
  satisfied: { "zh-CN": "满意", "zh-TW": "滿意", en: "Satisfied" },
  fairlySatisfied: { "zh-CN": "基本满意", "zh-TW": "基本滿意", en: "Fairly satisfied" },
  dissatisfied: { "zh-CN": "不满意", "zh-TW": "不滿意", en: "Dissatisfied" },
  veryDissatisfied: { "zh-CN": "非常不满意", "zh-TW": "非常不滿意", en: "Very dissatisfied" },
} satisfies Record<RatingLevel, Message>);

/** What can be said beside a level, on a telephone and at a terminal. */
export const opinionMessages = defineMessages({
  rateTitle: { "zh-CN": "这次办得怎么样？", "zh-TW": "這次辦得怎麼樣？", en: "How was it?" },
  rateSkip: { "zh-CN": "不评价", "zh-TW": "不評價", en: "No, thanks" },
  rateSend: { "zh-CN": "提交评价", "zh-TW": "送出評價", en: "Send" },
  rateThanks: { "zh-CN": "谢谢您的评价", "zh-TW": "謝謝您的評價", en: "Thank you" },
  tagsTitle: {
    "zh-CN": "主要指什么？（可不选）",
    "zh-TW": "主要指什麼？（可不選）",
    en: "What about it? (optional)",
  },
  wordsTitle: {
    "zh-CN": "想说的话（可不写）",
    "zh-TW": "想說的話（可不寫）",
    en: "In your words (optional)",
  },
  telephoneTitle: {
    "zh-CN": "回访电话（可不留）",
    "zh-TW": "回訪電話（可不留）",
    en: "Your telephone number (optional)",
  },
  telephoneHint: {
    "zh-CN": "只用于回访这条评价，办结后删除",
    "zh-TW": "只用於回訪這則評價，辦結後刪除",
    en: "Only for calling back about this, and deleted when it is dealt with",
  },
  telephoneWrong: {
    "zh-CN": "号码不对，请检查",
    "zh-TW": "號碼不對，請檢查",
    en: "Not a telephone number: check it",
  },
});

/** The same at a terminal, at the end of a journey. */
export const terminalRatingMessages = defineMessages({
  ...opinionMessages,
  facesHint: {
    "zh-CN": "自愿评价，不评也可以",
    "zh-TW": "自願評價，不評也可以",
    en: "Only if you like",
  },
  detailsHint: {
    "zh-CN": "选好后点“提交评价”才会送出",
    "zh-TW": "選好後按「送出評價」才會送出",
    en: "Nothing is sent before you touch Send",
  },
  levels: { "zh-CN": "评价", "zh-TW": "評價", en: "Rating" },
  tags: { "zh-CN": "主要指什么", "zh-TW": "主要指什麼", en: "What about it" },
  write: { "zh-CN": "写几句话", "zh-TW": "寫幾句話", en: "Write something" },
  written: { "zh-CN": "改写的话", "zh-TW": "改寫的話", en: "Change your words" },
  call: { "zh-CN": "留回访电话", "zh-TW": "留回訪電話", en: "Leave a number" },
  called: { "zh-CN": "改回访电话", "zh-TW": "改回訪電話", en: "Change the number" },
  keep: { "zh-CN": "好了", "zh-TW": "好了", en: "Done" },
  sending: { "zh-CN": "正在送出", "zh-TW": "正在送出", en: "Sending" },
  failed: { "zh-CN": "评价没有送出", "zh-TW": "評價沒有送出", en: "Your rating was not sent" },
  failedHint: {
    "zh-CN": "您办的事不受影响，可以再试一次",
    "zh-TW": "您辦的事不受影響，可以再試一次",
    en: "What you came for is done all the same. You can try again.",
  },
});
