export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/**
 * The box that an arrow leads to from `from`: on the way there, the nearest row or column, in it the nearest box. −1 at the rim, where the
 * page's own order of controls goes on.
 */
export function boxTowards(boxes: readonly Box[], from: Box, direction: Direction): number {
  const isAcross = direction === "ArrowLeft" || direction === "ArrowRight";
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, index) => {
    const ahead = distanceAhead(from, box, direction);
    if (ahead === undefined) return;
    const aside = isAcross
      ? gapBetween(from.top, from.bottom, box.top, box.bottom)
      : gapBetween(from.left, from.right, box.left, box.right);
    // Across, only the same row is meant.
    if (isAcross && aside > 0) return;
    const middles = isAcross ? 0 : Math.abs(middle(from) - middle(box)) / 1000;
    const distance = ahead + aside * 2 + middles;
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}

function middle({ left, right }: Box): number {
  return (left + right) / 2;
}

/** How far on `box` begins; undefined where it does not lie ahead. Boxes may touch by a rounding. */
function distanceAhead(from: Box, box: Box, direction: Direction): number | undefined {
  const distances = {
    ArrowLeft: from.left - box.right,
    ArrowRight: box.left - from.right,
    ArrowUp: from.top - box.bottom,
    ArrowDown: box.top - from.bottom,
  };
  const distance = distances[direction];
  return distance > -1 ? Math.max(0, distance) : undefined;
}

function gapBetween(begin: number, end: number, otherBegin: number, otherEnd: number): number {
  return Math.max(0, otherBegin - end, begin - otherEnd);
}
