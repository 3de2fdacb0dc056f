/**
 * With which block each page begins, when each takes as many as fit. A block that is higher than a page has one to itself.
 *
 * @param heights of the blocks, pixels @param gap between two of them @param available height of a page
 */
export function pageStarts(heights: readonly number[], gap: number, available: number): readonly number[] {
  const starts = [0];
  let used = 0;
  heights.forEach((height, index) => {
    const needed = used === 0 ? height : used + gap + height;
    if (index > 0 && used > 0 && needed > available) {
      starts.push(index);
      used = height;
    } else used = needed;
  });
  return starts;
}
