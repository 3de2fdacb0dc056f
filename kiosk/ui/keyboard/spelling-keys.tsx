import type { ComponentChildren } from "preact";
import { LetterKeys } from "./letter-keys.tsx";
import type { Spelling } from "./spelling.ts";
import { ZhuyinKeys } from "./zhuyin-keys.tsx";

/** The keys that a reading is spelt with. */
export function SpellingKeys({
  by,
  onLetter,
  last,
}: {
  by: Spelling["by"];
  onLetter: (letter: string) => void;
  /** Stands at the end. */
  last?: ComponentChildren;
}) {
  return by === "zhuyin" ? (
    <ZhuyinKeys onSign={onLetter} last={last} />
  ) : (
    <LetterKeys onLetter={onLetter} right={last} />
  );
}
