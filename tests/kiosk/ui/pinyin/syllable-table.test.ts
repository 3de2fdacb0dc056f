import { expect, it } from "vitest";
import { interjections, soundAlikes } from "../../../../kiosk/ui/pinyin/sounds.ts";
import { syllableTable } from "../../../../kiosk/ui/pinyin/syllable-table.ts";
import { readWordList } from "../../../../kiosk/ui/pinyin/word-list.ts";
import { dictionaryFiles } from "./dictionary.ts";

it("knows of all letters which syllables sound like them, as if each were asked", () => {
  const { syllables } = readWordList(dictionaryFiles.words);
  const { numbers, alikes } = syllableTable(syllables);
  const near = new Set(syllables.flatMap((each) => [each, ...soundAlikes(each)]));
  const beginnings = [...near].flatMap((each) => [...each].map((_, end) => each.slice(0, end + 1)));
  for (const letters of new Set([...beginnings, ...beginnings.flatMap(soundAlikes)])) {
    const asked = soundAlikes(letters).filter((each) => syllables.includes(each) && !interjections.has(each));
    expect(
      (alikes.get(letters) ?? []).map((number) => syllables[number]),
      letters,
    ).toEqual(asked);
  }
  for (const [syllable, number] of numbers) expect(syllables[number]).toBe(syllable);
  expect(syllableTable(syllables)).toBe(syllableTable(syllables));
});
