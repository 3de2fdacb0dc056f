import { beatInterval } from "../../server/contract/follow.ts";

/** Waits before a lost line is tried again, milliseconds; the last one repeats. Ours: a telephone in a lift is back in seconds. */
export const reconnectDelays = [500, 1_000, 2_000, 5_000, 10_000] as const;

/**
 * The hall says something at least every `beatInterval`; a line that is silent for twice as long is dead, whatever the telephone thinks of
 * it: mobile networks let connections go without a word.
 */
export const silenceLimit = 2 * beatInterval + 2_000;

/** A number of people before the ticket at which its holder should be there. */
export const nearAhead = 3;

/** Between two looks at the clock. */
export const tickInterval = 1_000;
