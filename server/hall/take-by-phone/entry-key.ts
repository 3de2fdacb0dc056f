import { timingSafeEqual } from "node:crypto";
import { shortHmac } from "../follow/codes.ts";

/** The secret for them, in the data directory; each site of a district has its own of it (`sites/site-key.ts`). */
export const entryKeyFile = "entry-key";

const minute = 60_000;

/** How long the code in the hall shows one key, milliseconds. House rule: a picture of it that is sent elsewhere is soon worth nothing. */
export const shownFor = 5 * minute;

/** How long a key opens, from when it was first shown. House rule: who scanned it at its last moment still has time to choose. */
export const opensFor = 15 * minute;

const periodOf = (at: number): number => Math.floor(at / shownFor);
const keyOf = (secret: Buffer, period: number): string => shortHmac(secret, `entry ${period}`);

/**
 * The key that is shown in the hall at a time: a short HMAC of the time under the hall's secret. It is kept nowhere, and the same in every
 * process of the hall. @param at milliseconds since the epoch
 */
export const entryKey = (secret: Buffer, at: number): string => keyOf(secret, periodOf(at));

/** Whether a key was shown so short a time ago that it still opens. */
export function isEntryKey(secret: Buffer, key: string, at: number): boolean {
  const given = Buffer.from(key);
  const now = periodOf(at);
  for (let period = now; period > now - opensFor / shownFor; period--) {
    const shown = Buffer.from(keyOf(secret, period));
    if (shown.length === given.length && timingSafeEqual(shown, given)) return true;
  }
  return false;
}

/** Milliseconds until the next key is shown. */
export const untilNextKey = (at: number): number => shownFor - (at % shownFor);
