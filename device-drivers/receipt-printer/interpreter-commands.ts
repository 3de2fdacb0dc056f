/** How long an ESC/POS command is, from its first bytes: all that a printer goes by. */

/** Whole length of commands that are always the same, by their first two bytes. */
const fixedLengths: ReadonlyMap<number, number> = new Map([
  [0x1b40, 2], // initialise
  [0x1b32, 2], // default line pitch
  [0x1b76, 2], // paper sensor
  [0x1b20, 3], // right-side spacing
  [0x1b21, 3], // print mode
  [0x1b2d, 3], // underline
  [0x1b33, 3], // line pitch
  [0x1b45, 3], // bold
  [0x1b47, 3], // double strike
  [0x1b4a, 3], // feed dots
  [0x1b4d, 3], // font
  [0x1b52, 3], // international characters
  [0x1b61, 3], // alignment
  [0x1b64, 3], // feed lines
  [0x1b74, 3], // code page
  [0x1b7b, 3], // upside down
  [0x1b24, 4], // position
  [0x1b70, 5], // drawer pulse
  [0x1c26, 2], // Chinese mode on
  [0x1c2e, 2], // and off
  [0x1c21, 3], // Chinese print mode
  [0x1c2d, 3], // Chinese underline
  [0x1c57, 3], // Chinese quadruple size
  [0x1c53, 4], // Chinese spacing
  [0x1d21, 3], // size
  [0x1d42, 3], // white on black
  [0x1d48, 3], // barcode text
  [0x1d49, 3], // identify
  [0x1d61, 3], // automatic status
  [0x1d66, 3], // barcode text font
  [0x1d68, 3], // barcode height
  [0x1d72, 3], // status
  [0x1d77, 3], // barcode width
  [0x1d4c, 4], // left margin
  [0x1d57, 4], // print width
  [0x1004, 3], // DLE EOT
  [0x1005, 3], // DLE ENQ
]);

/** Bytes that are something by themselves: NUL, LF, CR. */
const single = new Set([0x00, 0x0a, 0x0d]);

/**
 * Length of the command (or character) that begins with `bytes`; "more" when its length is not to be seen yet,
 * "unknown" when no command begins so.
 *
 * @param kioskCommands whether the model knows Custom's `1D 65` (presenter) and `1D E0` (automatic full status)
 */
export function commandLengthOf(
  bytes: readonly number[],
  chinese: boolean,
  kioskCommands = false,
): number | "more" | "unknown" {
  const [first = 0, second] = bytes;
  if (first >= 0x20) return first < 0x81 || first === 0xff || !chinese ? 1 : doubleByteLength(second);
  if (single.has(first)) return 1;
  if (first !== 0x1b && first !== 0x1c && first !== 0x1d && first !== 0x10) return "unknown";
  if (second === undefined) return "more";
  const fixed = fixedLengths.get((first << 8) | second);
  if (fixed !== undefined) return fixed;
  if (kioskCommands && first === 0x1d && second === 0xe0) return 3;
  if (kioskCommands && first === 0x1d && second === 0x65) {
    return bytes.length < 3 ? "more" : bytes[2] === 0x03 ? 4 : 3;
  }
  if (first === 0x1d) return variableGsLength(second, bytes);
  if (first === 0x10 && second === 0x14) return bytes.length < 3 ? "more" : bytes[2] === 0x08 ? 10 : 5;
  return "unknown";
}

/** A trail byte outside 40–FE, a command's first byte included, is lost with the lead byte. */
function doubleByteLength(second: number | undefined): number | "more" | "unknown" {
  if (second === undefined) return "more";
  return second >= 0x40 && second <= 0xfe && second !== 0x7f ? 2 : "unknown";
}

function variableGsLength(second: number, bytes: readonly number[]): number | "more" | "unknown" {
  const [, , third, fourth = 0, fifth = 0, sixth = 0, seventh = 0, eighth = 0] = bytes;
  if (second === 0x56) {
    if (third === undefined) return "more";
    if ([0, 1, 48, 49].includes(third)) return 3;
    return third === 65 || third === 66 ? 4 : "unknown";
  }
  if (second === 0x28) return bytes.length < 5 ? "more" : 5 + (fourth | (fifth << 8));
  if (second === 0x76) {
    if (third === undefined) return "more";
    if (third !== 0x30) return "unknown";
    return bytes.length < 8 ? "more" : 8 + (fifth | (sixth << 8)) * (seventh | (eighth << 8));
  }
  return "unknown";
}

export function describeCommand(bytes: readonly number[]): string {
  const hex = bytes.slice(0, 8).map((byte) => byte.toString(16).padStart(2, "0"));
  return bytes.length > 8 ? `${hex.join(" ")} …` : hex.join(" ");
}
