import type { OutgoingText } from "../../connectors/sms/gateway.ts";
import type { Language, Localized } from "../../contract/hall.ts";

/** With the hall's name in the brackets in which Chinese carriers want the sender. */
const sentences: Readonly<Record<Language, string>> = {
  "zh-CN": "【{hall}】您还有材料要补：{materials}，最晚{day}。到自助机点“查进度、接着办”，输入{code}就能补。",
  "zh-TW":
    "【{hall}】您還有材料要補：{materials}，最晚{day}。到自助機點「查進度、接著辦」，輸入{code}就能補。",
  en: "[{hall}] Still to come: {materials}, by {day}. At a terminal touch “Follow or go on” and type {code}.",
};

export interface DeferralWords {
  /** What is owed. */
  readonly materials: readonly Localized[];
  /** The last day on which it is in time. */
  readonly day: string;
  /** Of the case, in two groups. */
  readonly code: string;
}

/** A text is short: of many materials the first are named, and how many more there are; the page behind the code has all. */
const mostNamed = 3;
const more: Readonly<Record<Language, string>> = {
  "zh-CN": "等{count}项",
  "zh-TW": "等{count}項",
  en: " and others ({count})",
};

function listed(materials: readonly Localized[], language: Language): string {
  const names = materials.slice(0, mostNamed).map((name) => name[language]);
  const rest = materials.length > mostNamed ? more[language] : "";
  return `${names.join(language === "en" ? ", " : "、")}${rest.replace("{count}", String(materials.length))}`;
}

/** What is said before the term of what comes later (容缺) ends. No name, no number of a document and no matter is in it. */
export function deferralText(
  hall: Localized,
  { materials, day, code }: DeferralWords,
  language: Language,
): Pick<OutgoingText, "text" | "template" | "parameters"> {
  const parameters: Record<string, string> = {
    hall: hall[language],
    materials: listed(materials, language),
    day,
    code,
  };
  const text = sentences[language].replace(/\{(\w+)\}/g, (_whole, name: string) => parameters[name] ?? "");
  return { text, template: "deferralEnds", parameters };
}
