/**
 * The glyph font: 1-bit bitmaps of every character that Noto Sans has for us, 24 dots high, 24 or 12 wide. What the
 * printer's own font lacks is drawn with it; the simulated printer prints with it.
 *
 * `noto-sans-24.bin`, made by `make-glyph-font.ts`, all little-endian:
 *
 *     u32 F   count of full-width glyphs        u32 H   count of half-width glyphs
 *     F × u32 code points, ascending            H × u32 code points, ascending
 *     F × 72 bytes: 24 rows of 3 bytes          H × 48 bytes: 24 rows of 2 bytes, the last 4 bits empty
 *
 * The most significant bit is the left dot; 1 is black.
 */
import { readFileSync } from "node:fs";

/** Height of every glyph, in dots; also the width of a full-width one. */
export const CELL = 24;

export interface Glyph {
  readonly width: 12 | 24;
  /** 24 rows; the dot at `width - 1` is the lowest bit of a row, the left one the highest. */
  readonly rows: readonly number[];
}

const FULL_BYTES = 72;
const HALF_BYTES = 48;

const file = readFileSync(new URL("./noto-sans-24.bin", import.meta.url));
const bytes = new Uint8Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
const fullCount = words[0] ?? 0;
const halfCount = words[1] ?? 0;
const fullPoints = words.subarray(2, 2 + fullCount);
const halfPoints = words.subarray(2 + fullCount, 2 + fullCount + halfCount);
const fullStart = (2 + fullCount + halfCount) * 4;
const halfStart = fullStart + fullCount * FULL_BYTES;

function indexIn(points: Uint32Array, codePoint: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = points[middle] ?? 0;
    if (found === codePoint) return middle;
    if (found < codePoint) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Whether a face has the character, so that it is drawn and not boxed. */
export function hasGlyph(codePoint: number): boolean {
  return indexIn(halfPoints, codePoint) >= 0 || indexIn(fullPoints, codePoint) >= 0;
}

/** Width in dots at size 1, the same whether the printer's font or ours draws it. */
export function widthOf(codePoint: number): 12 | 24 {
  return codePoint < 0x7f || indexIn(halfPoints, codePoint) >= 0 ? 12 : 24;
}

/** The character's bitmap; for one that no face has, a box with its U+ code inside. */
export function glyphOf(codePoint: number): Glyph {
  const half = indexIn(halfPoints, codePoint);
  if (half >= 0) {
    const at = halfStart + half * HALF_BYTES;
    const rows = new Array<number>(CELL);
    for (let row = 0; row < CELL; row++) {
      rows[row] = ((bytes[at + 2 * row] ?? 0) << 4) | ((bytes[at + 2 * row + 1] ?? 0) >> 4);
    }
    return { width: 12, rows };
  }
  const full = indexIn(fullPoints, codePoint);
  if (full < 0) return boxOf(codePoint);
  const at = fullStart + full * FULL_BYTES;
  const rows = new Array<number>(CELL);
  for (let row = 0; row < CELL; row++) {
    rows[row] =
      ((bytes[at + 3 * row] ?? 0) << 16) |
      ((bytes[at + 3 * row + 1] ?? 0) << 8) |
      (bytes[at + 3 * row + 2] ?? 0);
  }
  return { width: 24, rows };
}

/** Every code point with a glyph, half-width ones first, each group ascending. */
export function codePointsWithGlyph(): number[] {
  return [...halfPoints, ...fullPoints];
}

/** Hexadecimal digits, 5 × 7 dots, a row a number. */
const DIGITS: readonly (readonly number[])[] = [
  [0x0e, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0e],
  [0x04, 0x0c, 0x04, 0x04, 0x04, 0x04, 0x0e],
  [0x0e, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1f],
  [0x1f, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0e],
  [0x02, 0x06, 0x0a, 0x12, 0x1f, 0x02, 0x02],
  [0x1f, 0x10, 0x1e, 0x01, 0x01, 0x11, 0x0e],
  [0x06, 0x08, 0x10, 0x1e, 0x11, 0x11, 0x0e],
  [0x1f, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08],
  [0x0e, 0x11, 0x11, 0x0e, 0x11, 0x11, 0x0e],
  [0x0e, 0x11, 0x11, 0x0f, 0x01, 0x02, 0x0c],
  [0x0e, 0x11, 0x11, 0x1f, 0x11, 0x11, 0x11],
  [0x1e, 0x11, 0x11, 0x1e, 0x11, 0x11, 0x1e],
  [0x0e, 0x11, 0x10, 0x10, 0x10, 0x11, 0x0e],
  [0x1e, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1e],
  [0x1f, 0x10, 0x10, 0x1e, 0x10, 0x10, 0x1f],
  [0x1f, 0x10, 0x10, 0x1e, 0x10, 0x10, 0x10],
];

/** A framed cell: three digits above three, zero-filled, so that U+2A6D7 reads `02A` over `6D7`. */
function boxOf(codePoint: number): Glyph {
  const rows = new Array<number>(CELL).fill(0x800001);
  rows[0] = 0;
  rows[CELL - 1] = 0;
  rows[1] = 0xffffff;
  rows[CELL - 2] = 0xffffff;
  const hex = codePoint.toString(16).padStart(6, "0");
  for (const [place, digit] of [...hex].entries()) {
    const left = 3 + (place % 3) * 7;
    const top = place < 3 ? 4 : 13;
    for (const [row, dots] of (DIGITS[Number.parseInt(digit, 16)] ?? []).entries()) {
      rows[top + row] = (rows[top + row] ?? 0) | (dots << (CELL - left - 5));
    }
  }
  return { width: 24, rows };
}

/** The code inside a `boxOf` bitmap, its dots plain or emboldened by one; undefined when it is no such box. */
export function codePointOfBox(rows: readonly number[]): number | undefined {
  let hex = "";
  for (let place = 0; place < 6; place++) {
    const left = 3 + (place % 3) * 7;
    const top = place < 3 ? 4 : 13;
    const digit = DIGITS.findIndex(
      (shape) =>
        shape.every((dots, row) => digitDots(rows, left, top + row) === dots) ||
        shape.every((dots, row) => digitDots(rows, left, top + row) === (dots | (dots >> 1))),
    );
    if (digit < 0) return undefined;
    hex += digit.toString(16);
  }
  const codePoint = Number.parseInt(hex, 16);
  return codePoint <= 0x10ffff && rows[1] === 0xffffff ? codePoint : undefined;
}

function digitDots(rows: readonly number[], left: number, row: number): number {
  return ((rows[row] ?? 0) >> (CELL - left - 5)) & 0x1f;
}
