/** The arithmetic of check characters. Every function takes signs that were looked at before, and computes; nothing is refused here. */

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Of 17 digits: ISO 7064 MOD 11-2, as in GB 11643. Finds every wrong digit and every two neighbours that changed places. */
export function mod11Check(first17: string): string {
  const sum = residentWeights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return "10X98765432".charAt(sum % 11);
}

/**
 * Of digits, capitals and `<`: weights 7, 3, 1 repeating, A = 10 … Z = 35, `<` = 0, modulo 10 (ICAO Doc 9303 part 3, 4.9).
 * Finds every wrong digit; of neighbours that changed places those whose values do not differ by 5, as 7 - 3 and 3 - 1 share a factor
 * with 10.
 */
export function mod10Check(signs: string): string {
  const weights = [7, 3, 1] as const;
  const sum = [...signs].reduce(
    (total, sign, index) =>
      total + (sign === "<" ? 0 : Number.parseInt(sign, 36)) * (weights[index % 3] as number),
    0,
  );
  return String(sum % 10);
}

/** GB 32100: digits and capitals without I, O, S, V and Z, which look like others. There are 31, a prime. */
export const creditSigns = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * Of 17 signs: 31 - (Σ 3^(i-1) · sign mod 31), 31 as 0 (GB 32100-2015, 5.5). Finds every wrong sign and every two neighbours that
 * changed places.
 */
export function mod31Check(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const sign of first17) {
    sum += weight * creditSigns.indexOf(sign);
    weight = (weight * 3) % 31;
  }
  return creditSigns.charAt((31 - (sum % 31)) % 31);
}

/** Whether digits end in their check digit by Luhn (GB/T 15694.1 / ISO 7812-1 annex B). Does not find 09 for 90. */
export function isLuhn(digits: string): boolean {
  const sum = [...digits].reduceRight((total, digit, index) => {
    const isDoubled = (digits.length - index) % 2 === 0;
    const value = Number(digit) * (isDoubled ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
