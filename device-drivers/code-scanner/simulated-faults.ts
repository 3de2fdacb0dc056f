interface FaultDescription {
  /** One line for the bench. */
  readonly description: string;
  /** `once`: spent on the next code; `standing`: until cleared. */
  readonly lasts: "once" | "standing";
}

/** What can be made to go wrong with a simulated scanner in HID POS mode. */
export const hidPosFaults = {
  silence: { description: "The scanner reads, and not a report of it arrives.", lasts: "standing" },
  lostReport: { description: "The last report of the next code never comes.", lasts: "once" },
  shortReport: { description: "The first report of the next code is cut in half.", lasts: "once" },
  wrongByteCount: {
    description: "The first report of the next code says that it holds more bytes than it has room for.",
    lasts: "once",
  },
  noIdentifier: {
    description: "Codes come without their AIM identifiers: three zeros.",
    lasts: "standing",
  },
  lastReportContinued: {
    description: "A last report that is full says that the code goes on, as some firmware does.",
    lasts: "standing",
  },
} as const satisfies Record<string, FaultDescription>;

export type HidPosFault = keyof typeof hidPosFaults;

/** What can be made to go wrong with a simulated serial scanner. */
export const serialScannerFaults = {
  silence: { description: "The scanner reads, and not a byte of it arrives.", lasts: "standing" },
  missingSuffix: { description: "The next code comes without its end.", lasts: "once" },
  cutCode: { description: "The second half of the next code never comes.", lasts: "once" },
  pauseWithinCode: {
    description: "The next code pauses in its middle, as over a bad radio link.",
    lasts: "once",
  },
  noiseBeforeCode: { description: "Noise goes out right before the next code.", lasts: "once" },
  endlessCode: {
    description: "More bytes than any code has, without an end, go out before the next code.",
    lasts: "once",
  },
} as const satisfies Record<string, FaultDescription>;

export type SerialScannerFault = keyof typeof serialScannerFaults;

/** The faults that are set on one simulated device. */
export class FaultSet<Fault extends string> {
  readonly #kinds: Readonly<Record<Fault, FaultDescription>>;
  readonly #set = new Set<Fault>();

  constructor(kinds: Readonly<Record<Fault, FaultDescription>>) {
    this.#kinds = kinds;
  }

  set(fault: Fault): void {
    this.#set.add(fault);
  }

  clear(fault: Fault): void {
    this.#set.delete(fault);
  }

  active(): readonly Fault[] {
    return [...this.#set];
  }

  /** Whether the fault is set; one that lasts once is not set any more. */
  spend(fault: Fault): boolean {
    const isSet = this.#set.has(fault);
    if (this.#kinds[fault].lasts === "once") this.#set.delete(fault);
    return isSet;
  }
}
