/** The delays of the window's machine, milliseconds, with the rule that fixes each. */
export const windowDelays = {
  /**
   * Until an answer that has not come is asked for again, with the same key. The hall answers within 1 s
   * (one commit takes milliseconds); a clerk with a person in front is told before 5 s are over.
   */
  answerPatience: 4_000,
} as const;

/** Between two looks at the clock: elapsed times are shown in seconds. */
export const tickInterval = 1_000;

/**
 * How long the way back stands out after a step that sends the ticket away. House rule: long enough to see the mistake
 * and the person still there; the hall lets it be taken back for longer.
 */
export const undoHint = 20_000;
