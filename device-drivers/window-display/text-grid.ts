import type { DisplaySize } from "./session.ts";

/** Columns that a character takes: two where it is as wide as it is high (Unicode UAX #11: W and F), else one. */
export function columnsOf(character: string): 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Blocks that are wide throughout, of those that a queue display shows. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x2_0000, 0x3_fffd],
];

interface Place {
  readonly column: number;
  readonly row: number;
}

/** The second half of a wide character. */
const behind = "";
const blank = " ";

/**
 * What a character display shows, cell by cell, from the upper left. Immutable: every change is a new one. What is written beyond
 * the right edge goes on in the next row, and what is written beyond the last row is lost.
 */
export class TextGrid {
  readonly size: DisplaySize;
  /** Where what is written relatively goes on. */
  readonly cursor: Place;
  readonly #cells: readonly (readonly string[])[];

  private constructor(size: DisplaySize, cursor: Place, cells: readonly (readonly string[])[]) {
    this.size = size;
    this.cursor = cursor;
    this.#cells = cells;
  }

  static blank(size: DisplaySize): TextGrid {
    const row = Array.from({ length: size.columns }, () => blank);
    return new TextGrid(
      size,
      { column: 0, row: 0 },
      Array.from({ length: size.rows }, () => row),
    );
  }

  /** The rows as text, without the blanks at their ends. */
  get lines(): readonly string[] {
    return this.#cells.map((row) => row.join("").trimEnd());
  }

  write(text: string, at: Place = this.cursor): TextGrid {
    const { rows, columns } = this.size;
    const cells = this.#cells.map((row) => [...row]);
    let { column, row } = at;
    for (const character of text) {
      if (character === "\n") {
        column = 0;
        row += 1;
        continue;
      }
      const width = columnsOf(character);
      // A wide character that half fits begins the next row, and what stood in its place goes.
      if (column + width > columns) {
        if (column < columns && row < rows) put(cells[row], column, blank, 1);
        column = 0;
        row += 1;
      }
      if (row >= rows) break;
      put(cells[row], column, character, width);
      column += width;
    }
    return new TextGrid(this.size, { column, row }, cells);
  }

  /** Blanks an area; what of it lies outside is passed over. The cursor goes to its upper left. */
  clear(area: Place & { readonly width: number; readonly height: number }): TextGrid {
    const cells = this.#cells.map((row) => [...row]);
    const end = Math.min(this.size.columns, area.column + area.width);
    for (let row = area.row; row < Math.min(this.size.rows, area.row + area.height); row++) {
      for (let column = area.column; column < end; column++) put(cells[row], column, blank, 1);
    }
    return new TextGrid(this.size, { column: area.column, row: area.row }, cells);
  }
}

/** Puts a character into its cells. Half a wide character cannot stay: the other half goes blank. */
function put(row: string[] | undefined, column: number, character: string, width: 1 | 2): void {
  if (!row) return;
  const last = column + width - 1;
  if (row[column] === behind) row[column - 1] = blank;
  if (row[last + 1] === behind) row[last + 1] = blank;
  row[column] = character;
  if (width === 2) row[last] = behind;
}
