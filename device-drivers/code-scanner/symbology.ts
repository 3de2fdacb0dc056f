/**
 * AIM symbology identifiers, ISO/IEC 15424: `]`, a code character for the symbology, and a modifier for how it was
 * read. Code characters and modifiers as in the tables of Zebra's DS457 guide (appendix B) and Datalogic's Magellan
 * 2200VS guide (p. 105).
 */

export interface AimIdentifier {
  /** One letter. */
  readonly code: string;
  /** One digit or letter. */
  readonly modifier: string;
}

/** XFS4IoT's words of its BarcodeReader class; `symbologyUnknown` also for those that it has no word for. */
export type Symbology =
  | "aztec"
  | "codabar"
  | "code11"
  | "code128"
  | "code39"
  | "code93"
  | "dataMatrix"
  | "ean128"
  | "ean13"
  | "ean8"
  | "itf"
  | "maxiCode"
  | "msi"
  | "pdf417"
  | "qrCode"
  | "rss"
  | "std2Of5"
  | "symbologyUnknown"
  | "telepenAim";

/** Every code character that ISO/IEC 15424 or a maker gives a meaning to. */
const symbologies: Readonly<Record<string, Symbology>> = {
  A: "code39",
  B: "telepenAim",
  C: "code128",
  E: "ean13",
  F: "codabar",
  G: "code93",
  H: "code11",
  I: "itf",
  L: "pdf417",
  M: "msi",
  Q: "qrCode",
  R: "std2Of5",
  S: "std2Of5",
  U: "maxiCode",
  X: "symbologyUnknown",
  d: "dataMatrix",
  e: "rss",
  h: "symbologyUnknown",
  /** What was read as letters (OCR), as the zone of a passport: no bar code at all. */
  o: "symbologyUnknown",
  z: "aztec",
};

/** Where the modifier names another symbology: function 1 in front makes Code 128 GS1-128; ]E4 is EAN-8. */
const modified: Readonly<Record<string, Symbology>> = { C1: "ean128", E4: "ean8" };

export function symbologyOf(identifier: AimIdentifier | undefined): Symbology {
  if (!identifier) return "symbologyUnknown";
  const { code, modifier } = identifier;
  return modified[code + modifier] ?? symbologies[code] ?? "symbologyUnknown";
}

export const aimIdentifierLength = 3;

const flag = 0x5d;

/** The identifier that `bytes` begin with; undefined when they begin otherwise, or with a code character unheard of. */
export function readAimIdentifier(bytes: Uint8Array): AimIdentifier | undefined {
  if (bytes[0] !== flag) return undefined;
  const code = String.fromCharCode(bytes[1] ?? 0);
  const modifier = String.fromCharCode(bytes[2] ?? 0);
  if (!Object.hasOwn(symbologies, code) || !/^[0-9A-Za-z]$/.test(modifier)) return undefined;
  return { code, modifier };
}

/** As it is written: `]Q1`. */
export function formatAimIdentifier({ code, modifier }: AimIdentifier): string {
  return `]${code}${modifier}`;
}

/**
 * Modifiers by which a scanner says that interpretations are marked in the payload: ISO/IEC 15424, as in Opticon's
 * Universal Menu Book p. 96 and Zebra's DS457 guide, table E-2.
 */
const withInterpretations: Readonly<Record<string, string>> = {
  L: "1",
  Q: "246",
  U: "23",
  d: "456",
  h: "1",
  z: "3459AB",
};

/** Whether the payload holds extended channel interpretations, and each of its backslashes twice. */
export function marksInterpretations({ code, modifier }: AimIdentifier): boolean {
  return withInterpretations[code]?.includes(modifier) ?? false;
}
