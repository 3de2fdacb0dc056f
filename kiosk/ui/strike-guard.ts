/** After a screen change, touches are ignored for this long, milliseconds: a double strike must not press what has just come under the finger (EN 301 549 5.8, 0.5 s for one key, eased because the screen changes). */
export const strikeInterval = 300;

export interface StrikeGuard {
  /** A new screen is shown. */
  screenChanged(): void;
  /** Whether a touch at this moment is meant for what is shown. */
  accepts(): boolean;
}

/** A guard on the clock of the page. */
export function createStrikeGuard(now: () => number): StrikeGuard {
  let changedAt = Number.NEGATIVE_INFINITY;
  return {
    screenChanged() {
      changedAt = now();
    },
    accepts: () => now() - changedAt >= strikeInterval,
  };
}
