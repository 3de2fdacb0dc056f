import { createHmac, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { mod10Check, mod11Check } from "../../../device-drivers/id-card-reader/check-digits.ts";
import type { ShownDocument } from "../../contract/appointments.ts";
import { ContractError } from "../../contract/errors.ts";
import type { IdentityDocument } from "../../contract/identity.ts";

/** In the data directory: the hall's key, by which documents become hashes. */
export const personKeyFile = "person-key";

const keyBytes = 32;

/**
 * The hall's key, in a file that only this user may read; made at the first start. Whoever has it can try all numbers until one gives a
 * hash: it stays at the hall and at its terminals.
 *
 * @throws ContractError config.invalid
 */
export function personKey(path: string): Buffer {
  try {
    writeFileSync(path, `${randomBytes(keyBytes).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
  const key = readFileSync(path, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(key))
    throw new ContractError("config.invalid", `${path}: 64 hexadecimal digits are the hall's key`);
  return Buffer.from(key, "hex");
}

/** HMAC-SHA-256 of kind and number under the hall's key, hexadecimal: the same for a card on a reader and for what is typed. */
export function personOf(key: Buffer, kind: IdentityDocument["kind"], number: string): string {
  return createHmac("sha256", key).update(`${kind}\n${number}`).digest("hex");
}

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
