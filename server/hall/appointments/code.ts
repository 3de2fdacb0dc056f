import { checkSign, codeLength, codeSigns } from "../../contract/appointments.ts";

/** Bytes at and above this would favour the first signs. */
const fair = 256 - (256 % codeSigns.length);

/**
 * A code that nobody guesses: 23⁷, 3.4 thousand million, and who tries is slowed down.
 *
 * @param randomBytes cryptographic
 */
export function newCode(randomBytes: (size: number) => Uint8Array): string {
  let body = "";
  while (body.length < codeLength - 1) {
    for (const byte of randomBytes(codeLength))
      if (byte < fair && body.length < codeLength - 1) body += codeSigns.charAt(byte % codeSigns.length);
  }
  return body + checkSign(body);
}
