import { DeviceError } from "../device/errors.ts";
import {
  hasFormerPermanentResidentForm,
  isCalendarDate,
  isPermanentResidentNumber,
  isResidentNumber,
} from "./check-digits.ts";
import { isSexCode, type Sex, sexByCode } from "./codes.ts";
import type { IdentityDocument, IsoDate } from "./document.ts";
import {
  type Field,
  foreign2017Layout,
  foreign2023Layout,
  hkMacaoTaiwanLayout,
  longTermMark,
  residentLayout,
  textBlockLength,
  typeField,
} from "./layout.ts";

/** Control characters, and surrogates that are not a pair. */
const noText = /[\p{Cc}\p{Cs}]/u;

/**
 * Decodes a card's 256-byte text block (GA/T 467; the 2023 layout by the immigration administration's notice).
 * Throws a `DeviceError` `reader.cardUnreadable` that names the field at fault and never what it holds.
 */
export function decodeCard(bytes: Uint8Array): IdentityDocument {
  if (bytes.length !== textBlockLength) throw unreadable("text block", `is ${bytes.length} bytes long`);
  // Once for all fields: the citizen waits for this, and a call into the engine costs more than the bytes.
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf16le");
  const type = readText(block, typeField, "type");
  switch (type) {
    case "":
      return decodeResident(block);
    case "J":
      return decodeHkMacaoTaiwan(block);
    case "I":
      return decodeForeign2017(block);
    case "Y":
      return decodeForeign2023(block);
    default:
      throw unreadable("type", "is not one of blank, J, I, Y");
  }
}

/** Decodes the address that command 30 03 gives, 70 bytes; throws as `decodeCard` does. */
export function decodeNewestAddress(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf16le");
  return required(unpadded(text, "newestAddress"), "newestAddress");
}

function decodeResident(block: string): IdentityDocument {
  const at = residentLayout;
  return {
    kind: "resident",
    name: readRequired(block, at.name, "name"),
    sex: readSex(block, at.sex),
    nation: readMatching(block, at.nation, "nation", /^\d{2}$/),
    birth: readDate(block, at.birth, "birth"),
    address: readText(block, at.address, "address"),
    number: readNumber(block, at.number, isResidentNumber),
    authority: readText(block, at.authority, "authority"),
    ...readValidity(block, at),
  };
}

function decodeHkMacaoTaiwan(block: string): IdentityDocument {
  const at = hkMacaoTaiwanLayout;
  return {
    kind: "hkMacaoTaiwan",
    name: readRequired(block, at.name, "name"),
    sex: readSex(block, at.sex),
    birth: readDate(block, at.birth, "birth"),
    address: readText(block, at.address, "address"),
    number: readNumber(block, at.number, isResidentNumber),
    authority: readText(block, at.authority, "authority"),
    ...readValidity(block, at),
    travelPermitNumber: readText(block, at.travelPermitNumber, "travelPermitNumber"),
    issueCount: readText(block, at.issueCount, "issueCount"),
  };
}

/** Of the number only the form is checked: its check digit is known from one secondary source. */
function decodeForeign2017(block: string): IdentityDocument {
  const at = foreign2017Layout;
  return {
    kind: "foreignPermanentResident2017",
    englishName: readRequired(block, at.englishName, "englishName"),
    chineseName: readText(block, at.chineseName, "chineseName"),
    sex: readSex(block, at.sex),
    birth: readDate(block, at.birth, "birth"),
    number: readNumber(block, at.number, hasFormerPermanentResidentForm),
    nationality: readMatching(block, at.nationality, "nationality", /^[A-Z]{3}$/),
    ...readValidity(block, at),
    cardVersion: readText(block, at.cardVersion, "cardVersion"),
    acceptingAuthority: readText(block, at.acceptingAuthority, "acceptingAuthority"),
  };
}

function decodeForeign2023(block: string): IdentityDocument {
  const at = foreign2023Layout;
  const englishName = rawText(block, at.englishNameBeginning) + rawText(block, at.englishNameEnd);
  return {
    kind: "foreignPermanentResident2023",
    englishName: required(unpadded(englishName, "englishName"), "englishName"),
    chineseName: readText(block, at.chineseName, "chineseName"),
    sex: readSex(block, at.sex),
    birth: readDate(block, at.birth, "birth"),
    number: readNumber(block, at.number, isPermanentResidentNumber),
    nationality: readMatching(block, at.nationality, "nationality", /^[A-Z]{3}$/),
    ...readValidity(block, at),
    renewalCount: readText(block, at.renewalCount, "renewalCount"),
    linkToOldNumber: readText(block, at.linkToOldNumber, "linkToOldNumber"),
  };
}

/** Without the padding, which is U+0020; some readers pad with U+0000. Control characters are refused. */
function readText(block: string, at: Field, field: string): string {
  return unpadded(rawText(block, at), field);
}

function rawText(block: string, [offset, length]: Field): string {
  return block.slice(offset / 2, (offset + length) / 2);
}

function unpadded(raw: string, field: string): string {
  let end = raw.length;
  while (end > 0 && (raw.charCodeAt(end - 1) === 0x20 || raw.charCodeAt(end - 1) === 0)) end--;
  const text = raw.slice(0, end);
  if (noText.test(text)) {
    throw unreadable(field, text.isWellFormed() ? "holds a control character" : "is not well-formed UTF-16");
  }
  return text;
}

function readRequired(block: string, at: Field, field: string): string {
  return required(readText(block, at, field), field);
}

function required(text: string, field: string): string {
  if (text === "") throw unreadable(field, "is empty");
  return text;
}

function readMatching(block: string, at: Field, field: string, form: RegExp): string {
  const text = readText(block, at, field);
  if (!form.test(text)) throw unreadable(field, `does not have the form ${form.source}`);
  return text;
}

function readSex(block: string, at: Field): Sex {
  const text = readText(block, at, "sex");
  if (!isSexCode(text)) throw unreadable("sex", "is not a known code");
  return sexByCode[text];
}

function readNumber(block: string, at: Field, isValid: (number: string) => boolean): string {
  const text = readText(block, at, "number");
  if (!isValid(text)) throw unreadable("number", "has a wrong form or check digit");
  return text;
}

function readDate(block: string, at: Field, field: string): IsoDate {
  const digits = readText(block, at, field);
  if (!isCalendarDate(digits)) throw unreadable(field, "is not a date");
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

function readValidity(block: string, at: { readonly validFrom: Field; readonly validTo: Field }) {
  const validFrom = readDate(block, at.validFrom, "validFrom");
  const isLongTerm = readText(block, at.validTo, "validTo") === longTermMark;
  return { validFrom, validTo: isLongTerm ? "longTerm" : readDate(block, at.validTo, "validTo") };
}

function unreadable(field: string, problem: string): DeviceError {
  return new DeviceError("reader.cardUnreadable", `${field} ${problem}`);
}
