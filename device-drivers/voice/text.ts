import { gb18030TwoByte } from "../text/gb18030.ts";

/** Volume 0–16 and speed 0–5, as both modules' tags `[v…]` and `[t…]` have them. */
export interface Manner {
  readonly volume?: number;
  readonly speed?: number;
}

/** After these a listener expects a pause: the best places to cut, best first. */
const ends: readonly RegExp[] = [/[。！？!?]/, /[，、；,;：:]/, /\s/];

/**
 * A text as the frames of a module take it: GBK, each at most `longest` bytes, cut where a speaker would pause. Characters that
 * the module's voice has no reading for (outside GBK) and brackets, which would begin a tag, are left out.
 */
export function encodeText(text: string, longest: number, { volume, speed }: Manner = {}): Uint8Array[] {
  const tags = `${volume === undefined ? "" : `[v${volume}]`}${speed === undefined ? "" : `[t${speed}]`}`;
  const tagBytes = Buffer.from(tags, "ascii");
  return split([...text.replaceAll(/[[\]]/g, "")], longest - tagBytes.length)
    .map((piece) => Uint8Array.of(...tagBytes, ...piece.flatMap(bytesOf)))
    .filter((piece) => piece.length > tagBytes.length);
}

/** The first character of a text that a module's voice leaves out, or undefined when it reads them all. */
export function firstUnreadable(text: string): string | undefined {
  return [...text].find((character) => /[[\]]/.test(character) || bytesOf(character).length === 0);
}

function split(characters: readonly string[], longest: number): string[][] {
  const pieces: string[][] = [];
  let rest = characters;
  while (rest.length > 0) {
    let fits = 0;
    for (let bytes = 0; fits < rest.length; fits++) {
      bytes += bytesOf(rest[fits] ?? "").length;
      if (bytes > longest) break;
    }
    const end = fits === rest.length ? fits : cutBefore(rest, Math.max(1, fits));
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return pieces;
}

/** The best place to cut among the first `most` characters; there, where there is no good one. */
function cutBefore(characters: readonly string[], most: number): number {
  for (const end of ends) {
    const place = characters.slice(0, most).findLastIndex((character) => end.test(character));
    if (place >= 0) return place + 1;
  }
  return most;
}

function bytesOf(character: string): number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return [code];
  const pair = gb18030TwoByte(code);
  return pair === undefined ? [] : [pair >> 8, pair & 0xff];
}
