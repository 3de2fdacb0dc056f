import { defineMessages } from "./catalogue.ts";

/** Words of the screens about the enterprise for which somebody handles a matter (码上办); rules as in citizen.ts. */
export const enterpriseMessages = defineMessages({
  choiceTitle: {
    "zh-CN": "您替哪家企业办？",
    "zh-TW": "您替哪家企業辦理？",
    en: "For which enterprise is it?",
  },
  scan: { "zh-CN": "扫企业码", "zh-TW": "掃企業碼", en: "Scan its code" },
  scanChoiceHint: { "zh-CN": "企业授权您来办", "zh-TW": "企業授權您來辦理", en: "It has authorised you" },
  code: { "zh-CN": "输入企业代码", "zh-TW": "輸入企業代碼", en: "Type its credit code" },
  codeChoiceHint: {
    "zh-CN": "您是法定代表人",
    "zh-TW": "您是法定代表人",
    en: "You are its legal representative",
  },
  own: { "zh-CN": "我自己的店", "zh-TW": "我自己的店", en: "My own shop" },
  ownHint: { "zh-CN": "还没注册的也选这个", "zh-TW": "還沒登記的也選這個", en: "Or not registered yet" },

  scanTitle: {
    "zh-CN": "请把企业码对准扫码口",
    "zh-TW": "請把企業碼對準掃碼口",
    en: "Hold its code to the scanner",
  },
  scanHint: { "zh-CN": "手机上、纸上的都行", "zh-TW": "手機上、紙上的都行", en: "On your phone or on paper" },

  codeTitle: {
    "zh-CN": "请输入 18 位统一社会信用代码",
    "zh-TW": "請輸入 18 位統一社會信用代碼",
    en: "Type the 18 signs of its credit code",
  },
  codeHint: { "zh-CN": "在营业执照上", "zh-TW": "在營業執照上", en: "It stands on the business licence" },
  codeWrong: {
    "zh-CN": "对不上，请照着执照再看一遍",
    "zh-TW": "對不上，請照著執照再看一遍",
    en: "That is no such code: look at the licence again",
  },
  next: { "zh-CN": "下一步", "zh-TW": "下一步", en: "Next" },
  actingTitle: { "zh-CN": "正在核对企业", "zh-TW": "正在核對企業", en: "Looking the enterprise up" },

  refusedTitle: {
    "zh-CN": "这样还不能替企业办",
    "zh-TW": "這樣還不能替企業辦理",
    en: "You cannot act for it yet",
  },
  refusedExpired: {
    "zh-CN": "授权不在有效期，请企业重新授权",
    "zh-TW": "授權不在有效期，請企業重新授權",
    en: "The authorisation is not valid today: ask for a new one",
  },
  refusedOtherPerson: {
    "zh-CN": "授权写的是别人，请本人来办",
    "zh-TW": "授權寫的是別人，請本人來辦理",
    en: "It names somebody else: they may come",
  },
  refusedOtherMatter: {
    "zh-CN": "没授权办这件事，请企业加上",
    "zh-TW": "沒授權這件事，請企業加上",
    en: "It does not cover this matter: ask the enterprise",
  },
  refusedForged: {
    "zh-CN": "这个码认不出，请企业重新出码",
    "zh-TW": "這個碼認不出，請企業重新產生",
    en: "This code is not genuine: ask for a new one",
  },
  refusedNoEnterprise: {
    "zh-CN": "查不到这家企业，请到窗口问",
    "zh-TW": "查不到這家企業，請到櫃檯問",
    en: "No such enterprise is on file: ask at a window",
  },
  refusedNotLegalPerson: {
    "zh-CN": "法定代表人不是您，请用企业码",
    "zh-TW": "法定代表人不是您，請用企業碼",
    en: "You are not its representative: use its code",
  },
  refusedNoAnswer: {
    "zh-CN": "企业登记现在查不了，稍后再试",
    "zh-TW": "企業登記現在查不到，稍後再試",
    en: "The register does not answer: try again later",
  },
  another: { "zh-CN": "换一种方式", "zh-TW": "換一種方式", en: "Another way" },

  /** On the review. */
  actingFor: { "zh-CN": "替企业办", "zh-TW": "替企業辦理", en: "On behalf of" },
  actingUntil: {
    "zh-CN": "{name}，授权到 {day}",
    "zh-TW": "{name}，授權到 {day}",
    en: "{name}, until {day}",
  },
});
export type EnterpriseMessages = typeof enterpriseMessages;
