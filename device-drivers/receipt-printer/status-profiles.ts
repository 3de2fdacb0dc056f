/**
 * How models differ, as data: one table each. The session knows none of them by name.
 *
 * Sources: Epson ESC/POS reference (DLE EOT, GS a, GS I, GS ( H, GS ( E); SNBC BTP-R580 p. 116; Custom KPM210/216 p. 36,
 * KPM300 command reference p. 66 and 113, VKP80II command reference; Hwasung HMK-056 p. 46, HMK-060 p. 46, HMC-080 (buffer,
 * handshake). See protocols.md §3.
 */
import type { PaperWidth } from "./document.ts";
import type { ReplyDialect } from "./replies.ts";
import type { StatusTable } from "./status.ts";

/** A question about status, obeyed on arrival, also while the printer is offline. */
export interface StatusQuery {
  /** For the technician. */
  readonly name: string;
  readonly request: Uint8Array;
  readonly reply: "realTime" | "fullStatus" | "oneByteStatus";
  readonly table: StatusTable;
}

export interface AutomaticStatus {
  readonly enable: Uint8Array;
  readonly reply: "automatic" | "fullStatus" | "oneByteStatus";
  readonly table: StatusTable;
}

/** What the end of a ticket is proved by, best first; only what is listed is asked for. */
export type ProofKind = "processId" | "paperSensor" | "printingBit";

export interface Presenter {
  /** Sent behind the cut: moves the ticket out to where a hand can take it. Empty when the printer does so by itself. */
  readonly present: Uint8Array;
  /** Draws a ticket that nobody took back into the printer; undefined where the model has no command for it. */
  readonly retract?: Uint8Array;
  /** Drops the ticket out, for a technician. */
  readonly eject?: Uint8Array;
}

export interface StatusProfile {
  readonly name: string;
  /** What `GS I` 66 (maker) or 67 (model) begins with, in capitals. Empty: taken when no other fits. */
  readonly identifiedBy: readonly string[];
  readonly dialect: ReplyDialect;
  /** Whether it answers `GS I` 65 to 68. */
  readonly identifies: boolean;
  /** The first must be answered by a printer that is there; a model may lack the others. */
  readonly queries: readonly [StatusQuery, ...StatusQuery[]];
  readonly automatic: AutomaticStatus;
  readonly proofs: readonly ProofKind[];
  readonly cut: { readonly full: Uint8Array; readonly partial: Uint8Array };
  readonly presenter?: Presenter;
  readonly paperWidths: readonly PaperWidth[];
  /** Smallest receive buffer of the models it stands for, bytes; more is never on its way unless the printer says so. */
  readonly bufferBytes: number;
}

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));

/** `GS V` 65 and 66: on to the cutter, then cut. */
const cut = { full: bytes("1d564100"), partial: bytes("1d564200") };

const printer: StatusQuery = {
  name: "DLE EOT 1: printer status?",
  request: bytes("100401"),
  reply: "realTime",
  table: { decides: ["device"], bits: [[0, 0x08, "offline"]] },
};
const offlineCause: StatusQuery = {
  name: "DLE EOT 2: cause of offline?",
  request: bytes("100402"),
  reply: "realTime",
  table: {
    decides: ["cover"],
    bits: [
      [0, 0x04, "coverOpen"],
      [0, 0x20, "paperOut"],
    ],
  },
};
const errorCause: StatusQuery = {
  name: "DLE EOT 3: cause of error?",
  request: bytes("100403"),
  reply: "realTime",
  table: {
    decides: ["error", "cutter"],
    bits: [
      [0, 0x08, "cutterFault"],
      [0, 0x20, "unrecoverable"],
      [0, 0x40, "waiting"],
    ],
  },
};
const paper: StatusQuery = {
  name: "DLE EOT 4: paper?",
  request: bytes("100404"),
  reply: "realTime",
  table: {
    decides: ["paper"],
    bits: [
      [0, 0x0c, "paperLow"],
      [0, 0x60, "paperOut"],
    ],
  },
};

/** `GS a` with online/offline (bit 1), error (2) and paper (3). `ESC @` ends it on some models. */
const automatic: AutomaticStatus = {
  enable: bytes("1d610e"),
  reply: "automatic",
  table: {
    decides: ["device", "error", "paper", "cover", "cutter"],
    bits: [
      [0, 0x08, "offline"],
      [0, 0x20, "coverOpen"],
      [1, 0x08, "cutterFault"],
      [1, 0x20, "unrecoverable"],
      [1, 0x40, "waiting"],
      [2, 0x03, "paperLow"],
      [2, 0x0c, "paperOut"],
    ],
  },
};

/** ESC/POS as Epson has it, and nearly everybody after it. */
export const standardProfile: StatusProfile = {
  name: "standard",
  identifiedBy: [],
  dialect: "escPos",
  identifies: true,
  queries: [printer, offlineCause, errorCause, paper],
  automatic,
  proofs: ["processId", "paperSensor"],
  cut,
  paperWidths: [58, 80],
  // 4 KiB is the usual smallest (TM-T88III has 45 bytes to choose as well, which no ticket's image gets through).
  bufferBytes: 4096,
};

/** SNBC BTP: no "unrecoverable" in `DLE EOT 3`; its bit 6 is the head's temperature. */
const snbcProfile: StatusProfile = {
  ...standardProfile,
  name: "snbc",
  identifiedBy: ["SNBC", "BTP-"],
  queries: [
    printer,
    offlineCause,
    {
      ...errorCause,
      table: {
        decides: ["error", "cutter"],
        bits: [
          [0, 0x08, "cutterFault"],
          [0, 0x40, "waiting"],
        ],
      },
    },
    paper,
  ],
};

const customTable: StatusTable = {
  decides: ["device", "error", "paper", "cover", "cutter", "media"],
  bits: [
    [0, 0x01, "paperOut", "offline"],
    // 0x40: the length of paper that was set as left is used up.
    [0, 0x44, "paperLow"],
    [0, 0x20, "ticketPresent"],
    // Head up, cover open.
    [1, 0x03, "coverOpen", "offline"],
    // The head has to cool; it goes on by itself.
    [2, 0x01, "waiting", "offline"],
    // Voltage.
    [2, 0x08, "offline"],
    [2, 0x40, "paperJam", "offline"],
    // Cutter, its cover.
    [3, 0x03, "cutterFault", "offline"],
    // RAM, EEPROM.
    [3, 0x0c, "unrecoverable"],
  ],
};

/** Custom KPM and VKP: kiosk printers with a presenter. */
const customProfile: StatusProfile = {
  name: "custom",
  identifiedBy: ["CUSTOM", "KPM", "VKP", "TPTCM"],
  dialect: "fullStatus",
  identifies: true,
  queries: [
    { name: "DLE EOT 20: full status?", request: bytes("100414"), reply: "fullStatus", table: customTable },
  ],
  automatic: { enable: bytes("1de00f"), reply: "fullStatus", table: customTable },
  proofs: ["paperSensor"],
  cut,
  // Present by 8 steps, retract, eject.
  presenter: { present: bytes("1d650308"), retract: bytes("1d6502"), eject: bytes("1d6505") },
  paperWidths: [58, 80],
  bufferBytes: 4096,
};

const hwasungTable: StatusTable = {
  decides: ["device", "paper", "cover", "cutter", "media", "printing"],
  bits: [
    [0, 0x01, "paperOut", "offline"],
    // Head up.
    [0, 0x02, "coverOpen", "offline"],
    [0, 0x04, "paperJam", "offline"],
    [0, 0x08, "paperLow"],
    [0, 0x10, "printing"],
    [0, 0x20, "cutterFault", "offline"],
    [0, 0x80, "ticketPresent"],
  ],
};

/**
 * Hwasung HMK: one status byte for everything, automatic since power-on, so that no other one-byte answer can be told from
 * it. Asked in real time it says whether it still prints. Must be configured: it answers none of the others' questions.
 */
const hwasungProfile: StatusProfile = {
  name: "hwasung",
  identifiedBy: ["HWASUNG", "HMK"],
  dialect: "oneByteStatus",
  identifies: false,
  queries: [
    { name: "DLE EOT 2: status?", request: bytes("100402"), reply: "oneByteStatus", table: hwasungTable },
  ],
  automatic: { enable: bytes("1d6101"), reply: "oneByteStatus", table: hwasungTable },
  proofs: ["printingBit"],
  cut,
  presenter: { present: new Uint8Array() },
  paperWidths: [58, 80],
  bufferBytes: 4096,
};

export const statusProfiles: readonly StatusProfile[] = [
  standardProfile,
  snbcProfile,
  customProfile,
  hwasungProfile,
];

/** By the name of a configuration. Undefined when there is none. */
export function statusProfileNamed(name: string): StatusProfile | undefined {
  return statusProfiles.find((profile) => profile.name === name);
}

/** The profile of what a printer calls itself (`GS I` 66 and 67); the standard one when nothing fits. */
export function statusProfileOf(maker: string, model: string): StatusProfile {
  const words = [maker.trim().toUpperCase(), model.trim().toUpperCase()];
  const fits = ({ identifiedBy }: StatusProfile) =>
    identifiedBy.some((beginning) => words.some((word) => word.startsWith(beginning)));
  return statusProfiles.find(fits) ?? standardProfile;
}
