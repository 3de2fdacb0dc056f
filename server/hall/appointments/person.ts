import type { ShownDocument } from "../../contract/appointments.ts";
import { parsePermanentResident } from "../../contract/identifiers/permanent-resident.ts";
import { parseResidencePermit } from "../../contract/identifiers/residence-permit.ts";
import { parseResidentId } from "../../contract/identifiers/resident-id.ts";
import type { IdentityDocument } from "../../contract/identity.ts";

/** A document that was typed, as a card would say it; undefined when there can be none of that number. */
export function typedDocument({
  kind,
  number,
}: ShownDocument): { readonly kind: IdentityDocument["kind"]; readonly number: string } | undefined {
  if (kind === "resident" || kind === "hkMacaoTaiwan") {
    const parsed = (kind === "resident" ? parseResidentId : parseResidencePermit)(number);
    return parsed.ok ? { kind, number: parsed.value.number } : undefined;
  }
  const parsed = parsePermanentResident(number);
  if (!parsed.ok) return undefined;
  return { kind: `foreignPermanentResident${parsed.value.layout}`, number: parsed.value.number };
}
