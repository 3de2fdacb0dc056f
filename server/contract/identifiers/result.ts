/** What a text of a person or of a scanner turned out to be: a value, or one refusal that says what is wrong with it. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export interface Refusal {
  readonly code: RefusalCode;
  /** Of a wrong sign: its place in the text without blanks, from 0. */
  readonly at?: number;
  /** Of a machine-readable zone: what its check digit or date belongs to. */
  readonly part?: string;
}

export const refusalCodes = [
  /** Nothing is there. */
  "empty",
  "wrongLength",
  /** A sign that cannot stand at its place. */
  "wrongSign",
  /** All signs may be, but not together: one is mistyped, or two changed places. */
  "wrongCheck",
  "impossibleDate",
  "futureDate",
  /** No province, region or division of this number. */
  "unknownRegion",
  /** Begins as no number of its family does. */
  "unknownPrefix",
  /** 15 digits of the first generation of identity cards, out of use since 2013: the second generation has 18. */
  "firstGeneration",
  /** A number as it was printed before: with the count of issues behind it. The first eight digits are meant. */
  "formerForm",
  /** A right number, but of another document: a residence permit where an identity card is asked for. */
  "otherDocument",
  /** A number of a fixed line without the code of its area. */
  "areaMissing",
  /** Not such a code at all. */
  "otherCode",
  /** Such a code, but what is in it is damaged or incomplete. */
  "damaged",
  "notYetValid",
  "expired",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const accept = <Value>(value: Value): Parsed<Value> => ({ ok: true, value });
export const refuse = (code: RefusalCode, more: Omit<Refusal, "code"> = {}): Parsed<never> => ({
  ok: false,
  refusal: { code, ...more },
});

/** Longer than anything that somebody types as a number; the rest is not looked at. */
const longest = 200;

/** A number as it is meant: full-width signs narrow, no blanks, hyphens or dots between, letters upper case. */
export const cleanNumber = (text: string): string =>
  text
    .slice(0, longest)
    .normalize("NFKC")
    .replaceAll(/[\s.·•\-‐-―−_]/gu, "")
    .toUpperCase();

/** Refuses what is empty, of another length, or has a sign that `signs` does not allow; undefined when nothing is wrong. */
export function shapeRefusal(
  clean: string,
  lengths: readonly number[],
  signs: RegExp,
): Parsed<never> | undefined {
  if (clean === "") return refuse("empty");
  const at = [...clean].findIndex((sign) => !signs.test(sign));
  if (at >= 0) return refuse("wrongSign", { at });
  return lengths.includes(clean.length) ? undefined : refuse("wrongLength");
}
