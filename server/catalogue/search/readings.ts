import { pinyin } from "pinyin-pro";
import { foldedSyllable } from "./syllables.ts";

const marked = new Map<string, number>();

/** The sound of a syllable spelt with its tone mark; -1 for what is none. Remembered: there are some 1,300. */
function soundOfMarked(syllable: string): number {
  const before = marked.get(syllable);
  if (before !== undefined) return before;
  const plain = syllable
    .normalize("NFD")
    .replace(/u\u0308/g, "v")
    .replace(/[\u0300-\u036f]/g, "");
  const sound = foldedSyllable(plain) ?? -1;
  // What is no syllable may be any character; that is not to be kept.
  if (sound >= 0) marked.set(syllable, sound);
  return sound;
}

/** The sound of each character of a text as it is read there (行 in 银行 and 行驶); -1 for what has none. */
export function readingsInText(text: string): number[] {
  const characters = [...text];
  // Tone marks are the library's own spelling, and three times as fast as having them taken off.
  const read = pinyin(text, { type: "array", toneSandhi: false });
  // The library answers one element a character; should it ever not, each is read alone.
  if (read.length !== characters.length) return characters.map((one) => soundsOf(one)[0] ?? -1);
  return read.map(soundOfMarked);
}

const spellingsAlone = (character: string): string[] =>
  pinyin(character, { toneType: "none", type: "array", v: true, multiple: true });

const known = new Map<string, readonly number[]>();

/** Every sound that a character may have. Remembered: there are some ten thousand characters at most. */
export function soundsOf(character: string): readonly number[] {
  const before = known.get(character);
  if (before) return before;
  const folds = spellingsAlone(character).map((syllable) => foldedSyllable(syllable) ?? -1);
  const sounds = [...new Set(folds)].filter((fold) => fold >= 0);
  known.set(character, sounds);
  return sounds;
}
