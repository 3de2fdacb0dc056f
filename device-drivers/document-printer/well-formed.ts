/** Value tags whose values have one length (RFC 8010 §3.9): integer, boolean, enum, dateTime, resolution, rangeOfInteger. */
const fixedLengths: ReadonlyMap<number, number> = new Map([
  [0x21, 4],
  [0x22, 1],
  [0x23, 4],
  [0x31, 11],
  [0x32, 9],
  [0x33, 8],
]);
const withLanguage: readonly number[] = [0x35, 0x36];
const beginCollection = 0x34;
const endCollection = 0x37;
const endOfAttributes = 0x03;

/** RFC 8010 §3.8: lengths are signed 16-bit numbers and never negative. */
const longestLength = 0x7fff;
/** Ours: media collections nest two deep. */
const deepestNesting = 8;
const headLength = 8;

/**
 * Whether bytes have the form of an IPP message (RFC 8010 §3.1), every length within the message. The package that reads
 * messages believes their lengths and never ends on some that are wrong, so nothing else is given to it.
 */
export function isWellFormed(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = headLength;
  let depth = 0;
  let hasGroup = false;
  let hasAttribute = false;
  /** Where the length at `from` ends; undefined when it is wrong. */
  const endOf = (from: number): number | undefined => {
    if (from + 2 > bytes.length) return undefined;
    const length = view.getUint16(from);
    return length <= longestLength && from + 2 + length <= bytes.length ? from + 2 + length : undefined;
  };
  while (at < bytes.length) {
    const tag = bytes[at] as number;
    at += 1;
    if (tag === endOfAttributes) return depth === 0;
    if (tag < 0x10) {
      if (tag === 0 || depth > 0) return false;
      hasGroup = true;
      hasAttribute = false;
      continue;
    }
    const nameEnd = endOf(at);
    const valueEnd = nameEnd === undefined ? undefined : endOf(nameEnd);
    if (nameEnd === undefined || valueEnd === undefined || !hasGroup) return false;
    const isNamed = nameEnd > at + 2;
    // Without a name it is one more value of the attribute before, or inside a collection.
    if (!isNamed && !hasAttribute) return false;
    const length = valueEnd - nameEnd - 2;
    if ((fixedLengths.get(tag) ?? length) !== length) return false;
    if (withLanguage.includes(tag) && !hasTwoParts(view, nameEnd + 2, length)) return false;
    if (tag === beginCollection && ++depth > deepestNesting) return false;
    if (tag === endCollection && --depth < 0) return false;
    hasAttribute = true;
    at = valueEnd;
  }
  return false;
}

/** A language and a text, each behind its length, fill the value. */
function hasTwoParts(view: DataView, at: number, length: number): boolean {
  if (length < 4) return false;
  const language = view.getUint16(at);
  return language + 4 <= length && language + 4 + view.getUint16(at + 2 + language) === length;
}
