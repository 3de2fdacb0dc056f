import type { ShownDocument } from "../../contract/appointments.ts";
import { typedNumber } from "../../contract/identifiers/typed-number.ts";
import type { IdentityDocument } from "../../contract/identity.ts";

/** A document that was typed, as a card would say it; undefined when there can be none of that number. */
export function typedDocument({
  kind,
  number,
}: ShownDocument): { readonly kind: IdentityDocument["kind"]; readonly number: string } | undefined {
  const parsed = typedNumber(kind, number);
  return parsed.ok ? { kind: parsed.value.kind, number: parsed.value.number } : undefined;
}
