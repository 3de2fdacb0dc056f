import { createHmac } from "node:crypto";

/** The hall's key for them, in the data directory. */
export const followKeyFile = "follow-key";

/** Crockford's base 32: no I, L, O and U, so that nobody takes one character for another. 16 of them are 80 bits. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;
const bitsEach = 5;

const codeShape = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** HMAC-SHA-256 of a text under one of the hall's keys, cut to 80 bits, in characters for an address. */
export function shortHmac(key: Buffer, text: string): string {
  const digest = createHmac("sha256", key).update(text).digest();
  let code = "";
  for (let place = 0; place < length; place++) {
    const bit = place * bitsEach;
    const window = digest.readUInt16BE(bit >> 3);
    code += alphabet[(window >> (16 - bitsEach - (bit & 7))) & 31];
  }
  return code;
}

/**
 * The code by which a ticket is followed: a short HMAC of its id under the hall's key. It stands nowhere in the storage; who has the key
 * makes it again. A ticket's id holds its day, so that tomorrow's codes are others.
 */
export const followCode = (key: Buffer, ticketId: string): string => shortHmac(key, `follow ${ticketId}`);

/** Finds the ticket of today that has a code. */
export interface FollowCodes {
  /** Id of the ticket; undefined when there is none. Around midnight it may be one of yesterday: the hall knows. */
  find(code: string): string | undefined;
}

/** @param ticketIds ids of today's tickets in the order of taking */
export function followCodes(key: Buffer, ticketIds: () => Iterable<string>): FollowCodes {
  /** Ids by their codes, in the order of taking. */
  const ids = new Map<string, string>();
  let first: string | undefined;

  /** Takes in what was taken since. A day that has begun has another first ticket. */
  const catchUp = () => {
    let place = 0;
    for (const id of ticketIds()) {
      if (place === 0 && id !== first) ids.clear();
      if (place === 0) first = id;
      if (place >= ids.size) ids.set(followCode(key, id), id);
      place += 1;
    }
  };

  return {
    find(code) {
      if (!codeShape.test(code)) return undefined;
      if (!ids.has(code)) catchUp();
      return ids.get(code);
    },
  };
}
