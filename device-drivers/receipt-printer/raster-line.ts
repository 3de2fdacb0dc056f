/**
 * A line of text drawn as an image, for a line with a character that the printer's own font lacks. Sent as `GS v 0`
 * in bands, in the printer's own double-width or double-height mode where that saves bytes.
 */
import type { ByteWriter } from "./byte-writer.ts";
import { CELL, glyphOf } from "./glyph-font.ts";
import { type LineRun, widthOfText } from "./line-breaks.ts";

/**
 * Rows a band. Epson allows 2303; old firmware has line buffers of a few kilobytes, and 24 rows of 72 bytes (1,728)
 * fit in any. A band is also the longest stretch in which no real-time status can be asked for.
 */
export const MAX_BAND_ROWS = 24;

/** Blank and black rows, in printed dots, under the characters of a line in which something is underlined. */
export const UNDERLINE = { gap: 2, thickness: 2 };

interface Image {
  /** Bytes a row. */
  readonly stride: number;
  readonly rows: number;
  readonly bits: Uint8Array;
}

function setDots(bits: Uint8Array, rowStart: number, x: number, count: number): void {
  for (let dot = x; dot < x + count; dot++) {
    const at = rowStart + (dot >> 3);
    bits[at] = (bits[at] ?? 0) | (0x80 >> (dot & 7));
  }
}

/** A glyph's row as it is: at most 24 dots and 7 before them, so one 32-bit word holds them. */
function setRow(bits: Uint8Array, rowStart: number, x: number, dots: number, width: number): void {
  const word = dots << (32 - width - (x & 7));
  const at = rowStart + (x >> 3);
  bits[at] = (bits[at] ?? 0) | (word >>> 24);
  bits[at + 1] = (bits[at + 1] ?? 0) | ((word >>> 16) & 0xff);
  bits[at + 2] = (bits[at + 2] ?? 0) | ((word >>> 8) & 0xff);
  bits[at + 3] = (bits[at + 3] ?? 0) | (word & 0xff);
}

/** Draws the runs on a common base line. `halveX`/`halveY`: in dots that the printer doubles. */
function draw(runs: readonly LineRun[], shift: number, halveX: boolean, halveY: boolean): Image {
  const divideX = halveX ? 2 : 1;
  const divideY = halveY ? 2 : 1;
  const tallest = runs.reduce((most, run) => Math.max(most, run.height), 1);
  const textRows = (tallest * CELL) / divideY;
  const underlined = runs.some((run) => run.underline);
  const gap = UNDERLINE.gap / divideY;
  const rows = textRows + (underlined ? gap + UNDERLINE.thickness / divideY : 0);
  const width = runs.reduce((sum, run) => sum + (widthOfText(run.text) * run.width) / divideX, shift);
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * rows);
  let left = shift;
  for (const run of runs) {
    const scaleX = run.width / divideX;
    const scaleY = run.height / divideY;
    const top = textRows - CELL * scaleY;
    const start = left;
    for (const character of run.text) {
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      for (let row = 0; row < CELL; row++) {
        let dots = glyph.rows[row] ?? 0;
        if (run.bold) dots |= dots >> 1;
        if (dots === 0) continue;
        if (scaleX === 1 && scaleY === 1) {
          setRow(bits, (top + row) * stride, left, dots, glyph.width);
          continue;
        }
        for (let x = 0; x < glyph.width; x++) {
          if (((dots >> (glyph.width - 1 - x)) & 1) === 0) continue;
          for (let copy = 0; copy < scaleY; copy++) {
            setDots(bits, (top + row * scaleY + copy) * stride, left + x * scaleX, scaleX);
          }
        }
      }
      left += glyph.width * scaleX;
    }
    if (run.underline) {
      for (let row = textRows + gap; row < rows; row++) setDots(bits, row * stride, start, left - start);
    }
  }
  return { stride, rows, bits };
}

/**
 * `10 04`, `10 05` and `10 14` are obeyed by many printers even in the middle of image data (status request, recover,
 * drawer pulse): an image must not hold them by chance.
 */
function holdsRealTimeCommand(bits: Uint8Array): boolean {
  for (let at = bits.indexOf(0x10); at >= 0; at = bits.indexOf(0x10, at + 1)) {
    const next = bits[at + 1];
    if (next === 0x04 || next === 0x05 || next === 0x14) return true;
  }
  return false;
}

/** Writes the line; the printer must stand at the start of a line. Returns its height in printed dots. */
export function writeRasterLine(writer: ByteWriter, runs: readonly LineRun[], paperDots: number): number {
  const halveX = runs.every((run) => run.width % 2 === 0);
  const halveY = runs.every((run) => run.height % 2 === 0);
  const room = Math.floor(paperDots / (halveX ? 2 : 1));
  const width = runs.reduce((sum, run) => sum + widthOfText(run.text) * run.width, 0) / (halveX ? 2 : 1);
  let image = draw(runs, 0, halveX, halveY);
  // A shift by a dot or more changes every byte. A line as wide as the paper stays: the session lives with a stray reply.
  for (let shift = 1; shift < 8 && shift + width <= room && holdsRealTimeCommand(image.bits); shift++) {
    image = draw(runs, shift, halveX, halveY);
  }
  const mode = (halveX ? 1 : 0) | (halveY ? 2 : 0);
  for (let row = 0; row < image.rows; row += MAX_BAND_ROWS) {
    const rows = Math.min(MAX_BAND_ROWS, image.rows - row);
    writer.bytes(Uint8Array.of(0x1d, 0x76, 0x30, mode, image.stride, 0, rows, 0));
    writer.bytes(image.bits.subarray(row * image.stride, (row + rows) * image.stride));
  }
  return image.rows * (halveY ? 2 : 1);
}
