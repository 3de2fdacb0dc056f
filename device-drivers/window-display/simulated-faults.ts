/** The faults of a simulated customer display. */
export const displayFaults = {
  dark: { description: "It takes everything and shows nothing.", lasts: "standing" },
  deadColumn: { description: "Its seventh column does not shine.", lasts: "standing" },
} as const satisfies Record<string, { description: string; lasts: "once" | "standing" }>;
export type DisplayFault = keyof typeof displayFaults;

/** The faults of a simulated LED screen. */
export const bxFaults = {
  dark: displayFaults.dark,
  silence: { description: "It shows what it is told, and never answers.", lasts: "standing" },
  damagedAnswer: { description: "Every answer has a wrong checksum.", lasts: "standing" },
  busy: { description: "It refuses everything.", lasts: "standing" },
} as const satisfies Record<string, { description: string; lasts: "once" | "standing" }>;
export type BxFault = keyof typeof bxFaults;
