/** The delays of the manager's machine, milliseconds, with the rule that fixes each. */
export const managerDelays = {
  /** Until an answer that has not come is asked for again. House rule: nobody waits longer for one without a word. */
  answerPatience: 8_000,
  /** Between two looks at a week or a month that today belongs to. House rule: so long a range changes slowly. */
  refreshInterval: 60_000,
  /**
   * Until what was to be printed is called unknown, though nobody said so: longer than the hall itself waits for a printer that takes a job and is
   * silent.
   */
  paperPatience: 180_000,
} as const;

/** Between two looks at the clock: waits that go on are shown in minutes. */
export const tickInterval = 10_000;
