import { createHmac } from "node:crypto";
import type { IdentityDocument } from "../contract/identity.ts";

/** Takes kind and number of a document, and of a passport who issued it; whatever else is given with them does not count. */
export type HashPerson = (
  document: Pick<IdentityDocument, "kind" | "number"> & { readonly issuer?: string },
) => string;

/**
 * By what the hall knows a person again: HMAC-SHA-256 of kind and number of the document under the hall's key, hexadecimal. Without the
 * key nobody can try out all numbers. The two forms of a foreigner's card are one kind: whoever changes the card stays the same person
 * only where the number stays. States number their passports each for itself; a 台胞证 keeps its number for life.
 *
 * @param key at least 32 characters, the same at every terminal of the hall
 */
export function createPersonHash(key: string): HashPerson {
  return ({ kind, number, issuer }) => {
    const family = kind.startsWith("foreignPermanentResident")
      ? "foreignPermanentResident"
      : kind === "passport"
        ? `${kind}:${issuer ?? ""}`
        : kind;
    return createHmac("sha256", key).update(`${family}:${number.toUpperCase()}`).digest("hex");
  };
}

/**
 * By what the hall knows a telephone again that took a number: HMAC-SHA-256, as of a person, of a random key that the telephone made itself
 * and keeps. It is nobody's document, and nobody's telephone number.
 *
 * @param key as for people: what is said before the number keeps the two apart
 */
export const createPhoneHash =
  (key: string): ((phone: string) => string) =>
  (phone) =>
    createHmac("sha256", key).update(`phone:${phone}`).digest("hex");
