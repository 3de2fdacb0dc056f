import type { Language, Localized } from "../../contract/hall.ts";
import type { DueText } from "../outbox/send-texts.ts";
import type { PainPoint } from "./state.ts";

/** What whoever left a number is told: what became of it. */
export type PainTextKind = "answered" | "declined";

/** With the hall's name in the brackets in which Chinese carriers want the sender. What was reported is not in it. */
const sentences: Readonly<Record<PainTextKind, Readonly<Record<Language, string>>>> = {
  answered: {
    "zh-CN": "【{hall}】您{day}反映的问题已答复：{answer}（查询码{code}，不满意可凭码要求重办）。",
    "zh-TW": "【{hall}】您{day}反映的問題已答覆：{answer}（查詢碼{code}，不滿意可憑碼要求重辦）。",
    en: "[{hall}] What you reported on {day}: {answer} (Code {code}; say by it if that is not enough.)",
  },
  declined: {
    "zh-CN": "【{hall}】您{day}反映的问题没有受理：{answer}（查询码{code}）。",
    "zh-TW": "【{hall}】您{day}反映的問題未予受理：{answer}（查詢碼{code}）。",
    en: "[{hall}] What you reported on {day} is not taken up: {answer} (Code {code}.)",
  },
};

const templates: Readonly<Record<PainTextKind, string>> = {
  answered: "painAnswered",
  declined: "painDeclined",
};

/** @param round times that it was answered before: another answer is another text */
export function painText(
  kind: PainTextKind,
  { number, code, day, language }: Pick<PainPoint, "number" | "code" | "day" | "language">,
  told: { readonly hall: Localized; readonly answer: string; readonly to: string; readonly round: number },
): DueText {
  const parameters = { hall: told.hall[language], day, answer: told.answer, code };
  const text = sentences[kind][language].replace(
    /\{(\w+)\}/g,
    (_whole, name: string) => parameters[name as keyof typeof parameters] ?? "",
  );
  return {
    key: `${number}/${kind}${told.round > 0 ? `/${told.round + 1}` : ""}`,
    stream: number,
    text: { to: told.to, text, template: templates[kind], parameters, language },
  };
}
