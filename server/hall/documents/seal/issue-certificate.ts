import { randomBytes, webcrypto } from "node:crypto";
import {
  Set as AsnSet,
  BitString,
  Integer,
  OctetString,
  PrintableString,
  Sequence,
  Utf8String,
} from "asn1js";
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  getCrypto,
  RelativeDistinguishedNames,
} from "pkijs";
import { signingAlgorithm } from "./identity.ts";

/** X.509 v3, counted from 0. */
const version3 = 2;
/** X.520. */
const nameType = { country: "2.5.4.6", organization: "2.5.4.10", commonName: "2.5.4.3" } as const;
/** RFC 5280, 4.2.1. */
const extension = {
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
} as const;
/** Bits of the first byte of a key usage (RFC 5280, 4.2.1.3). */
const usage = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  certificateSigning: 0x04,
  listSigning: 0x02,
} as const;

export const newKeyPair = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(
    { ...signingAlgorithm, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ["sign", "verify"],
  );

export interface CertificateRequest {
  readonly kind: "authority" | "seal";
  readonly commonName: string;
  readonly organization: string;
  readonly publicKey: webcrypto.CryptoKey;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly until: number;
  /** Who signs it; null: it signs itself. */
  readonly issuer: Certificate | null;
  readonly issuerKey: webcrypto.CryptoKey;
}

/** A certificate (RFC 5280): of an authority that vouches for seals and for no other authority, or of a seal. */
export async function issueCertificate(request: CertificateRequest): Promise<Certificate> {
  const { kind, issuer } = request;
  const certificate = new Certificate();
  certificate.version = version3;
  // Positive, and not to be guessed (CA/Browser Forum: 64 bits and more from a random source).
  certificate.serialNumber = new Integer({ valueHex: Uint8Array.from([1, ...randomBytes(15)]).buffer });
  certificate.notBefore.value = new Date(request.from);
  certificate.notAfter.value = new Date(request.until);
  certificate.subject = nameOf([
    [nameType.country, new PrintableString({ value: "CN" })],
    [nameType.organization, new Utf8String({ value: request.organization })],
    [nameType.commonName, new Utf8String({ value: request.commonName })],
  ]);
  certificate.issuer = (issuer ?? certificate).subject;
  await certificate.subjectPublicKeyInfo.importKey(request.publicKey, getCrypto(true));
  const isAuthority = kind === "authority";
  const constraints = new BasicConstraints(isAuthority ? { cA: true, pathLenConstraint: 0 } : { cA: false });
  const usages = isAuthority
    ? usage.certificateSigning | usage.listSigning
    : usage.digitalSignature | usage.nonRepudiation;
  const keyId = await webcrypto.subtle.digest(
    "SHA-1",
    certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView,
  );
  certificate.extensions = [
    extensionOf(extension.basicConstraints, constraints.toSchema().toBER(), true),
    extensionOf(extension.keyUsage, keyUsage(usages), true),
    extensionOf(extension.subjectKeyIdentifier, new OctetString({ valueHex: keyId }).toBER(), false),
  ];
  await certificate.sign(request.issuerKey, "SHA-256");
  return certificate;
}

/** A name part by part: the library by itself puts all of them into one. */
function nameOf(
  parts: readonly (readonly [type: string, value: PrintableString | Utf8String])[],
): RelativeDistinguishedNames {
  const sets = parts.map(
    ([type, value]) => new AsnSet({ value: [new AttributeTypeAndValue({ type, value }).toSchema()] }),
  );
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: sets }).toBER());
}

/** A named bit list in DER leaves out the zeros at its end (X.690, 11.2.2). */
function keyUsage(bits: number): ArrayBuffer {
  const unusedBits = 31 - Math.clz32(bits & -bits);
  return new BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits }).toBER();
}

const extensionOf = (extnID: string, extnValue: ArrayBuffer, critical: boolean): Extension =>
  new Extension({ extnID, extnValue, critical });
