import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPdf } from "../../../../server/hall/documents/render-pdf.ts";
import { sealedParts, withSignature } from "../../../../server/hall/documents/seal/byte-range.ts";
import {
  demoAuthorities,
  demoAuthorityFile,
  demoIdentity,
} from "../../../../server/hall/documents/seal/demo-ca.ts";
import { commonNameOf, dayLength, derOf, expiryOf } from "../../../../server/hall/documents/seal/identity.ts";
import { pkiSealer } from "../../../../server/hall/documents/seal/sealer.ts";
import { verifySeal } from "../../../../server/hall/documents/seal/verify.ts";
import { needPdfTools, runTool, scratch } from "../../../support/pdf-tools.ts";
import { issuedAt, issuer, samples } from "./samples.ts";

/** Keys take their time to be found where the machine is busy. */
const patient = { timeout: 60_000 } as const;
const files = scratch();
const directoryOf = (name: string) => {
  const directory = join(files.directory, name);
  mkdirSync(directory, { recursive: true });
  return directory;
};
const hall = directoryOf("hall");
const another = directoryOf("another");
const document = samples.certificate ?? expect.unreachable();
let unsealed: Buffer;
let sealed: Buffer;

beforeAll(async () => {
  needPdfTools();
  unsealed = await renderPdf(document);
  sealed = await sealedBy(hall);
}, 300_000);
afterAll(() => files.end());

const sealedBy = (directory: string, now = issuedAt) =>
  pkiSealer(demoIdentity(directory, issuer.organ, () => now)).seal(unsealed);
const verdictOn = async (pdf: Buffer, directory = hall) =>
  (await verifySeal(pdf, demoAuthorities(directory))).verdict;

/** The signature alone, without the zeros of its place. */
function signatureOf(pdf: Buffer): Buffer {
  const parts = sealedParts(pdf) ?? expect.unreachable();
  const room = Buffer.from(pdf.toString("latin1", parts.contentsAt, parts.contentsAt + parts.digits), "hex");
  return room.subarray(0, 4 + room.readUInt16BE(2));
}

/** What OpenSSL says of the signature over what is signed, with one directory's authorities. */
function opensslOn(pdf: Buffer, directory: string) {
  const { signed } = sealedParts(pdf) ?? expect.unreachable();
  const content = files.file("content", signed);
  const signature = files.file("signature.der", signatureOf(pdf));
  const authorities = join(directory, demoAuthorityFile);
  const at = String(issuedAt / 1000);
  return runTool("openssl", [
    "cms",
    "-verify",
    "-binary",
    "-inform",
    "DER",
    "-in",
    signature,
    "-content",
    content,
    "-CAfile",
    authorities,
    "-purpose",
    "any",
    "-attime",
    at,
    "-out",
    join(files.directory, "out"),
  ]);
}

describe("a sealed document, as others judge it", patient, () => {
  it.each(Object.keys(samples))("is valid to pdfsig, whole and plainly a demo's: %s", async (name) => {
    const pdf = await renderPdf(samples[name] ?? expect.unreachable());
    const path = files.file(
      "sealed.pdf",
      await pkiSealer(demoIdentity(hall, issuer.organ, () => issuedAt)).seal(pdf),
    );
    const said = runTool("pdfsig", [path]).output.toString();
    expect(said.match(/Signature #/g)).toHaveLength(1);
    expect(said).toContain("Signature Validation: Signature is Valid.");
    expect(said).toContain("Total document signed");
    expect(said).toContain("Signing Hash Algorithm: SHA-256");
    expect(said).toContain("Signature Type: ETSI.CAdES.detached");
    expect(said).toContain(`Signer Certificate Common Name: ${issuer.organ} 演示 DEMO`);
    expect(said).toContain("Signing Time: Nov 30 2026 01:50:04");
  });

  it("is not valid to pdfsig with one bit changed", () => {
    const changed = Buffer.from(sealed);
    const at = changed.length - 200;
    changed[at] = (changed[at] ?? 0) ^ 1;
    const said = runTool("pdfsig", [files.file("changed.pdf", changed)]).output.toString();
    expect(said).not.toContain("Signature is Valid");
    expect(said).toContain("Digest Mismatch");
  });

  it("is signed to OpenSSL by whom the published authority vouches for, and by nobody to another's", async () => {
    await sealedBy(another);
    expect(opensslOn(sealed, hall)).toMatchObject({ status: 0 });
    expect(opensslOn(sealed, another).status).not.toBe(0);
  });

  it("has a certificate for signing documents and nothing else", () => {
    const text = runTool("openssl", [
      "x509",
      "-in",
      join(hall, "demo-seal-key.pem"),
      "-noout",
      "-text",
    ]).output.toString();
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\n/);
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    const authority = runTool("openssl", [
      "x509",
      "-in",
      join(hall, demoAuthorityFile),
      "-noout",
      "-text",
    ]).output.toString();
    expect(authority).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign\n/);
    expect(authority).toMatch(/CA:TRUE, pathlen:0/);
  });
});

describe("a sealed document, as the hall judges it", patient, () => {
  it("is ours, with who sealed it and when", async () => {
    expect(await verifySeal(sealed, demoAuthorities(hall))).toEqual({
      verdict: "sealed",
      by: `${issuer.organ} 演示 DEMO`,
      at: issuedAt,
    });
    expect((await sealedBy(hall)).equals(sealed)).toBe(true);
  });

  it("is not ours with any bits of any byte of it changed but the signature's own", async () => {
    const { contentsAt, digits } = sealedParts(sealed) ?? expect.unreachable();
    const signedPlace = fc
      .integer({ min: 0, max: sealed.length - digits - 1 })
      .map((at) => (at < contentsAt ? at : at + digits));
    const flips = fc.array(fc.tuple(signedPlace, fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const changed = Buffer.from(sealed);
        for (const [at, bits] of changes) changed[at] = (changed[at] ?? 0) ^ bits;
        fc.pre(!changed.equals(sealed));
        expect(await verdictOn(changed)).not.toBe("sealed");
      }),
      { numRuns: 60 },
    );
  });

  it("is not ours with a bit changed of any byte of what says where and when it was sealed", async () => {
    const { contentsAt } = sealedParts(sealed) ?? expect.unreachable();
    for (let at = sealed.indexOf("/ByteRange"); at < contentsAt; at++)
      for (const bit of [at % 8, (at + 5) % 8]) {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(await verdictOn(changed), `byte ${at}`).not.toBe("sealed");
      }
  });

  it("says the same who and when whatever is done to the signature, or that it is not ours", async () => {
    const { contentsAt } = sealedParts(sealed) ?? expect.unreachable();
    const place = fc.integer({ min: contentsAt, max: contentsAt + signatureOf(sealed).length * 2 + 40 });
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom(..."0123456789abcdefABCDEF> "), async (at, digit) => {
        const changed = Buffer.from(sealed);
        changed.write(digit, at, "latin1");
        const verdict = await verifySeal(changed, demoAuthorities(hall));
        if (verdict.verdict === "sealed")
          expect(verdict).toMatchObject({ by: `${issuer.organ} 演示 DEMO`, at: issuedAt });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["without a seal", () => unsealed],
    ["with something behind it", () => Buffer.concat([sealed, Buffer.from("\n%%EOF\n")])],
    ["with a second seal's range in it", () => Buffer.concat([sealed, sealed])],
    ["cut off", () => sealed.subarray(0, -1)],
    ["that is none", () => Buffer.from("%PDF-1.7\n%%EOF\n")],
    ["that is empty", () => Buffer.alloc(0)],
    [
      "with zeros for a signature",
      () => withSignature(sealed, sealedParts(sealed) ?? expect.unreachable(), Buffer.alloc(64)),
    ],
  ])("is not ours: a file %s", async (_what, file) => expect(await verdictOn(file())).toBe("unsealed"));

  it("is not ours when another hall sealed it, or it was moved to another's signature", async () => {
    const foreign = await sealedBy(another);
    expect(await verdictOn(foreign)).toBe("foreign");
    expect(await verdictOn(foreign, another)).toBe("sealed");
    const other = await pkiSealer(demoIdentity(hall, issuer.organ, () => issuedAt)).seal(
      await renderPdf({ ...document, number: document.number.replace("1", "2") }),
    );
    const moved = withSignature(sealed, sealedParts(sealed) ?? expect.unreachable(), signatureOf(other));
    expect(await verdictOn(moved)).toBe("changed");
  });
});

describe("sealing", patient, () => {
  it("refuses what has no place for a seal, or has one already", async () => {
    const bare = await renderPdf({
      ...document,
      blocks: document.blocks.filter(({ kind }) => kind !== "seal"),
    });
    const sealer = pkiSealer(demoIdentity(hall, issuer.organ, () => issuedAt));
    await expect(sealer.seal(bare)).rejects.toMatchObject({ code: "document.noSealPlace" });
    await expect(sealer.seal(sealed)).rejects.toMatchObject({ code: "document.noSealPlace" });
  });

  it("refuses a signature that is larger than its place", () => {
    const parts = sealedParts(sealed) ?? expect.unreachable();
    const tooLarge = Buffer.alloc(parts.digits / 2 + 1);
    expect(() => withSignature(sealed, parts, tooLarge)).toThrow(
      expect.objectContaining({ code: "document.sealTooLarge" }),
    );
  });
});

describe("the demo's authority and seal", patient, () => {
  it("are made once, with keys that only their owner may read", async () => {
    const directory = directoryOf("once");
    const [one, two] = [
      await demoIdentity(directory, "甲", () => issuedAt)(),
      await demoIdentity(directory, "甲", () => issuedAt)(),
    ];
    expect(derOf(one.certificates[0]).equals(derOf(two.certificates[0]))).toBe(true);
    expect(commonNameOf(one.certificates[0])).toBe("甲 演示 DEMO");
    const modes = Object.fromEntries(
      readdirSync(directory).map((name) => [name, statSync(join(directory, name)).mode & 0o777]),
    );
    expect(modes).toEqual({
      "demo-seal-authority-key.pem": 0o600,
      "demo-seal-key.pem": 0o600,
      [demoAuthorityFile]: 0o644,
    });
    expect(readFileSync(join(directory, demoAuthorityFile), "utf8")).not.toContain("PRIVATE");
  });

  it("are renewed before they end, while the process runs, and what they sealed stays ours", async () => {
    const directory = directoryOf("renewed");
    let now = issuedAt;
    const identity = demoIdentity(directory, "甲", () => now);
    const first = await identity();
    const old = await pkiSealer(identity).seal(unsealed);
    now += 334 * dayLength;
    expect(await identity()).toBe(first);
    now += 2 * dayLength;
    const second = await identity();
    expect(derOf(second.certificates[0]).equals(derOf(first.certificates[0]))).toBe(false);
    expect(derOf(second.certificates[1] ?? expect.unreachable())).toEqual(
      derOf(first.certificates[1] ?? expect.unreachable()),
    );
    expect(expiryOf(second.certificates[0])).toBe(now + 365 * dayLength);
    now = issuedAt + 3640 * dayLength;
    const third = await identity();
    expect(
      derOf(third.certificates[1] ?? expect.unreachable()).equals(
        derOf(second.certificates[1] ?? expect.unreachable()),
      ),
    ).toBe(false);
    expect(demoAuthorities(directory)).toHaveLength(2);
    expect(await verdictOn(old, directory)).toBe("sealed");
  });

  it("say which file is wrong", async () => {
    const directory = directoryOf("wrong");
    writeFileSync(join(directory, "demo-seal-authority-key.pem"), "nothing of the kind");
    await expect(demoIdentity(directory, "甲", () => issuedAt)()).rejects.toMatchObject({
      code: "config.invalid",
      message: expect.stringContaining("demo-seal-authority-key.pem"),
    });
  });

  it("vouch for nothing outside the time of the seal's certificate", async () => {
    const late = await renderPdf({ ...document, issuedAt: issuedAt + 400 * dayLength });
    const misused = await pkiSealer(demoIdentity(hall, issuer.organ, () => issuedAt)).seal(late);
    expect(await verdictOn(misused)).toBe("foreign");
  });
});
