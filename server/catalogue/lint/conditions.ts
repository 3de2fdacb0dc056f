import type { Matter } from "../../contract/catalogue/matter.ts";
import type { Situation } from "../../contract/catalogue/situation.ts";
import {
  type Comparison,
  type Condition,
  comparisons,
  referencesIn,
} from "../../contract/forms/condition.ts";
import type { FormField } from "../../contract/forms/definition.ts";
import type { Finding } from "../finding.ts";
import { error, type Find, type Read, ruleGroup } from "./rule.ts";

/** What is known of whoever stands at the terminal: what their document says, and what follows from it. */
export const holderWords = [
  "kind",
  "name",
  "englishName",
  "sex",
  "birth",
  "age",
  "number",
  "address",
  "nation",
  "nationality",
  "authority",
  "validFrom",
  "validTo",
  "travelPermitNumber",
] as const;

const rules = {
  "unknown-situation": error(
    (id) => `there is no situation question ${id}`,
    (id) => `没有情形问题 ${id}`,
  ),
  "unknown-option": error(
    (value, id, options) => `${id} has no option ${value}; it has ${options}`,
    (value, id, options) => `${id} 没有选项 ${value}，只有 ${options}`,
  ),
  "question-too-late": error(
    (id) => `${id} is only asked after this: ask it before`,
    (id) => `${id} 排在后面才问，请挪到前面`,
  ),
  "unknown-field": error(
    (id) => `the form has no field ${id}`,
    (id) => `表单里没有字段 ${id}`,
  ),
  "field-too-early": error(
    (id) => `${id}: only situation.… and holder.… are known here, the form is not filled in yet`,
    (id) => `${id}：这里还没填表，只能用 situation.… 和 holder.…`,
  ),
  "unknown-holder-word": error(
    (word) => `nothing is known of a holder as ${word}; known are ${holderWords.join(", ")}`,
    (word) => `证件上没有 ${word}，能用的有 ${holderWords.join("、")}`,
  ),
};
export type ConditionRule = keyof typeof rules & string;
type Place = readonly (string | number)[];

/** What a condition may speak of where it stands. */
interface Known {
  readonly situations: readonly Situation[];
  /** Questions that are only asked later. */
  readonly later?: readonly Situation[];
  /** Undefined: before the form is filled in. */
  readonly fields?: readonly FormField<unknown>[];
}

/** Conditions speak of what is there, and where it is there. */
export const conditions = ruleGroup(rules, function* ({ matters, packages }, find) {
  for (const file of [...matters, ...packages]) yield* ofSituations(file, find);
  for (const file of matters) {
    const { situations, materials, offeredWhen } = file.value;
    for (const [index, { when }] of materials.entries())
      yield* check(file, ["materials", index, "when"], when, { situations }, find);
    yield* check(file, ["offeredWhen"], offeredWhen, { situations: [] }, find);
    yield* ofForm(file, find);
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

/** Of a form's own fields its own lint speaks; here what it says of situations and holders, and what decides on it. */
function* ofForm(file: Read<Matter>, find: Find<ConditionRule>): Generator<Finding> {
  const { situations, form, decision } = file.value;
  const fields = form?.sections.flatMap((section) => section.fields) ?? [];
  const known = { situations, fields };
  for (const [index, { condition }] of (decision?.grantedWhen ?? []).entries())
    yield* check(file, ["decision", "grantedWhen", index, "condition"], condition, known, find);
  for (const [at, section] of (form?.sections ?? []).entries()) {
    const path = ["form", "sections", at];
    yield* check(file, [...path, "when"], section.when, known, find);
    for (const [index, field] of section.fields.entries()) {
      const place = [...path, "fields", index];
      yield* check(file, [...place, "when"], field.when, known, find);
      yield* check(file, [...place, "required"], field.required, known, find);
      for (const [which, { from }] of field.sources.entries())
        if (from.startsWith("holder.")) yield* holderWord(file, [...place, "sources", which], from, find);
    }
  }
  for (const [index, test] of (form?.checks ?? []).entries())
    for (const word of ["when", "require"] as const)
      yield* check(file, ["form", "checks", index, word], test[word], known, find);
}

/** Each reference of a condition that is wrong where it stands. */
export function* check(
  file: Read<unknown>,
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
    } else if (field.startsWith("holder.")) yield* holderWord(file, place, field, find);
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

function* holderWord(file: Read<unknown>, place: Place, field: string, find: Find<ConditionRule>) {
  const word = field.slice("holder.".length);
  if (!holderWords.some((each) => each === word)) yield find("unknown-holder-word", file, place, word);
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
  file: Read<unknown>,
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
