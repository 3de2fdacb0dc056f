import { dayOfDigits, isCalendarDate, moveDay } from "../calendar.ts";
import { mod10Check } from "./check-digits.ts";
import { accept, type Parsed, refuse } from "./result.ts";

/** What the machine-readable zone of a travel document says (ICAO Doc 9303 parts 4 and 5). */
export interface MachineReadableZone {
  readonly format: "TD3" | "TD1";
  /** `P` of a passport, perhaps with a second letter. */
  readonly documentType: string;
  /** Three letters, of ISO 3166-1 or ICAO's own. */
  readonly issuer: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly number: string;
  readonly nationality: string;
  /** Null where the document does not know the whole date. */
  readonly birth: string | null;
  readonly sex: "male" | "female" | "notStated";
  readonly expiry: string;
}

interface Zone {
  readonly documentType: string;
  readonly issuer: string;
  readonly names: string;
  readonly number: string;
  readonly nationality: string;
  readonly birth: string;
  readonly sex: string;
  readonly expiry: string;
  /** Each with its check digit, as it stands there. */
  readonly checks: readonly { readonly part: string; readonly signs: string; readonly check: string }[];
}

/** Longer than any zone with blanks and line ends. */
const longest = 400;

/**
 * Two lines of 44 (passports) or three of 30 (cards), with or without line ends, as a scanner sends or a person types them. Years have two
 * digits there: a birth is in the past hundred years, an expiry from fifty years ago to fifty years ahead, reckoned from `today`. An
 * expired document is parsed; whether it will do is for who asked.
 */
export function parseMachineReadableZone(text: string, today: string): Parsed<MachineReadableZone> {
  const signs = text.slice(0, longest).normalize("NFKC").toUpperCase().replaceAll(/\s/g, "");
  if (signs === "") return refuse("empty");
  const at = signs.search(/[^A-Z0-9<]/);
  if (at >= 0) return refuse("wrongSign", { at });
  if (signs.length !== 88 && signs.length !== 90) return refuse("wrongLength");
  const format = signs.length === 88 ? "TD3" : "TD1";
  if (format === "TD3" ? !signs.startsWith("P") : !/^[AIC]/.test(signs)) return refuse("otherDocument");
  const zone = format === "TD3" ? readTd3(signs) : readTd1(signs);
  for (const { part, signs: checked, check } of zone.checks)
    if (mod10Check(checked) !== check && !(check === "<" && /^<*$/.test(checked)))
      return refuse("wrongCheck", { part });
  if (filled(zone.number) === "") return refuse("wrongLength", { part: "number" });
  const birth = birthOf(zone.birth, today);
  if (birth === undefined) return refuse("impossibleDate", { part: "birth" });
  const expiry = expiryOf(zone.expiry, today);
  if (expiry === undefined) return refuse("impossibleDate", { part: "expiry" });
  const [surname = "", givenNames = ""] = zone.names.split("<<");
  return accept({
    format,
    documentType: filled(zone.documentType),
    issuer: filled(zone.issuer),
    surname: filled(surname),
    givenNames: filled(givenNames),
    number: filled(zone.number),
    nationality: filled(zone.nationality),
    birth,
    sex: zone.sex === "M" ? "male" : zone.sex === "F" ? "female" : "notStated",
    expiry,
  });
}

function readTd3(signs: string): Zone {
  const second = signs.slice(44);
  const parts = {
    number: second.slice(0, 9),
    birth: second.slice(13, 19),
    expiry: second.slice(21, 27),
  };
  return {
    documentType: signs.slice(0, 2),
    issuer: signs.slice(2, 5),
    names: signs.slice(5, 44),
    ...parts,
    nationality: second.slice(10, 13),
    sex: second.charAt(20),
    checks: [
      { part: "number", signs: parts.number, check: second.charAt(9) },
      { part: "birth", signs: parts.birth, check: second.charAt(19) },
      { part: "expiry", signs: parts.expiry, check: second.charAt(27) },
      { part: "personalNumber", signs: second.slice(28, 42), check: second.charAt(42) },
      {
        part: "all",
        signs: second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43),
        check: second.charAt(43),
      },
    ],
  };
}

function readTd1(signs: string): Zone {
  const second = signs.slice(30, 60);
  const parts = { birth: second.slice(0, 6), expiry: second.slice(8, 14) };
  const { number, numberCheck } = readTd1Number(signs);
  return {
    documentType: signs.slice(0, 2),
    issuer: signs.slice(2, 5),
    names: signs.slice(60),
    number,
    ...parts,
    nationality: second.slice(15, 18),
    sex: second.charAt(7),
    checks: [
      { part: "number", signs: number, check: numberCheck },
      { part: "birth", signs: parts.birth, check: second.charAt(6) },
      { part: "expiry", signs: parts.expiry, check: second.charAt(14) },
      {
        part: "all",
        signs: signs.slice(5, 30) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29),
        check: second.charAt(29),
      },
    ],
  };
}

/** A number over nine signs goes on where other data would stand, its check digit behind it (Doc 9303 part 5, 4.2.2, note j). */
function readTd1Number(signs: string): { readonly number: string; readonly numberCheck: string } {
  const [more = ""] = signs.slice(15, 30).split("<");
  if (signs.charAt(14) !== "<" || more === "")
    return { number: signs.slice(5, 14), numberCheck: signs.charAt(14) };
  return { number: signs.slice(5, 14) + more.slice(0, -1), numberCheck: more.slice(-1) };
}

const filled = (signs: string): string => signs.replaceAll("<", " ").trim();

/** Undefined: no date. */
function birthOf(digits: string, today: string): string | null | undefined {
  if (/^[\d<]{6}$/.test(digits) && digits.includes("<")) return null;
  return inHundredYearsBefore(digits, today);
}

const expiryOf = (digits: string, today: string): string | undefined =>
  inHundredYearsBefore(digits, moveDay(today, 50, "year"));

/** The day of these two-digit years that is the last one not after `last`. */
function inHundredYearsBefore(digits: string, last: string): string | undefined {
  const century = Number(last.slice(0, 2));
  return [century, century - 1]
    .map((hundreds) => `${String(hundreds).padStart(2, "0")}${digits}`)
    .filter(isCalendarDate)
    .map(dayOfDigits)
    .find((day) => day <= last);
}
