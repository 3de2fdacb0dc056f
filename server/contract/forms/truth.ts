import { resolveDay, speaksOfToday } from "../calendar.ts";
import type { Comparison, Condition, Operand } from "./condition.ts";
import type { AnswerValue } from "./facts.ts";

/** Undefined: what it takes to tell is not known yet. */
export type Truth = boolean | undefined;

/** What a reference stands for now; undefined: not known, not filled, or not asked. */
export type Lookup = (reference: string) => AnswerValue | undefined;

/**
 * Whether a condition holds, in Kleene's logic of three values: a comparison with nothing is neither true nor false, and neither is its
 * `not`, so that a question that hangs on an open one is not asked yet and two fields are held against each other only once both
 * are filled. `filled` is always known. Of several chosen options, `is` and `oneOf` ask whether one is among them.
 */
export function truthOf(condition: Condition, lookup: Lookup, today: string): Truth {
  if (typeof condition === "boolean") return condition;
  if ("all" in condition) return together(condition.all, false, lookup, today);
  if ("any" in condition) return together(condition.any, true, lookup, today);
  if ("not" in condition) return inverse(truthOf(condition.not, lookup, today));
  return compare(condition, lookup, today);
}

/** One part that is `decisive` decides; an unknown one leaves it open. */
function together(parts: readonly Condition[], decisive: boolean, lookup: Lookup, today: string): Truth {
  const truths = parts.map((part) => truthOf(part, lookup, today));
  if (truths.includes(decisive)) return decisive;
  return truths.includes(undefined) ? undefined : !decisive;
}

const inverse = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function compare(comparison: Comparison, lookup: Lookup, today: string): Truth {
  const value = lookup(comparison.field);
  if ("filled" in comparison) return (value !== undefined) === comparison.filled;
  if (value === undefined) return undefined;
  const operand = (given: Operand): AnswerValue | undefined => {
    if (typeof given === "object") return lookup(given.field);
    return typeof given === "string" && speaksOfToday(given) ? resolveDay(given, today) : given;
  };
  if ("oneOf" in comparison) return comparison.oneOf.some((each) => equals(value, operand(each)));
  if ("is" in comparison) return equals(value, operand(comparison.is));
  if ("isNot" in comparison) return inverse(equals(value, operand(comparison.isNot)));
  if ("less" in comparison) return before(value, operand(comparison.less));
  if ("more" in comparison) return before(operand(comparison.more), value);
  if ("atLeast" in comparison) return inverse(before(value, operand(comparison.atLeast)));
  return inverse(before(operand(comparison.atMost), value));
}

function equals(value: AnswerValue, other: AnswerValue | undefined): Truth {
  if (other === undefined) return undefined;
  if (typeof value !== "object")
    return typeof other === "object" ? other.includes(String(value)) : value === other;
  if (typeof other !== "object") return value.includes(String(other));
  return value.length === other.length && value.every((each) => other.includes(each));
}

/** Numbers by size, texts sign by sign, as days are written to be; anything else has no order. */
function before(one: AnswerValue | undefined, other: AnswerValue | undefined): Truth {
  if (typeof one === "number" && typeof other === "number") return one < other;
  if (typeof one === "string" && typeof other === "string") return one < other;
  return undefined;
}
