import { ink, paper, textWidth } from "./paper.ts";
import type { Sheet } from "./sheet.ts";

const padding = { across: 2.4, down: 0.9 } as const;

interface Grid {
  /** Millimetres. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** Which cells name the others: the first of every row, or those of the first row, which is repeated on every page. */
  readonly labels: "column" | "row";
}

/** A ruled table over the whole width. A row stays together, but for one that is higher than a page. */
export function drawGrid(sheet: Sheet, { widths, rows, labels }: Grid): void {
  const line = sheet.lineHeight();
  const room = paper.height - paper.bottom - paper.top - 2 * padding.down;
  const [head] = labels === "row" ? rows : [];
  const layOut = (row: readonly string[]) =>
    widths.map((width, index) => sheet.linesOf(row[index] ?? "", width - 2 * padding.across));
  const heightOf = (cells: readonly (readonly string[])[]) =>
    Math.max(1, ...cells.map(({ length }) => length)) * line + 2 * padding.down;

  const drawRow = (cells: readonly (readonly string[])[], isHead: boolean) => {
    const height = heightOf(cells);
    let left = paper.left;
    cells.forEach((lines, index) => {
      const width = widths[index] ?? 0;
      const isLabel = isHead || (labels === "column" && index === 0);
      if (isLabel) sheet.box(left, sheet.y, width, height, ink.ground);
      sheet.linesAt(lines, left + padding.across, sheet.y + padding.down, width - 2 * padding.across, {
        color: isLabel ? ink.quiet : ink.text,
      });
      left += width;
    });
    frame(sheet, widths, height);
    sheet.y += height;
  };

  sheet.gap(1);
  for (const row of rows) {
    for (const cells of slices(layOut(row), Math.floor(room / line) - (head ? 2 : 0))) {
      const pageBefore = sheet.pdf.bufferedPageRange().count;
      sheet.ensure(heightOf(cells) + (row === head ? line * 3 : 0));
      const isNewPage = sheet.pdf.bufferedPageRange().count > pageBefore;
      if (head && row !== head && isNewPage) drawRow(layOut(head), true);
      drawRow(cells, row === head);
    }
  }
  sheet.gap(2);
}

/** Cells in parts of no more lines than that. */
function slices(cells: readonly (readonly string[])[], most: number): (readonly string[])[][] {
  const lines = Math.max(1, ...cells.map(({ length }) => length));
  return Array.from({ length: Math.ceil(lines / most) }, (_, part) =>
    cells.map((cell) => cell.slice(part * most, (part + 1) * most)),
  );
}

function frame(sheet: Sheet, widths: readonly number[], height: number): void {
  const { y } = sheet;
  sheet.rule(paper.left, y, textWidth);
  sheet.rule(paper.left, y + height, textWidth);
  let left = paper.left;
  for (const width of [0, ...widths]) {
    left += width;
    sheet.column(left, y, height);
  }
}
