/**
 * Where the fields lie in a card's 256-byte text block: UTF-16LE, padded on the right with U+0020.
 * Both ways use these tables: `card.ts` reads by them, `encode-card.ts` writes.
 */

/** Offset and length in bytes. */
export type Field = readonly [offset: number, length: number];

export const textBlockLength = 256;
export const photoLength = 1024;
/** A card holds no fingerprint, one finger's or two fingers', 512 bytes each. */
export const fingerprintLengths = [0, 512, 1024] as const;
/** The newest address, replied to command 30 03. */
export const newestAddressLength = 70;

/** One UTF-16 character that tells the layout: blank resident, J, I or Y. */
export const typeField: Field = [248, 2];

export const residentLayout = {
  name: [0, 30],
  sex: [30, 2],
  nation: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  number: [122, 36],
  authority: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
} as const satisfies Record<string, Field>;

export const hkMacaoTaiwanLayout = {
  name: [0, 30],
  sex: [30, 2],
  birth: [36, 16],
  address: [52, 70],
  number: [122, 36],
  authority: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  travelPermitNumber: [220, 18],
  issueCount: [238, 4],
} as const satisfies Record<string, Field>;

export const foreign2017Layout = {
  englishName: [0, 120],
  sex: [120, 2],
  number: [122, 30],
  nationality: [152, 6],
  chineseName: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  birth: [220, 16],
  cardVersion: [236, 4],
  acceptingAuthority: [240, 8],
} as const satisfies Record<string, Field>;

/** The English name runs through two fields: its first 35 characters, then up to 11 more. */
export const foreign2023Layout = {
  chineseName: [0, 30],
  sex: [30, 2],
  renewalCount: [32, 4],
  birth: [36, 16],
  englishNameBeginning: [52, 70],
  number: [122, 36],
  validFrom: [188, 16],
  validTo: [204, 16],
  englishNameEnd: [220, 22],
  nationality: [242, 6],
  linkToOldNumber: [250, 6],
} as const satisfies Record<string, Field>;

/** What the expiry field holds on a card that does not expire. */
export const longTermMark = "长期";
