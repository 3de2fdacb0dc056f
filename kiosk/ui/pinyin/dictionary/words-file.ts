import { ByteWriter } from "../bytes.ts";
import { costStep } from "../word-list.ts";
import type { Word } from "./sources.ts";

/**
 * The words as bytes: the syllables; of each its characters, the frequent ones first; then column by column, for words in the order of their
 * spelling and cost: how many syllables, and how many of them are those of the word before; the other syllables; each character's place among
 * those of its syllable; the cost.
 */
export function writeWords(words: readonly Word[]): Uint8Array<ArrayBuffer> {
  const syllables = [...new Set(words.flatMap((word) => word.syllables))].sort();
  const numbers = new Map(syllables.map((syllable, number) => [syllable, number]));
  const numberOf = (syllable: string) => numbers.get(syllable) ?? 0;
  const total = words.reduce((sum, { frequency }) => sum + frequency, 0);
  const costOf = ({ frequency }: Word) =>
    Math.min(255, Math.max(0, Math.round(-Math.log(frequency / total) / costStep)));
  const sorted = [...words].sort(
    (one, other) =>
      compareSpelling(one.syllables.map(numberOf), other.syllables.map(numberOf)) ||
      costOf(one) - costOf(other),
  );

  const uses = syllables.map(() => new Map<string, number>());
  for (const { text, syllables: spelt, frequency } of words)
    [...text].forEach((character, index) => {
      const own = uses[numberOf(spelt[index] ?? "")];
      own?.set(character, (own.get(character) ?? 0) + frequency);
    });
  const homophones = uses.map((own) =>
    [...own].sort(([, one], [, other]) => other - one).map(([character]) => character),
  );
  const places = homophones.map((own) => new Map(own.map((character, place) => [character, place])));

  const writer = new ByteWriter();
  writer.text(syllables.join(" "));
  for (const own of homophones) writer.text(own.join(""));
  writer.number(sorted.length);
  const shared = sorted.map((word, index) =>
    sharedSyllables(sorted[index - 1]?.syllables ?? [], word.syllables),
  );
  for (const [index, word] of sorted.entries())
    writer.byte((word.syllables.length << 4) | (shared[index] ?? 0));
  sorted.forEach((word, index) => {
    for (const syllable of word.syllables.slice(shared[index])) writer.number(numberOf(syllable));
  });
  for (const { text, syllables: spelt } of sorted)
    for (const [index, character] of [...text].entries())
      writer.number(places[numberOf(spelt[index] ?? "")]?.get(character) ?? 0);
  for (const word of sorted) writer.byte(costOf(word));
  return writer.done();
}

function compareSpelling(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function sharedSyllables(before: readonly string[], now: readonly string[]): number {
  let shared = 0;
  while (shared < Math.min(before.length, now.length, 15) && before[shared] === now[shared]) shared += 1;
  return shared;
}
