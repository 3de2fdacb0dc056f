import { sexCodes } from "./codes.ts";
import type { IdentityDocument, IsoDate } from "./document.ts";
import { buildFrame } from "./frame.ts";
import {
  type Field,
  foreign2017Layout,
  foreign2023Layout,
  hkMacaoTaiwanLayout,
  longTermMark,
  newestAddressLength,
  photoLength,
  residentLayout,
  textBlockLength,
  typeField,
} from "./layout.ts";

/** The 1,295-byte reply to command 30 01. `photo` is 1,024 opaque bytes. */
export function encodeCardReply(document: IdentityDocument, photo: Uint8Array): Uint8Array {
  return reply(uint16s(textBlockLength, photoLength), encodeCard(document), photo);
}

/** The reply to command 30 10, 1,297 to 2,321 bytes. `fingerprint`: one of `fingerprintLengths`, opaque bytes. */
export function encodeCardReplyWithFingerprint(
  document: IdentityDocument,
  photo: Uint8Array,
  fingerprint: Uint8Array,
): Uint8Array {
  const lengths = uint16s(textBlockLength, photoLength, fingerprint.length);
  return reply(lengths, encodeCard(document), photo, fingerprint);
}

/** SW1, SW2 and SW3 `90`, and the parts. */
function reply(...parts: readonly ArrayLike<number>[]): Uint8Array {
  return buildFrame(Uint8Array.from([0x00, 0x00, 0x90, ...parts.flatMap((part) => Array.from(part))]));
}

function uint16s(...values: readonly number[]): readonly number[] {
  return values.flatMap((value) => [value >> 8, value & 0xff]);
}

/** The 81-byte reply to command 30 03. */
export function encodeNewestAddressReply(address: string): Uint8Array {
  if (address.length * 2 > newestAddressLength)
    throw new RangeError("newestAddress is too long for its field");
  const text = new Uint8Array(newestAddressLength);
  write(text, [0, newestAddressLength], address.padEnd(newestAddressLength / 2));
  return reply(text);
}

/** The inverse of `decodeCard`. Throws a `RangeError` that names a field whose text does not fit. */
export function encodeCard(document: IdentityDocument): Uint8Array {
  const block = new Uint8Array(textBlockLength);
  for (let offset = 0; offset < textBlockLength; offset += 2) block[offset] = 0x20;
  const coded = {
    sex: sexCodes[document.sex],
    birth: digits(document.birth),
    validFrom: digits(document.validFrom),
    validTo: document.validTo === "longTerm" ? longTermMark : digits(document.validTo),
  };
  switch (document.kind) {
    case "resident":
      writeAll(block, residentLayout, { ...document, ...coded });
      break;
    case "hkMacaoTaiwan":
      write(block, typeField, "J");
      writeAll(block, hkMacaoTaiwanLayout, { ...document, ...coded });
      break;
    case "foreignPermanentResident2017":
      write(block, typeField, "I");
      writeAll(block, foreign2017Layout, {
        ...document,
        ...coded,
      });
      break;
    case "foreignPermanentResident2023": {
      const beginningLength = foreign2023Layout.englishNameBeginning[1] / 2;
      write(block, typeField, "Y");
      writeAll(block, foreign2023Layout, {
        ...document,
        ...coded,
        englishNameBeginning: document.englishName.slice(0, beginningLength),
        englishNameEnd: document.englishName.slice(beginningLength),
      });
    }
  }
  return block;
}

function writeAll<Name extends string>(
  block: Uint8Array,
  layout: Readonly<Record<Name, Field>>,
  texts: Readonly<Record<NoInfer<Name>, string>>,
): void {
  for (const name in layout) {
    if (texts[name].length * 2 > layout[name][1]) throw new RangeError(`${name} is too long for its field`);
    write(block, layout[name], texts[name]);
  }
}

function write(block: Uint8Array, [offset]: Field, text: string): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(offset + index * 2, text.charCodeAt(index), true);
  }
}

function digits(date: IsoDate): string {
  return date.replaceAll("-", "");
}
