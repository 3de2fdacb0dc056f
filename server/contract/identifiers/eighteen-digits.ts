import { dayOfDigits, isCalendarDate } from "../calendar.ts";
import { mod11Check } from "./check-digits.ts";
import { accept, cleanNumber, type Parsed, refuse, shapeRefusal } from "./result.ts";

/** The form that GB 11643 gives to a person's number, whatever document bears it. */
export interface EighteenDigits {
  readonly number: string;
  /** The first six digits. */
  readonly division: string;
  /** `1990-01-01`. */
  readonly birth: string;
  readonly sex: "male" | "female";
}

/**
 * Division 6 · birth date 8 · serial 3, odd for men · check. `today` is the hall's day: nobody is born after it; without it that is not
 * looked at. What the division may be is the document's.
 */
export function parseEighteenDigits(text: string, today?: string): Parsed<EighteenDigits> {
  const number = cleanNumber(text);
  const shape = shapeRefusal(number, [18], /[\dX]/);
  if (shape) return shape;
  const early = number.slice(0, 17).indexOf("X");
  if (early >= 0) return refuse("wrongSign", { at: early });
  const digits = number.slice(6, 14);
  if (!isCalendarDate(digits)) return refuse("impossibleDate");
  const birth = dayOfDigits(digits);
  if (today !== undefined && birth > today) return refuse("futureDate");
  if (mod11Check(number) !== number.charAt(17)) return refuse("wrongCheck");
  const sex = Number(number.charAt(16)) % 2 === 1 ? "male" : "female";
  return accept({ number, division: number.slice(0, 6), birth, sex });
}
