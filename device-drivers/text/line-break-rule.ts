const NOT_AT_START = new Set(",.:;!?)]}%、。，．：；！？）】》〉」』〕］｝”’…·％℃");
const NOT_AT_END = new Set("([{（【《〈「『〔［｛“‘￥$¥");

/**
 * Whether a reader would break a line between two characters: after a space or hyphen, and beside a wide character, but never before closing
 * punctuation or after opening punctuation. A space stays with what is before it.
 *
 * @param isWide whether a character is as wide as a Chinese one
 */
export function mayBreakBetween(
  before: string,
  after: string,
  isWide: (character: string) => boolean,
): boolean {
  if (NOT_AT_START.has(after) || NOT_AT_END.has(before)) return false;
  if (after === " ") return false;
  return before === " " || before === "-" || isWide(before) || isWide(after);
}
