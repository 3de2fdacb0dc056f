import type { DeviceErrorCode } from "../device/errors.ts";
import { buildFrame, uint16 } from "./frame.ts";
import { fingerprintLengths, newestAddressLength, photoLength, textBlockLength } from "./layout.ts";

/**
 * The commands of the SAM_V protocol that a kiosk uses, and what the reader may answer to each. A reply carries no
 * echo of its command, so each command states exactly what can be its own; anything else on the line is not.
 */
export interface Command<Reply> {
  readonly name: string;
  /** The whole request frame. */
  readonly request: Uint8Array;
  /**
   * Milliseconds from the request to the whole reply at 115200 baud. No standard fixes these; they are inside the
   * range that public programs use for each command.
   */
  readonly deadline: number;
  /** Bytes of the longest reply frame. */
  readonly longestReply: number;
  /** What the frame says; nothing when it cannot be a reply to this command. May refer to the frame's bytes. */
  readonly parse: (frame: Uint8Array) => Reply | Refusal | undefined;
}

/** The reader does not do what it was asked, and says why by SW3. */
export interface Refusal {
  readonly kind: "refused";
  readonly status: RefusalStatus;
}

interface RefusalMeaning {
  readonly meaning: string;
  readonly error: DeviceErrorCode;
}

/** SW3 of replies that refuse, and the device error each becomes when nothing better can be done. */
export const refusals = {
  16: { meaning: "checksum error in the request", error: "device.garbled" },
  17: { meaning: "length error in the request", error: "device.garbled" },
  33: { meaning: "unknown command", error: "device.garbled" },
  35: { meaning: "unauthorised operation", error: "device.notReady" },
  36: { meaning: "unrecognised error", error: "device.notReady" },
  49: { meaning: "the card did not authenticate the SAM", error: "reader.cardRejected" },
  50: { meaning: "the SAM did not authenticate the card", error: "reader.cardRejected" },
  51: { meaning: "information verification failed", error: "reader.cardRejected" },
  55: { meaning: "fingerprint verification failed", error: "reader.cardRejected" },
  63: { meaning: "wrong length of the fingerprint", error: "reader.cardUnreadable" },
  64: { meaning: "unknown card type", error: "reader.cardUnreadable" },
  65: { meaning: "reading the card failed", error: "reader.cardMoved" },
  71: { meaning: "getting the random number failed", error: "reader.cardMoved" },
  96: { meaning: "SAM self-test failed", error: "reader.selfTestFailed" },
  102: { meaning: "SAM not authorised", error: "reader.notAuthorised" },
  128: { meaning: "no card found", error: "reader.cardMoved" },
  129: { meaning: "selecting the card failed", error: "reader.cardMoved" },
} as const satisfies Record<number, RefusalMeaning>;

export type RefusalStatus = keyof typeof refusals;

/** SW3 of replies that do not refuse. */
export const successes = { done: 0x90, nothingOnCard: 0x91, cardFound: 0x9f } as const;

/** Where a reply's status and data lie. */
const statusOffset = 9;
const dataOffset = 10;

/** A reply without data, 11 bytes. No reply is shorter. */
export const shortestReply = dataOffset + 1;
const samIdLength = 16;
const foundLength = 4;
const selectedLength = 8;
/** Lengths of text and photo, two bytes each, before the text. */
const partLengthsLength = 4;
const cardDataLength = partLengthsLength + textBlockLength + photoLength;
/** With command 30 10 a third length, the fingerprint's, stands before the text. */
const threeLengthsLength = partLengthsLength + 2;
const longestFingerprint = Math.max(...fingerprintLengths);

/** Bytes of the longest reply to any command but 30 10: text and photo. */
export const longestReply = shortestReply + cardDataLength;

/** Refused to any command. */
const always = [0x10, 0x11, 0x21, 0x23, 0x24, 0x60, 0x66] as const;
const withCard = [...always, 0x31, 0x32, 0x33, 0x40, 0x41, 0x47, 0x80, 0x81] as const;

type Done = { readonly kind: "done" };

export const resetSam = command<Done>("reset SAM", [0x10, 0xff], 5000, 0, always, acknowledged);
export const readSamStatus = command<Done>("SAM status", [0x11, 0xff], 1000, 0, always, acknowledged);

export const readSamId = command<{ readonly kind: "samId"; readonly text: string }>(
  "SAM id",
  [0x12, 0xff],
  1000,
  samIdLength,
  always,
  (status, data) =>
    status === successes.done && data.length === samIdLength
      ? { kind: "samId", text: formatSamId(data) }
      : undefined,
);

export const findCard = command<{ readonly kind: "found" } | { readonly kind: "noCard" }>(
  "find card",
  [0x20, 0x01],
  1000,
  foundLength,
  always,
  (status, data) => {
    if (status === successes.cardFound && data.length === foundLength) return { kind: "found" };
    return status === 0x80 && data.length === 0 ? { kind: "noCard" } : undefined;
  },
);

export const selectCard = command<{ readonly kind: "selected" } | { readonly kind: "notSelected" }>(
  "select card",
  [0x20, 0x02],
  1000,
  selectedLength,
  always,
  (status, data) => {
    if (status === successes.done && data.length === selectedLength) return { kind: "selected" };
    return status === 0x81 && data.length === 0 ? { kind: "notSelected" } : undefined;
  },
);

export interface CardData {
  readonly kind: "cardData";
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
}

export const readCardData = command<CardData>(
  "read card",
  [0x30, 0x01],
  3000,
  cardDataLength,
  withCard,
  (status, data) => {
    if (status !== successes.done || data.length !== cardDataLength) return undefined;
    if (!beginsWithPartLengths(data)) return undefined;
    const photoStart = partLengthsLength + textBlockLength;
    return {
      kind: "cardData",
      text: data.subarray(partLengthsLength, photoStart),
      photo: data.subarray(photoStart),
    };
  },
);

export interface CardDataWithFingerprint {
  readonly kind: "cardDataWithFingerprint";
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
  /** As long as the reply says: one of `fingerprintLengths`. */
  readonly fingerprint: Uint8Array;
}

/** Text, photo and fingerprint in one reply. A SAM of an older make does not know this command (SW3 21). */
export const readCardDataWithFingerprint = command<CardDataWithFingerprint>(
  "read card with fingerprint",
  [0x30, 0x10],
  5000,
  threeLengthsLength + textBlockLength + photoLength + longestFingerprint,
  [...withCard, 0x37, 0x3f],
  (status, data) => {
    if (status !== successes.done || data.length < threeLengthsLength) return undefined;
    const fingerprintLength = uint16(data, partLengthsLength);
    const photoStart = threeLengthsLength + textBlockLength;
    const fingerprintStart = photoStart + photoLength;
    if (!beginsWithPartLengths(data) || data.length !== fingerprintStart + fingerprintLength)
      return undefined;
    if (!fingerprintLengths.some((known) => known === fingerprintLength)) return undefined;
    return {
      kind: "cardDataWithFingerprint",
      text: data.subarray(threeLengthsLength, photoStart),
      photo: data.subarray(photoStart, fingerprintStart),
      fingerprint: data.subarray(fingerprintStart),
    };
  },
);

/** The address by which the holder's last move was appended to the card. */
export const readNewestAddress = command<
  { readonly kind: "newestAddress"; readonly text: Uint8Array } | { readonly kind: "nothingOnCard" }
>("newest address", [0x30, 0x03], 2000, 2 + newestAddressLength, withCard, (status, data) => {
  if (status === successes.nothingOnCard && data.length === 0) return { kind: "nothingOnCard" };
  // Whether the address is preceded by its own length is not documented: both are taken.
  const start = data.length - newestAddressLength;
  if (status !== successes.done || (start !== 0 && start !== 2)) return undefined;
  return { kind: "newestAddress", text: data.subarray(start) };
});

/** 16 bytes → `05.01-20240101-0001234567-0007654321`. */
function formatSamId(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const short = (offset: number) => String(view.getUint16(offset, true)).padStart(2, "0");
  const long = (offset: number, digits: number) => String(view.getUint32(offset, true)).padStart(digits, "0");
  return `${short(0)}.${short(2)}-${long(4, 8)}-${long(8, 10)}-${long(12, 10)}`;
}

/** Whether the data begins with the lengths of a text and a photo, big-endian. */
function beginsWithPartLengths(data: Uint8Array): boolean {
  return uint16(data, 0) === textBlockLength && uint16(data, 2) === photoLength;
}

function acknowledged(status: number, data: Uint8Array): Done | undefined {
  return status === successes.done && data.length === 0 ? { kind: "done" } : undefined;
}

function command<Reply>(
  name: string,
  body: readonly [command: number, parameter: number],
  deadline: number,
  longestData: number,
  mayRefuse: readonly RefusalStatus[],
  parseOwn: (status: number, data: Uint8Array) => Reply | undefined,
): Command<Reply> {
  return {
    name,
    request: buildFrame(Uint8Array.from(body)),
    deadline,
    longestReply: shortestReply + longestData,
    parse: (frame) => {
      const status = frame[statusOffset] as number;
      const data = frame.subarray(dataOffset, -1);
      const refusal = data.length === 0 ? mayRefuse.find((known) => known === status) : undefined;
      return refusal === undefined ? parseOwn(status, data) : { kind: "refused", status: refusal };
    },
  };
}
