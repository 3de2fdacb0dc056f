import { createHmac } from "node:crypto";

/** Letters and digits that nobody mistakes for others, read aloud or on paper. */
const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const perGroup = 5;

export type RandomBytes = (size: number) => Buffer;

/** `groups` groups of five signs: 24.8 bits each. */
function randomSigns(randomBytes: RandomBytes, groups: number): string {
  const signs: string[] = [];
  while (signs.length < groups * perGroup) {
    const byte = randomBytes(1)[0] ?? 255;
    // What is beyond a whole number of alphabets would make some signs likelier.
    if (byte < 256 - (256 % alphabet.length)) signs.push(alphabet[byte % alphabet.length] ?? "");
  }
  return Array.from({ length: groups }, (_, index) =>
    signs.slice(index * perGroup, (index + 1) * perGroup).join(""),
  ).join("-");
}

/** House rule: as many as fit on a slip of paper. */
const codesGiven = 10;

/** 50 bits each: with a lock-out behind them nobody guesses one. */
export const recoveryCodes = (randomBytes: RandomBytes): string[] =>
  Array.from({ length: codesGiven }, () => randomSigns(randomBytes, 2));

/** A password for the first sign-in, 74 bits. */
export const firstPassword = (randomBytes: RandomBytes): string => randomSigns(randomBytes, 3);

/** What is kept of a recovery code; as it was typed, with or without its dash. @param key of the hall's staff */
export function recoveryHash(key: Buffer, account: string, code: string): string {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return createHmac("sha256", key).update(`recovery ${account} ${plain}`).digest("hex");
}
