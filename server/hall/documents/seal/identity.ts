import { type webcrypto, X509Certificate } from "node:crypto";
import { Certificate } from "pkijs";

/** RSASSA-PKCS1-v1_5 with SHA-256: every reader of PDF verifies it, and the same document gets the same seal. */
export const signingAlgorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

/** Whose seal it is: a key, its certificate, and who vouches for that. */
export interface SealIdentity {
  readonly key: webcrypto.CryptoKey;
  /** The seal's own, then who signed it, and so on. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
}

export const dayLength = 86_400_000;

export const certificateOf = (pem: string): Certificate => Certificate.fromBER(new X509Certificate(pem).raw);

/** All certificates in a PEM file; text between them is passed over. */
export const certificatesIn = (pem: string): Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(certificateOf);

export const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema(true).toBER());

export const pemOf = (certificate: Certificate): string => new X509Certificate(derOf(certificate)).toString();

export const expiryOf = ({ notAfter }: Certificate): number => notAfter.value.getTime();

/** Of its holder, as it stands in the certificate; empty: it has none. */
export function commonNameOf({ subject }: Certificate): string {
  const name = subject.typesAndValues.find(({ type }) => type === "2.5.4.3");
  return name ? String(name.value.valueBlock.value) : "";
}
