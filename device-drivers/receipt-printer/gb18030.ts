import { gb18030TwoByte } from "../text/gb18030.ts";

/** Cells of the code table that a printer's font holds, as inclusive ranges of lead and trail bytes. */
interface FontArea {
  readonly leads: readonly [first: number, last: number];
  readonly trails: readonly [first: number, last: number];
}

/** What characters a printer model's own font holds. */
export interface PrinterFont {
  readonly name: string;
  readonly areas: readonly FontArea[];
  /** Cells inside the areas that fonts of this kind do not hold. */
  readonly lacking: readonly (readonly [first: number, last: number])[];
}

/**
 * What GB 18030 added to the two-byte area after GBK: the euro sign, vertical punctuation, ideographic description
 * characters and 80 characters from FE50. Fonts named "GBK" or "GB18030" on printers mostly lack them.
 */
const addedAfterGbk = [
  [0xa2e3, 0xa2e3],
  [0xa6d9, 0xa6df],
  [0xa6ec, 0xa6ed],
  [0xa6f3, 0xa6f3],
  [0xa8bc, 0xa8bc],
  [0xa8bf, 0xa8bf],
  [0xa989, 0xa995],
  [0xfe50, 0xfea0],
] as const;

/** 21,791 characters: what nearly every Chinese-market printer sold since 2000 prints. */
export const gbkFont: PrinterFont = {
  name: "GBK",
  areas: [{ leads: [0x81, 0xfe], trails: [0x40, 0xfe] }],
  lacking: addedAfterGbk,
};

/** 7,445 characters: old and impact models (lead B0–F7 and the symbol rows, trail from A1). */
export const gb2312Font: PrinterFont = {
  name: "GB2312",
  areas: [
    { leads: [0xa1, 0xa9], trails: [0xa1, 0xfe] },
    { leads: [0xb0, 0xf7], trails: [0xa1, 0xfe] },
  ],
  // Cells of GB 2312-1980 that stand empty, or were filled by GBK and GB 18030.
  lacking: [
    [0xa2a1, 0xa2b0],
    [0xa2e3, 0xa2e4],
    [0xa2ef, 0xa2f0],
    [0xa2fd, 0xa2fe],
    [0xa4f4, 0xa4fe],
    [0xa5f7, 0xa5fe],
    [0xa6b9, 0xa6c0],
    [0xa6d9, 0xa6fe],
    [0xa7c2, 0xa7d0],
    [0xa7f2, 0xa7fe],
    [0xa8bb, 0xa8c4],
    [0xa8ea, 0xa8fe],
    [0xa9a1, 0xa9a3],
    [0xa9f0, 0xa9fe],
    [0xd7fa, 0xd7fe],
  ],
};

/** By two bytes, lead << 8 | trail: 1 where the font has the cell. */
function cellsOf({ areas, lacking }: PrinterFont): Uint8Array {
  const cells = new Uint8Array(0x10000);
  for (const { leads, trails } of areas) {
    for (let lead = leads[0]; lead <= leads[1]; lead++) {
      cells.fill(1, (lead << 8) | trails[0], ((lead << 8) | trails[1]) + 1);
    }
  }
  for (const [first, last] of lacking) cells.fill(0, first, last + 1);
  return cells;
}

const tables = new Map<PrinterFont, Uint16Array>();

/**
 * UTF-16 code unit → what to send: the ASCII byte itself, two bytes as lead << 8 | trail, or 0 when the font cannot
 * print it (control characters and surrogates included). Made once a font.
 */
export function printTable(font: PrinterFont): Uint16Array {
  const made = tables.get(font);
  if (made) return made;
  const table = new Uint16Array(0x10000);
  for (let ascii = 0x20; ascii <= 0x7e; ascii++) table[ascii] = ascii;
  const cells = cellsOf(font);
  for (let codeUnit = 0x80; codeUnit < table.length; codeUnit++) {
    const pair = gb18030TwoByte(codeUnit);
    if (pair && cells[pair]) table[codeUnit] = pair;
  }
  tables.set(font, table);
  return table;
}

// The usual font's table is part of loading, so that the first ticket does not pay for it.
printTable(gbkFont);
