import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usualParts } from "../../../../kiosk/ui/keyboard/usual-parts.ts";
import { codeOf, levelOf } from "../../../../kiosk/ui/pinyin/character-card.ts";
import { flags, readCharacterTable } from "../../../../kiosk/ui/pinyin/character-table.ts";
import { drawingOf, partsInWords } from "../../../../kiosk/ui/pinyin/drawing.ts";
import { expand, waysOfAll } from "../../../../kiosk/ui/pinyin/stroke-search.ts";
import { readingOf, toned } from "../../../../kiosk/ui/pinyin/tones.ts";
import { dictionary, dictionaryFiles } from "./dictionary.ts";

const table = readCharacterTable(dictionaryFiles.characters);
const found = (cards: readonly { character: string }[], most = 12) =>
  cards.slice(0, most).map(({ character }) => character);

describe("rare characters", () => {
  it.each([
    ["yan", "䶮"],
    ["jing", "璟"],
    ["zhe", "喆"],
    ["lun", "𬬭"],
    ["jie", "㛃"],
    ["biang", "𰻝"],
  ])("by reading: %s has %s", (syllable, character) =>
    expect(found(dictionary({ kind: "reading", syllable }), 999)).toContain(character),
  );

  it.each([
    ["135341134", "䶮"],
    ["1121251141251234", "璟"],
    ["121251", "𠮷"],
    ["12125112", "喆"],
    ["25112141", "国"],
  ])("by all strokes: %s is %s", (strokes, character) =>
    expect(found(dictionary({ kind: "strokes", strokes }), 20)).toContain(character),
  );

  it.each([
    ["2551", "𡆠", "囗 closes"],
    ["411123534", "𧘘", "衣 opens"],
    ["33231134112", "𢔖", "行 stands on both sides"],
    ["251454", "𨑕", "辶 comes last"],
    ["25111211212514444", "𭶑", "the dots of 黒 come last"],
    ["1251154", "𢎃", "the hook of 弋 comes last"],
    ["13533534", "𢦠", "the hook of 戈 comes last"],
    ["1122515", "𠤳", "匚 closes"],
  ])("by strokes that follow from its parts: %s is %s, where %s", (strokes, character) =>
    expect(found(dictionary({ kind: "strokes", strokes }), 20)).toContain(character),
  );

  it("by the first strokes, the well known first", () => {
    expect(found(dictionary({ kind: "strokes", strokes: "11212511" }), 12)).toContain("理");
    expect(dictionary({ kind: "strokes", strokes: "" })).toEqual([]);
    expect(dictionary({ kind: "strokes", strokes: "5".repeat(40) })).toEqual([]);
  });

  it.each([
    [["王", "景"], "璟"],
    [["龙", "天"], "䶮"],
    [["土", "口"], "𠮷"],
    [["马", "马", "马"], "骉"],
    [["馬", "馬"], "騳"],
    [["马", "骉"], "骉"],
    [["钅", "仑"], "𬬭"],
    [["金", "仑"], "𬬭"],
    [["水", "莫"], "漠"],
    [["文", "武"], "斌"],
  ])("by parts: %j is %s", (parts, character) =>
    expect(found(dictionary({ kind: "parts", parts }), 5)).toContain(character),
  );

  it("shows each with its readings, its level and what it is made of", () => {
    const [dragon, joined, late] = dictionary({ kind: "describe", characters: ["䶮", "𠔻", "𰻝"] });
    expect(dragon).toEqual({ character: "䶮", readings: ["yǎn"], drawing: "䶮", level: 1 });
    expect(joined?.level).toBe(3);
    expect(joined?.drawing).toMatchObject({ sign: expect.any(String) });
    expect(late?.level).toBeUndefined();
    expect(codeOf("䶮")).toBe("U+4DAE");
    expect(codeOf("𠮷")).toBe("U+20BB7");
  });
});

it("offers of a reading first what stands in names and hardly elsewhere", () => {
  expect(found(dictionary({ kind: "reading", syllable: "yan" }), 20)).toContain("䶮");
  expect(found(dictionary({ kind: "reading", syllable: "jing" }), 20)).toContain("璟");
});

it("has a glyph for every part on the keys, and characters that have it", () => {
  for (const part of usualParts) {
    expect(table.hasGlyph(part)).toBe(true);
    expect(found(dictionary({ kind: "parts", parts: [part] })).length).toBeGreaterThan(10);
  }
  expect(new Set(usualParts).size).toBe(usualParts.length);
}, 30_000);

describe("what is covered", () => {
  const places = Array.from(table.codePoints.keys()).filter(
    (place) => ((table.flags[place] ?? 0) & flags.isHan) > 0,
  );
  const level = (place: number) =>
    levelOf(table.codePoints[place] ?? 0, ((table.flags[place] ?? 0) & flags.standard) > 0);
  const glyph = (place: number) => ((table.flags[place] ?? 0) & flags.hasGlyph) > 0;
  const named = [1, 2, 3].map((each) => places.filter((place) => level(place) === each));
  const [one = [], two = [], three = []] = named;

  it("is every character of GB 18030-2022's three levels, and later ones", () => {
    // 27,558 and the 12 of the compatibility block; 196 of the standard table in other planes; the rest.
    expect([one.length, two.length, three.length]).toEqual([27_570, 196, 60_121]);
    expect(one.length + two.length + three.length).toBe(87_887);
    expect(places.length).toBeGreaterThan(87_887);
  });

  it("has a glyph of our fonts for all of levels 1 and 2, and draws all but a few of level 3 from parts", () => {
    expect([...one, ...two].filter((place) => !glyph(place))).toEqual([]);
    const without = three.filter((place) => !glyph(place));
    const undrawn = without.filter((place) => !drawingOf(table, table.characterAt(place)));
    // The README has these figures.
    expect([three.length - without.length, without.length - undrawn.length, undrawn.length]).toEqual([
      250, 58_679, 1192,
    ]);
  });

  it("is found by all its strokes, and by its parts where it has some", () => {
    const ways = waysOfAll(table);
    for (const place of fc.sample(fc.constantFrom(...places), { numRuns: 6, seed: 1 })) {
      const character = table.characterAt(place);
      expect(found(dictionary({ kind: "strokes", strokes: ways[place]?.[0] ?? "" }), 120)).toContain(
        character,
      );
      const drawing = drawingOf(table, character) ?? character;
      const parts = partsInWords(drawing).split("＋");
      expect(found(dictionary({ kind: "parts", parts }), 120)).toContain(character);
    }
  }, 30_000);
});

describe("spelling", () => {
  it.each([
    ["yǎn", "yan", 3],
    ["lǘ", "lv", 2],
    ["nüè", "nue", 4],
    ["de", "de", 0],
    ["guǐ", "gui", 3],
    ["liú", "liu", 2],
    ["ǒu", "ou", 3],
  ] as const)("%s is %s in tone %i, and back", (written, syllable, tone) => {
    expect(readingOf(written)).toEqual({ syllable, tone });
    expect(toned({ syllable, tone })).toBe(written);
  });
  it("knows no syllable that has no letters", () => expect(readingOf("ê̄")).toBeUndefined());
  it("writes out the alternatives of strokes, also those that repeat", () => {
    expect(expand("(52|552)3")).toEqual(["523", "5523"]);
    expect(expand("(1|2)(3|4)\\1\\2")).toEqual(["1313", "1414", "2323", "2424"]);
  });
});
