import { describe, expect, it } from "vitest";
import {
  codePointOfBox,
  codePointsWithGlyph,
  glyphOf,
  hasGlyph,
  widthOf,
} from "../../../device-drivers/receipt-printer/glyph-font.ts";
import { gb18030CodePoints } from "../../../device-drivers/text/gb18030.ts";
import { rareNames } from "./printer-support.ts";

const point = (character: string) => character.codePointAt(0) ?? 0;

describe("glyph font", () => {
  it("has the rare names and the characters of every day, each with its own ink", () => {
    for (const character of `${rareNames}湖里区测试样本臺灣龘Aag09`) {
      expect(hasGlyph(point(character)), character).toBe(true);
      expect(glyphOf(point(character)).rows.some((row) => row !== 0)).toBe(true);
    }
    const drawings = [...rareNames].map((character) => glyphOf(point(character)).rows.join());
    expect(new Set(drawings).size).toBe(5);
  });

  it("has all of GBK's characters at full width but ≒", () => {
    const lacking = gb18030CodePoints().filter((codePoint) => !hasGlyph(codePoint));
    expect(lacking.map((codePoint) => codePoint.toString(16))).toEqual(["2252"]);
    for (const codePoint of gb18030CodePoints()) expect(widthOf(codePoint)).toBe(24);
  });

  it("prints ASCII at half width, inside its cell", () => {
    for (let ascii = 0x20; ascii < 0x7f; ascii++) {
      const { width, rows } = glyphOf(ascii);
      expect(width).toBe(12);
      expect(widthOf(ascii)).toBe(12);
      for (const row of rows) expect(row >> 12).toBe(0);
    }
  });

  it("keeps every drawn row inside 24 dots", () => {
    for (const codePoint of codePointsWithGlyph().filter((_, index) => index % 97 === 0)) {
      const { width, rows } = glyphOf(codePoint);
      expect(rows).toHaveLength(24);
      for (const row of rows) expect(row >>> width).toBe(0);
    }
  });

  it("draws a framed box with the code for what no face has, never a question mark", () => {
    for (const codePoint of [0x2a6d7, 0xe000, 0x1f600, 0x10ffff]) {
      expect(hasGlyph(codePoint)).toBe(false);
      const { rows } = glyphOf(codePoint);
      expect(rows[1]).toBe(0xffffff);
      expect(rows[22]).toBe(0xffffff);
      expect(codePointOfBox(rows)).toBe(codePoint);
      expect(codePointOfBox(rows.map((row) => row | (row >> 1)))).toBe(codePoint);
    }
    expect(codePointOfBox(glyphOf(point("湖")).rows)).toBeUndefined();
  });
});
