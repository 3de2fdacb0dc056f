import type { Config } from "../config/config.ts";
import { ContractError } from "../contract/errors.ts";
import { hallDay } from "../contract/hall-time.ts";
import { commonNameOf, dayLength, expiryOf } from "../hall/documents/seal/identity.ts";
import { configuredIdentity } from "../opening/open-seal.ts";
import type { Finding } from "./doctor.ts";

/** Days before its end in which a seal should be renewed: applying for one takes weeks. House rule. */
const soon = 30;

/** Whether the hall's seal can be opened, and for how long it is good. */
export async function sealFinding({ seal }: Pick<Config, "seal">, now: number): Promise<Finding> {
  const check = "seal";
  if (!seal)
    return {
      check,
      verdict: "doubtful",
      found: "the demo's seal",
      advice: "name the hall's PKCS#12 file under seal.file, and where its password is",
    };
  try {
    const { certificates } = await configuredIdentity(seal);
    const [own] = certificates;
    const left = Math.min(...certificates.map(expiryOf)) - now;
    const found = `${commonNameOf(own)}, good until ${hallDay(expiryOf(own))}`;
    if (own.notBefore.value.getTime() > now)
      return {
        check,
        verdict: "bad",
        found: `${found}, not good yet`,
        advice: "see that the clock is right",
      };
    if (left <= 0)
      return { check, verdict: "bad", found: `${found}: expired`, advice: "put a new PKCS#12 file there" };
    if (left <= soon * dayLength)
      return { check, verdict: "doubtful", found, advice: "renew the seal before that day" };
    return { check, verdict: "good", found, advice: "" };
  } catch (cause) {
    if (!(cause instanceof ContractError)) throw cause;
    const advice =
      "mend seal.file or seal.password; openssl pkcs12 -info -noout -in FILE opens the same file";
    return { check, verdict: "bad", found: cause.message, advice };
  }
}
