interface FaultDescription {
  /** One line for the bench. */
  readonly description: string;
  /** `once`: spent on the next reply (or ticket) that it spoils; `standing`: until cleared. */
  readonly lasts: "once" | "standing";
  /** Only a printer with a presenter has it. */
  readonly needsPresenter?: true;
}

/** What can be made to go wrong with the simulated printer. */
export const printerFaults = {
  paperOut: {
    description: "The roll is empty: it stops and goes on when there is paper.",
    lasts: "standing",
  },
  paperNearEnd: { description: "The roll is nearly empty; it still prints.", lasts: "standing" },
  coverOpen: { description: "The cover is open: it stops and goes on when it is closed.", lasts: "standing" },
  cutterJam: {
    description: "The cutter sticks at the next cut: it stops there until the jam is cleared.",
    lasts: "standing",
  },
  silence: { description: "It prints, but not a byte of what it says arrives.", lasts: "standing" },
  offline: { description: "It is offline and gives no cause.", lasts: "standing" },
  garbageBeforeReply: { description: "Noise goes out before the next reply.", lasts: "once" },
  flippedBit: { description: "One bit in the middle of the next reply is inverted.", lasts: "once" },
  lateReply: { description: "The next reply comes after its deadline has passed.", lasts: "once" },
  paperOutMidTicket: {
    description: "The roll ends 12 mm into the next ticket; clearing it puts in a new one.",
    lasts: "standing",
  },
  powerLossMidTicket: {
    description:
      "The power fails 12 mm into the next ticket and is back after 2 s: what was in the printer is forgotten.",
    lasts: "once",
  },
  bufferOverrun: {
    description:
      "The receive buffer holds 256 bytes and says nothing of being full: what overruns it is lost.",
    lasts: "standing",
  },
  asbLost: { description: "Changes of status are not reported unasked.", lasts: "standing" },
  presenterJam: {
    description: "A ticket sticks on its way to the presenter's mouth until the jam is cleared.",
    lasts: "standing",
    needsPresenter: true,
  },
  ticketNotTaken: {
    description: "Nobody takes what is presented.",
    lasts: "standing",
    needsPresenter: true,
  },
} as const satisfies Record<string, FaultDescription>;

export type PrinterFault = keyof typeof printerFaults;

export function isPrinterFault(name: string): name is PrinterFault {
  return Object.hasOwn(printerFaults, name);
}
