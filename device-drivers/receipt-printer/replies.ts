/**
 * What a printer says, in the one byte stream that carries it all.
 *
 * Printers answer real-time requests and report changes by themselves on the same line, so the kind of a reply is told
 * from its own bits, never from the order of arrival (Epson reference "Transmission status identification"):
 *
 *     0xx1xx10          answer to DLE EOT, 1 byte      11 / 13   XON / XOFF
 *     0xx1xx00 + 3      automatic status back          0xx0xxxx  answer to GS r, 1 byte
 *     5F text 00        answer to GS I 65–69           37 kind data 00   e.g. process id (kind 22)
 *     3D id text 00     answer to GS I, information A      3B 31 00   power-on notice (memory switch 1-1)
 *
 * Two dialects differ (`ReplyDialect`): Custom's full status, whose bytes carry no mark, and Hwasung's one-byte status.
 */

/** How a model's status looks on the line; all else is alike. */
export type ReplyDialect = "escPos" | "fullStatus" | "oneByteStatus";

export type PrinterReply =
  | { readonly kind: "realTime"; readonly byte: number }
  | { readonly kind: "automatic"; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: "paperSensor"; readonly byte: number }
  | { readonly kind: "flow"; readonly on: boolean }
  | { readonly kind: "information"; readonly text: string }
  | { readonly kind: "block"; readonly id: number; readonly text: string }
  /** `10 0F` and four bytes of it: paper, user, recoverable errors, unrecoverable errors. */
  | { readonly kind: "fullStatus"; readonly bytes: readonly number[] }
  | { readonly kind: "oneByteStatus"; readonly byte: number }
  /** It has just been switched on: buffer, modes and settings of before are gone. */
  | { readonly kind: "powerOn" }
  /** Bytes that fit no kind. */
  | { readonly kind: "discarded"; readonly bytes: readonly number[] };

/**
 * Where the classifier stands: the bytes of a reply that has begun, and whether it has lost its place. Once a byte
 * fitted nothing, one-byte `0xx0xxxx` answers (which have no mark of their own) are not believed until a byte with a
 * mark comes: the rest of a damaged status must not pass for the proof that a ticket is printed.
 */
export interface ReplyState {
  readonly begun: readonly number[];
  readonly lost: boolean;
}

export const noReplyBegun: ReplyState = { begun: [], lost: false };

const XON = 0x11;
const XOFF = 0x13;
const INFORMATION = 0x5f;
const INFORMATION_A = 0x3d;
const BLOCK = 0x37;
const NOTICE = 0x3b;
const POWER_ON = 0x31;
/** Head of the full status with all four bytes: DLE and the mask of what follows (KPM, `1D E0 n`). */
const FULL_STATUS = [0x10, 0x0f] as const;
const FULL_STATUS_BYTES = 6;
/** No block a printer sends is longer (Epson: 80 data bytes at most, plus head, kind and end). */
const LONGEST_BLOCK = 84;

const isRealTime = (byte: number) => (byte & 0x93) === 0x12;
const isAutomaticHead = (byte: number) => (byte & 0x93) === 0x10;
/** Bytes 2 to 4 of an automatic status, and the answer to GS r. */
const isUnmarked = (byte: number) => (byte & 0x90) === 0;

function blockOf(begun: readonly number[]): PrinterReply {
  const text = (from: number) => String.fromCharCode(...begun.slice(from));
  if (begun[0] === INFORMATION) return { kind: "information", text: text(1) };
  if (begun[0] === NOTICE) {
    return begun[1] === POWER_ON ? { kind: "powerOn" } : { kind: "discarded", bytes: begun };
  }
  if (begun[0] === INFORMATION_A) return { kind: "information", text: text(2) };
  return { kind: "block", id: begun[1] ?? 0, text: text(2) };
}

function isBlockByte(byte: number): boolean {
  // Separators 1C–1F stand inside some blocks; 7F and above, and other controls, in none.
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x1f || byte === 0x1d;
}

const isBlockHead = (byte: number) =>
  byte === INFORMATION || byte === INFORMATION_A || byte === BLOCK || byte === NOTICE;

/** A full status, whose bytes may have any value: its length alone ends it. */
function stepFullStatus(begun: readonly number[], byte: number, replies: PrinterReply[]): ReplyState {
  if (begun.length === 1 && byte !== FULL_STATUS[1]) {
    replies.push({ kind: "discarded", bytes: begun });
    return step({ begun: [], lost: true }, byte, replies, "fullStatus");
  }
  if (begun.length + 1 < FULL_STATUS_BYTES) return { begun: [...begun, byte], lost: false };
  replies.push({ kind: "fullStatus", bytes: [...begun.slice(2), byte] });
  return noReplyBegun;
}

/** One byte further. `replies` is appended to. */
function step(state: ReplyState, byte: number, replies: PrinterReply[], dialect: ReplyDialect): ReplyState {
  const { begun } = state;
  const head = begun[0];
  if (
    dialect === "fullStatus" &&
    (head === FULL_STATUS[0] || (head === undefined && byte === FULL_STATUS[0]))
  ) {
    return stepFullStatus(begun, byte, replies);
  }
  // Bit 6 of it is never set, so that nothing else begins like it; XON and XOFF cannot be told from it.
  if (
    dialect === "oneByteStatus" &&
    head === undefined &&
    (byte & 0x40) === 0 &&
    byte !== BLOCK &&
    byte !== NOTICE
  ) {
    replies.push({ kind: "oneByteStatus", byte });
    return noReplyBegun;
  }
  // These two carry their mark wherever they are; printers send them in the middle of anything. Text of a block may
  // look like an answer (2, R, V …), a control byte in it may not.
  if (byte === XON || byte === XOFF) {
    replies.push({ kind: "flow", on: byte === XON });
    return state;
  }
  const inAutomatic = head !== undefined && isAutomaticHead(head);
  const inBlock = head !== undefined && !inAutomatic;
  if (isRealTime(byte) && !(inBlock && byte >= 0x20)) {
    replies.push({ kind: "realTime", byte });
    return head === undefined ? noReplyBegun : state;
  }
  if (inAutomatic && isUnmarked(byte)) {
    const [first = 0, second = 0, third = 0] = begun;
    if (begun.length < 3) return { begun: [...begun, byte], lost: false };
    replies.push({ kind: "automatic", bytes: [first, second, third, byte] });
    return noReplyBegun;
  }
  if (inBlock) {
    if (byte === 0) {
      replies.push(blockOf(begun));
      return noReplyBegun;
    }
    if (isBlockByte(byte) && begun.length < LONGEST_BLOCK) return { begun: [...begun, byte], lost: false };
  }
  if (head !== undefined) {
    // It broke off, or a byte of it was damaged.
    replies.push({ kind: "discarded", bytes: begun });
    return step({ begun: [], lost: true }, byte, replies, dialect);
  }
  if (isAutomaticHead(byte) || isBlockHead(byte)) {
    return { begun: [byte], lost: false };
  }
  if (isUnmarked(byte) && !state.lost) {
    replies.push({ kind: "paperSensor", byte });
    return noReplyBegun;
  }
  replies.push({ kind: "discarded", bytes: [byte] });
  return { begun: [], lost: true };
}

/** Reads a chunk, cut anywhere, on from `state`. Pure. */
export function readReplies(
  state: ReplyState,
  chunk: Uint8Array,
  dialect: ReplyDialect = "escPos",
): { readonly state: ReplyState; readonly replies: readonly PrinterReply[] } {
  const replies: PrinterReply[] = [];
  let next = state;
  for (const byte of chunk) next = step(next, byte, replies, dialect);
  return { state: next, replies };
}

/** After a silence: what had begun will not be finished. */
export function abandonReply(state: ReplyState): ReplyState {
  return state.begun.length > 0 ? { begun: [], lost: true } : state;
}
