/** Every delay of the terminal's machine, in milliseconds, with the rule that fixes it. */

export const terminalDelays = {
  /** Between two looks at the hall. House rule: the rest screen is never wrong for longer. */
  hallLookInterval: 10_000,
  /** Until the hall's silence is called so. */
  hallLookPatience: 8_000,
  /** A lost bridge or an empty list is believed after this: a disconnect needs a second look, and the connection tries again within 3 s. */
  connectPatience: 5_000,
} as const;
