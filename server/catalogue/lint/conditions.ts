import type { Situation } from "../../contract/catalogue/situation.ts";
import {
  type Comparison,
  type Condition,
  comparisons,
  referencesIn,
} from "../../contract/forms/condition.ts";
import type { FormField } from "../../contract/forms/definition.ts";
import { ageFact, holderFactOptions, holderFacts } from "../../contract/forms/facts.ts";
import type { YamlFile } from "../content.ts";
import type { Finding } from "../finding.ts";
import { error, type Find, type Read, ruleGroup } from "./rule.ts";

const knownFacts = [...holderFacts, ageFact] as const;

const rules = {
  "unknown-situation": error(
    (id) => `there is no situation question ${id}: correct the id`,
    (id) => `没有情形问题 ${id}：请改对编号`,
  ),
  "unknown-option": error(
    (value, id, options) => `${id} has no option ${value}; it has ${options}: take one of them`,
    (value, id, options) => `${id} 没有选项 ${value}，只有 ${options}：请改成其中一个`,
  ),
  "question-too-late": error(
    (id) => `${id} is only asked after this: ask it before`,
    (id) => `${id} 排在后面才问，请挪到前面`,
  ),
  "unknown-field": error(
    (id) => `the form has no field ${id}: correct the field's id`,
    (id) => `表单里没有字段 ${id}：请改对字段的编号`,
  ),
  "field-too-early": error(
    (id) => `${id}: only situation.… and holder.… are known here, the form is not filled in yet`,
    (id) => `${id}：这里还没填表，只能用 situation.… 和 holder.…`,
  ),
  "unknown-fact": error(
    (word) => `no card says ${word}; they say ${knownFacts.join(", ")}: take one of them`,
    (word) => `证件上没有 ${word}，能用的有 ${knownFacts.join("、")}：请改成其中一个`,
  ),
};
type ConditionRule = keyof typeof rules & string;
type Place = readonly (string | number)[];

/** What a condition may speak of where it stands. */
interface Known {
  readonly situations: readonly Situation[];
  /** Questions that are only asked later. */
  readonly later?: readonly Situation[];
  /** Undefined: before the form is filled in. */
  readonly fields?: readonly FormField<unknown>[];
}

/** Conditions speak of what is there, and where it is there; what a form says of itself, the form's rules look at. */
export const conditions = ruleGroup(rules, function* ({ matters, packages }, find) {
  for (const file of [...matters, ...packages]) yield* ofSituations(file, find);
  for (const file of matters) {
    const { situations, materials, offeredWhen, form, decision } = file.value;
    for (const [index, { when }] of materials.entries())
      yield* check(file, ["materials", index, "when"], when, { situations }, find);
    yield* check(file, ["offeredWhen"], offeredWhen, { situations: [] }, find);
    const fields = form?.sections.flatMap((section) => section.fields) ?? [];
    for (const [index, { condition }] of (decision?.grantedWhen ?? []).entries()) {
      const place = ["decision", "grantedWhen", index, "condition"];
      yield* check(file, place, condition, { situations, fields }, find);
    }
  }
  for (const file of packages) {
    const { situations, matters: parts } = file.value;
    for (const [index, { when }] of parts.entries())
      yield* check(file, ["matters", index, "when"], when, { situations }, find);
  }
});

function* ofSituations(file: Read<{ situations: readonly Situation[] }>, find: Find<ConditionRule>) {
  const { situations } = file.value;
  for (const [index, { when }] of situations.entries()) {
    const known = { situations: situations.slice(0, index), later: situations.slice(index) };
    yield* check(file, ["situations", index, "when"], when, known, find);
  }
}

/** Each reference of a condition that is wrong where it stands. */
function* check(
  file: YamlFile<unknown>,
  path: Place,
  condition: Condition | undefined,
  known: Known,
  find: Find<ConditionRule>,
): Generator<Finding> {
  if (condition === undefined) return;
  for (const { field, path: inside, comparison } of referencesIn(condition)) {
    const place = [...path, ...inside];
    const named = /^situation\.(.*)$/.exec(field)?.[1];
    if (named !== undefined) {
      const question = known.situations.find(({ id }) => id === named);
      if (question) {
        const values = question.options.map(({ value }) => value);
        if (comparison.field === field) yield* options(file, place, comparison, values, find);
      } else if (known.later?.some(({ id }) => id === named))
        yield find("question-too-late", file, place, named);
      else yield find("unknown-situation", file, place, named);
    } else if (field.startsWith("holder.")) yield* fact(file, place, field, comparison, find);
    else if (!known.fields) yield find("field-too-early", file, place, field);
    else {
      const asked = known.fields.find(({ id }) => id === field);
      if (!asked) yield find("unknown-field", file, place, field);
      else if ("options" in asked && comparison.field === field) {
        const values = asked.options.map(({ value }) => value);
        yield* options(file, place, comparison, values, find);
      }
    }
  }
}

function* fact(
  file: YamlFile<unknown>,
  place: Place,
  field: string,
  comparison: Comparison,
  find: Find<ConditionRule>,
): Generator<Finding> {
  const word = field.slice("holder.".length);
  const known = knownFacts.find((each) => each === word);
  if (!known) yield find("unknown-fact", file, place, word);
  else if (known !== ageFact && comparison.field === field) {
    const values = holderFactOptions[known];
    if (values) yield* options(file, place, comparison, values, find);
  }
}

/** The values that a comparison compares with, with what leads to them; other fields and `filled` are none. */
export function* valuesIn(comparison: Comparison) {
  for (const word of comparisons) {
    if (word === "filled" || !(word in comparison)) continue;
    const operand = (comparison as unknown as Record<string, unknown>)[word];
    if (Array.isArray(operand))
      for (const [index, value] of operand.entries()) yield { value, path: [word, index] };
    else if (typeof operand !== "object") yield { value: operand, path: [word] };
  }
}

function* options(
  file: YamlFile<unknown>,
  place: Place,
  comparison: Comparison,
  values: readonly string[],
  find: Find<ConditionRule>,
): Generator<Finding> {
  for (const { value, path } of valuesIn(comparison))
    if (!values.some((each) => each === value))
      yield find(
        "unknown-option",
        file,
        [...place.slice(0, -1), ...path],
        JSON.stringify(value),
        comparison.field,
        values.join(", "),
      );
}
