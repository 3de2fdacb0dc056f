import { defineMessages } from "./catalogue.ts";

/** Words of the screens on which somebody shows who they are, or by which code they are known; rules as in citizen.ts. */
export const identifyMessages = defineMessages({
  byCard: { "zh-CN": "刷证件", "zh-TW": "刷證件", en: "Use a card" },
  byScan: { "zh-CN": "扫二维码", "zh-TW": "掃 QR 碼", en: "Scan the code" },

  byOther: { "zh-CN": "护照、台胞证", "zh-TW": "護照、臺胞證", en: "Passport or Taiwan permit" },
  byOtherHint: { "zh-CN": "没有身份证也能办", "zh-TW": "沒有身分證也可以", en: "Without an identity card" },

  // which document
  choiceTitle: {
    "zh-CN": "您带了哪种证件？",
    "zh-TW": "您帶了哪種證件？",
    en: "Which document do you have?",
  },
  choiceCard: { "zh-CN": "身份证、居住证", "zh-TW": "身分證、居住證", en: "Identity card, residence permit" },
  choiceCardHint: { "zh-CN": "放在感应区", "zh-TW": "放在感應區", en: "Lay it on the reader" },
  choiceZone: { "zh-CN": "护照、台胞证", "zh-TW": "護照、臺胞證", en: "Passport, Taiwan travel permit" },
  choiceZoneHint: { "zh-CN": "对准扫码口", "zh-TW": "對準掃碼口", en: "Hold it to the scanner" },
  choiceNoScanner: {
    "zh-CN": "这里扫不了护照，请到窗口",
    "zh-TW": "這裡不能掃護照，請到櫃檯",
    en: "Passports cannot be read here: go to a window",
  },

  choiceTyped: { "zh-CN": "没带证件，输入号码", "zh-TW": "沒帶證件，輸入號碼", en: "Type its number" },
  choiceTypedHint: {
    "zh-CN": "窗口看过证件才受理",
    "zh-TW": "櫃檯看過證件才受理",
    en: "Accepted once a clerk has seen it",
  },

  // a document that is typed
  typedKindTitle: {
    "zh-CN": "您的证件是哪一种？",
    "zh-TW": "您的證件是哪一種？",
    en: "Which document is it?",
  },
  typedKindHint: {
    "zh-CN": "先收件，窗口看过证件才受理",
    "zh-TW": "先收件，櫃檯看過證件才受理",
    en: "It is received, and accepted once a clerk has seen it",
  },
  typedNumberTitle: { "zh-CN": "{kind}的号码", "zh-TW": "{kind}的號碼", en: "Its number ({kind})" },
  typedNumberHint: {
    "zh-CN": "和证件上一样，一位也不能少",
    "zh-TW": "和證件上一樣，一碼也不能少",
    en: "Every sign of it, as it is printed",
  },
  typedIssuerTitle: {
    "zh-CN": "哪个国家发的护照？",
    "zh-TW": "哪個國家發的護照？",
    en: "Which state issued it?",
  },
  typedIssuerHint: {
    "zh-CN": "资料页上的三个字母",
    "zh-TW": "資料頁上的三個字母",
    en: "The three letters on its data page",
  },
  typedIssuerWrong: {
    "zh-CN": "要三个字母，比如 JPN",
    "zh-TW": "要三個字母，例如 JPN",
    en: "Three letters, as JPN",
  },
  typedNameTitle: { "zh-CN": "证件上的姓名", "zh-TW": "證件上的姓名", en: "The name on it" },
  typedNameHint: {
    "zh-CN": "和证件上一个字不差",
    "zh-TW": "和證件上一個字不差",
    en: "Just as it is printed",
  },
  typedNameMissing: { "zh-CN": "请输入姓名", "zh-TW": "請輸入姓名", en: "Please type the name" },
  typedBirthTitle: { "zh-CN": "哪天出生的？", "zh-TW": "哪天出生的？", en: "Date of birth" },
  typedBirthWrong: {
    "zh-CN": "没有这一天，请再看看",
    "zh-TW": "沒有這一天，請再看看",
    en: "There is no such day",
  },

  otherDocument: { "zh-CN": "换一种证件", "zh-TW": "換一種證件", en: "Another document" },

  // a guide takes no such document
  notForHolderTitle: {
    "zh-CN": "办这件事要用别的证件",
    "zh-TW": "這件事要用別的證件",
    en: "This needs another document",
  },
  notForHolderHint: {
    "zh-CN": "下面哪种都行，没有就到窗口问",
    "zh-TW": "下面哪種都行，沒有就到櫃檯問",
    en: "Any of these, or ask at a window",
  },
  resident: { "zh-CN": "居民身份证", "zh-TW": "居民身分證", en: "Resident identity card" },
  hkMacaoTaiwan: {
    "zh-CN": "港澳台居民居住证",
    "zh-TW": "港澳臺居民居住證",
    en: "Residence permit, Hong Kong, Macao, Taiwan",
  },
  taiwanTravelPermit: { "zh-CN": "台胞证", "zh-TW": "臺胞證", en: "Taiwan travel permit" },
  foreignPermanentResident: {
    "zh-CN": "外国人永久居留身份证",
    "zh-TW": "外國人永久居留身分證",
    en: "Foreign permanent resident card",
  },
  passport: { "zh-CN": "护照", "zh-TW": "護照", en: "Passport" },

  // a document at the scanner
  zoneTitle: { "zh-CN": "请把证件对准扫码口", "zh-TW": "請把證件對準掃碼口", en: "Hold it to the scanner" },
  zoneHint: {
    "zh-CN": "扫有一排排“<<<”的那一面",
    "zh-TW": "掃有一排排「<<<」的那一面",
    en: "The side with the rows of <<<",
  },
  zoneAgainTitle: {
    "zh-CN": "没看清，请再对准一次",
    "zh-TW": "沒看清楚，請再對準一次",
    en: "Please hold it there again",
  },
  misreadCheck: {
    "zh-CN": "有字没扫对，放平、别反光",
    "zh-TW": "有字沒掃對，放平、別反光",
    en: "A sign was misread: hold it flat, without glare",
  },
  misreadOther: {
    "zh-CN": "这里只认护照和台胞证",
    "zh-TW": "這裡只認護照和臺胞證",
    en: "Only passports and Taiwan permits are read here",
  },

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
