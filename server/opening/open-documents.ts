import { join } from "node:path";
import type { Clock } from "../../device-drivers/clock.ts";
import type { Config } from "../config/config.ts";
import type { HallDocument } from "../hall/documents/model.ts";
import type { Sealer } from "../hall/documents/seal/sealer.ts";
import type { SealVerdict } from "../hall/documents/seal/verify.ts";
import { documentKeyFile, verificationCode } from "../hall/documents/verification-code.ts";
import { keyFile } from "../storage/key-file.ts";
import type { Seal } from "./open-seal.ts";

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
  const key = keyFile(join(options.dataDirectory, documentKeyFile));
  // What reads certificates is a fifth of the server, and what sets type takes half a second and 30 MB: both are loaded with the first
  // document, which no start should wait for. A configured seal is looked at before anybody relies on it.
  let opening: Promise<Seal> | undefined;
  const seal = () => {
    opening ??= import("./open-seal.ts").then(({ openSeal }) => openSeal(options));
    return opening;
  };
  if (options.config.seal) await seal();
  return {
    async sealed(document) {
      const { renderPdf } = await import("../hall/documents/render-pdf.ts");
      const sealer = options.sealer ?? (await seal());
      return sealer.seal(await renderPdf(document));
    },
    verify: async (pdf) => (await seal()).verify(pdf),
    codeOf: (documentId) => verificationCode(key, documentId),
  };
}
