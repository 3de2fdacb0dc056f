import { readBytes, readText } from "../config/config-file.ts";
import { configSecret } from "../config/secret.ts";
import { demoAuthorities, demoIdentity } from "../hall/documents/seal/demo-ca.ts";
import { certificatesIn, type SealIdentity } from "../hall/documents/seal/identity.ts";
import { openPkcs12 } from "../hall/documents/seal/pkcs12.ts";
import { pkiSealer, type Sealer } from "../hall/documents/seal/sealer.ts";
import { type SealVerdict, verifySeal } from "../hall/documents/seal/verify.ts";
import type { DocumentsOptions } from "./open-documents.ts";

/** A hall's seal: puts it on, and knows it again. */
export interface Seal extends Sealer {
  verify(pdf: Buffer): Promise<SealVerdict>;
}

type SealConfig = NonNullable<DocumentsOptions["config"]["seal"]>;

/** The configured seal, or the demo's. @throws ContractError config.unreadable | config.invalid */
export async function openSeal({ config, dataDirectory, organ, clock }: DocumentsOptions): Promise<Seal> {
  if (!config.seal) {
    const { seal } = pkiSealer(demoIdentity(dataDirectory, organ, () => clock.now()));
    return { seal, verify: (pdf) => verifySeal(pdf, demoAuthorities(dataDirectory)) };
  }
  const identity = await configuredIdentity(config.seal);
  const trusted = trustedBy(identity, config.seal);
  const { seal } = pkiSealer(async () => identity);
  return { seal, verify: (pdf) => verifySeal(pdf, trusted) };
}

/** @throws ContractError config.unreadable | config.invalid */
export const configuredIdentity = (seal: SealConfig): Promise<SealIdentity> =>
  openPkcs12(readBytes(seal.file), configSecret(seal.password, "seal"), seal.file);

/** Who signed the seal's certificate; nobody else did where it stands alone in its file. */
function trustedBy({ certificates: [own, ...issuers] }: SealIdentity, seal: SealConfig) {
  const named = seal.authorities ? certificatesIn(readText(seal.authorities)) : [];
  return [...(issuers.length > 0 ? issuers : [own]), ...named];
}
