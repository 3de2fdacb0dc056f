import { type AimIdentifier, marksInterpretations } from "./symbology.ts";

/**
 * The text of a payload, or undefined when it is none: bytes that no encoding has, or control characters that no text
 * has. Where the scanner does not say which encoding a symbol is in, hardly any symbol does: it is UTF-8 if it can be,
 * and otherwise GB 18030, which the country's other codes are in.
 */
export function decodePayload(
  payload: Uint8Array,
  identifier: AimIdentifier | undefined,
): string | undefined {
  if (!identifier || !marksInterpretations(identifier)) return decodeUnmarked(payload);
  const runs = splitInterpretations(payload);
  const texts = runs?.map(({ encoding, bytes }) =>
    encoding === undefined ? decodeUnmarked(bytes) : checkControls(decode(encoding, bytes)),
  );
  return texts?.every((text) => text !== undefined) ? texts.join("") : undefined;
}

function decodeUnmarked(bytes: Uint8Array): string | undefined {
  const utf8 = decode("utf-8", bytes);
  return checkControls(utf8 === undefined ? decode("gb18030", bytes) : utf8);
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    // By WHATWG's encoding standard, what a fatal decoder throws.
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

/** Tabs and line ends, and the separators that GS1 and ISO/IEC 15434 put between fields (EOT, FS, GS, RS). */
const allowedControls = new Set([0x04, 0x09, 0x0a, 0x0d, 0x1c, 0x1d, 0x1e]);

function checkControls(text: string | undefined): string | undefined {
  for (const character of text ?? "") {
    const point = character.codePointAt(0) ?? 0;
    if ((point < 0x20 && !allowedControls.has(point)) || (point >= 0x7f && point < 0xa0)) return undefined;
  }
  return text;
}

/** AIM ECI assignments (ITS/04-023), those that hall documents can be in. 0 to 2: nothing in particular. */
const encodings: Readonly<Record<number, string | undefined>> = {
  0: undefined,
  1: undefined,
  2: undefined,
  3: "latin1",
  20: "shift_jis",
  25: "utf-16be",
  26: "utf-8",
  27: "utf-8",
  28: "big5",
  29: "gb18030",
  30: "euc-kr",
  32: "gb18030",
};

interface Run {
  /** Undefined while no interpretation has been named. */
  readonly encoding: string | undefined;
  readonly bytes: Uint8Array;
}

const backslash = 0x5c;
const markLength = 7;

/** Cuts a payload at its `\nnnnnn` marks, doubled backslashes made single. Undefined when a mark is none we know. */
function splitInterpretations(payload: Uint8Array): Run[] | undefined {
  const runs: Run[] = [];
  let encoding: string | undefined;
  let bytes: number[] = [];
  for (let at = 0; at < payload.length; ) {
    const byte = payload[at] ?? 0;
    if (byte !== backslash || payload[at + 1] === backslash) {
      bytes.push(byte);
      at += byte === backslash ? 2 : 1;
      continue;
    }
    const digits = String.fromCharCode(...payload.subarray(at + 1, at + markLength));
    if (!/^\d{6}$/.test(digits) || !Object.hasOwn(encodings, Number(digits))) return undefined;
    runs.push({ encoding, bytes: Uint8Array.from(bytes) });
    bytes = [];
    encoding = encodings[Number(digits)];
    at += markLength;
  }
  runs.push({ encoding, bytes: Uint8Array.from(bytes) });
  return runs;
}
