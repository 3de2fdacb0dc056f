/** The faults of the simulated document printer: what each does, its RFC 8011 reason, and whether nothing is printed meanwhile. */
export const documentPrinterFaults = {
  paperOut: { description: "The tray is empty.", reason: "media-empty-error", stops: true },
  jam: { description: "Paper is stuck.", reason: "media-jam-error", stops: true },
  coverOpen: { description: "A door stands open.", reason: "door-open-error", stops: true },
  paused: { description: "Somebody has paused it.", reason: "paused", stops: true },
  tonerLow: { description: "Toner is low; it prints on.", reason: "toner-low-warning", stops: false },
  noPdf: { description: "It does not take PDF.", reason: undefined, stops: false },
  abortsJobs: { description: "It ends every job undone.", reason: undefined, stops: false },
  neverEnds: { description: "It stays at every job for ever.", reason: undefined, stops: false },
  unreachable: {
    description: "Its network is gone; it goes on with the jobs that it has.",
    reason: undefined,
    stops: false,
  },
  garbledAnswer: { description: "Its answers are no IPP.", reason: undefined, stops: false },
  silence: { description: "It takes requests and never answers.", reason: undefined, stops: false },
} as const satisfies Record<string, { description: string; reason: string | undefined; stops: boolean }>;
export type DocumentPrinterFault = keyof typeof documentPrinterFaults;
