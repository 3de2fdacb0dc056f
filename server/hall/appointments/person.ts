import { mod10Check, mod11Check } from "../../../device-drivers/id-card-reader/check-digits.ts";
import type { ShownDocument } from "../../contract/appointments.ts";
import type { IdentityDocument } from "../../contract/identity.ts";

/** A document that was typed, as a card would say it; undefined when there can be none of that number. */
export function typedDocument({
  kind,
  number,
}: ShownDocument): { readonly kind: IdentityDocument["kind"]; readonly number: string } | undefined {
  const clean = number.toUpperCase().replaceAll(/\s/g, "");
  const isEighteen = /^\d{17}[\dX]$/.test(clean) && mod11Check(clean.slice(0, 17)) === clean.at(-1);
  // A resident's begins with a division of the mainland, the others' with their own (81 to 83; 9).
  if (kind === "resident") return isEighteen && /^[1-7]/.test(clean) ? { kind, number: clean } : undefined;
  if (kind === "hkMacaoTaiwan")
    return isEighteen && /^8[123]/.test(clean) ? { kind, number: clean } : undefined;
  if (isEighteen && clean.startsWith("9")) return { kind: "foreignPermanentResident2023", number: clean };
  if (/^[A-Z]{3}\d{12}$/.test(clean) && mod10Check(clean.slice(0, 14)) === clean.at(-1))
    return { kind: "foreignPermanentResident2017", number: clean };
  return undefined;
}
