import * as z from "zod/mini";
import { isDay } from "../calendar.ts";
import { parseCreditCode } from "./credit-code.ts";
import { accept, type Parsed, refuse } from "./result.ts";

/**
 * An enterprise's code (企业码, 码上办) with which somebody acts for it:
 *
 *     XIAOHU-QY1:<payload, base64url of UTF-8 JSON>.<signature, base64url>
 *
 * The signature is over the ASCII of all before the dot, prefix and all, by the key `keyId` of who issues the codes; verifying it is the
 * connector's, with the issuer's public key. Nothing here is to be believed before that.
 */
export const authorisationPrefix = "XIAOHU-QY1:";

/** What an agent may do for the enterprise. */
export const agentPowers = ["inquire", "submit", "sign", "collect", "withdraw"] as const;
export type AgentPower = (typeof agentPowers)[number];

const day = z.string().check(z.refine(isDay, "a day"));

export const agentAuthorisation = z.strictObject({
  /** Names this authorisation where it is withdrawn or looked up. */
  id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/)),
  keyId: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/)),
  company: z.string().check(
    z.refine((code) => {
      const parsed = parseCreditCode(code);
      return parsed.ok && parsed.value.code === code;
    }, "a unified social credit code"),
  ),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  /** Stands for the agent's document: hexadecimal SHA-256 of `agentDigestText`. */
  agent: z.strictObject({
    salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
  powers: z.array(z.enum(agentPowers)).check(z.minLength(1), z.maxLength(agentPowers.length)),
  /** The matters that it is for, by their ids; without: all. */
  matters: z.optional(z.array(z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/))).check(z.maxLength(50))),
  /** The first and the last day on which it holds. */
  from: day,
  to: day,
});
export type AgentAuthorisation = z.infer<typeof agentAuthorisation>;

export interface ScannedAuthorisation {
  readonly authorisation: AgentAuthorisation;
  /** What the signature is over, ASCII. */
  readonly signed: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** What is hashed to stand for an agent's document: the number without blanks, letters upper case, behind the salt. */
export const agentDigestText = (salt: string, documentNumber: string): string => `${salt}:${documentNumber}`;

/** More than a QR code holds. */
const longest = 4300;

/** Refusals: `otherCode` of any other text, `damaged`, `notYetValid`, `expired`; `today` is the hall's day. */
export function parseAgentAuthorisation(text: string, today: string): Parsed<ScannedAuthorisation> {
  const code = text.trim();
  if (!code.startsWith(authorisationPrefix)) return refuse(code === "" ? "empty" : "otherCode");
  const found = code.length > longest ? null : /^[^.]+:([\w-]+)\.([\w-]+)$/.exec(code);
  const payload = found && bytesOf(found[1] ?? "");
  const signature = found && bytesOf(found[2] ?? "");
  if (!payload || !signature) return refuse("damaged");
  const read = agentAuthorisation.safeParse(jsonOf(payload));
  if (!read.success || read.data.from > read.data.to) return refuse("damaged");
  if (today < read.data.from) return refuse("notYetValid");
  if (today > read.data.to) return refuse("expired");
  return accept({ authorisation: read.data, signed: code.slice(0, code.indexOf(".")), signature });
}

/** The code of an enterprise in what was scanned, whatever may be wrong with it; undefined when it is another code. */
export function enterpriseCodeIn(text: string): string | undefined {
  const code = text.trim();
  return code.startsWith(authorisationPrefix) && code.length <= longest ? code : undefined;
}

/** Undefined when it is not base64url, or not the one way to write these bytes. */
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | undefined {
  if (base64url.length % 4 === 1) return undefined;
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  if (base64urlOf(binary) !== base64url) return undefined;
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

const base64urlOf = (binary: string): string =>
  btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Undefined when it is no JSON: the schema refuses that. */
function jsonOf(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof TypeError) return undefined;
    throw cause;
  }
}
