import type { ComponentChildren } from "preact";
import { Key } from "./key.tsx";
import { letterRows } from "./modes.ts";

export interface LetterKeysProps {
  readonly onLetter: (letter: string) => void;
  readonly capitals?: boolean;
  /** Stand left and right of the last row. */
  readonly left?: ComponentChildren;
  readonly right?: ComponentChildren;
}

/** The letters in three rows, in the order of every keyboard. */
export function LetterKeys({ onLetter, capitals = false, left, right }: LetterKeysProps) {
  return (
    <>
      {letterRows.map((row, index) => (
        <div key={row} class={`row row--${index}`}>
          {index === 2 && left}
          {[...row].map((letter) => {
            const shown = capitals ? letter.toUpperCase() : letter;
            return (
              <Key key={letter} lang="en" onPress={() => onLetter(shown)}>
                {shown}
              </Key>
            );
          })}
          {index === 2 && right}
        </div>
      ))}
    </>
  );
}
