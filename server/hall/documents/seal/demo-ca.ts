import { createPrivateKey, webcrypto } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "pkijs";
import { ContractError } from "../../../contract/errors.ts";
import {
  certificateOf,
  certificatesIn,
  dayLength,
  expiryOf,
  pemOf,
  type SealIdentity,
  signingAlgorithm,
} from "./identity.ts";
import { issueCertificate, newKeyPair } from "./issue-certificate.ts";

/**
 * In the data directory: the demo's authorities, newest first, for whoever wants to verify a seal. Authorities that were replaced stay in it, so
 * that old seals verify.
 */
export const demoAuthorityFile = "demo-seal-authority.pem";
/** Key and certificate of each in one file, so that neither is ever written without the other. */
const authorityKeyFile = "demo-seal-authority-key.pem";
const sealFile = "demo-seal-key.pem";

/** How long they are good, days, and how long before the end a new one is made. House rule; a real organ's seal is good for a year or two. */
const lives = { authority: 3650, seal: 365, renewal: 30 } as const;

const organization = "小湖自助 演示 DEMO";

interface Holder {
  readonly key: webcrypto.CryptoKey;
  readonly certificate: Certificate;
}

/**
 * The demo's seal: made at the first start, kept in the data directory, and made anew thirty days before it would expire. It says in its name
 * that it is a demo's, and its authority is nobody's whom the world trusts. Ask for it before each sealing: it looks at the files only when
 * what it has is near its end.
 *
 * @param commonName whose seal it is; 演示 DEMO is added
 * @throws ContractError config.invalid where a file in the directory holds something else
 */
export function demoIdentity(
  directory: string,
  commonName: string,
  now: () => number,
): () => Promise<SealIdentity> {
  let making: Promise<SealIdentity> | undefined;
  let goodUntil = 0;
  const make = async (): Promise<SealIdentity> => {
    const authority = await holderIn(join(directory, authorityKeyFile), now(), () => newAuthority(now()));
    publish(join(directory, demoAuthorityFile), authority.certificate);
    const seal = await holderIn(
      join(directory, sealFile),
      now(),
      () => newSeal(`${commonName} 演示 DEMO`, authority, now()),
      authority.certificate,
    );
    goodUntil = expiryOf(seal.certificate) - lives.renewal * dayLength;
    return { key: seal.key, certificates: [seal.certificate, authority.certificate] };
  };
  return async () => {
    if (!making || now() >= goodUntil) making = make();
    return making;
  };
}

/** The authorities of the demo in a data directory; none where nothing was sealed yet. */
export function demoAuthorities(directory: string): Certificate[] {
  const path = join(directory, demoAuthorityFile);
  return existsSync(path) ? certificatesIn(readFileSync(path, "utf8")) : [];
}

/** What the file has, where it is good for a while yet and its authority is still the same; else a new one in its place. */
async function holderIn(
  path: string,
  now: number,
  make: () => Promise<Holder>,
  issuer?: Certificate,
): Promise<Holder> {
  if (existsSync(path)) {
    const kept = await readHolder(path);
    const isGood = expiryOf(kept.certificate) - lives.renewal * dayLength > now;
    const isIssuers = issuer === undefined || (await kept.certificate.verify(issuer));
    if (isGood && isIssuers) return kept;
  }
  const holder = await make();
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", holder.key);
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  writeWhole(path, `${key.export({ format: "pem", type: "pkcs8" })}${pemOf(holder.certificate)}`, 0o600);
  return holder;
}

async function readHolder(path: string): Promise<Holder> {
  try {
    const pem = readFileSync(path, "utf8");
    const der = createPrivateKey(pem).export({ format: "der", type: "pkcs8" });
    const key = await webcrypto.subtle.importKey("pkcs8", der, signingAlgorithm, true, ["sign"]);
    return { key, certificate: certificateOf(pem.slice(pem.indexOf("-----BEGIN CERTIFICATE"))) };
  } catch (cause) {
    const detail = `${path}: not a key with its certificate; without the file a new one is made`;
    throw new ContractError("config.invalid", detail, { cause });
  }
}

async function newAuthority(now: number): Promise<Holder> {
  const { publicKey, privateKey } = await newKeyPair();
  const certificate = await issueCertificate({
    kind: "authority",
    commonName: "小湖自助 演示根证书 DEMO CA",
    organization,
    publicKey,
    from: now - dayLength,
    until: now + lives.authority * dayLength,
    issuer: null,
    issuerKey: privateKey,
  });
  return { key: privateKey, certificate };
}

async function newSeal(commonName: string, authority: Holder, now: number): Promise<Holder> {
  const { publicKey, privateKey } = await newKeyPair();
  const certificate = await issueCertificate({
    kind: "seal",
    commonName,
    organization,
    publicKey,
    from: now - dayLength,
    until: Math.min(now + lives.seal * dayLength, expiryOf(authority.certificate)),
    issuer: authority.certificate,
    issuerKey: authority.key,
  });
  return { key: privateKey, certificate };
}

/** Puts an authority before those that were there, unless it is among them. */
function publish(path: string, authority: Certificate): void {
  const pem = pemOf(authority);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (!before.includes(pem.trim())) writeWhole(path, `${pem}${before}`, 0o644);
}

/** Beside it first, and then in its place: nobody reads half a file. */
function writeWhole(path: string, text: string, mode: number): void {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, text, { mode });
  renameSync(beside, path);
}
