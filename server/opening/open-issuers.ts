import { createPublicKey, type KeyObject } from "node:crypto";
import type { Config } from "../config/config.ts";
import { readText } from "../config/config-file.ts";
import { ContractError } from "../contract/errors.ts";
import { demoIssuers } from "../hall/matters/demo-issuer.ts";
import type { IssuerKeys } from "../hall/matters/enterprise-code.ts";

/**
 * Public keys of who issues enterprises' codes (企业码). Where nobody is configured, in a demo the demo's issuer, otherwise nobody: then no
 * code is taken.
 *
 * @throws ContractError config.unreadable | config.invalid: a file is not there, or has no Ed25519 public key
 */
export function openIssuers({ enterpriseCodes }: Pick<Config, "enterpriseCodes">, demo: boolean): IssuerKeys {
  if (!enterpriseCodes) return demo ? demoIssuers : new Map();
  return new Map(enterpriseCodes.issuers.map(({ id, publicKey }) => [id, keyIn(publicKey)]));
}

function keyIn(file: string): KeyObject {
  const invalid = (cause?: unknown) =>
    new ContractError("config.invalid", `${file}: no Ed25519 public key in PEM`, { cause });
  let key: KeyObject;
  try {
    key = createPublicKey(readText(file));
  } catch (cause) {
    if (cause instanceof ContractError) throw cause;
    throw invalid(cause);
  }
  if (key.asymmetricKeyType !== "ed25519") throw invalid();
  return key;
}
