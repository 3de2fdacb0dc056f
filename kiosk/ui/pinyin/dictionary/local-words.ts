import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { streets } from "../../address/huli.ts";
import type { Sources, Word } from "./sources.ts";
import { speller } from "./speller.ts";

/** How frequent the names of streets and communities are taken to be, in the measure of the Android dictionary. */
const placeFrequency = 1500;

/** The words of `local-words.txt` and the names of the district's address table, each with its syllables. @throws Error for a character without a reading */
export function localWords(sources: Sources): Word[] {
  const spell = speller(sources);
  const words = new Map<string, Word>();
  const add = (text: string, frequency: number, given: readonly string[]) => {
    const syllables = given.length > 0 ? given : spell(text);
    if (!syllables) throw new Error(`no reading for ${text}`);
    words.set(text, { text, syllables, frequency });
  };
  let frequency = 0;
  const file = fileURLToPath(new URL("local-words.txt", import.meta.url));
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [text = "", ...rest] = line.split(" ");
    if (text === "=") frequency = Number(rest[0]);
    else add(text, frequency, rest);
  }
  for (const { name, latin, communities } of streets) {
    add(name, placeFrequency, []);
    for (const place of [{ name, latin }, ...communities]) {
      const short = place.name.replace(/(街道|社区)$/, "");
      if (!words.has(short)) add(short, placeFrequency, []);
      if (!words.has(place.name)) add(place.name, placeFrequency, []);
    }
  }
  return [...words.values()].map((word) => ({
    ...word,
    frequency: Math.max(word.frequency, frequencyIn(sources.words, word)),
  }));
}

function frequencyIn(words: readonly Word[], { text, syllables }: Word): number {
  const same = words.find((word) => word.text === text && word.syllables.join() === syllables.join());
  return same?.frequency ?? 0;
}
