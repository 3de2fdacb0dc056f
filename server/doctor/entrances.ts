import { createPrivateKey, X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { type Config, staffEntranceTrouble } from "../config/config.ts";
import { readText } from "../config/config-file.ts";
import { ContractError } from "../contract/errors.ts";
import { hallDay } from "../contract/hall-time.ts";
import { dayLength } from "../hall/documents/seal/identity.ts";
import type { Finding } from "./doctor.ts";

/** The ways in from the network, each with a certificate of its own. */
const sections = ["office", "staffEntrance", "terminals", "public"] as const;
type Section = (typeof sections)[number];

/** Days before its end in which a certificate should be renewed. House rule. */
const soon = 14;

/** Whether the certificate of each entrance that is opened is good: its days, its names, its key. */
export function entranceFindings(config: Config, now: number): Finding[] {
  return sections.flatMap((section) => {
    const entrance = config[section];
    return entrance ? [entranceFinding(section, entrance, config, now)] : [];
  });
}

interface Certified {
  readonly names: readonly string[];
  readonly certificate: string;
  readonly key: string;
}

function entranceFinding(check: Section, entrance: Certified, config: Config, now: number): Finding {
  const bad = (found: string, advice: string): Finding => ({ check, verdict: "bad", found, advice });
  const trouble = check === "staffEntrance" ? staffEntranceTrouble(config) : undefined;
  if (trouble !== undefined) return bad(trouble, "mend the configuration");
  const read = pairOf(check, entrance);
  if ("found" in read) return bad(read.found, read.advice);
  const { certificate, isOwnKey } = read;
  const [from, until] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  const found = `${entrance.names.join(", ")}: certificate good until ${hallDay(until)}`;
  if (!isOwnKey)
    return bad("the key is another certificate's", `name the two files that belong together under ${check}`);
  if (from > now) return bad(`${found}, not good yet`, "see that the clock is right");
  if (until <= now) return bad(`${found}: expired`, `put a new one at ${check}.certificate, and start again`);
  const strange = entrance.names.filter((name) => !isFor(certificate, name));
  if (strange.length > 0)
    return bad(
      `the certificate is not for ${strange.join(", ")}`,
      `browsers refuse it: have one made for every name of ${check}.names, or take that name out`,
    );
  if (until - now <= soon * dayLength)
    return { check, verdict: "doubtful", found, advice: "renew it before that day, and start again" };
  return { check, verdict: "good", found, advice: "" };
}

function pairOf(
  check: Section,
  { certificate, key }: Certified,
):
  | { readonly certificate: X509Certificate; readonly isOwnKey: boolean }
  | { readonly found: string; readonly advice: string } {
  try {
    const read = new X509Certificate(readText(certificate));
    return { certificate: read, isOwnKey: read.checkPrivateKey(createPrivateKey(readText(key))) };
  } catch (cause) {
    if (cause instanceof ContractError)
      return {
        found: cause.message,
        advice: `put the file there, readable by this account, or mend ${check}`,
      };
    // What openssl could not read; its words hold nothing of the key.
    const advice = `write PEM at ${check}.certificate and ${check}.key: openssl x509 -noout -text -in FILE reads the first`;
    return { found: `certificate and key: ${(cause as Error).message}`, advice };
  }
}

/** @param name as it stands in a browser's address, without a port: `hall.example`, `10.20.0.5`, `[fd00::5]` */
function isFor(certificate: X509Certificate, name: string): boolean {
  const plain = name.replace(/^\[(.*)\]$/, "$1");
  return (isIP(plain) === 0 ? certificate.checkHost(plain) : certificate.checkIP(plain)) !== undefined;
}
