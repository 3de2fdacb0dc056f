/** The delays of the page on which a saved case is gone on with, milliseconds, with the rule that fixes each. */
export const carryDelays = {
  /** Without a touch. Half of the time for which the hall keeps an open case: who looks for a paper at home has it back by then. */
  idle: 10 * 60_000,
  /** Until the network's silence is called so. */
  openPatience: 15_000,
  /** As that, for what is kept when nobody has touched the page. */
  savePatience: 15_000,
} as const;
