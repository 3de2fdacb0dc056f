/** The delays of the page on which a telephone takes a number, milliseconds, with the rule that fixes each. */
export const takeDelays = {
  /** Between two looks at the services while they are shown: who reads them chooses within a minute, and the counts should hold till then. */
  offersInterval: 15_000,
  /** Until a hall that was not reached is asked again by itself: a telephone in a lift is back in seconds. */
  retryInterval: 3_000,
  /** Until the network's silence is called so. A number is given within a second; the same key makes asking again safe. */
  takePatience: 15_000,
  /** As that, for the services. */
  offersPatience: 10_000,
} as const;

/** Between two looks at the clock. */
export const tickInterval = 1_000;
