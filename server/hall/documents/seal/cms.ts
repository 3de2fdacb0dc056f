import { createHash } from "node:crypto";
import { type AsnType, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import { derOf, type SealIdentity } from "./identity.ts";

/** RFC 5652, section 11, and RFC 5035, section 3. */
export const attribute = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
} as const;

export const sha256 = (data: Uint8Array): Buffer => createHash("sha256").update(data).digest();

/**
 * A detached CMS signature (RFC 5652) with the attributes of a PAdES signature (ETSI EN 319 142-1), DER. By that profile the time of signing stands in what is signed, and not here.
 */
export async function signDetached(data: Uint8Array, { key, certificates }: SealIdentity): Promise<Buffer> {
  const [own] = certificates;
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: inOrder([
        attributeOf(attribute.contentType, new ObjectIdentifier({ value: ContentInfo.DATA })),
        attributeOf(attribute.messageDigest, octets(sha256(data))),
        attributeOf(attribute.signingCertificateV2, signingCertificate(sha256(derOf(own)))),
      ]),
    }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    signerInfos: [signer],
    certificates: [...certificates],
  });
  await signed.sign(key, 0, "SHA-256");
  const whole = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return Buffer.from(whole.toSchema().toBER());
}

const octets = (bytes: Uint8Array): OctetString =>
  new OctetString({ valueHex: Uint8Array.from(bytes).buffer });

const attributeOf = (type: string, value: AsnType): Attribute => new Attribute({ type, values: [value] });

/** SigningCertificateV2 with its default algorithm, SHA-256: binds the signature to this one certificate. */
const signingCertificate = (hash: Buffer): Sequence =>
  new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [octets(hash)] })] })] });

/** DER has the members of a set in the order of their bytes (X.690, 11.6); the library leaves them as they are. */
function inOrder(attributes: readonly Attribute[]): Attribute[] {
  const bytesOf = (each: Attribute) => Buffer.from(each.toSchema().toBER());
  return [...attributes].sort((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)));
}
