import { ContractError } from "../../../contract/errors.ts";
import { unknownNumber } from "../signature-field.ts";

/** Where a seal's signature stands in its file, bytes. What it signs is everything else. */
export interface SealedParts {
  /** Everything but the signature, as it is signed. */
  readonly signed: Buffer;
  /** Where the hexadecimal digits begin, behind their bracket, and how many there are. */
  readonly contentsAt: number;
  readonly digits: number;
  /** When it was sealed, milliseconds since the epoch, as the file says: it is signed with the rest. */
  readonly at: number;
}

const emptyRange = `/ByteRange [0 /${unknownNumber} /${unknownNumber} /${unknownNumber}]`;
const contentsKey = "/Contents <";
/** All that a PDF may have where we look: a range that begins with the file, the time of sealing, and the signature as the one gap. */
const filledRange =
  /\/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\] *\n\/M \(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z\)\n\/Contents </g;

/**
 * Writes the range of bytes that a seal will sign into a document with an empty signature field.
 *
 * @throws ContractError document.noSealPlace
 */
export function fillByteRange(pdf: Buffer): Buffer {
  const at = pdf.indexOf(emptyRange, 0, "latin1");
  const bracket = pdf.indexOf(contentsKey, at, "latin1") + contentsKey.length - 1;
  const end = pdf.indexOf(">", bracket, "latin1") + 1;
  if (at < 0 || bracket < at || end <= bracket || pdf.indexOf(emptyRange, end, "latin1") >= 0)
    throw new ContractError("document.noSealPlace", "the document has no place for a seal, or several");
  const filled = Buffer.from(pdf);
  const range = `/ByteRange [0 ${bracket} ${end} ${pdf.length - end}]`;
  filled.write(range.padEnd(emptyRange.length), at, "latin1");
  return filled;
}

/**
 * The parts of a file with one seal that covers all of it; undefined: it has none, several, one that leaves something out, or one that is
 * written as no seal of ours is.
 */
export function sealedParts(pdf: Buffer): SealedParts | undefined {
  const [found, another] = [...pdf.toString("latin1").matchAll(filledRange)];
  if (!found || another) return undefined;
  const [before = 0, after = 0, length = 0, year = 0, month = 0, ...rest] = found.slice(1).map(Number);
  const bracket = found.index + found[0].length - 1;
  if (before !== bracket || after + length !== pdf.length || pdf[after - 1] !== 0x3e) return undefined;
  if (!/^(?:[0-9a-f]{2})+$/.test(pdf.toString("latin1", bracket + 1, after - 1))) return undefined;
  return {
    signed: Buffer.concat([pdf.subarray(0, before), pdf.subarray(after)]),
    contentsAt: bracket + 1,
    digits: after - 1 - (bracket + 1),
    at: Date.UTC(year, month - 1, ...rest),
  };
}

/**
 * The file with a signature in its place; the rest of the place stays zero.
 *
 * @throws ContractError document.sealTooLarge
 */
export function withSignature(pdf: Buffer, { contentsAt, digits }: SealedParts, signature: Buffer): Buffer {
  if (signature.length * 2 > digits)
    throw new ContractError("document.sealTooLarge", `${signature.length} bytes where ${digits / 2} fit`);
  const sealed = Buffer.from(pdf);
  sealed.write(signature.toString("hex").padEnd(digits, "0"), contentsAt, "latin1");
  return sealed;
}
