import { isDay, resolveDay } from "../calendar.ts";
import { parseCreditCode } from "../identifiers/credit-code.ts";
import {
  parseBankCard,
  parsePassportNumber,
  parsePostcode,
  parseVehiclePlate,
} from "../identifiers/everyday-numbers.ts";
import { parsePermanentResident } from "../identifiers/permanent-resident.ts";
import { parseResidencePermit } from "../identifiers/residence-permit.ts";
import { parseResidentId } from "../identifiers/resident-id.ts";
import type { Parsed, Refusal } from "../identifiers/result.ts";
import { parseMobile, parseTelephone } from "../identifiers/telephone.ts";
import { parseHkMacaoPermit, parseTaiwanPermit } from "../identifiers/travel-permits.ts";
import type { FormField, PlainKind } from "./definition.ts";
import type { AnswerValue } from "./facts.ts";

/** What is wrong with a field. Which words tell it is the page's. */
export type FormProblem =
  | { readonly code: PlainProblem }
  /** Signs, options, a number or digits behind the point. */
  | { readonly code: "tooShort" | "tooLong" | "tooFew" | "tooMany"; readonly limit: number }
  | { readonly code: "tooSmall" | "tooLarge" | "tooManyDecimals"; readonly limit: number }
  /** A day. */
  | { readonly code: "tooEarly" | "tooLate"; readonly limit: string }
  /** How an address has to begin. */
  | { readonly code: "outside"; readonly limit: string }
  | { readonly code: "number"; readonly refusal: Refusal }
  /** What the form asks of fields together; the message is the form's. */
  | { readonly code: "check"; readonly check: string };

export type PlainProblem =
  | "missing"
  /** No answer of this kind of field at all. */
  | "wrongType"
  | "notNumber"
  | "notDay"
  | "notOption"
  | "notName"
  | "notEmail"
  /** Signs that no paper can show. */
  | "badSigns";

export type Answered =
  | { readonly ok: true; readonly value: AnswerValue }
  | { readonly ok: false; readonly problem: FormProblem };

/** Where a field says none: how much may be typed. */
export const textLimits = { text: 200, longText: 2000, documentNumber: 60, address: 200, name: 60 } as const;
const largestNumber = 1e12;
/** Controls, halves of signs, and what turns the direction of writing. Signs that this platform does not know yet are none: names have them. */
const badSigns = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

const accept = (value: AnswerValue): Answered => ({ ok: true, value });
const plain = (code: PlainProblem): Answered => ({ ok: false, problem: { code } });
const refuse = (problem: FormProblem): Answered => ({ ok: false, problem });

/**
 * An answer as the record has it, or what is wrong with it: full-width letters and digits become narrow, blanks around fall away, numbers
 * and days are read as people write them. `today` is the hall's day. An accepted value is accepted again as it is.
 */
export function answer<Text>(field: FormField<Text>, given: unknown, today: string): Answered {
  const said = typeof given === "string" ? narrow(given, field.kind === "longText") : given;
  if (said === null || said === undefined || said === "") return plain("missing");
  switch (field.kind) {
    case "yesNo":
      return typeof said === "boolean" ? accept(said) : plain("wrongType");
    case "number":
      return readNumber(said, field.decimals, field);
    case "money":
      return readNumber(said, 2, { min: field.min ?? 0, max: field.max });
    case "choice": {
      if (typeof said !== "string") return plain("wrongType");
      return field.options.some(({ value }) => value === said) ? accept(said) : plain("notOption");
    }
    case "choices":
      return readChoices(said, field);
  }
  if (typeof said !== "string") return plain("wrongType");
  if (badSigns.test(said.replaceAll("\n", ""))) return plain("badSigns");
  switch (field.kind) {
    case "text":
    case "longText":
    case "documentNumber":
      return readText(said, field.min ?? 0, field.max ?? textLimits[field.kind]);
    case "address": {
      if (field.within !== undefined && !said.startsWith(field.within))
        return refuse({ code: "outside", limit: field.within });
      return readText(said, 4, textLimits.address);
    }
    case "date":
      return readDay(said, field, today);
    default:
      return readPlain(field.kind, said, today);
  }
}

/**
 * Letters and digits only, so that what Chinese text is punctuated with stays, and no normal form: those would replace rare characters
 * of names by common ones.
 */
function narrow(text: string, keepLines: boolean): string {
  const letters = text.replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
  return keepLines
    ? letters
        .replaceAll(/\r\n?/g, "\n")
        .replaceAll(/[^\S\n]+/gu, " ")
        .trim()
    : letters.replaceAll(/[\s\u200b\u2060\ufeff]+/gu, " ").trim();
}

function readText(text: string, min: number, max: number): Answered {
  const length = [...text].length;
  if (length < min) return refuse({ code: "tooShort", limit: min });
  return length > max ? refuse({ code: "tooLong", limit: max }) : accept(text);
}

interface Bounds<Limit> {
  readonly min?: Limit | undefined;
  readonly max?: Limit | undefined;
}

function readNumber(given: unknown, decimals: number, { min, max }: Bounds<number>): Answered {
  if (typeof given !== "number" && typeof given !== "string") return plain("wrongType");
  const text = String(given)
    .normalize("NFKC")
    .replaceAll(/[\s,，]/g, "")
    .replace("−", "-");
  if (typeof given === "string" && !/^[+-]?\d{1,16}(?:\.\d{1,16})?$/.test(text)) return plain("notNumber");
  // No number below zero that is none: -0 would be another record than 0.
  const value = (typeof given === "number" ? given : Number(text)) + 0;
  if (!Number.isFinite(value)) return plain("notNumber");
  const least = min ?? -largestNumber;
  const most = max ?? largestNumber;
  if (value < least) return refuse({ code: "tooSmall", limit: least });
  if (value > most) return refuse({ code: "tooLarge", limit: most });
  if (Number(value.toFixed(decimals)) !== value) return refuse({ code: "tooManyDecimals", limit: decimals });
  return accept(value);
}

function readChoices(given: unknown, field: FormField<unknown> & { readonly kind: "choices" }): Answered {
  if (!Array.isArray(given)) return plain("wrongType");
  if (given.some((each) => !field.options.some(({ value }) => value === each))) return plain("notOption");
  // Once each, as the form lists them: the same choice is the same record.
  const chosen = [...new Set(field.options.map(({ value }) => value))].filter((value) =>
    given.includes(value),
  );
  if (chosen.length === 0) return plain("missing");
  const { min = 0, max = field.options.length } = field;
  if (chosen.length < min) return refuse({ code: "tooFew", limit: min });
  return chosen.length > max ? refuse({ code: "tooMany", limit: max }) : accept(chosen);
}

function readDay(text: string, { min, max }: Bounds<string>, today: string): Answered {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(
    text.normalize("NFKC").replaceAll(" ", ""),
  );
  if (!found) return plain("notDay");
  const [, year = "", month = found[4] ?? "", dayOfMonth = found[5] ?? ""] = found;
  const day = `${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`;
  if (!isDay(day)) return plain("notDay");
  const first = min === undefined ? undefined : resolveDay(min, today);
  const last = max === undefined ? undefined : resolveDay(max, today);
  if (first !== undefined && day < first) return refuse({ code: "tooEarly", limit: first });
  if (last !== undefined && day > last) return refuse({ code: "tooLate", limit: last });
  return accept(day);
}

type NumberKind = Exclude<PlainKind, "yesNo" | "name" | "email">;

/** Each says first what is kept of it. */
const numbers: Readonly<Record<NumberKind, (text: string, today: string) => Parsed<object>>> = {
  telephone: parseTelephone,
  mobile: parseMobile,
  postcode: parsePostcode,
  residentId: parseResidentId,
  residencePermit: parseResidencePermit,
  taiwanPermit: parseTaiwanPermit,
  hkMacaoPermit: parseHkMacaoPermit,
  permanentResidentId: parsePermanentResident,
  passport: parsePassportNumber,
  creditCode: parseCreditCode,
  bankCard: parseBankCard,
  vehiclePlate: parseVehiclePlate,
};

function readPlain(kind: Exclude<PlainKind, "yesNo">, text: string, today: string): Answered {
  if (kind === "name") return readName(text);
  if (kind === "email") return readEmail(text);
  const parsed = numbers[kind](text, today);
  if (!parsed.ok)
    return parsed.refusal.code === "empty"
      ? plain("missing")
      : refuse({ code: "number", refusal: parsed.refusal });
  const value = parsed.value as { number?: string; code?: string; plate?: string };
  return accept(value.number ?? value.code ?? value.plate ?? "");
}

/**
 * Letters of any script; Han of planes 2 and 3 also where this platform's Unicode is older than them, and signs in private use, which cards
 * of rare names have; parts with blanks, hyphens, apostrophes, commas, full
 * stops, or the middle dot of transcribed names, which is written as U+00B7.
 */
function readName(text: string): Answered {
  const name = text.replaceAll(/(?<=[^\p{Script=Latin}])\s*[.．•‧・·]\s*(?=[^\p{Script=Latin}])/gu, "·");
  if (!/^[\p{L}\p{Co}\u{20000}-\u{3fffd}][\p{L}\p{M}\p{Co}\u{20000}-\u{3fffd} ,.'’·-]*$/u.test(name))
    return plain("notName");
  return readText(name, 1, textLimits.name);
}

function readEmail(text: string): Answered {
  const [local = "", domain = "", more] = text.normalize("NFKC").split("@");
  const isAddress =
    more === undefined &&
    /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local) &&
    local.length <= 64 &&
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/.test(domain) &&
    domain.length <= 253;
  return isAddress ? accept(`${local}@${domain.toLowerCase()}`) : plain("notEmail");
}
