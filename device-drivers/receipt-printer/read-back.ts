/**
 * Characters out of an image line, by exact comparison with the glyph font: what was drawn can be read from the
 * paper as data. Only for the simulated printer and tests; the table is made at first use.
 */
import { gb18030CodePoints } from "../text/gb18030.ts";
import { CELL, codePointOfBox, codePointsWithGlyph, glyphOf, hasGlyph } from "./glyph-font.ts";
import { UNDERLINE } from "./raster-line.ts";

export interface PrintedRun {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly underline: boolean;
}

/** Black dots, one byte each. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

interface Table {
  readonly plain: ReadonlyMap<string, string>;
  readonly bold: ReadonlyMap<string, string>;
}

const keyOf = (width: number, rows: readonly number[]) =>
  String.fromCharCode(width, ...rows.flatMap((row) => [row >> 12, row & 0xfff]));
const embolden = (rows: readonly number[]) => rows.map((row) => row | (row >> 1));

/*
 * The font draws some pairs (Latin A and Greek Α, compatibility ideographs) exactly alike, and paper cannot tell them
 * apart: the first one is read.
 */
let table: Table | undefined;

function glyphTable(): Table {
  if (table) return table;
  const plain = new Map<string, string>();
  const bold = new Map<string, string>();
  // Of characters drawn alike, the one that people write: ASCII, then GBK, before compatibility forms.
  const usual = [...Array.from({ length: 0x5f }, (_, index) => 0x20 + index), ...gb18030CodePoints()];
  for (const codePoint of [...usual.filter(hasGlyph), ...codePointsWithGlyph()]) {
    const { width, rows } = glyphOf(codePoint);
    const character = String.fromCodePoint(codePoint);
    const key = keyOf(width, rows);
    if (!plain.has(key)) plain.set(key, character);
    const boldKey = keyOf(width, embolden(rows));
    if (!bold.has(boldKey)) bold.set(boldKey, character);
  }
  table = { plain, bold };
  return table;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Cell extends Size {
  readonly character: string;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly dots: number;
}

class ImageReader {
  readonly #image: Dots;
  readonly #textRows: number;
  readonly #sizes: readonly Size[];
  readonly #deadEnds = new Set<number>();

  constructor(image: Dots) {
    this.#image = image;
    const under = UNDERLINE.gap + UNDERLINE.thickness;
    this.#textRows = image.height % CELL === under ? image.height - under : image.height;
    const tallest = this.#textRows / CELL;
    const sizes: Size[] = [];
    for (let height = tallest; height >= 1; height--) {
      for (let width = 1; width <= 8; width++) sizes.push({ width, height });
    }
    this.#sizes = Number.isInteger(tallest) && tallest <= 8 ? sizes : [];
  }

  read(): Cell[] | undefined {
    for (let shift = 0; shift < 8 && this.#isBlank(0, shift, 0, this.#image.height); shift++) {
      const cells = this.#cellsFrom(shift, undefined);
      if (cells && cells.length > 0) return cells;
    }
    return undefined;
  }

  #cellsFrom(x: number, size: Size | undefined): Cell[] | undefined {
    const { width, height } = this.#image;
    if (width - x < CELL / 2 && this.#isBlank(x, width, 0, height)) return [];
    if (this.#deadEnds.has(x)) return undefined;
    const order = size ? [size, ...this.#sizes.filter((other) => other !== size)] : this.#sizes;
    for (const candidate of order) {
      for (const cell of this.#cellsAt(x, candidate)) {
        const rest = this.#cellsFrom(x + cell.dots, candidate);
        if (rest) return [cell, ...rest];
      }
    }
    this.#deadEnds.add(x);
    return undefined;
  }

  /** What may stand at `x` in this size: something drawn before something blank, wide before narrow. */
  #cellsAt(x: number, size: Size): Cell[] {
    const found: Cell[] = [];
    for (const glyphWidth of [CELL, CELL / 2]) {
      const dots = glyphWidth * size.width;
      const rows = this.#glyphRows(x, glyphWidth, size);
      if (!rows) continue;
      const underline = this.#isUnderlined(x, x + dots);
      if (underline === undefined) continue;
      const plain = glyphTable().plain.get(keyOf(glyphWidth, rows));
      const bold = plain ?? glyphTable().bold.get(keyOf(glyphWidth, rows));
      const boxed = glyphWidth === CELL ? codePointOfBox(rows) : undefined;
      const character = bold ?? (boxed === undefined ? undefined : String.fromCodePoint(boxed));
      if (character === undefined) continue;
      const isBlank = rows.every((row) => row === 0);
      const isPlain = plain !== undefined || (bold === undefined && rows[2] === glyphOf(boxed ?? 0).rows[2]);
      const cell = { ...size, character, bold: !isPlain, underline, dots };
      if (isBlank) found.push({ ...cell, character: glyphWidth === CELL ? "\u3000" : " " });
      else found.unshift(cell);
    }
    return found;
  }

  #glyphRows(x: number, glyphWidth: number, { width, height }: Size): number[] | undefined {
    const { width: imageWidth, data } = this.#image;
    if (x + glyphWidth * width > imageWidth) return undefined;
    const top = this.#textRows - CELL * height;
    if (!this.#isBlank(x, x + glyphWidth * width, 0, top)) return undefined;
    const rows: number[] = [];
    for (let row = 0; row < CELL; row++) {
      let bits = 0;
      for (let column = 0; column < glyphWidth; column++) {
        const first = data[(top + row * height) * imageWidth + x + column * width];
        for (let dy = 0; dy < height; dy++) {
          for (let dx = 0; dx < width; dx++) {
            if (data[(top + row * height + dy) * imageWidth + x + column * width + dx] !== first)
              return undefined;
          }
        }
        bits = (bits << 1) | (first ?? 0);
      }
      rows.push(bits);
    }
    return rows;
  }

  /** Undefined where the line ends half-way: no character stands there. */
  #isUnderlined(from: number, to: number): boolean | undefined {
    if (this.#textRows === this.#image.height) return false;
    const row = (this.#image.height - 1) * this.#image.width;
    const dots = this.#image.data.subarray(row + from, row + to);
    return dots.every((dot) => dot === dots[0]) ? dots[0] === 1 : undefined;
  }

  #isBlank(left: number, right: number, top: number, bottom: number): boolean {
    for (let row = top; row < bottom; row++) {
      const start = row * this.#image.width;
      if (this.#image.data.subarray(start + left, start + Math.min(right, this.#image.width)).includes(1))
        return false;
    }
    return true;
  }
}

/** The runs that an image shows, or undefined when it is not wholly text of the glyph font. */
export function readImage(image: Dots): PrintedRun[] | undefined {
  const cells = new ImageReader(image).read();
  return cells && joinCells(cells);
}

/** Neighbours of the same look become one run. */
export function joinCells(
  cells: readonly { character: string; width: number; height: number; bold: boolean; underline: boolean }[],
): PrintedRun[] {
  const runs: PrintedRun[] = [];
  for (const { character, width, height, bold, underline } of cells) {
    const last = runs.at(-1);
    if (
      last &&
      last.width === width &&
      last.height === height &&
      last.bold === bold &&
      last.underline === underline
    ) {
      runs[runs.length - 1] = { ...last, text: last.text + character };
    } else runs.push({ text: character, width, height, bold, underline });
  }
  return runs;
}
