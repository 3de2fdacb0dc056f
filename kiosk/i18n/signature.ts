import { defineMessages } from "./catalogue.ts";

/** Words around the box for a signature. */
export const signatureMessages = defineMessages({
  box: {
    "zh-CN": "签名框，用手指或笔写",
    "zh-TW": "簽名框，用手指或筆寫",
    en: "Box for your signature, by finger or pen",
  },
  hint: {
    "zh-CN": "请用手指在框里签名",
    "zh-TW": "請用手指在框裡簽名",
    en: "Sign in the box with your finger",
  },
  tooShort: {
    "zh-CN": "请写出完整的姓名",
    "zh-TW": "請寫出完整的姓名",
    en: "Please write your whole name",
  },
  enough: { "zh-CN": "写完请按“签好了”", "zh-TW": "寫完請按「簽好了」", en: "When finished, press “Done”" },
  full: {
    "zh-CN": "框已写满，可清除重写",
    "zh-TW": "框已寫滿，可清除重寫",
    en: "The box is full: clear it to write again",
  },
  clear: { "zh-CN": "清除重写", "zh-TW": "清除重寫", en: "Clear" },
  done: { "zh-CN": "签好了", "zh-TW": "簽好了", en: "Done" },
  assisted: {
    "zh-CN": "不便签名？到窗口代签或按手印",
    "zh-TW": "不便簽名？到櫃檯代簽或按指印",
    en: "Cannot sign? Ask at a window",
  },
});
export type SignatureMessages = typeof signatureMessages;
