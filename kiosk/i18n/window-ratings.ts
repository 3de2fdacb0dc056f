import { defineMessages } from "./catalogue.ts";
import { ratingDeskMessages } from "./manager-ratings.ts";

/** Every word of what a window is shown of the 差评 about it: stages and steps are called as in the office. */
export const windowRatingMessages = defineMessages({
  ...ratingDeskMessages,
  ratingsTitle: {
    "zh-CN": "本窗口收到的差评",
    "zh-TW": "本櫃檯收到的差評",
    en: "Complaints about this window",
  },
  ratingsHint: {
    "zh-CN": "评价次日起显示；不显示评价人写了什么、是谁，也请不要打听",
    "zh-TW": "評價次日起顯示；不顯示評價人寫了什麼、是誰，也請不要打聽",
    en: "From the next day on. Who gave one, and what they wrote, is not shown: please do not ask.",
  },
  none: { "zh-CN": "现在没有要看的", "zh-TW": "目前沒有要看的", en: "Nothing to be seen to now" },
  close: { "zh-CN": "关闭", "zh-TW": "關閉", en: "Close" },
  appealLine: {
    "zh-CN": "{ground}，{day} 提出，{outcome}",
    "zh-TW": "{ground}，{day} 提出，{outcome}",
    en: "{ground}, made {day}: {outcome}",
  },
  appealTitle: { "zh-CN": "申诉这条差评", "zh-TW": "申訴這則差評", en: "Appeal against this one" },
  appealHint: {
    "zh-CN": "只能申诉一次，由别人复核；复核期间期限停着",
    "zh-TW": "只能申訴一次，由別人複核；複核期間期限停著",
    en: "Once only; somebody else reviews it, and the clocks stand still meanwhile.",
  },
  mistakenNote: {
    "zh-CN": "点错了，或评的不是本窗口",
    "zh-TW": "點錯了，或評的不是本櫃檯",
    en: "a slip of the finger, or another window was meant",
  },
  maliciousNote: {
    "zh-CN": "与办的事无关，有意为之",
    "zh-TW": "與辦的事無關，有意為之",
    en: "on purpose, and not about the service",
  },
  appealWords: {
    "zh-CN": "说明经过和依据（不要写群众的姓名、电话、证件号）",
    "zh-TW": "說明經過和依據（不要寫民眾的姓名、電話、證件號）",
    en: "What happened, and what shows it (no names, telephones or document numbers)",
  },
  send: { "zh-CN": "提交申诉", "zh-TW": "送出申訴", en: "Appeal" },
  again: { "zh-CN": "再提交一次", "zh-TW": "再送出一次", en: "Send it again" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
  sending: { "zh-CN": "正在提交", "zh-TW": "正在送出", en: "Sending" },
  sent: {
    "zh-CN": "{number} 已提交申诉，等复核",
    "zh-TW": "{number} 已送出申訴，等複核",
    en: "The appeal against {number} is in; somebody reviews it",
  },
  failed: { "zh-CN": "没有提交成（{number}）", "zh-TW": "沒有送出（{number}）", en: "Not sent ({number})" },
});
