import type { Matter } from "../../contract/catalogue/matter.ts";
import type { Finding } from "../finding.ts";
import { licenceOf } from "./references.ts";
import { advice, error, type Find, type Read, ruleGroup } from "./rule.ts";

const rules = {
  "no-main-material": error(
    () =>
      "no material is a main one (主件): without one nothing can be accepted: write need: main of what one cannot do without",
    () => "没有主件，受理无从谈起：请把必须带的写成 need: main",
  ),
  "main-deferrable": error(
    (id) =>
      `${id} is a main material and may not be brought later (容缺只限副件): delete deferrable, or write need: secondary`,
    (id) => `${id} 是主件，不能容缺后补：请删掉 deferrable，或改成 need: secondary`,
  ),
  "optional-deferrable": error(
    (id) => `${id} is optional: nobody has to bring it, so nothing is deferred; delete deferrable`,
    (id) => `${id} 是非必要材料，谈不上容缺，只有副件可以：请删掉 deferrable`,
  ),
  "licence-unsourced": advice(
    (licence) =>
      `the e-licence ${licence} replaces it, and no field of the form is filled from it: write it under sources`,
    (licence) => `有电子证照 ${licence} 代替，表单里却没有字段从它带出，还要人手填：请给字段写 sources`,
  ),
  "copies-electronic": advice(
    (id) => `${id} is taken as a file alone, and several copies of it are asked for: delete copies`,
    (id) => `${id} 只收电子件，不必写多份：请删掉 copies`,
  ),
  "no-mistakes": advice(
    (id) => `${id} names no common mistake (常见错误): write them under mistakes`,
    (id) => `${id} 没有写常见错误：请写上 mistakes`,
  ),
  "no-sample": advice(
    (id) => `${id} shows no filled sample (样表): add sample`,
    (id) => `${id} 没有样表：请补上 sample`,
  ),
  "commitment-notice": error(
    (part) => `the notice does not say ${part}: 证明内容, 依据, 承诺方式, 核查 and 责任 all have to be told`,
    (part) => `告知里没有“${part}”：证明内容、依据、承诺方式、核查、责任都要告知`,
  ),
  "commitment-statement": error(
    (part) => `the statement does not say ${part}: 知道, 符合, 真实 and 承担后果 all have to be stated`,
    (part) => `承诺里没有“${part}”：知道、符合、真实、承担后果都要写`,
  ),
};
type Finder = Find<keyof typeof rules & string>;

/** 国办发〔2020〕42号: what the notice tells and what the applicant states, by the words that show it. */
const noticeParts: Readonly<Record<string, RegExp>> = {
  证明内容: /证明|内容|条件/,
  依据: /依据|根据|规定|办法|条例|法/,
  承诺方式: /方式|签名|签字|书面|勾选/,
  核查: /核查|核对|检查|抽查|查看|核实/,
  责任: /责任|撤销|信用|处罚|后果/,
};
const statementParts: Readonly<Record<string, RegExp>> = {
  知道: /知道|知晓|知悉|看过|了解|明白/,
  符合: /符合|满足|达到/,
  真实: /真/,
  承担后果: /承担|后果|责任/,
};

/** 申请材料 and 告知承诺书. */
export const materials = ruleGroup(rules, function* ({ matters }, find) {
  for (const file of matters) {
    const { materials, form } = file.value;
    if (!materials.some(({ need }) => need === "main")) yield find("no-main-material", file, ["materials"]);
    const sources = new Set(
      form?.sections.flatMap(({ fields }) =>
        fields.flatMap(({ sources }) => sources.map(({ from }) => licenceOf(from))),
      ),
    );
    for (const [index, material] of materials.entries()) {
      const { id, need, deferrable, licence } = material;
      const at = ["materials", index];
      if (deferrable && need !== "secondary")
        yield find(`${need}-deferrable`, file, [...at, "deferrable"], id);
      if (licence && form && !sources.has(licence))
        yield find("licence-unsourced", file, [...at, "licence"], licence);
      if (material.copies > 1 && material.form.every((each) => each === "electronic"))
        yield find("copies-electronic", file, [...at, "copies"], id);
      if (material.mistakes.length === 0) yield find("no-mistakes", file, at, id);
      if (!licence && !material.sample) yield find("no-sample", file, at, id);
    }
    yield* commitmentParts(file, find);
  }
});

function* commitmentParts(file: Read<Matter>, find: Finder): Generator<Finding> {
  for (const [index, { notice, statement }] of file.value.commitments.entries()) {
    const told = notice.map((text) => text["zh-CN"]).join("\n");
    for (const [part, words] of Object.entries(noticeParts))
      if (!words.test(told)) yield find("commitment-notice", file, ["commitments", index, "notice"], part);
    const stated = statement.map((text) => text["zh-CN"]).join("\n");
    for (const [part, words] of Object.entries(statementParts))
      if (!words.test(stated))
        yield find("commitment-statement", file, ["commitments", index, "statement"], part);
  }
}
