import { createHmac, timingSafeEqual } from "node:crypto";

/** RFC 6238 with what every authenticator takes: HMAC-SHA-1, six digits, steps of 30 seconds. */
const stepSeconds = 30;
const digits = 6;
/** RFC 4226, section 4: at least 128 bits; 160 are recommended. */
export const secretBytes = 20;
/** Steps before and behind the present one that are taken too (RFC 6238, section 5.2: for the network, and clocks that drift). */
const window = 1;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, section 6, without padding: as authenticators want a secret that is typed. */
export function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text;
}

/** @param now milliseconds since the epoch */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / stepSeconds);
}

/** RFC 4226, section 5.3. */
export function codeOf(secret: Uint8Array, step: number, length = digits, algorithm = "sha1"): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac(algorithm, secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** length).padStart(length, "0");
}

/**
 * The step whose code it is, or undefined. A code counts once: only steps behind `lastStep` are looked at (RFC 6238, section 5.2).
 *
 * @param now milliseconds since the epoch
 */
export function stepOf(secret: Uint8Array, code: string, now: number, lastStep: number): number | undefined {
  const given = Buffer.from(code);
  const present = stepAt(now);
  let found: number | undefined;
  // All of them, whichever fits: how long it takes says nothing.
  for (let step = present - window; step <= present + window; step += 1) {
    const wanted = Buffer.from(codeOf(secret, step));
    if (given.length === wanted.length && timingSafeEqual(given, wanted) && step > lastStep) found ??= step;
  }
  return found;
}

/** What goes into an authenticator as a QR code. @param issuer the hall @param account its id */
export function authenticatorAddress(secret: Uint8Array, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
