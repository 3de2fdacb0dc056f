interface FaultDescription {
  /** One line for the bench. */
  readonly description: string;
  /** `once`: spent on the next key; `standing`: until cleared. */
  readonly lasts: "once" | "standing";
}

/** What can be made to go wrong with a simulated keypad. */
export const keypadFaults = {
  silence: { description: "Keys are pressed, and not a report of it arrives.", lasts: "standing" },
  stuckKey: { description: "Keys that go down do not come up again.", lasts: "standing" },
  bouncingKey: {
    description: "The next key that goes down comes up and goes down once more.",
    lasts: "once",
  },
  shortReport: { description: "The report of the next key is cut in half.", lasts: "once" },
  rollOver: {
    description: "The keypad finds more keys down than it can tell, and says only that.",
    lasts: "standing",
  },
} as const satisfies Record<string, FaultDescription>;

export type KeypadFault = keyof typeof keypadFaults;
