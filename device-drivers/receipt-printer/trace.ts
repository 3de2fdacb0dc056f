/**
 * What crosses a printer's line, command by command and reply by reply. A ticket may hold a person's name, as text, as a
 * drawn line or in a QR code: of all three only the length is shown.
 */
import type { Direction, WireDescription, WireTracer } from "../device/wire-trace.ts";
import { PROCESS_ID_BLOCK } from "./commands.ts";
import { noReplyBegun, type PrinterReply, readReplies } from "./replies.ts";
import { obstacleOf, summarise } from "./status.ts";
import { type StatusProfile, standardProfile } from "./status-profiles.ts";

/** Commands by their first bytes; the longest that fits counts. */
const commandNames: Readonly<Record<string, string>> = {
  "00": "NUL: nothing",
  "0a": "LF: print the line",
  "1005": "DLE ENQ: recover",
  "100502": "DLE ENQ 2: recover and clear",
  "1b40": "ESC @: initialise",
  "1b21": "ESC !: print mode",
  "1b2d": "ESC -: underline",
  "1b32": "ESC 2: line pitch",
  "1b33": "ESC 3: line pitch",
  "1b45": "ESC E: bold",
  "1b4a": "ESC J: feed dots",
  "1b61": "ESC a: alignment",
  "1b64": "ESC d: feed lines",
  "1c21": "FS !: Chinese print mode",
  "1c26": "FS &: Chinese mode on",
  "1c2d": "FS -: Chinese underline",
  "1c2e": "FS .: Chinese mode off",
  "1d21": "GS !: size",
  "1d2848": "GS ( H: say so when all before this is printed",
  "1d286b": "GS ( k: QR code",
  "1d49": "GS I: what are you?",
  "1d4941": "GS I 65: firmware?",
  "1d4942": "GS I 66: maker?",
  "1d4943": "GS I 67: model?",
  "1d4944": "GS I 68: serial number?",
  "1d56": "GS V: cut",
  "1d61": "GS a: report status by itself",
  "1d65": "GS e: presenter",
  "1d6502": "GS e 2: retract the ticket",
  "1d6503": "GS e 3: present the ticket",
  "1d6505": "GS e 5: eject the ticket",
  "1d72": "GS r: paper sensor?",
  "1d7630": "GS v 0: image",
  "1de0": "1D E0: report full status by itself",
};

/** First bytes that decide how a command goes on. */
const HEAD_BYTES = 8;

const toHex = (bytes: readonly number[]) =>
  bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");

function nameOf(head: readonly number[], profile: StatusProfile): string {
  const hex = Buffer.from(head).toString("hex");
  const query = profile.queries.find(({ request }) => Buffer.from(request).toString("hex") === hex);
  if (query) return query.name;
  if (hex.startsWith("1004")) return `DLE EOT ${head[2] ?? "?"}: status?`;
  for (const length of [6, 4, 2]) {
    const name = commandNames[hex.slice(0, length)];
    if (name !== undefined) return name;
  }
  return "unknown command";
}

/** How long the command is that begins so; "more" while that is not to be seen. Two bytes for one that is unknown. */
function lengthOf(head: readonly number[]): number | "more" {
  const [first = 0, second, third, fourth = 0, fifth = 0, sixth = 0, seventh = 0, eighth = 0] = head;
  if (first !== 0x10 && first !== 0x1b && first !== 0x1c && first !== 0x1d) return 1;
  if (second === undefined) return "more";
  const pair = (first << 8) | second;
  if ([0x1b40, 0x1b32, 0x1c26, 0x1c2e].includes(pair)) return 2;
  if (pair === 0x1d28) return head.length < 5 ? "more" : 5 + (fourth | (fifth << 8));
  if (pair === 0x1d76) {
    if (head.length < HEAD_BYTES) return "more";
    return HEAD_BYTES + (fifth | (sixth << 8)) * (seventh | (eighth << 8));
  }
  if (pair === 0x1d56) return third === undefined ? "more" : third >= 0x41 && third <= 0x42 ? 4 : 3;
  if (pair === 0x1d65) return third === undefined ? "more" : third === 0x03 ? 4 : 3;
  if (pair === 0x1004 || pair === 0x1005) return 3;
  const hex = pair.toString(16);
  return Object.keys(commandNames).some((known) => known.startsWith(hex)) ? 3 : 2;
}

/** What of a command may be shown: all but the data of images and QR codes. */
function shownBytes(head: readonly number[], length: number): number {
  const [first, second, third] = head;
  if (first === 0x1d && second === 0x76) return HEAD_BYTES;
  const isStore = first === 0x1d && second === 0x28 && third === 0x6b && length > HEAD_BYTES;
  return isStore ? HEAD_BYTES : Math.min(length, 16);
}

function replyName(reply: PrinterReply, profile: StatusProfile): string {
  const state = (bytes: readonly number[]) =>
    obstacleOf(summarise([{ table: profile.automatic.table, bytes }])) ?? "ready";
  switch (reply.kind) {
    case "realTime":
      return `status byte ${toHex([reply.byte])}`;
    case "automatic":
      return `automatic status: ${state(reply.bytes)}`;
    case "fullStatus":
      return `full status: ${state(reply.bytes)}`;
    case "oneByteStatus":
      return `status: ${state([reply.byte])}`;
    case "paperSensor":
      return `paper sensor ${toHex([reply.byte])}`;
    case "flow":
      return reply.on ? "XON" : "XOFF";
    case "information":
      return `information: ${reply.text}`;
    case "block":
      return reply.id === PROCESS_ID_BLOCK ? `printed up to ${reply.text}` : `block ${reply.id}`;
    case "powerOn":
      return "switched on";
    case "discarded":
      return "noise";
  }
}

function replyBytes(reply: PrinterReply): readonly number[] {
  const text = (value: string) => [...Buffer.from(value, "latin1"), 0];
  switch (reply.kind) {
    case "flow":
      return [reply.on ? 0x11 : 0x13];
    case "information":
      return [0x5f, ...text(reply.text)];
    case "block":
      return [0x37, reply.id, ...text(reply.text)];
    case "fullStatus":
      return [0x10, 0x0f, ...reply.bytes];
    case "powerOn":
      return [0x3b, 0x31, 0];
    default:
      return "byte" in reply ? [reply.byte] : reply.bytes;
  }
}

class ReceiptPrinterTracer implements WireTracer {
  readonly #profile: StatusProfile;
  #replies = noReplyBegun;
  /** The beginning of a command, at most `HEAD_BYTES` but for what may be shown. */
  #head: number[] = [];
  /** Of the command begun: its length once it is known, and how much of it has passed. */
  #length: number | undefined;
  #passed = 0;
  /** Characters that followed each other. */
  #text = 0;
  /** A double-byte character's second byte comes next. */
  #isTrail = false;

  constructor(profile: StatusProfile) {
    this.#profile = profile;
  }

  push(direction: Direction, bytes: Uint8Array): readonly WireDescription[] {
    return direction === "toHost" ? this.#pushReplies(bytes) : this.#pushCommands(bytes);
  }

  #pushReplies(bytes: Uint8Array): readonly WireDescription[] {
    const { state, replies } = readReplies(this.#replies, bytes, this.#profile.dialect);
    this.#replies = state;
    return replies.map((reply) => ({
      name: replyName(reply, this.#profile),
      hex: toHex(replyBytes(reply)),
    }));
  }

  #pushCommands(bytes: Uint8Array): readonly WireDescription[] {
    const found: WireDescription[] = [];
    for (let at = 0; at < bytes.length; ) {
      if (this.#length !== undefined) {
        const taken = Math.min(bytes.length - at, this.#length - this.#passed);
        this.#take(bytes.subarray(at, at + taken));
        at += taken;
      } else if (this.#isTrail || (this.#head.length === 0 && (bytes[at] ?? 0) >= 0x20)) {
        const isTrail = this.#isTrail;
        this.#isTrail = !isTrail && (bytes[at] ?? 0) >= 0x81;
        if (!isTrail) this.#text++;
        at++;
        continue;
      } else {
        this.#endText(found);
        this.#take(bytes.subarray(at, at + 1));
        at++;
        const length = lengthOf(this.#head);
        if (length !== "more") this.#length = Math.max(length, this.#passed);
      }
      if (this.#length !== undefined && this.#passed >= this.#length) this.#endCommand(found);
    }
    this.#endText(found);
    return found;
  }

  #take(bytes: Uint8Array): void {
    this.#passed += bytes.length;
    const room =
      (this.#length === undefined ? HEAD_BYTES : shownBytes(this.#head, this.#length)) - this.#head.length;
    if (room > 0) this.#head.push(...bytes.subarray(0, room));
  }

  #endCommand(found: WireDescription[]): void {
    const hidden = this.#passed - this.#head.length;
    const hex = hidden > 0 ? `${toHex(this.#head)} … ${hidden} bytes redacted …` : toHex(this.#head);
    found.push({ name: nameOf(this.#head, this.#profile), hex });
    this.#head = [];
    this.#length = undefined;
    this.#passed = 0;
  }

  #endText(found: WireDescription[]): void {
    if (this.#text > 0) found.push({ name: "text", hex: `… ${this.#text} characters redacted …` });
    this.#text = 0;
  }
}

/** @param profile whose status bytes are named; default standard */
export function createReceiptPrinterTracer(profile: StatusProfile = standardProfile): WireTracer {
  return new ReceiptPrinterTracer(profile);
}

/** One run of bytes in one line, for the bench. */
export function describePrinterBytes(
  direction: Direction,
  bytes: Uint8Array,
  profile: StatusProfile = standardProfile,
): WireDescription {
  const found = createReceiptPrinterTracer(profile).push(direction, bytes);
  const hex = found.map((message) => message.hex).join(" ");
  if (found.length === 0)
    return { name: direction === "toHost" ? "part of a reply" : "part of a command", hex: "" };
  const isTicket = direction === "toDevice" && found.length > 4;
  return {
    name: isTicket ? `print data, ${bytes.length} bytes` : found.map(({ name }) => name).join(", "),
    hex,
  };
}
