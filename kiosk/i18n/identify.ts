import { defineMessages } from "./catalogue.ts";

/** Words of the screens on which somebody shows who they are, or by which code they are known; rules as in citizen.ts. */
export const identifyMessages = defineMessages({
  byCard: { "zh-CN": "刷证件", "zh-TW": "刷證件", en: "Use a card" },
  byScan: { "zh-CN": "扫二维码", "zh-TW": "掃 QR 碼", en: "Scan the code" },

  // a code, typed or scanned
  appointmentCodeBy: { "zh-CN": "输入预约码", "zh-TW": "輸入預約碼", en: "Type the code" },
  appointmentCodeTitle: {
    "zh-CN": "请输入 8 位预约码",
    "zh-TW": "請輸入 8 位預約碼",
    en: "Type the 8 signs of your code",
  },
  appointmentCodeHint: {
    "zh-CN": "在预约单上，不分大小写",
    "zh-TW": "在預約單上，不分大小寫",
    en: "It stands on your slip",
  },
  matterCodeBy: { "zh-CN": "输入查询码", "zh-TW": "輸入查詢碼", en: "Type the code" },
  matterCodeTitle: {
    "zh-CN": "请输入 8 位查询码",
    "zh-TW": "請輸入 8 位查詢碼",
    en: "Type the 8 signs of your code",
  },
  matterCodeHint: {
    "zh-CN": "在回执或暂存凭条上",
    "zh-TW": "在收件回執或暫存憑條上",
    en: "It stands on your receipt or slip",
  },
  lastFourTitle: {
    "zh-CN": "请输入证件号后 4 位",
    "zh-TW": "請輸入證件號後 4 碼",
    en: "Type the last 4 signs of its number",
  },
  lastFourHint: {
    "zh-CN": "最后一位可能是 X",
    "zh-TW": "最後一碼可能是 X",
    en: "The last may be an X",
  },
  codeSoFar: { "zh-CN": "已输入：{code}", "zh-TW": "已輸入：{code}", en: "So far: {code}" },
  codeWrong: {
    "zh-CN": "对不上，请看清再输一次",
    "zh-TW": "對不上，請看清再輸一次",
    en: "That is no code: look at it again",
  },
  erase: { "zh-CN": "删一位", "zh-TW": "刪一位", en: "Erase" },
  scanTitle: {
    "zh-CN": "请把二维码对准扫码口",
    "zh-TW": "請把 QR 碼對準掃碼口",
    en: "Hold the code to the scanner",
  },
  scanHint: { "zh-CN": "纸上或手机上的都行", "zh-TW": "紙上或手機上的都行", en: "On paper or on your phone" },
});
export type IdentifyMessages = typeof identifyMessages;
