import type { FieldKind, FormField } from "./definition.ts";
import type { AnswerValue } from "./facts.ts";

/**
 * Of a case that is opened by its code and four signs of a number, what is known of the person is covered: enough to be known again, too little to
 * be learnt (GB/T 35273-2020 7.2, display restriction). The hall, which has the whole, looks at everything again.
 */
export const coverSign = "•••";

/** Signs that stay readable at the end of a number. */
const tail = 4;

/** Kinds of field that hold a number by which a person is known. */
export const personalNumbers: readonly FieldKind[] = [
  "residentId",
  "residencePermit",
  "taiwanPermit",
  "hkMacaoPermit",
  "permanentResidentId",
  "passport",
  "documentNumber",
  "bankCard",
];

/** Kinds of field by which a person is known or reached, and what stays readable of each. */
const kept: Readonly<Partial<Record<FieldKind, number>>> = {
  name: 1,
  ...Object.fromEntries(personalNumbers.map((kind) => [kind, tail])),
  telephone: tail,
  mobile: tail,
  email: 0,
  address: 0,
};

export const isCovered = (value: unknown): value is string =>
  typeof value === "string" && value.startsWith(coverSign);

/** `•••0017`. A text that is no longer than what would stay readable twice keeps nothing. */
export const covered = (value: string, readable = 0): string =>
  readable > 0 && value.length > readable * (readable === 1 ? 1 : 2)
    ? `${coverSign}${value.slice(-readable)}`
    : coverSign;

/** What was answered in a field, as it may be shown to whoever has the code. */
export function coveredAnswer<Value extends AnswerValue | null | undefined>(
  { kind }: Pick<FormField<unknown>, "kind">,
  value: Value,
): Value | string {
  const readable = kept[kind];
  return typeof value === "string" && readable !== undefined ? covered(value, readable) : value;
}

/** Whether a field is one by which a person is known or reached. */
export const isPersonal = ({ kind }: Pick<FormField<unknown>, "kind">): boolean => kept[kind] !== undefined;
