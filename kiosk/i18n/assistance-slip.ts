import type { AssistanceRequest } from "../../server/contract/assistance/words.ts";
import type { Language, Localized } from "../../server/contract/hall.ts";
import type { MatterSlipTexts } from "../../server/contract/matters.ts";
import { slotWords } from "./assistance-time.ts";
import { defineMessages, translator } from "./catalogue.ts";

/** What is printed on the slip of a request, in the citizen's language. No name, no telephone and no address, ever. */
export const assistanceSlipMessages = defineMessages({
  homeVisit: { "zh-CN": "上门办预约单", "zh-TW": "到府服務預約單", en: "Your home visit" },
  handledForYou: { "zh-CN": "帮代办登记单", "zh-TW": "代辦服務登記單", en: "A clerk does it for you" },
  number: { "zh-CN": "编号 {number}", "zh-TW": "編號 {number}", en: "Number {number}" },
  handledBy: { "zh-CN": "{day} 前办好", "zh-TW": "{day} 前辦好", en: "Done by {day}" },
  answerBy: {
    "zh-CN": "{day} 前给您答复",
    "zh-TW": "{day} 前給您答覆",
    en: "You hear from us by {day}",
  },
  codeLabel: { "zh-CN": "查询码", "zh-TW": "查詢碼", en: "Code" },
  advice: {
    "zh-CN": "凭码在任何一台自助机的“查进度”里看是谁来、取消。来人会出示工作证，不收任何费用。",
    "zh-TW": "憑碼在任何一台自助機的「查進度」裡看是誰來、取消。來人會出示工作證，不收任何費用。",
    en: "Use the code at any machine to see who comes, or to cancel. They show a staff card and take no money.",
  },
  footer: {
    "zh-CN": "此单不含姓名、电话和地址，请收好。",
    "zh-TW": "此單不含姓名、電話和地址，請收好。",
    en: "No name or address is on this slip. Please keep it.",
  },
});

/** The sentences that go with the slip of a request. */
export function assistanceSlipOf(
  { kind, matterName, number, slot, due, state }: AssistanceRequest,
  hall: Localized,
  language: Language,
): MatterSlipTexts {
  const t = translator(assistanceSlipMessages, language);
  return {
    hall: hall[language],
    heading: t(kind),
    lines: [
      matterName[language],
      ...(slot ? [slotWords(slot, language)] : []),
      ...(due && state === "new" ? [t("answerBy", { day: due.day })] : []),
      ...(due && state === "assigned" && !slot ? [t("handledBy", { day: due.day })] : []),
      t("number", { number }),
    ],
    codeLabel: t("codeLabel"),
    advice: t("advice"),
    footer: t("footer"),
  };
}
