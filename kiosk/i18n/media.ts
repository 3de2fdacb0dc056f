import { defineMessages } from "./catalogue.ts";

/** Words around the sample papers and films of the guides. */
export const mediaMessages = defineMessages({
  seeSample: { "zh-CN": "看样表", "zh-TW": "看範本", en: "See a sample" },
  sampleOf: { "zh-CN": "{name}的样表", "zh-TW": "{name}的範本", en: "Sample: {name}" },
  watch: { "zh-CN": "看视频", "zh-TW": "看影片", en: "Watch" },
  watchFor: {
    "zh-CN": "看视频 · {seconds} 秒",
    "zh-TW": "看影片 · {seconds} 秒",
    en: "Watch · {seconds} seconds",
  },
  play: { "zh-CN": "播放", "zh-TW": "播放", en: "Play" },
  pause: { "zh-CN": "暂停", "zh-TW": "暫停", en: "Pause" },
  again: { "zh-CN": "从头看", "zh-TW": "從頭看", en: "From the start" },
  close: { "zh-CN": "看完了", "zh-TW": "看完了", en: "Close" },
  pictureFailed: {
    "zh-CN": "样表现在打不开，请问工作人员",
    "zh-TW": "範本現在打不開，請問服務人員",
    en: "The sample does not open now: ask a member of staff",
  },
  filmFailed: {
    "zh-CN": "视频现在放不了，请看文字",
    "zh-TW": "影片現在放不了，請看文字",
    en: "The film does not play now: read the guide instead",
  },
});
