import { defineMessages } from "./catalogue.ts";
import { followedPainMessages } from "./pain-points.ts";

/** Every word of the page on which a report is followed on a telephone. */
export const painPageMessages = defineMessages({
  ...followedPainMessages,
  title: { "zh-CN": "问题反映进度", "zh-TW": "問題反映進度", en: "What you reported" },
  languageSwitch: { "zh-CN": "语言", "zh-TW": "語言", en: "Language" },
  largeText: { "zh-CN": "大字", "zh-TW": "大字", en: "Large text" },
  looking: { "zh-CN": "正在查…", "zh-TW": "正在查詢…", en: "Looking…" },
  tryAgain: { "zh-CN": "再查一次", "zh-TW": "再查一次", en: "Look again" },
  notFound: {
    "zh-CN": "没找到。请用单子上的二维码再打开一次",
    "zh-TW": "找不到。請用單子上的 QR Code 再打開一次",
    en: "Not found. Open it once more by the code on your slip",
  },
  tooMany: {
    "zh-CN": "查得太多了，请过一会儿再试",
    "zh-TW": "查得太多了，請過一會兒再試",
    en: "Too often. Try again a little later",
  },
  movedOn: {
    "zh-CN": "情况已经变了，请再查一次",
    "zh-TW": "情況已經變了，請再查一次",
    en: "It has moved on: look again",
  },
  notSent: {
    "zh-CN": "网络不通，请再试",
    "zh-TW": "網路不通，請再試",
    en: "The network does not answer: try again",
  },
});
