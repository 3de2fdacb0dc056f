/** The faults of the simulated units on a window line. */
export const windowLineFaults = {
  padSilent: { description: "The pad of the first window does not answer.", lasts: "standing" },
  displaySilent: { description: "The display of the first window does not answer.", lasts: "standing" },
  lineSilent: { description: "No unit answers: the line is open somewhere.", lasts: "standing" },
  damagedReplies: { description: "Every second answer has a wrong checksum.", lasts: "standing" },
  echo: { description: "The adapter hears itself: every request comes back first.", lasts: "standing" },
  slow: { description: "Units take 90 ms to answer.", lasts: "standing" },
  busy: { description: "Every second request is refused: busy.", lasts: "standing" },
} as const satisfies Record<string, { description: string; lasts: "once" | "standing" }>;
export type WindowLineFault = keyof typeof windowLineFaults;
