import { defineMessages } from "./catalogue.ts";

/** Beside the code, on boards and on terminals at rest, by which a telephone takes a number. */
export const phoneEntryMessages = defineMessages({
  phoneEntry: { "zh-CN": "手机扫码取号", "zh-TW": "手機掃碼取號", en: "Take a number by phone" },
});
