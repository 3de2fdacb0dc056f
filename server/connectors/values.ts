import { createHash } from "node:crypto";
import * as z from "zod/mini";

/** A name that one of us gave: of a material, a matter, a place. */
export const name = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/));

/** SHA-256 of a file, hexadecimal: by it a file is named everywhere. */
export const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** `2026-11-23`. */
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Milliseconds since the epoch. */
export const instant = z.number().check(z.int(), z.minimum(0), z.maximum(8_640_000_000_000));

/** Words for a person, without control characters but line breaks. */
export const words = z.string().check(
  z.minLength(1),
  z.maxLength(500),
  z.refine((text) => !/[^\P{Cc}\n]/u.test(text)),
);

/** Rises by at least one with every change of what it stands in. */
export const revision = z.number().check(z.int(), z.minimum(1));

/**
 * Answers overtake one another on their way: which of two about the same thing is the newer. Told twice, or late, it changes nothing.
 *
 * @param known null: nothing is known yet
 */
export function newest<Told extends { readonly revision: number }>(known: Told | null, told: Told): Told {
  return known !== null && known.revision >= told.revision ? known : told;
}
