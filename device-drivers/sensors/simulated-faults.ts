/** The faults of the simulated digital-input module. */
export const sensorsFaults = {
  silence: { description: "It works, but not a byte of what it says arrives.", lasts: "standing" },
  flippedBit: { description: "One bit in the middle of the next reply is inverted.", lasts: "once" },
  cutFrame: { description: "The second half of the next reply never comes.", lasts: "once" },
  lateReply: { description: "The next reply comes after its deadline has passed.", lasts: "once" },
  busy: { description: "Every request is refused: busy.", lasts: "standing" },
  echo: { description: "The adapter hears itself: every request comes back first.", lasts: "standing" },
  flicker: { description: "In the next reply every input reads the other way round.", lasts: "once" },
} as const satisfies Record<string, { description: string; lasts: "once" | "standing" }>;
export type SensorsFault = keyof typeof sensorsFaults;
