import { functionOf, type KeyMap, type KeypadFunction } from "./key-map.ts";
import { beginLearning, type Learning, learnKey, skipFunction } from "./learn-key-map.ts";
import type { KeypadSession } from "./session.ts";

/** How far the learning is. */
export interface LearningStep {
  readonly asked: KeypadFunction;
  readonly learnt: KeyMap;
  /** The function that the key just pressed has already: it was refused. */
  readonly refused: KeypadFunction | undefined;
}

/** A key map that somebody is teaching on the keypad itself. */
export interface KeyLearning {
  /** Resolves with the map when every function is through; rejects with the signal's reason. */
  readonly done: Promise<KeyMap>;
  /** The keypad has no key for `name`. Nothing happens when another function is asked for by now. */
  skip(name: KeypadFunction): void;
}

/**
 * Asks for one function after the other, the first one now, and takes the keys that are pressed. The session goes on
 * working by its own map.
 *
 * @param tell called with each step but the last
 */
export function learnFromSession(
  session: KeypadSession,
  signal: AbortSignal,
  tell: (step: LearningStep) => void,
): KeyLearning {
  let learning = beginLearning();
  let advance: (next: Learning, refused?: KeypadFunction) => void = () => undefined;
  const undo: (() => void)[] = [];
  const done = new Promise<KeyMap>((resolve, reject) => {
    advance = (next, refused) => {
      learning = next;
      const { asked, learnt } = learning;
      if (asked) tell({ asked, learnt, refused });
      else resolve(learnt);
    };
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    const stop = session.onKey((event) => {
      const { learning: next, outcome } = learnKey(learning, event);
      if (outcome === "learnt") advance(next);
      if (outcome === "duplicate") advance(next, functionOf(next.learnt, event.key));
    });
    undo.push(stop, () => signal.removeEventListener("abort", onAbort));
    signal.throwIfAborted();
    advance(learning);
  });
  return {
    done: done.finally(() => {
      for (const step of undo) step();
    }),
    skip: (name) => {
      if (learning.asked === name) advance(skipFunction(learning));
    },
  };
}
