import { isDay, resolveDay, speaksOfToday } from "../calendar.ts";
import { type Comparison, type Condition, comparisons, type Operand, referencesIn } from "./condition.ts";
import type { FormDefinition, FormField } from "./definition.ts";
import { ageFact, type HolderFact, holderFactOptions, holderFacts, own } from "./facts.ts";
import { findCircles } from "./lint-circles.ts";

export type FormFindingCode =
  /** Two fields, sections, checks or options of one name. */
  | "duplicate"
  | "unknownField"
  /** Of the holder: no card says that. */
  | "unknownFact"
  | "unknownSituation"
  | "unknownOption"
  | "unknownLicence"
  /** No answer of that field can be compared so: a size with a choice, a text with a number, a day with what is none. */
  | "wrongComparison"
  /** Whether a field is asked, or what fills it, hangs on itself. */
  | "circle"
  /** A field hangs on one that is asked after it. */
  | "asksBackwards"
  /** `earlier` without a concept: nothing tells what was answered. */
  | "sourceWithoutConcept"
  /** One concept, fields of two kinds: what one holds the other does not take. */
  | "conceptOfTwoKinds"
  | "unknownConcept"
  /** Lowest above highest: no answer is right. */
  | "emptyRange";

export interface FormFinding {
  readonly code: FormFindingCode;
  /** From the form down: `["sections", 0, "fields", 2, "when", "field"]`. */
  readonly path: readonly (string | number)[];
  /** What is wrong about it: the name that is not known, or stands twice. */
  readonly name: string;
}

/** What the rest of the content says; what is not given is not looked at. */
export interface FormSurroundings {
  /** Of each situation question its options; empty: any answer. */
  readonly situations?: Readonly<Record<string, readonly string[]>>;
  /** Of each kind of e-licence its fields. */
  readonly licences?: Readonly<Record<string, readonly string[]>>;
  /** Of each concept its kind of field. */
  readonly concepts?: Readonly<Record<string, string>>;
}

type Path = FormFinding["path"];
interface Placed<Text> {
  readonly field: FormField<Text>;
  readonly path: Path;
  /** Its place among all. */
  readonly order: number;
}

/** What a definition says and cannot mean, in its order. A definition without findings is asked and submitted as it reads. */
export function lintForm<Text>(
  definition: FormDefinition<Text>,
  surroundings: FormSurroundings = {},
): readonly FormFinding[] {
  const placed = definition.sections
    .flatMap(({ fields }, section) =>
      fields.map((field, index) => ({ field, path: ["sections", section, "fields", index] as Path })),
    )
    .map((each, order): Placed<Text> => ({ ...each, order }));
  const fields = new Map([...placed].reverse().map((each) => [each.field.id, each]));
  const conditions = conditionsOf(definition, placed);
  return [
    ...duplicates(
      definition.sections.map(({ id }, index) => ({ name: id, path: ["sections", index, "id"] })),
    ),
    ...duplicates(placed.map(({ field, path }) => ({ name: field.id, path: [...path, "id"] }))),
    ...duplicates(definition.checks.map(({ id }, index) => ({ name: id, path: ["checks", index, "id"] }))),
    ...placed.flatMap((each) => lintField(each, placed, surroundings)),
    ...conditions.flatMap(({ condition, path, order }) =>
      lintCondition(condition, path, order, fields, surroundings),
    ),
    ...definition.checks.flatMap(({ fields: named }, check) =>
      named.flatMap((name, index): FormFinding[] =>
        fields.has(name) ? [] : [{ code: "unknownField", path: ["checks", check, "fields", index], name }],
      ),
    ),
    ...findCircles(definition).map(
      (name): FormFinding => ({ code: "circle", path: fields.get(name)?.path ?? [], name }),
    ),
  ];
}

interface PlacedCondition {
  readonly condition: Condition;
  readonly path: Path;
  /** The first field that hangs on it; undefined: of a check, which is looked at when all is asked. */
  readonly order: number | undefined;
}

function conditionsOf<Text>(
  definition: FormDefinition<Text>,
  placed: readonly Placed<Text>[],
): readonly PlacedCondition[] {
  const one = (condition: Condition | undefined, path: Path, order?: number): PlacedCondition[] =>
    condition === undefined ? [] : [{ condition, path, order }];
  const firstOf = (section: number) => placed.find(({ path }) => path[1] === section)?.order;
  return [
    ...definition.sections.flatMap(({ when }, index) =>
      one(when, ["sections", index, "when"], firstOf(index)),
    ),
    ...placed.flatMap(({ field, path, order }) => [
      ...one(field.when, [...path, "when"], order),
      ...one(field.required, [...path, "required"], order),
    ]),
    ...definition.checks.flatMap(({ when, require }, index) => [
      ...one(when, ["checks", index, "when"]),
      ...one(require, ["checks", index, "require"]),
    ]),
  ];
}

function duplicates(
  names: readonly { readonly name: string; readonly path: Path }[],
): readonly FormFinding[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, path }): FormFinding[] => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ code: "duplicate", path, name }];
  });
}

function lintField<Text>(
  { field, path, order }: Placed<Text>,
  placed: readonly Placed<Text>[],
  { licences, concepts }: FormSurroundings,
): readonly FormFinding[] {
  const { concept, id } = field;
  const found: FormFinding[] = [];
  for (const [index, { from }] of field.sources.entries()) {
    const at = [...path, "sources", index, "from"];
    const [realm = "", kind = "", part = ""] = from.split(".");
    if (realm === "earlier" && concept === undefined)
      found.push({ code: "sourceWithoutConcept", path: at, name: id });
    if (realm === "holder" && !isHolderFact(kind)) found.push({ code: "unknownFact", path: at, name: from });
    if (realm === "licence" && licences && !own(licences, kind)?.includes(part))
      found.push({ code: "unknownLicence", path: at, name: from });
  }
  if (concept !== undefined) {
    const first = placed.find((other) => other.field.concept === concept);
    const kind = concepts ? own(concepts, concept) : first?.field.kind;
    const at = [...path, "concept"];
    if (kind === undefined) found.push({ code: "unknownConcept", path: at, name: concept });
    else if (kind !== field.kind && (concepts || first?.order !== order))
      found.push({ code: "conceptOfTwoKinds", path: at, name: concept });
  }
  if (hasEmptyRange(field)) found.push({ code: "emptyRange", path: [...path, "min"], name: id });
  if ("options" in field)
    found.push(
      ...duplicates(
        field.options.map(({ value }, index) => ({
          name: value,
          path: [...path, "options", index, "value"],
        })),
      ),
    );
  return found;
}

/** Relative days are looked at from one day: what is empty on it is on all, but for the ends of months. */
function hasEmptyRange<Text>(field: FormField<Text>): boolean {
  if (field.kind === "choices")
    return (field.min ?? 0) > Math.min(field.max ?? Infinity, field.options.length);
  if (!("min" in field || "max" in field) || field.min === undefined || field.max === undefined) return false;
  if (field.kind !== "date") return field.min > field.max;
  // A fixed day and a relative one: when it is empty depends on today.
  if (speaksOfToday(field.min) !== speaksOfToday(field.max)) return false;
  const [first = "", last = ""] = [field.min, field.max].map((bound) => resolveDay(bound, "2026-06-15"));
  return first > last;
}

const isHolderFact = (name: string): name is HolderFact => holderFacts.some((fact) => fact === name);

function lintCondition<Text>(
  condition: Condition,
  path: Path,
  order: number | undefined,
  fields: ReadonlyMap<string, Placed<Text>>,
  { situations }: FormSurroundings,
): readonly FormFinding[] {
  return [...referencesIn(condition)].flatMap(({ field: name, path: within, comparison }): FormFinding[] => {
    const at = [...path, ...within];
    const [realm = "", fact] = name.split(".");
    const isSubject = within.at(-2) === undefined || !comparisons.some((word) => word === within.at(-2));
    if (realm === "holder" && fact !== undefined) {
      if (fact !== ageFact && !isHolderFact(fact)) return [{ code: "unknownFact", path: at, name }];
      const options = fact === ageFact ? undefined : holderFactOptions[fact];
      return isSubject ? lintOperands(comparison, at, fact === ageFact ? "number" : "text", options) : [];
    }
    if (realm === "situation" && fact !== undefined) {
      if (!situations) return [];
      const options = own(situations, fact);
      if (!options) return [{ code: "unknownSituation", path: at, name }];
      return isSubject && options.length > 0 ? lintOperands(comparison, at, "choice", options) : [];
    }
    const meant = fields.get(name);
    if (!meant) return [{ code: "unknownField", path: at, name }];
    const { field } = meant;
    const backwards: FormFinding[] =
      order !== undefined && meant.order > order ? [{ code: "asksBackwards", path: at, name }] : [];
    const options = "options" in field ? field.options.map(({ value }) => value) : undefined;
    return isSubject ? [...backwards, ...lintOperands(comparison, at, field.kind, options)] : backwards;
  });
}

/** `at` is the place of the comparison's `field`. */
function lintOperands(
  comparison: Comparison,
  at: Path,
  kind: string,
  options: readonly string[] | undefined,
): FormFinding[] {
  const found: FormFinding[] = [];
  for (const word of comparisons) {
    if (word === "filled" || !(word in comparison)) continue;
    const given = (comparison as unknown as Record<typeof word, Operand | readonly Operand[]>)[word];
    const isOrder = word === "less" || word === "more" || word === "atLeast" || word === "atMost";
    for (const operand of Array.isArray(given) ? (given as readonly Operand[]) : [given as Operand]) {
      if (typeof operand === "object") continue;
      const path = [...at.slice(0, -1), word];
      const name = String(operand);
      if (!canCompare(kind, operand) || (isOrder && !isOrdered(kind)))
        found.push({ code: "wrongComparison", path, name });
      else if (options && !options.includes(name)) found.push({ code: "unknownOption", path, name });
    }
  }
  return found;
}

/** The days of a card are texts that sort. */
const isOrdered = (kind: string): boolean => ["number", "money", "date", "text"].includes(kind);

function canCompare(kind: string, operand: string | number | boolean): boolean {
  if (kind === "yesNo") return typeof operand === "boolean";
  if (kind === "number" || kind === "money") return typeof operand === "number";
  if (kind === "date") return typeof operand === "string" && (isDay(operand) || speaksOfToday(operand));
  return typeof operand === "string";
}
