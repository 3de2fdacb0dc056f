/**
 * What a good message is, told a second time: slowly, from the protocol's description, and sharing no line with the
 * parsers. A parser that passes what these refuse has passed a bad message.
 */
import type { IdentityDocument } from "../../device-drivers/id-card-reader/document.ts";
import type { PrinterReply } from "../../device-drivers/receipt-printer/replies.ts";

const number = (bytes: Uint8Array, at: number) =>
  (bytes[at] ?? Number.NaN) * 256 + (bytes[at + 1] ?? Number.NaN);

/** GA/T 467, serial: preamble, length of the rest, and an exclusive-or over all but the preamble that is zero. */
export function isSamFrame(frame: Uint8Array, shortest: number, longest: number): boolean {
  if (Buffer.from(frame.slice(0, 5)).toString("hex") !== "aaaaaa9669") return false;
  const length = number(frame, 5);
  if (length !== frame.length - 7 || length < shortest || length > longest) return false;
  return [...frame.slice(5)].reduce((sum, byte) => sum ^ byte, 0) === 0;
}

/** A reply: a long one holds a card's parts, and their lengths and it must agree. */
export function isSamReply(frame: Uint8Array): boolean {
  if (!isSamFrame(frame, 4, 0x910)) return false;
  if (frame.length <= 7 + 0xff) return true;
  const parts = frame.length - 7 - 4;
  const [text, photo, fingerprint] = [number(frame, 10), number(frame, 12), number(frame, 14)];
  return parts === 4 + text + photo || parts === 6 + text + photo + fingerprint;
}

export const isSamRequest = (frame: Uint8Array) => isSamFrame(frame, 3, 64);

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: 17 digits and a check character. */
function isCitizenNumber(text: string): boolean {
  if (!/^[0-9]{17}[0-9X]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return "10X98765432"[sum % 11] === text[17];
}

function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && time.toISOString().slice(0, 10) === text;
}

/** A document that somebody may be shown: real days, a number that checks, no control characters. */
export function isDocument(document: IdentityDocument): boolean {
  const texts = Object.values(document).map(String);
  if (texts.some((text) => /\p{Cc}/u.test(text))) return false;
  const numbered =
    document.kind === "resident" || document.kind === "hkMacaoTaiwan"
      ? isCitizenNumber(document.number)
      : true;
  return numbered && isDay(document.birth) && (document.validTo === "longTerm" || isDay(document.validTo));
}

/** Printable, or one of the separators that stand inside some blocks. */
const isBlockText = (character: string) =>
  /^[ -~]$/.test(character) || [0x1d, 0x1f].includes(character.charCodeAt(0));

/** Epson's marks of each kind of reply, by the bits that the reference prints for them. */
export function isPrinterReply(reply: PrinterReply): boolean {
  const bits = (byte: number) => byte.toString(2).padStart(8, "0");
  const unmarked = (byte: number) => /^0..0....$/.test(bits(byte));
  switch (reply.kind) {
    case "realTime":
      return /^0..1..10$/.test(bits(reply.byte));
    case "automatic":
      return /^0..1..00$/.test(bits(reply.bytes[0])) && reply.bytes.slice(1).every(unmarked);
    case "paperSensor":
      return unmarked(reply.byte);
    case "information":
    case "block":
      return reply.text.length <= 84 && [...reply.text].every(isBlockText);
    case "fullStatus":
      return reply.bytes.length === 4;
    case "oneByteStatus":
    case "powerOn":
    case "flow":
    case "discarded":
      return true;
  }
}

/** An Onbon BX frame's body: its length fits, and dividing it bit by bit by x¹⁶+x¹⁵+x²+1 leaves what stands at its end. */
export function isBxBody(body: Uint8Array): boolean {
  const end = body.length - 2;
  const declared = (body[12] ?? 0) + 256 * (body[13] ?? 0);
  if (end < 14 || declared !== end - 14) return false;
  // Least significant bit first, as on the line, and sixteen zeros behind.
  const bits = [...body.subarray(0, end)].flatMap((byte) =>
    Array.from({ length: 8 }, (_, place) => (byte >> place) & 1),
  );
  const register = [...bits, ...Array.from({ length: 16 }, () => 0)];
  for (let at = 0; at < bits.length; at++) {
    if (register[at] === 1)
      for (const term of [0, 1, 14, 16]) register[at + term] = (register[at + term] ?? 0) ^ 1;
  }
  const rest = register.slice(bits.length).reduce((sum, bit, place) => sum + bit * 2 ** place, 0);
  return rest === (body[end] ?? 0) + 256 * (body[end + 1] ?? 0);
}

/** A Modbus RTU frame: the CRC at its end makes the CRC of the whole nothing (Serial Line 1.02, appendix B, turned round). */
export function isModbusFrame(frame: Uint8Array): boolean {
  if (frame.length < 4) return false;
  let crc = 0xffff;
  for (const bit of [...frame].flatMap((byte) =>
    Array.from({ length: 8 }, (_, place) => (byte >> place) & 1),
  )) {
    const out = (crc & 1) ^ bit;
    crc = (crc >> 1) ^ (out * 0xa001);
  }
  return crc === 0;
}

const word = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;

/** The HID envelope of protocols §1.8, type a: `AA`, its length, and the sum of all bytes from the length on. */
export function isReplyPart({ bytes }: { readonly bytes: Uint8Array }, report: Uint8Array): boolean {
  const length = word(report, 3);
  const sum = [...report.slice(3, 5 + length)].reduce((total, byte) => total + byte, 0) & 0xffff;
  return (
    report[0] === 0xaa &&
    5 + length + 2 <= report.length &&
    word(report, 5 + length) === sum &&
    Buffer.from(report.slice(8, 5 + length)).equals(bytes)
  );
}

/** Honeywell's scanned-data report by its fixed places: number 2, count, three of AIM, 56 of data, continued in the lowest bit of the last. */
export function isHoneywellData(
  { data, isContinued }: { readonly data: Uint8Array; readonly isContinued: boolean },
  report: Uint8Array,
): boolean {
  const count = report[1] ?? 0;
  return (
    report[0] === 2 &&
    count <= 56 &&
    Buffer.from(report.slice(5, 5 + count)).equals(data) &&
    isContinued === (((report[63] ?? 0) & 1) === 1)
  );
}

/** The keypad's reports by their fixed places: eight modifiers as bits, six keys as bytes; or one consumer usage. */
export function isBootKeys(usages: ReadonlySet<number>, report: Uint8Array): boolean {
  if (report[0] === 2) {
    const usage = word(report, 1);
    return (
      usages.size === (usage > 0 && usage <= 0x3ff ? 1 : 0) &&
      [...usages].every((id) => id === 0x0c0000 + usage)
    );
  }
  const modifiers = Array.from({ length: 8 }, (_, bit) => bit).flatMap((bit) =>
    ((report[1] ?? 0) >> bit) & 1 ? [0xe0 + bit] : [],
  );
  const keys = [...report.slice(3, 9)].filter((key) => key > 0 && key <= 0x73);
  const wanted = new Set([...modifiers, ...keys].map((id) => 0x070000 + id));
  return report[0] === 1 && usages.size === wanted.size && [...wanted].every((id) => usages.has(id));
}
