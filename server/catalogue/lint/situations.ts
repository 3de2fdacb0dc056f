import type { Matter } from "../../contract/catalogue/matter.ts";
import { type Comparison, type Condition, referencesIn } from "../../contract/forms/condition.ts";
import { valuesIn } from "./conditions.ts";
import { advice, type Examined, ruleGroup } from "./rule.ts";

const rules = {
  "idle-question": advice(
    (id) =>
      `whatever is answered to ${id}, materials, form and decision stay the same: why ask? Delete it, or write what it changes`,
    (id) => `${id} 怎么答，材料、表单、审批都不变，那就别问：请删掉，或写上它改变什么`,
  ),
  "same-options": advice(
    (one, other) =>
      `nothing differs between the options ${one} and ${other}: make them one, or write what differs`,
    (one, other) => `选项 ${one} 和 ${other} 办起来没有区别：请合成一个，或写上区别`,
  ),
};

/** 情形导办: an answer that changes nothing is asked for nothing. */
export const situations = ruleGroup(rules, function* (examined, find) {
  for (const file of examined.matters) {
    const said = comparisonsOf(file.value);
    for (const [index, { id, options }] of file.value.situations.entries()) {
      const about = said.filter(({ field }) => field === `situation.${id}`);
      if (about.length === 0) yield find("idle-question", file, ["situations", index], id);
      else
        for (const [second, { value }] of options.entries()) {
          const alike = options.slice(0, second).find((first) => areAlike(about, first.value, value));
          if (alike)
            yield find("same-options", file, ["situations", index, "options", second], alike.value, value);
        }
    }
  }
  yield* ofPackages(examined, find);
});

function* ofPackages(
  { packages }: Examined,
  find: Parameters<Parameters<typeof ruleGroup<keyof typeof rules>>[1]>[1],
) {
  for (const file of packages) {
    const { situations, matters } = file.value;
    const said = [...situations, ...matters].flatMap(({ when }) => comparisonsIn(when));
    const taken = matters
      .flatMap(({ situation }) => Object.values(situation))
      .filter((each) => typeof each === "object");
    for (const [index, { id }] of situations.entries())
      if (!said.some(({ field }) => field === `situation.${id}`) && !taken.some(({ from }) => from === id))
        yield find("idle-question", file, ["situations", index], id);
  }
}

const comparisonsIn = (condition: Condition | undefined): Comparison[] =>
  condition === undefined
    ? []
    : [...referencesIn(condition)].map(({ field, comparison }) => ({ ...comparison, field }));

/** Everything that anything in a matter hangs on. */
function comparisonsOf({ situations, materials, form, decision }: Matter): Comparison[] {
  const sections = form?.sections ?? [];
  const fields = sections.flatMap((section) => section.fields);
  return [
    ...[...situations, ...materials, ...sections, ...fields].map(({ when }) => when),
    ...fields.map(({ required }) => required),
    ...(form?.checks ?? []).flatMap(({ when, require }) => [when, require]),
    ...(decision?.grantedWhen ?? []).map(({ condition }) => condition),
  ].flatMap(comparisonsIn);
}

/** Whether no comparison tells two values from one another; one with an order, or another field, may tell any. */
const areAlike = (about: readonly Comparison[], one: string, other: string): boolean =>
  about.every((comparison) => {
    if ("filled" in comparison) return true;
    if (!("is" in comparison || "isNot" in comparison || "oneOf" in comparison)) return false;
    const values = [...valuesIn(comparison)].map(({ value }) => value);
    return values.length > 0 && values.includes(one) === values.includes(other);
  });
