import type { Matter } from "../../contract/catalogue/matter.ts";
import type { FieldKind } from "../../contract/forms/definition.ts";
import { type FormFindingCode, lintForm } from "../../contract/forms/lint.ts";
import { error, type Find, type Read, type Rule, ruleGroup } from "./rule.ts";

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
    (name) => `${name} stands twice in the form: rename one of them`,
    (name) => `表单里 ${name} 重复了：请改一个`,
  ),
  unknownField: error(
    (name) => `the form has no field ${name}: correct the field's id`,
    (name) => `表单里没有字段 ${name}：请改对字段的编号`,
  ),
  unknownFact: error(
    (name) => `${name}: no card says that; correct it; docs/catalogue.md has what cards say`,
    (name) => `${name}：证件上没有这一项，请改对，能用的见 docs/catalogue.md`,
  ),
  unknownSituation: error(
    (name) => `${name}: the matter has no such question; correct the id`,
    (name) => `${name}：没有这个情形问题，请改对编号`,
  ),
  unknownOption: error(
    (name) => `${name} is none of the options: take one of them`,
    (name) => `没有选项 ${name}：请改成选项之一`,
  ),
  wrongComparison: error(
    (name) => `that field cannot be compared with ${name} so: take another comparison or another value`,
    (name) => `这个字段不能这样和 ${name} 比：请换比较词，或换比的值`,
  ),
  circle: error(
    (name) => `whether ${name} is asked hangs on itself: delete one of the conditions`,
    (name) => `${name} 问不问取决于它自己，绕成圈了：请删掉其中一个 when`,
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
    (name) => `two fields of different kinds ask ${name}: give one of them another concept`,
    (name) => `两个类型不同的字段都问 ${name}：请给其中一个换 concept`,
  ),
  emptyRange: error(
    (name) => `${name}: the lowest is above the highest, no answer is right; change one of them`,
    (name) => `${name} 的下限比上限还高，怎么填都不对：请改上限或下限`,
  ),
};

const isSpoken = (code: FormFindingCode): code is Spoken => code in ruleOf;
const rules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(Object.entries(sentences).map(([code, rule]) => [ruleOf[code as Spoken], rule])),
  "form-shows-person": error(
    (name, kind) =>
      `${name} is filled with what tells who somebody is, and as a text the screen would show all of it: make its kind ${kind}`,
    (name, kind) => `${name} 带出的内容能认出是谁，写成 text 会在屏幕上全部显示：请把 kind 改成 ${kind}`,
  ),
};

/** What fills a text, and would be shown whole by it, though the screen covers it everywhere else. */
const showing: readonly { readonly kind: FieldKind; readonly of: RegExp }[] = [
  { kind: "documentNumber", of: /^holder\.(?:idNumber|travelPermitNumber)$|^licence\.\w+\.number$/ },
  { kind: "name", of: /^holder\.(?:name|englishName)$|^licence\.\w+\.(?:name|headName|spouseName)$/ },
];
/** Of an enterprise's licence names and numbers are public. */
const isOfPerson = (from: string, { subject }: Matter) => subject === "person" || from.startsWith("holder.");

function* shown(file: Read<Matter>, matter: Matter, find: Find<string>) {
  for (const [section, { fields }] of (matter.form?.sections ?? []).entries())
    for (const [index, field] of fields.entries()) {
      if (field.kind !== "text" && field.kind !== "longText") continue;
      const froms = field.sources.map(({ from }) => from).filter((from) => isOfPerson(from, matter));
      const kind = showing.find(({ of }) => froms.some((from) => of.test(from)))?.kind;
      const place = ["form", "sections", section, "fields", index, "kind"];
      if (kind) yield find("form-shows-person", file, place, field.id, kind);
    }
}

/** What a form says of itself. */
export const form = ruleGroup(rules, function* ({ matters }, find) {
  for (const file of matters) {
    const { form, situations } = file.value;
    if (!form) continue;
    yield* shown(file, file.value, find);
    const options = situations.map(({ id, options }) => [id, options.map(({ value }) => value)] as const);
    for (const { code, path, name } of lintForm(form, { situations: Object.fromEntries(options) }))
      if (isSpoken(code)) yield find(ruleOf[code], file, ["form", ...path], name);
  }
});
