/** The faults of the simulated voice module. */
export const voiceFaults = {
  silence: { description: "It speaks, but not a byte of what it says arrives.", lasts: "standing" },
  receiveError: { description: "It finds the next frame damaged.", lasts: "once" },
  neverIdle: { description: "It says that it speaks, for ever.", lasts: "standing" },
  powerLoss: {
    description: "The power fails in the middle of the next text and is back at once.",
    lasts: "once",
  },
} as const satisfies Record<string, { description: string; lasts: "once" | "standing" }>;
export type VoiceFault = keyof typeof voiceFaults;
