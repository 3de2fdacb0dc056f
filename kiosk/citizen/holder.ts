import { ageOn } from "../../server/contract/calendar.ts";
import { hallDay } from "../../server/contract/hall-time.ts";
import { maskName, maskNumber } from "../../server/contract/identifiers/masking.ts";
import { type IdentityDocument, isTyped } from "../../server/contract/identity.ts";

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

/** What remains of a card for this session. The last day of validity, by the hall's calendar, is still valid. */
export function holderOf(identity: IdentityDocument, person: string, now: number): CardHolder {
  const name = "name" in identity ? identity.name : identity.chineseName || identity.englishName;
  return {
    kind: identity.kind,
    maskedName: maskName(name),
    maskedNumber: maskNumber(identity.number),
    // Until when it is valid is not typed: the clerk who sees the document sees that.
    expired: !isTyped(identity) && identity.validTo !== "longTerm" && identity.validTo < hallDay(now),
    age: ageOn(identity.birth, hallDay(now)),
    person,
  };
}
