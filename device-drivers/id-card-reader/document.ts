import type { Sex } from "./codes.ts";

/** A day, `YYYY-MM-DD`. */
export type IsoDate = string;

/** Whom a card names, as printed in its chip: one shape for each kind of document. */
export type IdentityDocument =
  | ResidentDocument
  | HkMacaoTaiwanDocument
  | ForeignPermanentResident2017Document
  | ForeignPermanentResident2023Document;

interface Validity {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | "longTerm";
}

/** 居民身份证 */
export interface ResidentDocument extends Validity {
  readonly kind: "resident";
  readonly name: string;
  readonly sex: Sex;
  /** Two digits, GB/T 3304; a card may hold a code that the standard does not list. */
  readonly nation: string;
  readonly birth: IsoDate;
  readonly address: string;
  /** 18 characters, GB 11643. */
  readonly number: string;
  readonly authority: string;
}

/** 港澳台居民居住证 */
export interface HkMacaoTaiwanDocument extends Validity {
  readonly kind: "hkMacaoTaiwan";
  readonly name: string;
  readonly sex: Sex;
  readonly birth: IsoDate;
  readonly address: string;
  /** 18 characters, GB 11643 form; division 810000 Hong Kong, 820000 Macao, 830000 Taiwan. */
  readonly number: string;
  readonly authority: string;
  /** Number of the travel permit that the holder entered with. */
  readonly travelPermitNumber: string;
  /** Times issued, two digits. */
  readonly issueCount: string;
}

/** 外国人永久居留身份证, layout of 2017 */
export interface ForeignPermanentResident2017Document extends Validity {
  readonly kind: "foreignPermanentResident2017";
  readonly englishName: string;
  /** Empty when the holder has none. */
  readonly chineseName: string;
  readonly sex: Sex;
  readonly birth: IsoDate;
  /** 15 characters. */
  readonly number: string;
  /** ISO 3166-1 alpha-3. */
  readonly nationality: string;
  readonly cardVersion: string;
  /** Code of the authority that took the application, four characters. */
  readonly acceptingAuthority: string;
}

/** 外国人永久居留身份证, layout in force since 2023-12-01 */
export interface ForeignPermanentResident2023Document extends Validity {
  readonly kind: "foreignPermanentResident2023";
  readonly englishName: string;
  /** Empty when the holder has none. */
  readonly chineseName: string;
  readonly sex: Sex;
  readonly birth: IsoDate;
  /** 18 characters, beginning with 9. */
  readonly number: string;
  /** ISO 3166-1 alpha-3. */
  readonly nationality: string;
  /** Times renewed, two digits. */
  readonly renewalCount: string;
  /** Three characters that lead to the holder's 15-character number, see `formerPermanentResidentNumber`; or none. */
  readonly linkToOldNumber: string;
}
