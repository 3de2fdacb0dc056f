import { createHash, type KeyObject, verify } from "node:crypto";
import {
  type AgentAuthorisation,
  agentDigestText,
  parseAgentAuthorisation,
} from "../../contract/identifiers/agent-authorisation.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { ActingRefusal } from "../../contract/matters.ts";

/** Public keys of who issues enterprises' codes, by their id. */
export type IssuerKeys = ReadonlyMap<string, KeyObject>;

export type VerifiedCode =
  | { readonly authorisation: AgentAuthorisation }
  | { readonly refusal: Extract<ActingRefusal, "expired" | "otherPerson" | "otherMatter" | "forged"> };

/**
 * Whether a code lets somebody hand in matters for an enterprise. Its signature is looked at first, so that a refusal says nothing of a code
 * that nobody whom the hall knows has signed. Pure.
 *
 * @param today the hall's day
 */
export function verifyCode(
  code: string,
  keys: IssuerKeys,
  {
    identity,
    matterIds,
    today,
  }: { readonly identity: IdentityDocument; readonly matterIds: readonly string[]; readonly today: string },
): VerifiedCode {
  const read = parseAgentAuthorisation(code, today);
  if (!read.ok) {
    // Of one whose term is over the parser gives nothing else; it opens nothing, signed or not.
    const isOver = read.refusal.code === "expired" || read.refusal.code === "notYetValid";
    return { refusal: isOver ? "expired" : "forged" };
  }
  const { authorisation, signed, signature } = read.value;
  const key = keys.get(authorisation.keyId);
  if (!key || !verify(null, Buffer.from(signed, "ascii"), key, signature)) return { refusal: "forged" };
  const { agent, powers, matters } = authorisation;
  const text = agentDigestText(agent.salt, identity.number.toUpperCase());
  if (createHash("sha256").update(text).digest("hex") !== agent.hash) return { refusal: "otherPerson" };
  const isFor = matters === undefined || matterIds.every((id) => matters.includes(id));
  if (!isFor || !powers.includes("submit")) return { refusal: "otherMatter" };
  return { authorisation };
}
