import type { Direction, WireDescription, WireTracer } from "../device/wire-trace.ts";
import {
  findCard,
  readCardData,
  readCardDataWithFingerprint,
  readNewestAddress,
  readSamId,
  readSamStatus,
  refusals,
  resetSam,
  selectCard,
  successes,
} from "./commands.ts";
import { isFrame, preamble, requestFormat, responseFormat, uint16 } from "./frame.ts";
import { FrameReader } from "./framing.ts";

const commands = [
  resetSam,
  readSamStatus,
  readSamId,
  findCard,
  selectCard,
  readCardData,
  readCardDataWithFingerprint,
  readNewestAddress,
];

/** Preamble, Len and the three status bytes. */
const headLength = 10;
/** In a reply with a card's data, whose Len is over 0xFF, the lengths of its parts follow the head. */
const cardHeadLength = 14;
const shortestCardReply = 0x107;
/** With a fingerprint, its length too. */
const fingerprintHeadLength = 16;

/** Replies with data that is never a person's, by SW3 and length of the whole frame. */
const plainReplies = [
  { status: successes.cardFound, length: 15, name: "card found" },
  { status: successes.done, length: 19, name: "card selected" },
  { status: successes.done, length: 27, name: "SAM id" },
] as const;

/**
 * Names a frame and writes it out, for every trace and wire display. Anything that could hold a card's data, above all
 * what is damaged and cannot be recognised, is redacted.
 */
export function describeFrame(direction: Direction, bytes: Uint8Array): WireDescription {
  if (direction === "toDevice" && isFrame(requestFormat, bytes)) {
    const command = commands.find(({ request }) => areEqual(request, bytes));
    return { name: command?.name ?? "unknown command", hex: toHex(bytes) };
  }
  if (direction === "toHost" && isFrame(responseFormat, bytes)) return describeReply(bytes);
  const beginsAsFrame = isPreamble(bytes);
  return {
    name: beginsAsFrame ? "damaged frame" : "not a frame",
    hex: redact(bytes, beginsAsFrame ? headLength : 0, 0),
  };
}

function describeReply(bytes: Uint8Array): WireDescription {
  const status = bytes[headLength - 1] as number;
  if (bytes.length === headLength + 1) return { name: nameStatus(status), hex: toHex(bytes) };
  const plain = plainReplies.find((reply) => reply.status === status && reply.length === bytes.length);
  if (plain) return { name: plain.name, hex: toHex(bytes) };
  if (bytes.length < shortestCardReply) return { name: "newest address", hex: redact(bytes, headLength, 1) };
  const parts = uint16(bytes, headLength) + uint16(bytes, headLength + 2);
  return bytes.length === cardHeadLength + parts + 1
    ? { name: "card data", hex: redact(bytes, cardHeadLength, 1) }
    : { name: "card data with fingerprint", hex: redact(bytes, fingerprintHeadLength, 1) };
}

/**
 * Cuts a reader's line into frames and describes each, with `describeFrame`. What is no frame is told by its length;
 * what was cut short, when the other side speaks.
 */
export function createIdCardReaderTracer(): WireTracer {
  let described: WireDescription[] = [];
  let dropped = 0;
  const tellDropped = () => {
    if (dropped > 0) described.push({ name: "not a frame", hex: hidden(dropped) });
    dropped = 0;
  };
  const readerOf = (direction: Direction) =>
    new FrameReader(direction === "toDevice" ? requestFormat : responseFormat, {
      onFrame(frame) {
        tellDropped();
        described.push(describeFrame(direction, frame));
        frame.fill(0);
      },
      onDiscard(_cause, bytes) {
        dropped += bytes;
      },
    });
  const readers = { toDevice: readerOf("toDevice"), toHost: readerOf("toHost") };
  return {
    push(direction, bytes) {
      described = [];
      const other = readers[direction === "toDevice" ? "toHost" : "toDevice"];
      // One side speaks at a time: what the other has left unfinished is over.
      while (other.pending > 0) other.abandon();
      tellDropped();
      const reader = readers[direction];
      reader.push(bytes);
      // A trace dates each frame: it cannot wait for the line to go quiet as a session does.
      if (reader.isHolding) reader.abandon();
      tellDropped();
      return described;
    },
  };
}

function nameStatus(status: number): string {
  if (status === successes.done) return "done";
  if (status === successes.nothingOnCard) return "nothing on the card";
  const refusal = Object.entries(refusals).find(([code]) => Number(code) === status);
  return refusal?.[1].meaning ?? "unknown status";
}

function redact(bytes: Uint8Array, shownFirst: number, shownLast: number): string {
  const length = bytes.length - shownFirst - shownLast;
  if (length <= 0) return toHex(bytes);
  const parts = [
    toHex(bytes.subarray(0, shownFirst)),
    hidden(length),
    toHex(bytes.subarray(bytes.length - shownLast)),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function hidden(bytes: number): string {
  return `… ${bytes} bytes redacted …`;
}

function isPreamble(bytes: Uint8Array): boolean {
  return areEqual(bytes.subarray(0, preamble.length), preamble);
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}
