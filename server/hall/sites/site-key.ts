import { createHmac } from "node:crypto";

/**
 * One site's own key, from the district's: HMAC-SHA-256 of the site's id. Sites number their tickets alike, so that what is made of a
 * ticket's id (its code, the seal of a telephone number, a text message's key) is another one at each site.
 *
 * @param site null: a hall alone, which uses the key as it is
 */
export function siteKey(key: Buffer, site: string | null): Buffer {
  return site === null ? key : createHmac("sha256", key).update(`site ${site}`).digest();
}
