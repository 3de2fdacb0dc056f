import { join } from "node:path";
import type { Clock } from "../../device-drivers/clock.ts";
import type { Config } from "../config/config.ts";
import { readBytes, readText } from "../config/config-file.ts";
import { configSecret } from "../config/secret.ts";
import type { HallDocument } from "../hall/documents/model.ts";
import { demoAuthorities, demoIdentity } from "../hall/documents/seal/demo-ca.ts";
import { certificatesIn, type SealIdentity } from "../hall/documents/seal/identity.ts";
import { openPkcs12 } from "../hall/documents/seal/pkcs12.ts";
import { pkiSealer, type Sealer } from "../hall/documents/seal/sealer.ts";
import { type SealVerdict, verifySeal } from "../hall/documents/seal/verify.ts";
import { documentKeyFile, verificationCode } from "../hall/documents/verification-code.ts";
import { keyFile } from "../storage/key-file.ts";

export interface DocumentsOptions {
  readonly config: Pick<Config, "seal">;
  readonly dataDirectory: string;
  /** Whose seal the demo's is. */
  readonly organ: string;
  readonly clock: Pick<Clock, "now">;
  /** In place of this machine's own sealing. */
  readonly sealer?: Sealer;
}

/** The hall's sealed documents. */
export interface HallDocuments {
  /** As a PDF with the hall's seal. @throws ContractError document.* · config.invalid */
  sealed(document: HallDocument): Promise<Buffer>;
  /** Whether a PDF is one of ours and unchanged. */
  verify(pdf: Buffer): Promise<SealVerdict>;
  /** The code of a document by its id. */
  codeOf(documentId: string): string;
}

/** @throws ContractError config.unreadable | config.invalid */
export async function openDocuments(options: DocumentsOptions): Promise<HallDocuments> {
  const { config, dataDirectory, organ, clock } = options;
  const key = keyFile(join(dataDirectory, documentKeyFile));
  const configured = config.seal && (await configuredIdentity(config.seal));
  const identity = configured
    ? async () => configured
    : demoIdentity(dataDirectory, organ, () => clock.now());
  const sealer = options.sealer ?? pkiSealer(identity);
  const trusted = () => (configured ? trustedBy(configured, config.seal) : demoAuthorities(dataDirectory));
  return {
    async sealed(document) {
      // Loaded with the first document: what sets type takes half a second and 30 MB, which no start should wait for.
      const { renderPdf } = await import("../hall/documents/render-pdf.ts");
      return sealer.seal(await renderPdf(document));
    },
    verify: (pdf) => verifySeal(pdf, trusted()),
    codeOf: (documentId) => verificationCode(key, documentId),
  };
}

/** @throws ContractError config.unreadable | config.invalid */
export const configuredIdentity = (seal: NonNullable<Config["seal"]>): Promise<SealIdentity> =>
  openPkcs12(readBytes(seal.file), configSecret(seal.password, "seal"), seal.file);

/** Who signed the seal's certificate; nobody else did where it stands alone in its file. */
function trustedBy({ certificates: [own, ...issuers] }: SealIdentity, seal: Config["seal"]) {
  const named = seal?.authorities ? certificatesIn(readText(seal.authorities)) : [];
  return [...(issuers.length > 0 ? issuers : [own]), ...named];
}
