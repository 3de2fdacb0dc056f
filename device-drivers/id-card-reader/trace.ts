import type { Direction, WireDescription } from "../device/wire-trace.ts";
import {
  findCard,
  readCardData,
  readNewestAddress,
  readSamId,
  readSamStatus,
  refusals,
  resetSam,
  selectCard,
  successes,
} from "./commands.ts";
import { isFrame, requestFormat, responseFormat } from "./framing.ts";

const commands = [resetSam, readSamStatus, readSamId, findCard, selectCard, readCardData, readNewestAddress];

/** Preamble, Len and the three status bytes. */
const headLength = 10;
/** In a reply with a card's data, the lengths of its parts follow the head. */
const cardHeadLength = 14;
const shortestCardReply = 0x100;

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
  const isCard = bytes.length >= shortestCardReply;
  return {
    name: isCard ? "card data" : "newest address",
    hex: redact(bytes, isCard ? cardHeadLength : headLength, 1),
  };
}

function nameStatus(status: number): string {
  if (status === successes.done) return "done";
  if (status === successes.nothingOnCard) return "nothing on the card";
  const refusal = Object.entries(refusals).find(([code]) => Number(code) === status);
  return refusal?.[1].meaning ?? "unknown status";
}

function redact(bytes: Uint8Array, shownFirst: number, shownLast: number): string {
  const hidden = bytes.length - shownFirst - shownLast;
  if (hidden <= 0) return toHex(bytes);
  const parts = [
    toHex(bytes.subarray(0, shownFirst)),
    `… ${hidden} bytes redacted …`,
    toHex(bytes.subarray(bytes.length - shownLast)),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function isPreamble(bytes: Uint8Array): boolean {
  return areEqual(bytes.subarray(0, 5), findCard.request.subarray(0, 5));
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}
