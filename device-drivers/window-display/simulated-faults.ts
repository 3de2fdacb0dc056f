/** The faults of a simulated window display. */
export const displayFaults = {
  dark: { description: "Its tube is dark: it takes everything and shows nothing.", lasts: "standing" },
  deadColumn: { description: "Its seventh column does not shine.", lasts: "standing" },
} as const satisfies Record<string, { description: string; lasts: "once" | "standing" }>;
export type DisplayFault = keyof typeof displayFaults;
