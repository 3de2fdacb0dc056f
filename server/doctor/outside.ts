import type { Clock } from "../../device-drivers/clock.ts";
import type { Config, PartnerSection } from "../config/config.ts";
import { configSecret } from "../config/secret.ts";
import { ConnectorError } from "../connectors/connector-error.ts";
import { httpPartner } from "../connectors/http-partner.ts";
import { ContractError } from "../contract/errors.ts";
import type { Finding } from "./doctor.ts";

const sections: readonly PartnerSection[] = ["sms", "platform", "licences", "post", "hotline"];

/** Bytes of whatever somebody says to a question that no contract has. */
const longestAnswer = 1024 * 1024;

/** Whether everybody outside who is configured answers, and to our secret. Nothing is sent that would change anything. */
export async function outsideFindings(config: Config, clock: Clock): Promise<Finding[]> {
  const found = await Promise.all(
    sections.map((section) => {
      const partner = config[section];
      return partner && outsideFinding(section, partner, clock);
    }),
  );
  return found.filter((finding) => finding !== undefined);
}

async function outsideFinding(
  check: PartnerSection,
  partner: NonNullable<Config[PartnerSection]>,
  clock: Clock,
): Promise<Finding> {
  const { url } = partner;
  let secret: string;
  try {
    secret = configSecret(partner.secret, check);
  } catch (cause) {
    if (!(cause instanceof ContractError)) throw cause;
    const advice = `put its secret there, readable by this account, or mend ${check}.secret`;
    return { check, verdict: "bad", found: cause.message, advice };
  }
  const asked = httpPartner({ name: url, url, secret, clock });
  try {
    await asked.askBytes({ method: "GET", path: "", longestAnswer }, new AbortController().signal);
    return { check, verdict: "good", found: url, advice: "" };
  } catch (cause) {
    if (!(cause instanceof ConnectorError)) throw cause;
    return { check, ...verdictOn(check, url, cause) };
  }
}

/** Nothing stands at the address itself, so any refusal but that of the secret shows that somebody listens. */
function verdictOn(check: PartnerSection, url: string, cause: ConnectorError): Omit<Finding, "check"> {
  const { status, message } = cause;
  if (status === null)
    return {
      verdict: "bad",
      found: `${message}: ${deepest(cause)}`,
      advice: `see that ${check}.url is right, that its name is known here, and that the way there is open`,
    };
  if (status === 401 || status === 403)
    return { verdict: "bad", found: `${url} refuses the secret: ${status}`, advice: `mend ${check}.secret` };
  if (status >= 500 || status === 429)
    return {
      verdict: "doubtful",
      found: message,
      advice: "ask whoever runs it; what is sent waits meanwhile",
    };
  return { verdict: "good", found: url, advice: "" };
}

function deepest(cause: unknown): string {
  let inner = cause;
  while (inner instanceof Error && inner.cause !== undefined) inner = inner.cause;
  return inner instanceof Error ? inner.message : String(inner);
}
