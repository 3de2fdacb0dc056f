import { type CharacterCard, cardOf } from "./character-card.ts";
import { type CharacterTable, fame, readCharacterTable } from "./character-table.ts";
import { candidatesFor, type PinyinAnswer, type PinyinQuery } from "./engine.ts";
import { byParts, partIndex } from "./part-search.ts";
import { byStrokes, waysOfAll } from "./stroke-search.ts";
import { readTraditional } from "./traditional.ts";
import { readWordList } from "./word-list.ts";

/** What the keyboard asks. Everything that an answer depends on stands in the question. */
export type Question =
  | ({ readonly kind: "pinyin" } & PinyinQuery)
  /** Characters with a reading, whatever the tone where none is named. */
  | { readonly kind: "reading"; readonly syllable: string; readonly tone?: number }
  /** Characters whose strokes begin so: digits 1 to 5. */
  | { readonly kind: "strokes"; readonly strokes: string }
  /** Characters that have these parts. */
  | { readonly kind: "parts"; readonly parts: readonly string[] }
  /** These very characters. */
  | { readonly kind: "describe"; readonly characters: readonly string[] };

export type Answer<Q extends Question> = Q extends { kind: "pinyin" }
  ? PinyinAnswer
  : readonly CharacterCard[];

/** Of how many found characters the keyboard is told: some pages. */
const mostCharacters = 120;

/** The dictionary's files, out of their gzip. */
export interface DictionaryFiles {
  readonly words: Uint8Array;
  readonly characters: Uint8Array;
  readonly traditional: Uint8Array;
}

/**
 * Answers from the dictionary. It keeps nothing of any question: what it makes once and keeps is made of the dictionary alone.
 * @throws RangeError for files that are cut short
 */
export function createTypingService(files: DictionaryFiles): <Q extends Question>(question: Q) => Answer<Q> {
  const list = readWordList(files.words);
  const table = readCharacterTable(files.characters);
  const dictionary = { list, characters: table, traditional: once(() => readTraditional(files.traditional)) };
  const ways = once(() => waysOfAll(table));
  const parts = once(() => partIndex(table, (place) => ways()[place]?.[0]?.length ?? 0));
  const cards = (characters: readonly string[]) =>
    characters.slice(0, mostCharacters).map((character) => cardOf(table, character));
  const answer = (question: Question): PinyinAnswer | readonly CharacterCard[] => {
    switch (question.kind) {
      case "pinyin":
        return candidatesFor(dictionary, question);
      case "reading":
        return table
          .withReading(question.syllable)
          .filter(
            (character) =>
              question.tone === undefined || table.hasTone(character, question.syllable, question.tone),
          )
          .map((character) => ({ character, rank: rarity(table, character, question.syllable) }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ character }) => cardOf(table, character));
      case "strokes":
        return cards(byStrokes(table, ways(), question.strokes, mostCharacters));
      case "parts":
        return cards(byParts(table, parts(), question.parts, mostCharacters));
      case "describe":
        return cards(question.characters);
    }
  };
  return answer as <Q extends Question>(question: Q) => Answer<Q>;
}

/** The order of what is looked for as rare: first what names have and hardly anything else does, in its usual reading. */
function rarity(table: CharacterTable, character: string, syllable: string): number {
  const place = table.placeOf(character);
  const isUsual = table.readings(place)[0]?.syllable === syllable;
  const known = fame(table.flags[place] ?? 0);
  const standard = [3, 2, 1].indexOf(known);
  return (isUsual ? 0 : 10) + (standard >= 0 ? standard : known);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
