import * as z from "zod/mini";
import { resolveDay, speaksOfToday } from "../calendar.ts";

/**
 * What a form asks about itself, as data: `{ field: kind, is: restaurant }`, put together with `all`, `any` and `not`.
 * `field` is a field of the form, an answer to a situation question (`situation.renewal`) or something known of the holder
 * (`holder.age`). What is compared with is a value, a day (`2026-11-23`, `today - 18 years`), or another field: `{ field: start }`.
 */
export type Condition =
  | boolean
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

export type Comparison = { readonly field: string } & (
  | { readonly is: Operand }
  | { readonly isNot: Operand }
  | { readonly oneOf: readonly Scalar[] }
  | { readonly less: Operand }
  | { readonly more: Operand }
  | { readonly atLeast: Operand }
  | { readonly atMost: Operand }
  | { readonly filled: boolean }
);

export type Scalar = string | number | boolean;
export type Operand = Scalar | { readonly field: string };

export const comparisons = ["is", "isNot", "oneOf", "less", "more", "atLeast", "atMost", "filled"] as const;
export type ComparisonWord = (typeof comparisons)[number];

/** A field of the form, or something known outside of it. */
export const reference = /^(?:(?:situation|holder)\.)?[a-z][A-Za-z0-9]{0,39}$/;

type Path = readonly (string | number)[];
/** What may be wrong with a condition, for who says it in another language. */
export type FaultKind =
  | "deep"
  | "none"
  | "list"
  | "word"
  | "comparison"
  | "field"
  | "filled"
  | "oneOf"
  | "day"
  | "value"
  | "operand";
export interface Fault {
  readonly path: Path;
  readonly kind: FaultKind;
  /** The word that it is about. */
  readonly word: string;
  readonly message: string;
}

/** How deep a place in a condition may lie: a dozen conditions in one another. */
const deepest = 24;

/** What is wrong with a condition as content wrote it, each with its place inside the condition; nothing when it is one. */
export function faultsOf(value: unknown, path: Path = []): readonly Fault[] {
  if (typeof value === "boolean") return [];
  if (path.length > deepest) return [fault(path, "deep", "conditions stand too deep in one another")];
  if (!isRecord(value))
    return [fault(path, "none", "a condition is true, false, or a comparison of a field")];
  const keys = Object.keys(value);
  const [only] = keys;
  if (keys.length === 1 && (only === "all" || only === "any")) {
    const parts = value[only];
    if (!Array.isArray(parts))
      return [fault([...path, only], "list", `${only} takes a list of conditions`, only)];
    return parts.flatMap((part, index) => faultsOf(part, [...path, only, index]));
  }
  if (keys.length === 1 && only === "not") return faultsOf(value.not, [...path, "not"]);
  return comparisonFaults(value, keys, path);
}

function comparisonFaults(value: Record<string, unknown>, keys: string[], path: Path): readonly Fault[] {
  const words = comparisons.filter((word) => keys.includes(word));
  const unknown = keys.filter((key) => key !== "field" && !words.some((word) => word === key));
  const [word] = words;
  const said = `field, and one of ${comparisons.join(", ")}`;
  return [
    ...unknown.map((key) =>
      fault([...path, key], "word", `a condition does not know ${key}: it has ${said}`, key),
    ),
    ...(isReference(value.field) ? [] : [fault([...path, "field"], "field", "names no field")]),
    ...(word !== undefined && words.length === 1
      ? operandFaults(word, value[word], [...path, word])
      : // Where the word is one that it does not know, that has been said.
        unknown.length > 0 && word === undefined
        ? []
        : [fault(path, "comparison", `a condition has ${said}`)]),
  ];
}

function operandFaults(word: ComparisonWord, operand: unknown, path: Path): readonly Fault[] {
  if (word === "filled")
    return typeof operand === "boolean" ? [] : [fault(path, "filled", "filled is true or false")];
  if (word !== "oneOf") return scalarFaults(operand, path, "another field");
  if (!Array.isArray(operand) || operand.length === 0)
    return [fault(path, "oneOf", "oneOf takes a list of values")];
  return operand.flatMap((each, index) => scalarFaults(each, [...path, index]));
}

function scalarFaults(value: unknown, path: Path, or?: "another field"): readonly Fault[] {
  if (or && isRecord(value) && Object.keys(value).length === 1 && isReference(value.field)) return [];
  if (typeof value === "string" && speaksOfToday(value) && resolveDay(value, "2000-01-01") === undefined)
    return [fault(path, "day", "no relative day: today, today - 18 years, today + 1 month", value)];
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return [];
  const message = `takes a text, a number, true or false${or ? ", or { field: another }" : ""}`;
  return [fault(path, or ? "operand" : "value", message)];
}

const fault = (path: Path, kind: FaultKind, message: string, word = ""): Fault => ({
  path,
  kind,
  word,
  message,
});
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isReference = (value: unknown): value is string => typeof value === "string" && reference.test(value);

/** A condition from outside; every fault in it is an issue with its own place. */
export const condition = z.unknown().check(({ value, issues }) => {
  for (const { path, message, ...params } of faultsOf(value))
    issues.push({ code: "custom", input: value, path: [...path], message, params });
}) as unknown as z.ZodMiniType<Condition>;

/** Every field that a condition speaks of, with the place inside the condition. */
export function* referencesIn(
  tested: Condition,
  path: Path = [],
): Generator<{ readonly field: string; readonly path: Path; readonly comparison: Comparison }> {
  if (typeof tested === "boolean") return;
  if ("all" in tested || "any" in tested) {
    const word = "all" in tested ? "all" : "any";
    const parts = "all" in tested ? tested.all : tested.any;
    for (const [index, part] of parts.entries()) yield* referencesIn(part, [...path, word, index]);
  } else if ("not" in tested) yield* referencesIn(tested.not, [...path, "not"]);
  else {
    yield { field: tested.field, path: [...path, "field"], comparison: tested };
    for (const word of comparisons) {
      const operand = (tested as Partial<Record<ComparisonWord, Operand>>)[word];
      if (isRecord(operand))
        yield { field: operand.field as string, path: [...path, word, "field"], comparison: tested };
    }
  }
}
