import { createHash } from "node:crypto";
import { newCode } from "../appointments/code.ts";

/**
 * By which any terminal opens what renews a kind of licence: the same for everybody, so that it says nothing of anybody, needs no memory and
 * outlives the reminder. Eight signs with a check sign, as a case's.
 */
export function renewalCode(kind: string): string {
  let round = 0;
  return newCode((size) => {
    const digest = createHash("sha256").update(`renewal ${kind} ${round}`).digest();
    round += 1;
    return digest.subarray(0, size);
  });
}
