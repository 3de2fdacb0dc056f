import { createPrivateKey, createPublicKey, webcrypto } from "node:crypto";
import { CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, type SafeBag } from "pkijs";
import { ContractError } from "../../../contract/errors.ts";
import { derOf, type SealIdentity, signingAlgorithm } from "./identity.ts";

/**
 * Opens a PKCS#12 file (RFC 7292): one RSA key with its certificate and, in any order, those of who signed it. As OpenSSL 3 writes it by itself,
 * encrypted with AES (PBES2).
 *
 * @throws ContractError config.invalid, without the password in it
 */
export async function openPkcs12(file: Buffer, password: string, name: string): Promise<SealIdentity> {
  try {
    return await read(file, password);
  } catch (cause) {
    throw new ContractError(
      "config.invalid",
      `${name}: cannot be opened as PKCS#12 with an RSA key: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

async function read(file: Buffer, password: string): Promise<SealIdentity> {
  const secret = new TextEncoder().encode(password).buffer;
  const pfx = PFX.fromBER(Uint8Array.from(file));
  await pfx.parseInternalValues({ password: secret, checkIntegrity: true });
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (!safe) throw new Error("there is nothing in it");
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) });
  const contents: readonly { readonly value: { readonly safeBags: readonly SafeBag[] } }[] =
    safe.parsedValue?.safeContents;
  const bags = contents.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue));
  const [keyBag, another] = bags.filter((bag) => bag instanceof PKCS8ShroudedKeyBag);
  if (!keyBag || another) throw new Error("it must have one encrypted key");
  await (
    keyBag as unknown as { parseInternalValues(with_: { password: ArrayBuffer }): Promise<void> }
  ).parseInternalValues({
    password: secret,
  });
  const pkcs8 = Buffer.from(keyBag.parsedValue?.toSchema().toBER() ?? new ArrayBuffer(0));
  const privateKey = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  if (privateKey.asymmetricKeyType !== "rsa") throw new Error(`its key is ${privateKey.asymmetricKeyType}`);
  const key = await webcrypto.subtle.importKey("pkcs8", pkcs8, signingAlgorithm, false, ["sign"]);
  const certificates = bags.flatMap((bag) =>
    bag instanceof CertBag && bag.parsedValue instanceof Certificate ? [bag.parsedValue] : [],
  );
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  const own = certificates.find((each) =>
    Buffer.from(each.subjectPublicKeyInfo.toSchema().toBER()).equals(spki),
  );
  if (!own) throw new Error("the certificate of its key is not in it");
  const others = certificates.filter((each) => !derOf(each).equals(derOf(own)));
  return { key, certificates: [own, ...others] };
}
