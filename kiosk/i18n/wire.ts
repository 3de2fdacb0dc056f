import { defineMessages } from "./catalogue.ts";

/** Every word of the wire display. */
export const wireMessages = defineMessages({
  wire: { "zh-CN": "线上的字节", "zh-TW": "線上的位元組", en: "Bytes on the wire" },
  wireEmpty: { "zh-CN": "还没有字节", "zh-TW": "還沒有位元組", en: "No bytes yet" },
  wirePause: { "zh-CN": "暂停", "zh-TW": "暫停", en: "Pause" },
  wireResume: { "zh-CN": "继续", "zh-TW": "繼續", en: "Go on" },
  wireHeld: { "zh-CN": "又来了 {count} 条", "zh-TW": "又來了 {count} 條", en: "{count} more since" },
  wireClear: { "zh-CN": "清空", "zh-TW": "清空", en: "Clear" },
  wireAll: { "zh-CN": "全部", "zh-TW": "全部", en: "All" },
  wireFilter: { "zh-CN": "找意思或字节", "zh-TW": "找意思或位元組", en: "Meaning or bytes" },
  wireTime: { "zh-CN": "时间", "zh-TW": "時間", en: "Time" },
  wireDirection: { "zh-CN": "方向", "zh-TW": "方向", en: "Direction" },
  wireToDevice: { "zh-CN": "发给设备", "zh-TW": "發給設備", en: "to the device" },
  wireToHost: { "zh-CN": "设备发来", "zh-TW": "設備發來", en: "from the device" },
  wireMeaning: { "zh-CN": "意思", "zh-TW": "意思", en: "Meaning" },
  wireBytes: { "zh-CN": "字节", "zh-TW": "位元組", en: "Bytes" },
  wireRepeated: { "zh-CN": "连续 {count} 次", "zh-TW": "連續 {count} 次", en: "{count} times in a row" },
});
export type WireMessages = typeof wireMessages;
