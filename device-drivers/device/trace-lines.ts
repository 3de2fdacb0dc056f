import type { Direction } from "./wire-trace.ts";

/** One message of an exported trace. */
export interface TracedMessage {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly direction: Direction;
  /** What the message is, for a technician. */
  readonly name: string;
  /** In order: bytes that were recorded, and how many were not, because they may have been personal data. */
  readonly parts: readonly (Uint8Array | RedactedBytes)[];
}

export interface RedactedBytes {
  readonly redacted: number;
}

export type ParsedTrace =
  | { readonly kind: "trace"; readonly messages: readonly TracedMessage[] }
  /** `line`: the first that is wrong, from 1. */
  | { readonly kind: "malformed"; readonly line: number; readonly problem: string };

/** Longest message that a trace may hold, bytes: a printer's largest raster band, and then some. */
const longestMessage = 1_000_000;

/**
 * One line of an exported trace: time (ISO 8601, UTC), direction, name and hex, with tabs between.
 *
 *     2026-11-23T01:00:00.000Z  toDevice  find card  AA AA AA 96 69 00 03 20 01 22
 *     2026-11-23T01:00:00.460Z  toHost    card data  AA AA AA 96 69 05 08 00 00 90 01 00 04 00 … 1280 bytes redacted … 84
 *
 * @param hex as a `WireTracer` gives it
 */
export function formatTraceLine(at: number, direction: Direction, name: string, hex: string): string {
  return [new Date(at).toISOString(), direction, name.replaceAll(/\s+/g, " "), hex].join("\t");
}

/** Reads an exported trace. Empty lines, and lines that begin with `#`, say nothing. Never throws. */
export function parseTrace(text: string): ParsedTrace {
  const messages: TracedMessage[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const message = parseLine(line);
    if (typeof message === "string") return { kind: "malformed", line: index + 1, problem: message };
    messages.push(message);
  }
  return { kind: "trace", messages };
}

/** The message, or what is wrong with the line. */
function parseLine(line: string): TracedMessage | string {
  const [time = "", direction, name = "", hex, ...rest] = line.split("\t");
  if (hex === undefined || rest.length > 0) return "there are not four fields with tabs between";
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) return "the time is not ISO 8601 in UTC";
  if (direction !== "toDevice" && direction !== "toHost") return "the direction is not toDevice or toHost";
  const parts = parseHex(hex);
  return parts ? { at, direction, name, parts } : "the bytes are not hexadecimal";
}

function parseHex(hex: string): TracedMessage["parts"] | undefined {
  const parts: (Uint8Array | RedactedBytes)[] = [];
  let length = 0;
  for (const piece of hex.split(/(… \d{1,7} bytes redacted …)/)) {
    const redacted = /^… (\d+)/.exec(piece)?.[1];
    if (redacted !== undefined) parts.push({ redacted: Number(redacted) });
    else if (piece.trim() !== "") {
      if (!/^\s*[\dA-F]{2}( [\dA-F]{2})*\s*$/i.test(piece)) return undefined;
      parts.push(Uint8Array.from(Buffer.from(piece.replaceAll(/\s/g, ""), "hex")));
    }
    const last = parts.at(-1);
    length += piece.trim() === "" || !last ? 0 : lengthOf(last);
  }
  return length > 0 && length <= longestMessage ? parts : undefined;
}

/** Bytes that a part of a message stands for. */
export function lengthOf(part: Uint8Array | RedactedBytes): number {
  return "redacted" in part ? part.redacted : part.length;
}
