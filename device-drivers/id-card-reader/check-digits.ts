/** Document numbers that carry their own check. Every function takes the number without blanks, letters upper case. */

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const residentCheckCharacters = "10X98765432";
const ordinaryMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Check character of a number's first 17 digits: ISO 7064 MOD 11-2, as in GB 11643. */
export function mod11Check(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++)
    sum += digitAt(first17, index) * (residentWeights[index] as number);
  return residentCheckCharacters.charAt(sum % 11);
}

/** Check digit with the weights 7, 3, 1 repeating, A = 10 … Z = 35, modulo 10 (ICAO Doc 9303 part 3, 4.9). */
export function mod10Check(first14: string): string {
  const weights = [7, 3, 1] as const;
  let sum = 0;
  for (let index = 0; index < first14.length; index++) {
    sum += Number.parseInt(first14.charAt(index), 36) * (weights[index % 3] as number);
  }
  return String(sum % 10);
}

/**
 * Whether this is a citizen's identity number (GB 11643), which is also the form of a Hong Kong, Macao and Taiwan
 * residence permit: division 6 · birth date 8 · serial 3 · check.
 */
export function isResidentNumber(number: string): boolean {
  return (
    /^\d{17}[\dX]$/.test(number) &&
    isCalendarDate(number.slice(6, 14)) &&
    mod11Check(number.slice(0, 17)) === number.charAt(17)
  );
}

/**
 * Whether this is a foreign permanent resident's number of the cards in use since 2023-12-01:
 * 9 · province 2 · country 3 (ISO 3166-1 numeric) · birth date 8 · serial 3 · check. Its check may be X as well.
 */
export function isPermanentResidentNumber(number: string): boolean {
  return number.startsWith("9") && isResidentNumber(number);
}

/** Whether this has the form of the 2017 number: country 3 letters · 12 digits, of which the last is the check. */
export function hasFormerPermanentResidentForm(number: string): boolean {
  return /^[A-Z]{3}\d{12}$/.test(number);
}

/**
 * The 15-character number that a foreign permanent resident had before 2023: country (alpha-3) · the new number's
 * province · two link digits · birth YYMMDD · the third link digit · check.
 * `link` is the three characters that the new card keeps for this.
 */
export function formerPermanentResidentNumber(number: string, nationality: string, link: string): string {
  const first14 = nationality + number.slice(1, 3) + link.slice(0, 2) + number.slice(8, 14) + link.slice(2);
  return first14 + mod10Check(first14);
}

/** Whether eight digits, YYYYMMDD, are a day of the Gregorian calendar. */
export function isCalendarDate(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6));
  return year > 0 && day > 0 && day <= daysOf(year, month);
}

/** 0 for what is no month. */
function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (ordinaryMonths[month - 1] ?? 0);
}

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - 0x30;
}
