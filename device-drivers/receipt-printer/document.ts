/**
 * What stands on a ticket, as plain data that survives JSON. It says nothing of bytes: `encode.ts` makes those for
 * one printer.
 */

export type Magnification = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export type Alignment = "left" | "center" | "right";
/** Share of a QR code that may be damaged: L 7 %, M 15 %, Q 25 %, H 30 %. */
export type QrLevel = "L" | "M" | "Q" | "H";

export interface TextRun {
  readonly text: string;
  readonly width?: Magnification;
  readonly height?: Magnification;
  readonly bold?: boolean;
  readonly underline?: boolean;
}

/** One line, or several when it is wider than the paper: it is broken where a reader would break it. */
export interface TextBlock {
  readonly kind: "text";
  readonly align?: Alignment;
  readonly runs: readonly TextRun[];
}

/** A line across the paper. */
export interface RuleBlock {
  readonly kind: "rule";
}

export interface QrBlock {
  readonly kind: "qr";
  readonly align?: Alignment;
  readonly data: string;
  /** Dots a module; 4 (0.5 mm) and more are read well by phones. */
  readonly moduleSize: number;
  readonly level: QrLevel;
}

/** Blank paper: lines of the printer's own pitch, or dots of 1/203 inch. */
export type FeedBlock =
  | { readonly kind: "feed"; readonly lines: number }
  | { readonly kind: "feed"; readonly dots: number };

/** Feeds the print to the cutter and cuts. */
export interface CutBlock {
  readonly kind: "cut";
  readonly cut: "full" | "partial";
}

export type TicketBlock = TextBlock | RuleBlock | QrBlock | FeedBlock | CutBlock;

export interface TicketDocument {
  readonly blocks: readonly TicketBlock[];
}

/** Paper roll, millimetres wide. */
export type PaperWidth = 58 | 80;

/** Printable dots across at 203 dpi (Chinese-market model manuals): 16 or 24 Chinese characters a line. */
export const printableDots: Readonly<Record<PaperWidth, number>> = { 58: 384, 80: 576 };

export const ticketDocumentErrorCodes = [
  /** Not a block, run or word that this page describes. */
  "document.shape",
  /** A magnification outside 1–8, or a QR module outside 1–16 dots. */
  "document.sizeOutOfRange",
  /** A control character or half a surrogate pair in a text or QR code: it could be read as a command. */
  "document.controlCharacter",
  /** More data than a QR code of this level that fits on this paper can hold; or none. */
  "document.qrLength",
  /** A feed outside 0–255. */
  "document.feedOutOfRange",
] as const;

export type TicketDocumentErrorCode = (typeof ticketDocumentErrorCodes)[number];

/** The document itself is bad; nothing was sent. `path` leads to the culprit; the text itself is not repeated. */
export class TicketDocumentError extends Error {
  override readonly name = "TicketDocumentError";
  readonly code: TicketDocumentErrorCode;
  readonly path: string;

  constructor(code: TicketDocumentErrorCode, path: string) {
    super(`${code} at ${path}`);
    this.code = code;
    this.path = path;
  }
}

/** C0, DEL, C1, the line and paragraph separators, and half a surrogate pair. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/**
 * Bytes that fit in a QR code of versions 1 to 40 (ISO/IEC 18004 table 7, 8-bit byte mode). Digits and capitals pack
 * tighter, so this bound is on the safe side whatever mode the printer chooses.
 */
const qrCapacity: Readonly<Record<QrLevel, readonly number[]>> = {
  L: [
    17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858, 929, 1003,
    1091, 1171, 1273, 1367, 1465, 1528, 1628, 1732, 1840, 1952, 2068, 2188, 2303, 2431, 2563, 2699, 2809,
    2953,
  ],
  M: [
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779,
    857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
  ],
  Q: [
    11, 20, 32, 46, 60, 74, 86, 108, 130, 151, 177, 203, 241, 258, 292, 322, 364, 394, 442, 482, 509, 565,
    611, 661, 715, 751, 805, 868, 908, 982, 1030, 1112, 1168, 1228, 1283, 1351, 1423, 1499, 1579, 1663,
  ],
  H: [
    7, 14, 24, 34, 44, 58, 64, 84, 98, 119, 137, 155, 177, 194, 220, 250, 280, 310, 338, 382, 403, 439, 461,
    511, 535, 593, 625, 658, 698, 742, 790, 842, 898, 958, 983, 1051, 1093, 1139, 1219, 1273,
  ],
};

/** Bytes that a QR code of this level and module size can hold on this paper. */
export function qrBytesThatFit(paper: PaperWidth, moduleSize: number, level: QrLevel): number {
  const modules = Math.floor(printableDots[paper] / moduleSize);
  const version = Math.min(40, Math.floor((modules - 17) / 4));
  return version < 1 ? 0 : (qrCapacity[level][version - 1] ?? 0);
}

/** The plain loop spares ASCII and Chinese texts, nearly all, the regular expression. */
function isUnprintable(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isAscii = code >= 0x20 && code < 0x7f;
    if (!isAscii && !(code > 0x2029 && code < 0xd800)) return UNPRINTABLE.test(text);
  }
  return false;
}

function isMagnification(value: number | undefined): boolean {
  return value === undefined || (value >= 1 && value <= 8 && Number.isInteger(value));
}

function isAlignment(value: string | undefined): boolean {
  return value === undefined || value === "left" || value === "center" || value === "right";
}

/** Made only for an error: most tickets have none. */
const pathOf = (index: number, rest = "") => `blocks[${index}]${rest}`;

function checkText(block: TextBlock, at: number): void {
  if (!isAlignment(block.align) || !Array.isArray(block.runs)) {
    throw new TicketDocumentError("document.shape", pathOf(at));
  }
  for (let index = 0; index < block.runs.length; index++) {
    const run = block.runs[index];
    if (typeof run?.text !== "string") {
      throw new TicketDocumentError("document.shape", pathOf(at, `.runs[${index}]`));
    }
    if (!isMagnification(run.width) || !isMagnification(run.height)) {
      throw new TicketDocumentError("document.sizeOutOfRange", pathOf(at, `.runs[${index}]`));
    }
    if (isUnprintable(run.text)) {
      throw new TicketDocumentError("document.controlCharacter", pathOf(at, `.runs[${index}].text`));
    }
  }
}

function checkQr(block: QrBlock, paper: PaperWidth, at: number): void {
  if (
    !isAlignment(block.align) ||
    typeof block.data !== "string" ||
    !Object.hasOwn(qrCapacity, block.level)
  ) {
    throw new TicketDocumentError("document.shape", pathOf(at));
  }
  if (!Number.isInteger(block.moduleSize) || block.moduleSize < 1 || block.moduleSize > 16) {
    throw new TicketDocumentError("document.sizeOutOfRange", pathOf(at, ".moduleSize"));
  }
  if (isUnprintable(block.data)) {
    throw new TicketDocumentError("document.controlCharacter", pathOf(at, ".data"));
  }
  const length = Buffer.byteLength(block.data);
  if (length === 0 || length > qrBytesThatFit(paper, block.moduleSize, block.level)) {
    throw new TicketDocumentError("document.qrLength", pathOf(at, ".data"));
  }
}

function checkFeed(block: FeedBlock, at: number): void {
  const amount: unknown = "lines" in block ? block.lines : block.dots;
  if (typeof amount !== "number" || !Number.isInteger(amount) || amount < 0 || amount > 255) {
    throw new TicketDocumentError("document.feedOutOfRange", pathOf(at));
  }
}

/** Throws a `TicketDocumentError` for the first thing that cannot be printed on this paper. */
export function checkDocument(document: TicketDocument, paper: PaperWidth): void {
  const { blocks } = document;
  if (!Array.isArray(blocks)) throw new TicketDocumentError("document.shape", "blocks");
  for (let index = 0; index < blocks.length; index++) {
    const block: TicketBlock | undefined = blocks[index];
    switch (block?.kind) {
      case "text":
        checkText(block, index);
        break;
      case "qr":
        checkQr(block, paper, index);
        break;
      case "feed":
        checkFeed(block, index);
        break;
      case "cut":
        if (block.cut !== "full" && block.cut !== "partial") {
          throw new TicketDocumentError("document.shape", pathOf(index));
        }
        break;
      case "rule":
        break;
      default:
        throw new TicketDocumentError("document.shape", pathOf(index));
    }
  }
}
