/**
 * What a printer says, in the one byte stream that carries it all, and what that means.
 *
 * Printers answer real-time requests and report changes by themselves on the same line, so the kind of a reply is told
 * from its own bits, never from the order of arrival (Epson reference "Transmission status identification"):
 *
 *     0xx1xx10          answer to DLE EOT, 1 byte      11 / 13   XON / XOFF
 *     0xx1xx00 + 3      automatic status back          0xx0xxxx  answer to GS r, 1 byte
 *     5F text 00        answer to GS I 65–69           37 kind data 00   e.g. process id (kind 22)
 *     3D id text 00     answer to GS I, information A
 */

export type PrinterReply =
  | { readonly kind: "realTime"; readonly byte: number }
  | { readonly kind: "automatic"; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: "paperSensor"; readonly byte: number }
  | { readonly kind: "flow"; readonly on: boolean }
  | { readonly kind: "information"; readonly text: string }
  | { readonly kind: "block"; readonly id: number; readonly text: string }
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
/** No block a printer sends is longer (Epson: 80 data bytes at most, plus head, kind and end). */
const LONGEST_BLOCK = 84;

const isRealTime = (byte: number) => (byte & 0x93) === 0x12;
const isAutomaticHead = (byte: number) => (byte & 0x93) === 0x10;
/** Bytes 2 to 4 of an automatic status, and the answer to GS r. */
const isUnmarked = (byte: number) => (byte & 0x90) === 0;

function blockOf(begun: readonly number[]): PrinterReply {
  const text = (from: number) => String.fromCharCode(...begun.slice(from));
  if (begun[0] === INFORMATION) return { kind: "information", text: text(1) };
  if (begun[0] === INFORMATION_A) return { kind: "information", text: text(2) };
  return { kind: "block", id: begun[1] ?? 0, text: text(2) };
}

function isBlockByte(byte: number): boolean {
  // Separators 1C–1F stand inside some blocks; 7F and above, and other controls, in none.
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x1f || byte === 0x1d;
}

/** One byte further. `replies` is appended to. */
function step(state: ReplyState, byte: number, replies: PrinterReply[]): ReplyState {
  const { begun } = state;
  const head = begun[0];
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
    return step({ begun: [], lost: true }, byte, replies);
  }
  if (isAutomaticHead(byte) || byte === INFORMATION || byte === INFORMATION_A || byte === BLOCK) {
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
): { readonly state: ReplyState; readonly replies: readonly PrinterReply[] } {
  const replies: PrinterReply[] = [];
  let next = state;
  for (const byte of chunk) next = step(next, byte, replies);
  return { state: next, replies };
}

/** After a silence: what had begun will not be finished. */
export function abandonReply(state: ReplyState): ReplyState {
  return state.begun.length > 0 ? { begun: [], lost: true } : state;
}

/** Words: XFS4IoT; cover and cutter are ours (UnifiedPOS). */
export interface PrinterStatus {
  readonly device: "online" | "offline" | "hardwareError" | "unknown";
  readonly paper: "full" | "low" | "out" | "unknown";
  readonly cover: "closed" | "open" | "unknown";
  readonly cutter: "ok" | "fault" | "unknown";
  /** Whether the present error goes away by a person's help or by itself; true while there is none. */
  readonly recoverable: boolean;
  /** Waiting by itself, e.g. for the head to cool. */
  readonly waiting: boolean;
}

export const unknownStatus: PrinterStatus = {
  device: "unknown",
  paper: "unknown",
  cover: "unknown",
  cutter: "unknown",
  recoverable: true,
  waiting: false,
};

/** Answers to `DLE EOT` 1 to 4; one that was not asked for or not given is absent. */
export interface RealTimeAnswers {
  readonly printer?: number;
  readonly offlineCause?: number;
  readonly errorCause?: number;
  readonly paper?: number;
}

function deviceWord(offline: boolean, unrecoverable: boolean): PrinterStatus["device"] {
  if (unrecoverable) return "hardwareError";
  return offline ? "offline" : "online";
}

/** The meaning of `DLE EOT` answers, on top of what was known before. */
export function summariseRealTime(
  answers: RealTimeAnswers,
  before: PrinterStatus = unknownStatus,
): PrinterStatus {
  const { printer, offlineCause, errorCause, paper } = answers;
  const has = (byte: number | undefined, mask: number) => byte !== undefined && (byte & mask) !== 0;
  const unrecoverable =
    errorCause === undefined
      ? before.device === "hardwareError" && printer === undefined
      : has(errorCause, 0x20);
  const paperWord = (): PrinterStatus["paper"] => {
    if (has(paper, 0x60) || (paper === undefined && has(offlineCause, 0x20))) return "out";
    if (paper === undefined) return before.paper;
    return has(paper, 0x0c) ? "low" : "full";
  };
  return {
    device: printer === undefined ? before.device : deviceWord(has(printer, 0x08), unrecoverable),
    paper: paperWord(),
    cover: offlineCause === undefined ? before.cover : has(offlineCause, 0x04) ? "open" : "closed",
    cutter: errorCause === undefined ? before.cutter : has(errorCause, 0x08) ? "fault" : "ok",
    recoverable: errorCause === undefined ? before.recoverable : !unrecoverable,
    waiting: errorCause === undefined ? before.waiting : has(errorCause, 0x40),
  };
}

/** The meaning of one automatic status; it says everything at once. */
export function summariseAutomatic(bytes: readonly [number, number, number, number]): PrinterStatus {
  const [printer, error, paper] = bytes;
  const unrecoverable = (error & 0x20) !== 0;
  return {
    device: deviceWord((printer & 0x08) !== 0, unrecoverable),
    paper: (paper & 0x0c) !== 0 ? "out" : (paper & 0x03) !== 0 ? "low" : "full",
    cover: (printer & 0x20) !== 0 ? "open" : "closed",
    cutter: (error & 0x08) !== 0 ? "fault" : "ok",
    recoverable: !unrecoverable,
    waiting: (error & 0x40) !== 0,
  };
}

/** What keeps the printer from printing, in the words of `DeviceError`; undefined when nothing is known to. */
export function obstacleOf(
  status: PrinterStatus,
):
  | "printer.coverOpen"
  | "printer.paperOut"
  | "printer.cutter"
  | "printer.hardware"
  | "printer.offline"
  | undefined {
  if (status.cover === "open") return "printer.coverOpen";
  if (status.paper === "out") return "printer.paperOut";
  if (status.cutter === "fault") return "printer.cutter";
  if (status.device === "hardwareError") return "printer.hardware";
  if (status.device === "offline" && !status.waiting) return "printer.offline";
  return undefined;
}

export function sameStatus(a: PrinterStatus, b: PrinterStatus): boolean {
  return (
    a.device === b.device &&
    a.paper === b.paper &&
    a.cover === b.cover &&
    a.cutter === b.cutter &&
    a.recoverable === b.recoverable &&
    a.waiting === b.waiting
  );
}
