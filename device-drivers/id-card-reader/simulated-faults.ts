interface FaultDescription {
  /** One line for the bench. */
  readonly description: string;
  /** `once`: spent on the next reply (or read) that it spoils; `standing`: until cleared. */
  readonly lasts: "once" | "standing";
}

/** What can be made to go wrong with the simulated reader. */
export const readerFaults = {
  garbageBeforeFrame: {
    description: "Noise, with the beginning of a preamble in it, goes out before the next reply.",
    lasts: "once",
  },
  flippedBit: { description: "One bit in the middle of the next reply is inverted.", lasts: "once" },
  cutFrame: { description: "The second half of the next reply never comes.", lasts: "once" },
  silence: { description: "The reader works, but not a byte of what it says arrives.", lasts: "standing" },
  lateReply: { description: "The next reply comes after every deadline has passed.", lasts: "once" },
  cardLiftedDuringRead: {
    description: "The card is taken away in the middle of the next read.",
    lasts: "once",
  },
  fingerprintNotVerified: {
    description: "A card's fingerprint fails its verification (SW3 37); text and photo can be read.",
    lasts: "standing",
  },
  noFingerprintCommand: {
    description: "An older SAM: it does not know the command that reads a fingerprint (SW3 21).",
    lasts: "standing",
  },
  selfTestFailed: {
    description: "The SAM's self-test failed: it refuses everything (SW3 60).",
    lasts: "standing",
  },
  samNotAuthorised: {
    description: "The SAM is not authorised: it refuses everything (SW3 66).",
    lasts: "standing",
  },
} as const satisfies Record<string, FaultDescription>;

export type ReaderFault = keyof typeof readerFaults;
