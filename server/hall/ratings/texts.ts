import type { Language, Localized } from "../../contract/hall.ts";
import type { DueText } from "../outbox/send-texts.ts";
import type { RatingRecord } from "./state.ts";

/** With the hall's name in the brackets in which Chinese carriers want the sender. What the rater wrote is not in it. */
const sentences: Readonly<Record<Language, string>> = {
  "zh-CN": "【{hall}】您{day}对{unit}的评价已办理：{answer}（编号{number}）。感谢监督。",
  "zh-TW": "【{hall}】您{day}對{unit}的評價已辦理：{answer}（編號{number}）。感謝監督。",
  en: "[{hall}] About your rating of {unit} on {day}: {answer} (No. {number}). Thank you.",
};

/** 反馈: what became of a 差评, to the telephone that its rater left. */
export function answerText(
  { number, day, language }: Pick<RatingRecord, "number" | "day" | "language">,
  told: {
    readonly hall: Localized;
    readonly unit: Localized;
    readonly answer: string;
    readonly to: string;
  },
): DueText {
  const parameters = {
    hall: told.hall[language],
    unit: told.unit[language],
    day,
    answer: told.answer,
    number,
  };
  const text = sentences[language].replace(
    /\{(\w+)\}/g,
    (_whole, name: string) => parameters[name as keyof typeof parameters] ?? "",
  );
  return {
    key: `${number}/answered`,
    stream: number,
    text: { to: told.to, text, template: "ratingAnswered", parameters, language },
  };
}
