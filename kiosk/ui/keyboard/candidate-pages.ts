/**
 * Where pages of candidates begin, so that each fills its rows and no candidate is cut.
 * @param widths of the candidates, in any unit
 * @param width of a row, @param gap between two, in the same
 */
export function pageStarts(widths: readonly number[], width: number, gap: number, rows: number): number[] {
  const starts = [0];
  let row = 1;
  let used = 0;
  widths.forEach((each, index) => {
    const needed = used === 0 ? each : used + gap + each;
    if (needed <= width || used === 0) {
      used = needed;
      return;
    }
    used = each;
    row += 1;
    if (row <= rows) return;
    row = 1;
    starts.push(index);
  });
  return starts;
}
