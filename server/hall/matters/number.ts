import { codeSigns } from "../../contract/appointments.ts";

/**
 * The sign behind a number: Σ weight · digit modulo 23, a prime, over the twelve to fourteen digits with weights that differ, so that it
 * finds every wrong digit and every two that changed places.
 */
function checkSign(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + (index + 2) * Number(digit), 0);
  return codeSigns.charAt(sum % codeSigns.length);
}

/**
 * An application's number: `HL-20261130-0001-C`.
 *
 * @param prefix of the site: no two sites of a district have the same
 * @param day `2026-11-30`
 * @param place in the day's series, from 1
 */
export function applicationNumberOf(prefix: string, day: string, place: number): string {
  const date = day.replaceAll("-", "");
  const series = String(place).padStart(4, "0");
  return `${prefix}-${date}-${series}-${checkSign(date + series)}`;
}

/** Whether it is one that was typed right. */
export function isApplicationNumber(text: string): boolean {
  const [, date = "", series = "", sign] = /^[A-Z][A-Z0-9]{1,7}-(\d{8})-(\d{4,6})-(.)$/.exec(text) ?? [];
  return sign !== undefined && checkSign(date + series) === sign;
}
