/** The delays of the board's machine, milliseconds, with the rule that fixes each. */
export const boardDelays = {
  /**
   * Each call stands on the stage at least this long. House rule: eight characters read twice at the two characters
   * a second of a slow reader.
   */
  callTime: 8_000,
  /** The stillness between two calls: a listener must hear that a new one begins. */
  gapTime: 600,
  /** A chime that has not ended after this never will: it is 1.1 s long. */
  chimeMaximum: 3_000,
  /** A sentence that has not ended after this never will: the hall makes it within 3 s, and the longest takes 6 s to say. */
  speechMaximum: 12_000,
  /** Without the hall for this long, the board says so (screen inventory, row 24). */
  lostPatience: 10_000,
  /** Until a board that did not come is asked for again. */
  snapshotRetry: 2_000,
  /** Until the hall's silence after a question is called so: it answers within 1 s. */
  snapshotPatience: 5_000,
} as const;

/** Each page of what does not fit at once stands this long: six names at a second and a half. House rule. */
export const pageTime = 10_000;

/** Between two looks at the clock: the board shows minutes, and must not lag by more than a second. */
export const tickInterval = 1_000;
