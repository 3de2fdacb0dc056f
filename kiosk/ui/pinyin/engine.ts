import { isZhuyin } from "../../../server/contract/zhuyin.ts";
import type { CharacterTable } from "./character-table.ts";
import { divider, type Edge, latticeOf, penalties } from "./lattice.ts";
import { givenNames, surnames } from "./names.ts";
import { bestSentences, type Found, type Judge, type Sentence, wordsAt } from "./sentence.ts";
import { hasTaiwanTone } from "./taiwan-readings.ts";
import type { Traditional } from "./traditional.ts";
import type { WordList } from "./word-list.ts";
import { zhuyinLatticeOf } from "./zhuyin-lattice.ts";

export interface PinyinQuery {
  /** a to z, and dividers; or zhuyin, with tones behind its syllables as far as somebody says them. */
  readonly letters: string;
  /** `name`: a person's; the family name stands first and the characters one by one. */
  readonly purpose: "text" | "name";
  /** Whether nothing stands before it: where a family name is to be expected. */
  readonly begins: boolean;
  /** Whether southern sounds are taken for one another. */
  readonly fuzzy: boolean;
  /** What the candidates are written in; by default simplified. */
  readonly script?: "simplified" | "traditional";
}

/** What an answer is made of. */
export interface Dictionary {
  readonly list: WordList;
  readonly characters: CharacterTable;
  /** Made when the first question wants it. */
  readonly traditional: () => Traditional;
}

export interface Candidate {
  readonly text: string;
  /** How many of the letters it stands for. */
  readonly letters: number;
}

export interface PinyinAnswer {
  /** Sentences first, then the beginnings of the first, then what stands for ever fewer letters; each text once. */
  readonly candidates: readonly Candidate[];
  /** The letters divided as the first candidate has them: xia'men'shi. */
  readonly spelling: string;
}

/** Whole sentences that are offered. */
const mostSentences = 3;

/** Beyond this nobody turns the pages. */
const most = 800;

/** How much likelier a family name is where a name begins, and what is usual in given names after it, in the measure of costs. */
const nameWeights = { surname: -5, given: -4, word: 2 } as const;

const plain: Judge["reweigh"] = () => 0;

function reweighFor({ purpose, begins }: PinyinQuery): Judge["reweigh"] {
  if (purpose !== "name") return plain;
  return (text, at) => {
    if (at === 0 && begins && surnames.has(text)) return nameWeights.surname;
    if (at > 0 || !begins) return givenNames.has(text) ? nameWeights.given : nameWeights.word;
    return nameWeights.word;
  };
}

/** Whether a character is read so; undefined: nothing is known of it with that syllable. */
const isSaidSo = (characters: CharacterTable, character: string, syllable: string, tone: number) =>
  hasTaiwanTone(character, syllable, tone) || characters.hasTone(character, syllable, tone);

/** What a word costs whose characters are not known to have the tones that were said; infinitely much where they are not said so at all. */
function missaid({ list, characters }: Dictionary, text: string, path: readonly Edge[]): number {
  let cost = 0;
  let place = 0;
  for (const character of text) {
    const edge = path[place];
    place += 1;
    if (edge?.only && !edge.only.has(character)) return Number.POSITIVE_INFINITY;
    if (edge?.tone === undefined) continue;
    const has = isSaidSo(characters, character, list.syllables[edge.first] ?? "", edge.tone);
    if (has === false) cost += penalties.otherTone;
  }
  return cost;
}

/** What stands before the first syllable and says nothing there: dividers, tones. */
const leading = /^['ˉˊˇˋ˙]+/;

/**
 * What the letters can mean: words, and behind them every other character of the first syllable that the fonts can show. Pure: an answer depends
 * on the question and the dictionary, on nothing that was typed or chosen before.
 */
export function candidatesFor(dictionary: Dictionary, query: PinyinQuery): PinyinAnswer {
  const { list } = dictionary;
  const letters = query.letters.replace(leading, "");
  const skipped = query.letters.length - letters.length;
  if (letters === "") return { candidates: [], spelling: "" };
  const isToned = isZhuyin(letters);
  const lattice = (isToned ? zhuyinLatticeOf : latticeOf)(letters, list.syllables, query.fuzzy);
  const judge: Judge = {
    reweigh: reweighFor(query),
    missaid: isToned ? (text, path) => missaid(dictionary, text, path) : undefined,
  };
  const sentences = bestSentences(list, lattice, judge, mostSentences);
  const words = wordsAt(list, lattice, 0, judge);
  const write = writerFor(dictionary, query, lattice[0] ?? []);

  const texts = new Map<string, Candidate>();
  const add = (each: readonly string[], to: number) => {
    for (const text of each)
      if (texts.size < most && !texts.has(text)) texts.set(text, { text, letters: to + skipped });
  };
  const all = letters.length;
  for (const sentence of sentences) if (!isMissaidAlone(sentence)) add(write(sentence.words), all);
  const whole = words.filter(({ to }) => to === all).sort((one, other) => one.cost - other.cost);
  const begun = words
    .filter(({ to }) => to < all)
    // Guesses come behind whatever is spelt as it stands.
    .sort(
      (one, other) =>
        Math.sign(one.penalty) - Math.sign(other.penalty) || other.to - one.to || one.cost - other.cost,
    );
  // Where only the end is wrong, what stands before it can be taken.
  const [best] = sentences;
  for (const found of whole) if (found.missaid === 0) add(write([found]), found.to);
  for (let length = (best?.words.length ?? 0) - 1; best && length > 1; length -= 1) {
    const beginning = best.words.slice(0, length);
    add(write(beginning), beginning.at(-1)?.to ?? 0);
  }
  // Tones say what is meant: guesses come behind the syllable's own characters.
  for (const found of begun) if (!isToned || found.penalty === 0) add(write([found]), found.to);
  const edges = (lattice[0] ?? []).map((edge) => ({ edge, ...charactersOf(dictionary, query, edge) }));
  for (const { edge, said } of edges) add(said, edge.to);
  if (isToned) for (const found of [...whole, ...begun]) add(write([found]), found.to);
  for (const { edge, others } of edges) add(others, edge.to);
  return { candidates: [...texts.values()], spelling: spell(letters, best?.words ?? words.slice(0, 1)) };
}

/** Whether it is one character that is not said so: it comes behind all that are. */
function isMissaidAlone({ words: [first, ...rest] }: Sentence): boolean {
  return first !== undefined && first.missaid > 0 && first.path.length === 1 && rest.length === 0;
}

/**
 * How words are written as the question wants it: several together in one way, a single character in each of its forms that is said so.
 * @param edges from the first letter on
 */
function writerFor(
  { list, characters, traditional }: Dictionary,
  { script, purpose, begins }: PinyinQuery,
  edges: readonly Edge[],
): (found: readonly Found[]) => readonly string[] {
  const textOf = ({ word }: Found) => list.texts[word] ?? "";
  if (script !== "traditional") return (found) => [found.map(textOf).join("")];
  const { forms, written } = traditional();
  // A family name that is traditional already is that one, and no other that is simplified so: 范, 于, 余.
  const isSurname = (text: string) =>
    purpose === "name" && begins && surnames.has(text) && forms(text).includes(text);
  /** 髮 for ㄈㄚˋ, and not 發, which is simplified to the same. */
  const isSaid = (character: string, end: number) =>
    edges.some(
      ({ to, first, tone }) =>
        to === end &&
        tone !== undefined &&
        isSaidSo(characters, character, list.syllables[first] ?? "", tone),
    );
  const formsSaid = (character: string, end: number) => {
    const said = forms(character).filter((form) => isSaid(form, end));
    return said.length > 0 ? said : forms(character);
  };
  return (found) => {
    const [first] = found;
    const begun = first ? textOf(first) : "";
    if (first && found.length === 1 && first.path.length === 1)
      return [...(isSurname(begun) ? [begun] : []), ...formsSaid(begun, first.to)];
    const texts = found.map(textOf);
    return [texts.map((text, place) => (place === 0 && isSurname(text) ? text : written(text))).join("")];
  };
}

/**
 * Every character of a syllable that the fonts can show, in traditional script its forms first: those said with its tone, and the others.
 */
function charactersOf(
  { list, characters, traditional }: Dictionary,
  { script }: PinyinQuery,
  { first, last, penalty, tone, only }: Edge,
): { readonly said: readonly string[]; readonly others: readonly string[] } {
  if (penalty > 0 || last !== first + 1) return { said: [], others: [] };
  const syllable = list.syllables[first] ?? "";
  const known = characters
    .withReading(syllable)
    .filter((character) => characters.hasGlyph(character) && (only?.has(character) ?? true));
  const all = script === "traditional" ? [...known.flatMap(traditional().forms), ...known] : known;
  if (tone === undefined) return { said: all, others: [] };
  const isSaid = (character: string) => isSaidSo(characters, character, syllable, tone) === true;
  return { said: all.filter(isSaid), others: all.filter((character) => !isSaid(character)) };
}

/** The letters with a divider behind each syllable; what no word reaches stands as it was typed. */
function spell(letters: string, words: readonly Found[]): string {
  const ends = words.flatMap(({ path }) => path.map(({ to }) => to));
  const parts = ends.map((end, index) => letters.slice(ends[index - 1] ?? 0, end).replaceAll(divider, ""));
  const rest = letters.slice(ends.at(-1) ?? 0);
  return [...parts, rest].filter((part) => part !== "").join(divider);
}
