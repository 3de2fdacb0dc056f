/** Every delay of the guide's page, in milliseconds, with the rule that fixes it. */
export const guideDelays = {
  /** Until the hall's silence is called so. House rule: as a citizen waits at most. */
  answerPatience: 5_000,
  /** Between two questions whether the hall is still there: wireless lines die without a word. */
  refreshInterval: 15_000,
  /** Between two tries after the hall refused to begin. */
  retryDelay: 3_000,
  /** How long what was done without an answer is done again by itself. House rule: later nobody means it any more. */
  resendWithin: 60_000,
} as const;

/** Between two strokes of the bell. */
export const bellInterval = 2_000;
/** How often lengths of time on the screen are looked at. */
export const tickInterval = 1_000;

const { answerPatience, retryDelay } = guideDelays;
/** Of accompanying: as the page's own, but asked sooner, since a step that is not the newest misleads. */
export const accompanyDelays = { answerPatience, retryDelay, refreshInterval: 5_000 } as const;
