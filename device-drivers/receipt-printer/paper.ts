/** The paper in a simulated printer: what stands on it, as data and as dots. */
import { encode as encodeQr } from "uqr";
import type { Alignment, PaperWidth, QrLevel } from "./document.ts";
import { printableDots } from "./document.ts";
import { CELL, glyphOf } from "./glyph-font.ts";
import { encodePng } from "./png.ts";
import { type Dots, joinCells, type PrintedRun, readImage } from "./read-back.ts";

export interface PrintedCell {
  readonly character: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly dots: number;
}

export type PrintedItem =
  | { readonly kind: "text"; readonly align: Alignment; readonly runs: readonly PrintedRun[] }
  /** `runs`: the characters read back, undefined when it is some other picture. */
  | {
      readonly kind: "image";
      readonly align: Alignment;
      readonly width: number;
      readonly height: number;
      readonly runs: readonly PrintedRun[] | undefined;
    }
  | {
      readonly kind: "qr";
      readonly align: Alignment;
      readonly data: string;
      readonly moduleSize: number;
      readonly level: QrLevel;
    }
  | { readonly kind: "feed"; readonly dots: number };

/** One piece of paper. */
export interface PrintedTicket {
  readonly items: readonly PrintedItem[];
  readonly cut: "full" | "partial" | undefined;
  /** What the printer was sent and could not make sense of, or ignored. */
  readonly errors: readonly string[];
  /** Printed height, in dots of 1/203 inch. */
  readonly height: number;
  readonly picture: () => Buffer;
}

/** Lines of text as a person would read them, drawn ones included. */
export function linesOf(ticket: PrintedTicket): string[] {
  return ticket.items.flatMap((item) =>
    item.kind === "text" || item.kind === "image"
      ? [item.runs === undefined ? "[picture]" : item.runs.map(({ text }) => text).join("")]
      : [],
  );
}

/** Contents of the QR codes, in order. */
export function qrCodesOf(ticket: PrintedTicket): string[] {
  return ticket.items.flatMap((item) => (item.kind === "qr" ? [item.data] : []));
}

/** Blank edges of the roll: 58 and 80 mm at 8 dots/mm, less what can be printed on. */
const edgeDots: Readonly<Record<PaperWidth, number>> = { 58: 40, 80: 32 };
/** Head to cutter: the unprinted top of the next ticket. */
const TOP_DOTS = 80;

export class Paper {
  readonly #edge: number;
  readonly #printable: number;
  #items: PrintedItem[] = [];
  #errors: string[] = [];
  #dots = new Uint8Array(0);
  #rows = 0;
  /** Image bands that followed each other without a gap. */
  #bands: Dots[] = [];
  #bandAlign: Alignment = "left";

  constructor(paper: PaperWidth) {
    this.#edge = edgeDots[paper];
    this.#printable = printableDots[paper];
  }

  get printableDots(): number {
    return this.#printable;
  }

  note(error: string): void {
    this.#errors.push(error);
  }

  /** A line of characters on a common base line, then `pitch` from its top to the next. Returns the dots fed. */
  printText(cells: readonly PrintedCell[], align: Alignment, pitch: number): number {
    this.#closeImage();
    const height = cells.reduce((most, cell) => Math.max(most, cell.height * CELL), 0);
    const fed = Math.max(pitch, height);
    this.#items.push({ kind: "text", align, runs: joinCells(cells) });
    const top = this.#extend(fed);
    let left = this.#left(
      cells.reduce((sum, cell) => sum + cell.dots, 0),
      align,
    );
    for (const cell of cells) {
      this.#drawCell(cell, left, top + height - cell.height * CELL);
      left += cell.dots;
    }
    return fed;
  }

  /** An image, or one band of it. Returns the dots fed. */
  printImage(dots: Dots, align: Alignment): number {
    if (align !== this.#bandAlign || dots.width !== this.#bands[0]?.width) this.#closeImage();
    this.#bandAlign = align;
    this.#bands.push(dots);
    this.#blit(dots, align);
    return dots.height;
  }

  /** Returns the dots fed, or undefined when the data does not fit a QR code. */
  printQr(data: Buffer, moduleSize: number, level: QrLevel, align: Alignment): number | undefined {
    this.#closeImage();
    const modules = encodeModules(data, level);
    if (!modules) return undefined;
    const size = modules.length * moduleSize;
    const dots = new Uint8Array(size * size);
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        if (modules[Math.floor(y / moduleSize)]?.[Math.floor(x / moduleSize)]) dots[y * size + x] = 1;
      }
    }
    if (size > this.#printable) return undefined;
    this.#items.push({ kind: "qr", align, data: data.toString("utf8"), moduleSize, level });
    this.#blit({ width: size, height: size, data: dots }, align);
    return size;
  }

  feed(dots: number): number {
    this.#closeImage();
    const last = this.#items.at(-1);
    if (last?.kind === "feed") this.#items[this.#items.length - 1] = { kind: "feed", dots: last.dots + dots };
    else if (dots > 0) this.#items.push({ kind: "feed", dots });
    this.#extend(dots);
    return dots;
  }

  get isBlank(): boolean {
    return this.#items.length === 0 && this.#bands.length === 0 && this.#errors.length === 0;
  }

  /** What has been printed since the last cut leaves, cut or (undefined) torn off by hand. */
  cut(cut: "full" | "partial" | undefined): PrintedTicket {
    this.#closeImage();
    const [dots, rows] = [this.#dots, this.#rows];
    const width = this.#printable + 2 * this.#edge;
    const ticket: PrintedTicket = {
      items: this.#items,
      cut,
      errors: this.#errors,
      height: rows,
      picture: () => {
        const sheet = new Uint8Array(width * (rows + TOP_DOTS));
        sheet.set(dots.subarray(0, width * rows), width * TOP_DOTS);
        return encodePng(sheet, width, rows + TOP_DOTS);
      },
    };
    this.#items = [];
    this.#errors = [];
    this.#dots = new Uint8Array(0);
    this.#rows = 0;
    return ticket;
  }

  /** Bands without a gap are one picture or several lines: the longest stretch that reads as a line is one. */
  #closeImage(): void {
    const bands = this.#bands;
    this.#bands = [];
    let from = 0;
    while (from < bands.length) {
      let to = bands.length;
      let dots = stack(bands.slice(from));
      let runs = readImage(dots);
      while (!runs && to > from + 1) {
        to--;
        dots = stack(bands.slice(from, to));
        runs = readImage(dots);
      }
      if (!runs) {
        to = bands.length;
        dots = stack(bands.slice(from));
      }
      this.#items.push({
        kind: "image",
        align: this.#bandAlign,
        width: dots.width,
        height: dots.height,
        runs,
      });
      from = to;
    }
  }

  #left(width: number, align: Alignment): number {
    const free = Math.max(0, this.#printable - width);
    return this.#edge + (align === "left" ? 0 : align === "center" ? Math.floor(free / 2) : free);
  }

  #blit(dots: Dots, align: Alignment): void {
    const left = this.#left(dots.width, align);
    const top = this.#extend(dots.height);
    const visible = Math.min(dots.width, this.#printable);
    const stride = this.#printable + 2 * this.#edge;
    for (let row = 0; row < dots.height; row++) {
      const source = dots.data.subarray(row * dots.width, row * dots.width + visible);
      this.#dots.set(source, (top + row) * stride + left);
    }
  }

  #drawCell(cell: PrintedCell, left: number, top: number): void {
    const stride = this.#printable + 2 * this.#edge;
    const glyph = glyphOf(cell.character.codePointAt(0) ?? 0);
    for (let y = 0; y < CELL * cell.height; y++) {
      const row = glyph.rows[Math.floor(y / cell.height)] ?? 0;
      const bits = cell.bold ? row | (row >> 1) : row;
      const underlined = cell.underline && y >= CELL * cell.height - 2;
      for (let x = 0; x < cell.dots; x++) {
        const dot = (bits >> (glyph.width - 1 - Math.floor(x / cell.width))) & 1;
        if (dot === 1 || underlined) this.#dots[(top + y) * stride + left + x] = 1;
      }
    }
  }

  /** Moves the paper on; returns the row at which the new part starts. */
  #extend(rows: number): number {
    const stride = this.#printable + 2 * this.#edge;
    const start = this.#rows;
    this.#rows += rows;
    if (this.#dots.length < this.#rows * stride) {
      const larger = new Uint8Array(Math.max(this.#dots.length * 2, this.#rows * stride));
      larger.set(this.#dots);
      this.#dots = larger;
    }
    return start;
  }
}

function stack(bands: readonly Dots[]): Dots {
  const height = bands.reduce((sum, band) => sum + band.height, 0);
  return { width: bands[0]?.width ?? 0, height, data: Buffer.concat(bands.map(({ data }) => data)) };
}

/** Black modules without a quiet zone: the paper around is white. */
function encodeModules(data: Buffer, level: QrLevel): boolean[][] | undefined {
  // A printer packs digits and capitals tighter than bytes; so does the encoder, when it is given text.
  const content = data.every((byte) => byte < 0x80) ? data.toString("latin1") : [...data];
  try {
    return encodeQr(content, { ecc: level, boostEcc: false, border: 0 }).data;
  } catch (cause) {
    // The encoder's only complaint about bytes is their number.
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}
