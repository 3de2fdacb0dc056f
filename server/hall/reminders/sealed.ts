import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** The key for telephone numbers, in the data directory. */
export const telephoneKeyFile = "telephone-key";

/** NIST SP 800-38D: 96 bits of nonce, 128 of tag. */
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: nonce, tag, text. What belongs to one ticket cannot be opened as another's. */
export function seal(key: Buffer, ticketId: string, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(ticketId));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Null when it was sealed under another key or for another ticket, or is damaged. */
export function unseal(key: Buffer, ticketId: string, sealed: Buffer): string | null {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(ticketId));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const body = decipher.update(sealed.subarray(nonceBytes + tagBytes));
  try {
    return Buffer.concat([body, decipher.final()]).toString("utf8");
  } catch (cause) {
    if (cause instanceof Error && /authenticate/.test(cause.message)) return null;
    throw cause;
  }
}

/** As a person may see it: `138****0000`; of other countries the code's first two digits and the last four. */
export function masked(number: string): string {
  const mainland = /^\+86(\d{3})\d{4}(\d{4})$/.exec(number);
  if (mainland) return `${mainland[1]}****${mainland[2]}`;
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}
