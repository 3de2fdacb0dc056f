import { hallDay } from "../../server/contract/hall-time.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";

/** As much of a card as the screens need: masked before it reaches a machine. The rest is dropped at the border. */
export interface CardHolder {
  readonly kind: IdentityDocument["kind"];
  readonly maskedName: string;
  readonly maskedNumber: string;
  readonly expired: boolean;
  /** Full years. */
  readonly age: number;
  /** By this the hall knows the person again. */
  readonly person: string;
}

const maskSign = "*";
/** Of a document number: what stays readable at each end (division, and the last four). */
const numberEnds = { head: 6, tail: 4 } as const;

/** The surname's first character stays; a Latin name keeps the first letter of each part. */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{Script=Latin}\s.,'-]+$/u.test(trimmed))
    return trimmed.replace(/\p{L}+/gu, (part) => `${[...part][0]}${maskSign.repeat([...part].length - 1)}`);
  const [first = "", ...rest] = [...trimmed];
  return `${first}${maskSign.repeat(rest.length)}`;
}

/** `350206********0017`. A number too short for both ends keeps only its last four, or nothing. */
export function maskNumber(number: string): string {
  const { head, tail } = numberEnds;
  if (number.length > head + tail)
    return `${number.slice(0, head)}${maskSign.repeat(number.length - head - tail)}${number.slice(-tail)}`;
  const kept = number.length > tail ? number.slice(-tail) : "";
  return `${maskSign.repeat(number.length - kept.length)}${kept}`;
}

/** What remains of a card for this session. The last day of validity, by the hall's calendar, is still valid. */
export function holderOf(identity: IdentityDocument, person: string, now: number): CardHolder {
  const name = "name" in identity ? identity.name : identity.chineseName || identity.englishName;
  return {
    kind: identity.kind,
    maskedName: maskName(name),
    maskedNumber: maskNumber(identity.number),
    expired: identity.validTo !== "longTerm" && identity.validTo < hallDay(now),
    age: ageOn(identity.birth, hallDay(now)),
    person,
  };
}

/** Full years between two calendar days; who was born on 29 February has another birthday on 1 March. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
