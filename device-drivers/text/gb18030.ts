/**
 * GB 18030-2022, two-byte area: Unicode → bytes, made by inverting Node's own `TextDecoder("gb18030")`, which follows
 * the 2022 mapping. Four-byte codes are left out on purpose: printers and
 * voice modules of this market know only the two-byte area.
 */

const LEAD = { first: 0x81, last: 0xfe };
const TRAIL = { first: 0x40, last: 0xfe, hole: 0x7f };

/** `A3A0` also decodes to U+3000; the ideographic space is `A1A1`. */
const DUPLICATE_SPACE = 0xa3a0;

const LINE_FEED = 0x0a;
const REPLACEMENT = 0xfffd;

function isPrivateUse(codePoint: number): boolean {
  return codePoint >= 0xe000 && codePoint <= 0xf8ff;
}

/**
 * UTF-16 code unit → two bytes (lead << 8 | trail) for every standard character of the two-byte area, all of which are in the
 * basic plane; 0 for every other. The user-defined areas, which decode to private use, are not in it.
 */
function invertTwoByteArea(): Uint16Array {
  const places = (LEAD.last - LEAD.first + 1) * (TRAIL.last - TRAIL.first);
  const pairs = new Uint16Array(places);
  const bytes = new Uint8Array(places * 3);
  let count = 0;
  for (let lead = LEAD.first; lead <= LEAD.last; lead++) {
    for (let trail = TRAIL.first; trail <= TRAIL.last; trail++) {
      if (trail === TRAIL.hole) continue;
      bytes[count * 3] = lead;
      bytes[count * 3 + 1] = trail;
      bytes[count * 3 + 2] = LINE_FEED;
      pairs[count++] = (lead << 8) | trail;
    }
  }
  // One call for all pairs, a line feed after each: an unmapped pair decodes to more or other than one character.
  const decoded = new TextDecoder("gb18030").decode(bytes);
  const table = new Uint16Array(0x10000);
  let start = 0;
  for (const pair of pairs) {
    const end = decoded.indexOf("\n", start);
    const codeUnit = decoded.charCodeAt(start);
    const isOneCharacter = end === start + 1 && codeUnit !== REPLACEMENT && !isPrivateUse(codeUnit);
    if (isOneCharacter && pair !== DUPLICATE_SPACE) table[codeUnit] = pair;
    start = end + 1;
  }
  return table;
}

const twoByte = invertTwoByteArea();

/** Two bytes (lead << 8 | trail) of a code point; undefined where the two-byte area does not have it. */
export function gb18030TwoByte(codePoint: number): number | undefined {
  return twoByte[codePoint] || undefined;
}

/** Every code point of the two-byte area, in rising order. */
export function gb18030CodePoints(): number[] {
  return [...twoByte.keys()].filter((codePoint) => twoByte[codePoint]);
}
