import { ContractError } from "../../../contract/errors.ts";
import { fillByteRange, sealedParts, withSignature } from "./byte-range.ts";
import { signDetached } from "./cms.ts";
import type { SealIdentity } from "./identity.ts";

/**
 * Puts an electronic seal on a document of `renderPdf`. A server of seals that is certified for it (密评: SM2 with SM3, GM/T 0031) takes this
 * one's place by the same interface.
 */
export interface Sealer {
  /** @throws ContractError document.noSealPlace | document.sealTooLarge */
  seal(pdf: Buffer): Promise<Buffer>;
}

/**
 * Seals with a key of this machine: RSA with SHA-256, over every byte of the file but the signature's own.
 *
 * No SM2 here: no library that is kept well signs CMS with it, and no reader of PDF that people have, nor `pdfsig`, would verify it.
 */
export function pkiSealer(identity: () => Promise<SealIdentity>): Sealer {
  return {
    async seal(pdf) {
      const prepared = fillByteRange(pdf);
      const parts = sealedParts(prepared);
      if (!parts)
        throw new ContractError(
          "document.noSealPlace",
          "the place for the seal is not as it is written here",
        );
      return withSignature(prepared, parts, await signDetached(parts.signed, await identity()));
    },
  };
}
