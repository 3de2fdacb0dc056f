import { describe, expect, it } from "vitest";
import { gb2312Font, gbkFont, printTable } from "../../../device-drivers/receipt-printer/gb18030.ts";
import { gb18030CodePoints, gb18030TwoByte } from "../../../device-drivers/text/gb18030.ts";
import { rareNames } from "./printer-support.ts";

const decoder = new TextDecoder("gb18030");
const bytesOf = (pair: number) => Uint8Array.of(pair >> 8, pair & 0xff);

describe("GB 18030 two-byte area", () => {
  it("gives back through TextDecoder every character it encodes", () => {
    for (const codePoint of gb18030CodePoints()) {
      expect(decoder.decode(bytesOf(gb18030TwoByte(codePoint) ?? 0))).toBe(String.fromCodePoint(codePoint));
    }
  });

  it("holds every character that TextDecoder finds there, but for private use", () => {
    let found = 0;
    for (let pair = 0x8140; pair <= 0xfefe; pair++) {
      const [character = "", ...rest] = decoder.decode(bytesOf(pair));
      const codePoint = character.codePointAt(0) ?? 0;
      if (rest.length > 0 || codePoint === 0xfffd || (codePoint >= 0xe000 && codePoint <= 0xf8ff)) continue;
      if ((pair & 0xff) < 0x40 || pair === 0xa3a0) continue;
      found++;
      expect(gb18030TwoByte(codePoint)).toBe(pair);
    }
    expect(found).toBe(gb18030CodePoints().length);
  });

  it("keeps A1A1 for the ideographic space", () => {
    expect(gb18030TwoByte(0x3000)).toBe(0xa1a1);
  });

  it("follows the 2022 mapping", () => {
    expect(gb18030TwoByte(0xfe10)).toBe(0xa6d9);
    expect(gb18030TwoByte(0x9fb4)).toBe(0xfe59);
  });
});

describe("printer fonts", () => {
  const count = (table: Uint16Array) => table.reduce((sum, code) => sum + (code > 0xff ? 1 : 0), 0);

  it("is 湖里 in GBK as every manual has it", () => {
    const table = printTable(gbkFont);
    expect([..."湖里"].map((character) => table[character.charCodeAt(0)])).toEqual([0xbafe, 0xc0ef]);
  });

  it("has the 7,445 characters of GB 2312-1980 in the strict font, all of them in the wider one", () => {
    const strict = printTable(gb2312Font);
    const wide = printTable(gbkFont);
    expect(count(strict)).toBe(7445);
    expect(count(wide)).toBe(21_791);
    for (const [codeUnit, code] of strict.entries()) {
      if (code !== 0) expect(wide[codeUnit]).toBe(code);
    }
  });

  it("prints neither rare names, nor private use, nor controls, nor half a surrogate pair", () => {
    const table = printTable(gbkFont);
    for (const character of rareNames) expect(table[character.charCodeAt(0)]).toBe(0);
    for (const codeUnit of [0, 0x09, 0x0a, 0x1b, 0x7f, 0x80, 0xe000, 0xe5e5, 0xf8ff, 0xd842, 0xdfb7]) {
      expect(table[codeUnit]).toBe(0);
    }
  });
});
