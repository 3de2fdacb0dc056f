import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import type { Situation } from "../../contract/catalogue/situation.ts";
import type { Localized } from "../../contract/service-offer.ts";

/** A text that is written as people speak (口语化), with its place. */
export interface PlainText {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Of a matter or a package: what says the matter in plain words, its conditions, answers and situation questions. */
export function plainTextsOf(value: Matter | MatterPackage): PlainText[] {
  const texts: PlainText[] = [];
  const add = (text: Localized | undefined, ...path: (string | number)[]) => {
    if (text) texts.push({ path, text: text["zh-CN"] });
  };
  add(value.summary.plain, "summary", "plain");
  if ("conditions" in value) {
    for (const [index, { plain }] of value.conditions.entries()) add(plain, "conditions", index, "plain");
    for (const [index, { answer }] of value.questions.entries()) add(answer, "questions", index, "answer");
  }
  for (const [index, situation] of value.situations.entries()) ofSituation(situation, index, add);
  return texts;
}

function ofSituation(
  { question, options }: Situation,
  index: number,
  add: (text: Localized | undefined, ...path: (string | number)[]) => void,
) {
  add(question, "situations", index, "question");
  for (const [which, { label, hint }] of options.entries()) {
    add(label, "situations", index, "options", which, "label");
    add(hint, "situations", index, "options", which, "hint");
  }
}
