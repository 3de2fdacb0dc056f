import type { MatterSlipTexts } from "../../server/contract/matters.ts";
import type { FollowedPain } from "../../server/contract/pain-points/words.ts";
import type { Language } from "../../server/contract/service-offer.ts";
import { defineMessages, translator } from "./catalogue.ts";

/** What is printed on the slip of a report, in the citizen's language. Nothing that somebody wrote, and no telephone. */
export const painSlipMessages = defineMessages({
  heading: { "zh-CN": "问题反映登记单", "zh-TW": "問題反映登記單", en: "What you reported" },
  promised: { "zh-CN": "{day} 前答复", "zh-TW": "{day} 前答覆", en: "Answered by {day}" },
  number: { "zh-CN": "编号 {number}", "zh-TW": "編號 {number}", en: "Number {number}" },
  codeLabel: { "zh-CN": "查询码", "zh-TW": "查詢碼", en: "Code" },
  advice: {
    "zh-CN": "凭码在任何一台自助机的“查进度”里看办到哪一步。答复不满意，可凭码要求重办。",
    "zh-TW": "憑碼在任何一台自助機的「查進度」裡看辦到哪一步。答覆不滿意，可憑碼要求重辦。",
    en: "Use the code at any machine to see how it stands, or to say that an answer is not enough.",
  },
  footer: {
    "zh-CN": "此单不含您写的话和电话，请收好。",
    "zh-TW": "此單不含您寫的話和電話，請收好。",
    en: "What you wrote is not on this slip. Please keep it.",
  },
});

/** The sentences that go with the slip of a report. */
export function painSlipOf(
  { number, matter, promised, hallName }: FollowedPain,
  language: Language,
): MatterSlipTexts {
  const t = translator(painSlipMessages, language);
  return {
    hall: hallName[language],
    heading: t("heading"),
    lines: [
      ...(matter ? [matter[language]] : []),
      ...(promised ? [t("promised", { day: promised.day })] : []),
      t("number", { number }),
    ],
    codeLabel: t("codeLabel"),
    advice: t("advice"),
    footer: t("footer"),
  };
}
