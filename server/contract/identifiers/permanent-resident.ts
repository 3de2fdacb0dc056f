import { isCalendarDate } from "../calendar.ts";
import { mod10Check } from "./check-digits.ts";
import { parseEighteenDigits } from "./eighteen-digits.ts";
import { isProvince } from "./regions.ts";
import { accept, cleanNumber, type Parsed, refuse } from "./result.ts";

export type PermanentResident =
  | {
      readonly layout: "2023";
      readonly number: string;
      /** ISO 3166-1 numeric. */
      readonly country: string;
      readonly birth: string;
    }
  | {
      readonly layout: "2017";
      readonly number: string;
      /** ISO 3166-1 alpha-3. */
      readonly country: string;
      /** The century is not in the number: `YYMMDD`. */
      readonly birthDigits: string;
    };

/**
 * 外国人永久居留身份证. Since 2023-12-01: 9 · province 2 · country 3 digits · birth 8 · serial 3 · check by MOD 11-2. Before, and valid
 * beside it: country 3 letters · province 2 · 2 digits · birth 6 · 1 digit · check with weights 7, 3, 1. The parts of both layouts are as
 * cards show them; the text of the rule was not at hand.
 */
export function parsePermanentResident(text: string, today?: string): Parsed<PermanentResident> {
  const clean = cleanNumber(text);
  if (clean === "") return refuse("empty");
  if (/^[A-Z]/.test(clean)) return parseFormer(clean);
  const parsed = parseEighteenDigits(text, today);
  if (!parsed.ok) return parsed;
  const { number, birth } = parsed.value;
  if (!number.startsWith("9")) return refuse("otherDocument");
  if (!isProvince(number.slice(1, 3))) return refuse("unknownRegion");
  return accept({ layout: "2023", number, country: number.slice(3, 6), birth });
}

function parseFormer(number: string): Parsed<PermanentResident> {
  const at = [...number].findIndex((sign, index) => !(index < 3 ? /[A-Z]/ : /\d/).test(sign));
  if (at >= 0) return refuse("wrongSign", { at });
  if (number.length !== 15) return refuse("wrongLength");
  const birthDigits = number.slice(7, 13);
  // 1900 had no 29 February: a year 00 that a person living today can be born in is 2000.
  if (!isCalendarDate(`${birthDigits.startsWith("00") ? "20" : "19"}${birthDigits}`))
    return refuse("impossibleDate");
  if (!isProvince(number.slice(3, 5))) return refuse("unknownRegion");
  if (mod10Check(number.slice(0, 14)) !== number.charAt(14)) return refuse("wrongCheck");
  return accept({ layout: "2017", number, country: number.slice(0, 3), birthDigits });
}
