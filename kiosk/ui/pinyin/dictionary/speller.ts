import type { Sources } from "./sources.ts";

/** The longest word that is looked for within another. */
const longest = 6;

/**
 * Finds the syllables of a word that has none in the sources: those of the longest words that it is made of, from the left; of a single
 * character its usual ones. Undefined where a character has no reading.
 */
export function speller({ words, readings }: Sources): (text: string) => readonly string[] | undefined {
  const known = new Map<string, readonly string[]>();
  for (const { text, syllables } of words) if (!known.has(text)) known.set(text, syllables);
  return (text) => {
    const characters = [...text];
    const syllables: string[] = [];
    for (let at = 0; at < characters.length; ) {
      let length = Math.min(longest, characters.length - at);
      while (length > 1 && !known.has(characters.slice(at, at + length).join(""))) length -= 1;
      const part = characters.slice(at, at + length).join("");
      const single = readings.get(part)?.[0]?.syllable;
      const spelt = length > 1 ? known.get(part) : single === undefined ? undefined : [single];
      if (!spelt) return undefined;
      syllables.push(...spelt);
      at += length;
    }
    return syllables;
  };
}
