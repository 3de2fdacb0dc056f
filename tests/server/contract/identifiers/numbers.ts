import fc from "fast-check";
import { mod10Check, mod11Check, mod31Check } from "../../../../server/contract/identifiers/check-digits.ts";
import type { Parsed, RefusalCode } from "../../../../server/contract/identifiers/result.ts";

/** Ways to get a right number, and ways to get it wrong. */

export const today = "2026-11-30";

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));

/** `19900101`, up to today. */
export const birthDigits = fc
  .date({ min: new Date("1900-01-01T00:00Z"), max: new Date(`${today}T00:00Z`), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll("-", ""));

export const province = fc.constantFrom("11", "31", "35", "44", "65");

const eighteen = (head: fc.Arbitrary<string>) =>
  fc.tuple(head, birthDigits, digits(3)).map(([first, birth, serial]) => {
    const first17 = `${first}${birth}${serial}`;
    return first17 + mod11Check(first17);
  });

export const residentId = eighteen(fc.tuple(province, digits(3)).map(([head, rest]) => `${head}${rest}6`));
export const residencePermit = eighteen(fc.constantFrom("810000", "820000", "830000"));
export const permanentResident = eighteen(
  fc.tuple(province, digits(3)).map(([head, country]) => `9${head}${country}`),
);
export const formerPermanentResident = fc
  .tuple(fc.constantFrom("XXX", "FJI", "ABC"), province, digits(2), birthDigits, digits(1))
  .map(([country, place, two, birth, one]) => {
    const first14 = `${country}${place}${two}${birth.slice(2)}${one}`;
    return first14 + mod10Check(first14);
  });
export const creditCode = fc
  .tuple(
    fc.constantFrom("91", "92", "11", "52", "N2"),
    province,
    digits(4),
    fc.string({ unit: fc.constantFrom(..."0123456789ABCDEFGHJKLMNPQRTUWXY"), minLength: 9, maxLength: 9 }),
  )
  .map(([kind, place, rest, body]) => {
    const first17 = `${kind}${place}${rest}${body}`;
    return first17 + mod31Check(first17);
  });
export const bankCard = fc.integer({ min: 12, max: 18 }).chain((length) =>
  digits(length).chain((body) => {
    const head = `6${body.slice(1)}`;
    const right = [..."0123456789"].filter((check) => luhnSum(head + check) % 10 === 0);
    return fc.constantFrom(...right.map((check) => head + check));
  }),
);

/** By its definition, from the right; apart from the product's. */
function luhnSum(number: string): number {
  return [...number]
    .reverse()
    .flatMap((digit, index) => (index % 2 ? [...String(Number(digit) * 2)] : [digit]))
    .reduce((sum, digit) => sum + Number(digit), 0);
}

/** A number with one sign of the alphabet wrong. */
export const oneWrong = (numbers: fc.Arbitrary<string>, alphabet: string) =>
  numbers.chain((number) =>
    fc
      .tuple(fc.nat(number.length - 1), fc.constantFrom(...alphabet))
      .filter(([at, sign]) => number[at] !== sign)
      .map(([at, sign]) => number.slice(0, at) + sign + number.slice(at + 1)),
  );

/** A number with two neighbours in each other's place; [wrong, right]. */
export const neighboursSwapped = (numbers: fc.Arbitrary<string>) =>
  numbers.chain((number) =>
    fc
      .nat(number.length - 2)
      .filter((at) => number[at] !== number[at + 1])
      .map(
        (at) => [number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2), number] as const,
      ),
  );

/** What was said of a text: `ok`, or the refusal. */
export const verdict = (parsed: Parsed<unknown>): "ok" | RefusalCode =>
  parsed.ok ? "ok" : parsed.refusal.code;
