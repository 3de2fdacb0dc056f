import { shortHmac } from "../follow/codes.ts";

/** The hall's key for them, in the data directory. */
export const documentKeyFile = "document-key";

/**
 * The code by which a document is asked about: 80 bits of an HMAC of its id under the hall's key, in fours with hyphens. It stands on every page
 * and nobody can guess another document's; whoever has the key makes it again.
 */
export const verificationCode = (key: Buffer, documentId: string): string =>
  (shortHmac(key, `document ${documentId}`).match(/.{4}/g) ?? []).join("-");
