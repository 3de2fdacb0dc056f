import { isModifier, type KeyMap, type KeypadFunction, keypadFunctions } from "./key-map.ts";
import type { KeyEvent } from "./session.ts";

/** Where the learning of a key map is. Plain data: a page may hold it. */
export interface Learning {
  /** The function whose key is waited for; undefined when all are through. */
  readonly asked: KeypadFunction | undefined;
  readonly learnt: KeyMap;
}

/** What a key did: `duplicate` when it has a function already, and the same function is asked for again. */
export type LearningOutcome = "learnt" | "duplicate" | "ignored";

/** Asks for the first function. */
export function beginLearning(): Learning {
  return { asked: keypadFunctions[0], learnt: {} };
}

/** The next key that goes down is the asked function's. Keys that go up, and modifiers, are ignored. */
export function learnKey(
  learning: Learning,
  { key, isDown }: KeyEvent,
): { readonly learning: Learning; readonly outcome: LearningOutcome } {
  const { asked, learnt } = learning;
  if (!isDown || !asked || isModifier(key)) return { learning, outcome: "ignored" };
  if (Object.values(learnt).includes(key)) return { learning, outcome: "duplicate" };
  return { learning: { asked: nextOf(asked), learnt: { ...learnt, [asked]: key } }, outcome: "learnt" };
}

/** The keypad has no key for the asked function. */
export function skipFunction(learning: Learning): Learning {
  return learning.asked ? { ...learning, asked: nextOf(learning.asked) } : learning;
}

function nextOf(asked: KeypadFunction): KeypadFunction | undefined {
  return keypadFunctions[keypadFunctions.indexOf(asked) + 1];
}
