import { parsePassportNumber } from "./everyday-numbers.ts";
import { parsePermanentResident } from "./permanent-resident.ts";
import { parseResidencePermit } from "./residence-permit.ts";
import { parseResidentId } from "./resident-id.ts";
import { accept, type Parsed } from "./result.ts";
import { parseTaiwanPermit } from "./travel-permits.ts";

/** The documents whose number can be typed, as guides name them. */
export type TypedKind =
  | "resident"
  | "hkMacaoTaiwan"
  | "taiwanTravelPermit"
  | "foreignPermanentResident"
  | "passport";

export interface TypedNumber {
  readonly kind:
    | Exclude<TypedKind, "foreignPermanentResident">
    | "foreignPermanentResident2017"
    | "foreignPermanentResident2023";
  /** Without blanks, in capitals. */
  readonly number: string;
  /** `1990-01-01`; null: the number does not say it. */
  readonly birth: string | null;
  readonly sex: "male" | "female" | "unknown";
}

/** The number of a document as somebody types it, with its check digits where it has some. @param today the hall's day: nobody is born after it */
export function typedNumber(kind: TypedKind, text: string, today?: string): Parsed<TypedNumber> {
  switch (kind) {
    case "resident":
    case "hkMacaoTaiwan": {
      const parsed = (kind === "resident" ? parseResidentId : parseResidencePermit)(text, today);
      if (!parsed.ok) return parsed;
      const { number, birth, sex } = parsed.value;
      return accept({ kind, number, birth, sex });
    }
    case "foreignPermanentResident": {
      const parsed = parsePermanentResident(text, today);
      if (!parsed.ok) return parsed;
      const { value } = parsed;
      return accept({
        kind: `foreignPermanentResident${value.layout}`,
        number: value.number,
        birth: value.layout === "2023" ? value.birth : null,
        sex: "unknown",
      });
    }
    case "taiwanTravelPermit":
    case "passport": {
      const parsed = (kind === "passport" ? parsePassportNumber : parseTaiwanPermit)(text);
      return parsed.ok ? accept({ kind, number: parsed.value.number, birth: null, sex: "unknown" }) : parsed;
    }
  }
}
