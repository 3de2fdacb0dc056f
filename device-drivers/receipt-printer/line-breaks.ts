/**
 * Breaks a line that is wider than the paper where a reader would.
 */
import { mayBreakBetween } from "../text/line-break-rule.ts";
import type { Magnification, TextRun } from "./document.ts";
import { widthOf } from "./glyph-font.ts";

/** A run with its defaults filled in. */
export interface LineRun {
  readonly text: string;
  readonly width: Magnification;
  readonly height: Magnification;
  readonly bold: boolean;
  readonly underline: boolean;
}

export function lineRun(run: TextRun): LineRun {
  return {
    text: run.text,
    width: run.width ?? 1,
    height: run.height ?? 1,
    bold: run.bold ?? false,
    underline: run.underline ?? false,
  };
}

/** Print nothing by themselves: zero-width characters, direction marks, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;

interface Cell {
  readonly character: string;
  readonly dots: number;
  readonly run: LineRun;
}

export function widthOfText(text: string): number {
  let dots = 0;
  for (const character of text) dots += widthOf(character.codePointAt(0) ?? 0);
  return dots;
}

function cellsOf(runs: readonly TextRun[]): Cell[] {
  const cells: Cell[] = [];
  for (const source of runs) {
    const run = lineRun(source);
    for (const character of run.text.replace(INVISIBLE, "")) {
      cells.push({ character, dots: widthOf(character.codePointAt(0) ?? 0) * run.width, run });
    }
  }
  return cells;
}

const isWide = (character: string): boolean => widthOf(character.codePointAt(0) ?? 0) === 24;

function toRuns(cells: readonly Cell[]): LineRun[] {
  const runs: LineRun[] = [];
  let source: LineRun | undefined;
  let text = "";
  for (const { character, run } of cells) {
    if (source && source !== run) {
      runs.push({ ...source, text });
      text = "";
    }
    source = run;
    text += character;
  }
  if (source) runs.push({ ...source, text });
  return runs;
}

/** The lines in which these runs fit on `dots`. Spaces at a break are dropped. At least one line. */
export function breakLines(runs: readonly TextRun[], dots: number): LineRun[][] {
  const cells = cellsOf(runs);
  const lines: LineRun[][] = [];
  let start = 0;
  while (start < cells.length) {
    let used = 0;
    let end = start;
    while (end < cells.length && used + (cells[end]?.dots ?? 0) <= dots) used += cells[end++]?.dots ?? 0;
    if (end < cells.length) {
      // Spaces that would hang over the edge belong to the break; else back to the last place to break, if any.
      let at = end;
      while (at > start && !isBreak(cells, at)) at--;
      if (at > start) end = at;
    }
    let last = end;
    if (end < cells.length) while (last > start && cells[last - 1]?.character === " ") last--;
    lines.push(toRuns(cells.slice(start, last)));
    start = end;
    while (start < cells.length && lines.length > 0 && cells[start]?.character === " ") start++;
  }
  return lines.length > 0 ? lines : [[]];
}

function isBreak(cells: readonly Cell[], at: number): boolean {
  const before = cells[at - 1];
  const after = cells[at];
  if (!before || !after) return true;
  return after.character === " " || mayBreakBetween(before.character, after.character, isWide);
}
