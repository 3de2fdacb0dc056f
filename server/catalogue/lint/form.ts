import { type FormFindingCode, lintForm } from "../../contract/forms/lint.ts";
import { error, type Rule, ruleGroup } from "./rule.ts";

/** Of e-licences and concepts the references and the concepts' rules speak. */
type Spoken = Exclude<FormFindingCode, "unknownLicence" | "unknownConcept">;

const ruleOf: Readonly<Record<Spoken, string>> = {
  duplicate: "form-duplicate",
  unknownField: "form-unknown-field",
  unknownFact: "form-unknown-fact",
  unknownSituation: "form-unknown-situation",
  unknownOption: "form-unknown-option",
  wrongComparison: "form-wrong-comparison",
  circle: "form-circle",
  asksBackwards: "form-asks-backwards",
  sourceWithoutConcept: "form-source-without-concept",
  conceptOfTwoKinds: "form-concept-of-two-kinds",
  emptyRange: "form-empty-range",
};

const sentences: Readonly<Record<Spoken, Rule>> = {
  duplicate: error(
    (name) => `${name} stands twice in the form`,
    (name) => `表单里 ${name} 重复了`,
  ),
  unknownField: error(
    (name) => `the form has no field ${name}`,
    (name) => `表单里没有字段 ${name}`,
  ),
  unknownFact: error(
    (name) => `${name}: no card says that`,
    (name) => `${name}：证件上没有这一项`,
  ),
  unknownSituation: error(
    (name) => `${name}: the matter has no such question`,
    (name) => `${name}：没有这个情形问题`,
  ),
  unknownOption: error(
    (name) => `${name} is none of the options`,
    (name) => `没有选项 ${name}`,
  ),
  wrongComparison: error(
    (name) => `that field cannot be compared with ${name} so`,
    (name) => `这个字段不能这样和 ${name} 比`,
  ),
  circle: error(
    (name) => `whether ${name} is asked hangs on itself`,
    (name) => `${name} 问不问取决于它自己，绕成圈了`,
  ),
  asksBackwards: error(
    (name) => `hangs on ${name}, which is only asked after it`,
    (name) => `取决于后面才问的 ${name}，请把它挪到前面`,
  ),
  sourceWithoutConcept: error(
    (name) => `${name} is filled from earlier, and has no concept by which that would be known`,
    (name) => `${name} 要从以前的填报带出，却没写 concept`,
  ),
  conceptOfTwoKinds: error(
    (name) => `two fields of different kinds ask ${name}`,
    (name) => `两个类型不同的字段都问 ${name}`,
  ),
  emptyRange: error(
    (name) => `${name}: the lowest is above the highest, no answer is right`,
    (name) => `${name} 的下限比上限还高，怎么填都不对`,
  ),
};

const isSpoken = (code: FormFindingCode): code is Spoken => code in ruleOf;
const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  Object.entries(sentences).map(([code, rule]) => [ruleOf[code as Spoken], rule]),
);

/** What a form says of itself. */
export const form = ruleGroup(rules, function* ({ matters }, find) {
  for (const file of matters) {
    const { form, situations } = file.value;
    if (!form) continue;
    const options = situations.map(({ id, options }) => [id, options.map(({ value }) => value)] as const);
    for (const { code, path, name } of lintForm(form, { situations: Object.fromEntries(options) }))
      if (isSpoken(code)) yield find(ruleOf[code], file, ["form", ...path], name);
  }
});
