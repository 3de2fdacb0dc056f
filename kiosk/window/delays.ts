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
