import { type Certificate, ContentInfo, SignedData, SignedDataVerifyError } from "pkijs";
import { sealedParts } from "./byte-range.ts";
import { attribute, sha256 } from "./cms.ts";
import { commonNameOf, derOf } from "./identity.ts";

/**
 * `sealed`: ours and unchanged. `unsealed`: no seal as ours are, or not over the whole file. `changed`: the file is not the one that was sealed.
 * `foreign`: nobody whom the hall trusts vouches for the seal, or not for the time of sealing.
 */
export type SealVerdict =
  | {
      readonly verdict: "sealed";
      /** Whose seal it is, as its certificate says. */
      readonly by: string;
      /** Milliseconds since the epoch, by the clock of who sealed it. */
      readonly at: number;
    }
  | { readonly verdict: "unsealed" | "changed" | "foreign"; readonly detail: string };

/** @param trusted certificates of authorities whose seals are ours */
export async function verifySeal(pdf: Buffer, trusted: readonly Certificate[]): Promise<SealVerdict> {
  const parts = sealedParts(pdf);
  if (!parts) return { verdict: "unsealed", detail: "no seal over the whole file" };
  const bytes = Buffer.from(pdf.toString("latin1", parts.contentsAt, parts.contentsAt + parts.digits), "hex");
  const read = readSignature(bytes);
  if ("detail" in read) return { verdict: "unsealed", detail: read.detail };
  const { signed, digest, certificateHash } = read;
  if (!digest.equals(sha256(parts.signed))) return { verdict: "changed", detail: "the digest is another" };
  const checked = await signed
    .verify({
      signer: 0,
      data: Uint8Array.from(parts.signed).buffer,
      checkChain: true,
      trustedCerts: [...trusted],
      checkDate: new Date(parts.at),
      extendedMode: true,
    })
    .catch((cause: unknown) => ({ failure: describe(cause), signatureVerified: signatureIn(cause) }));
  if ("failure" in checked)
    return { verdict: checked.signatureVerified === false ? "changed" : "foreign", detail: checked.failure };
  const { signatureVerified, signerCertificate } = checked;
  if (signatureVerified !== true) return { verdict: "changed", detail: "the signature is not that key's" };
  if (!signerCertificate || !sha256(derOf(signerCertificate)).equals(certificateHash))
    return { verdict: "foreign", detail: "the signature names another certificate" };
  return { verdict: "sealed", by: commonNameOf(signerCertificate), at: parts.at };
}

interface ReadSignature {
  readonly signed: SignedData;
  readonly digest: Buffer;
  readonly certificateHash: Buffer;
}

const describe = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** false: the signature itself was looked at and is wrong. */
const signatureIn = (cause: unknown): boolean | null | undefined =>
  cause instanceof SignedDataVerifyError ? cause.signatureVerified : undefined;

/** What is signed of a signature of ours, or why it is none. */
function readSignature(bytes: Buffer): ReadSignature | { readonly detail: string } {
  try {
    const signed = new SignedData({ schema: ContentInfo.fromBER(Uint8Array.from(bytes)).content });
    const [signer, another] = signed.signerInfos;
    if (!signer || another || signed.encapContentInfo.eContent)
      return { detail: "not one detached signature" };
    const attributeValue = (type: string) => {
      const found = signer.signedAttrs?.attributes.filter((each) => each.type === type) ?? [];
      return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined;
    };
    const digest = attributeValue(attribute.messageDigest);
    const certificate = attributeValue(attribute.signingCertificateV2);
    if (!digest || !certificate) return { detail: "a signed attribute is missing" };
    return {
      signed,
      digest: Buffer.from(digest.valueBlock.valueHexView),
      certificateHash: Buffer.from(
        certificate.valueBlock.value[0].valueBlock.value[0].valueBlock.value[0].valueBlock.valueHexView,
      ),
    };
  } catch (cause) {
    return { detail: `no signature can be read: ${describe(cause)}` };
  }
}
