import type { OutgoingText } from "../../connectors/sms/gateway.ts";
import type { Language, Localized } from "../../contract/hall.ts";

/** With the hall's name in the brackets in which Chinese carriers want the sender. */
const sentences: Readonly<Record<Language, string>> = {
  "zh-CN":
    "【{hall}】您的{licence}{validTo}到期，最晚{lastDay}来办延续。到自助机点“查进度、接着办”，输入{code}就能办。不想再收，可刷证件取消。",
  "zh-TW":
    "【{hall}】您的{licence}{validTo}到期，最晚{lastDay}來辦展延。到自助機點「查進度、接著辦」，輸入{code}就能辦。不想再收，可刷證件取消。",
  en: "[{hall}] Your {licence} ends on {validTo}; renew it by {lastDay}. At a terminal touch “Follow or go on” and type {code}. To stop, use your card there.",
};

export interface RenewalWords {
  readonly hall: Localized;
  readonly licence: Localized;
  readonly validTo: string;
  readonly lastDay: string;
  /** Of what renews it, in two groups. */
  readonly code: string;
}

/** What is said before a licence ends. No name, no number of a document or of the licence is in it. */
export function renewalText(
  words: RenewalWords,
  language: Language,
): Pick<OutgoingText, "text" | "template" | "parameters"> {
  const parameters: Record<string, string> = {
    hall: words.hall[language],
    licence: words.licence[language],
    validTo: words.validTo,
    lastDay: words.lastDay,
    code: words.code,
  };
  const text = sentences[language].replace(/\{(\w+)\}/g, (_whole, name: string) => parameters[name] ?? "");
  return { text, template: "licenceEnds", parameters };
}
