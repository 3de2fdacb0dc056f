import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** NIST SP 800-38D: 96 bits of nonce, 128 of tag. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM: nonce, tag, text.
 *
 * @param key 256 bits, `key-file.ts`
 * @param owner whose it is, such as a ticket's id: what is sealed for one cannot be opened as another's
 */
export function seal(key: Buffer, owner: string, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Null when it was sealed under another key or for another owner, or is damaged. */
export function unseal(key: Buffer, owner: string, sealed: Uint8Array): string | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const body = decipher.update(sealed.subarray(nonceBytes + tagBytes));
  try {
    return Buffer.concat([body, decipher.final()]).toString("utf8");
  } catch (cause) {
    if (cause instanceof Error && /authenticate/.test(cause.message)) return null;
    throw cause;
  }
}
