/**
 * GB 18030-2022, two-byte area: Unicode → bytes, made by inverting Node's own `TextDecoder("gb18030")`, which follows
 * the 2022 mapping. Four-byte codes are left out on purpose: printers and
 * voice modules of this market know only the two-byte area.
 */

const LEAD = { first: 0x81, last: 0xfe };
const TRAIL = { first: 0x40, last: 0xfe, hole: 0x7f };

/** `A3A0` also decodes to U+3000; the ideographic space is `A1A1`. */
const DUPLICATE_SPACE = 0xa3a0;

function isPrivateUse(codePoint: number): boolean {
  return codePoint >= 0xe000 && codePoint <= 0xf8ff;
}

/**
 * Code point → two bytes (lead << 8 | trail) for every standard character of the two-byte area. The user-defined
 * areas, which decode to private use, are not in it.
 */
function invertTwoByteArea(): ReadonlyMap<number, number> {
  const pairs: number[] = [];
  const bytes: number[] = [];
  for (let lead = LEAD.first; lead <= LEAD.last; lead++) {
    for (let trail = TRAIL.first; trail <= TRAIL.last; trail++) {
      if (trail === TRAIL.hole || ((lead << 8) | trail) === DUPLICATE_SPACE) continue;
      pairs.push((lead << 8) | trail);
      bytes.push(lead, trail, 0x0a);
    }
  }
  // One call for all pairs, a line feed after each: an unmapped pair decodes to more or other than one character.
  const decoded = new TextDecoder("gb18030").decode(Uint8Array.from(bytes)).split("\n");
  const table = new Map<number, number>();
  for (const [index, pair] of pairs.entries()) {
    const text = decoded[index] ?? "";
    const codePoint = text.codePointAt(0) ?? 0xfffd;
    const isOneCharacter = text.length === (codePoint > 0xffff ? 2 : 1);
    if (isOneCharacter && codePoint !== 0xfffd && !isPrivateUse(codePoint)) table.set(codePoint, pair);
  }
  return table;
}

export const gb18030TwoByte = invertTwoByteArea();
