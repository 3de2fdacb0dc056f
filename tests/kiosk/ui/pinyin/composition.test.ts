import { describe, expect, it } from "vitest";
import { readCharacterTable } from "../../../../kiosk/ui/pinyin/character-table.ts";
import { composition } from "../../../../kiosk/ui/pinyin/composition.ts";
import { drawingOf, partsInWords } from "../../../../kiosk/ui/pinyin/drawing.ts";
import { dictionaryFiles } from "./dictionary.ts";

const table = readCharacterTable(dictionaryFiles.characters);

describe("a character drawn from its parts", () => {
  it("stands side by side as its description says", () => {
    const drawing = { sign: "⿰", parts: ["口", { sign: "⿱", parts: ["当", "木"] }] };
    expect(composition(drawing)).toEqual([
      { text: "口", x: 2, y: 20, width: 34, height: 60 },
      { text: "当", x: 36, y: 0, width: 64, height: 50 },
      { text: "木", x: 36, y: 50, width: 64, height: 50 },
    ]);
    expect(partsInWords(drawing)).toBe("口＋当＋木");
  });

  it("stays in its square, whatever the character", () => {
    for (let codePoint = 0x20000; codePoint <= 0x2ebe0; codePoint += 97) {
      const drawing = drawingOf(table, String.fromCodePoint(codePoint));
      if (!drawing) continue;
      for (const { text, x, y, width, height } of composition(drawing)) {
        expect(table.hasGlyph(text)).toBe(true);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(100.001);
        expect(Math.min(width, height)).toBeGreaterThan(0);
      }
    }
  });
});
