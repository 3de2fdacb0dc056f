import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealFinding } from "../../../server/doctor/seal.ts";
import { dayLength } from "../../../server/hall/documents/seal/identity.ts";
import { openDocuments } from "../../../server/opening/open-documents.ts";
import { needPdfTools, runTool, scratch } from "../../support/pdf-tools.ts";
import { issuer, samples } from "../hall/documents/samples.ts";

const files = scratch();
const path = (name: string) => join(files.directory, name);
const secret = "a secret of 演示";
/** Certificates are made while the test runs, and good from then on. */
const document = { ...(samples.certificate ?? expect.unreachable()), issuedAt: Date.now() + dayLength };
const clock = { now: () => document.issuedAt };

function openssl(...parameters: string[]): void {
  const { status, complaint } = runTool("openssl", parameters);
  if (status !== 0) throw new Error(complaint);
}

/** A PKCS#12 file as OpenSSL makes it, with a certificate that it signs itself. */
function pkcs12(name: string, key: readonly string[], days: number, password = secret): string {
  openssl(
    "req",
    "-x509",
    "-newkey",
    ...key,
    "-nodes",
    "-keyout",
    path("key.pem"),
    "-out",
    path("certificate.pem"),
    "-days",
    String(days),
    "-subj",
    "/CN=DEMO organ",
  );
  openssl(
    "pkcs12",
    "-export",
    "-inkey",
    path("key.pem"),
    "-in",
    path("certificate.pem"),
    "-out",
    path(name),
    "-passout",
    `pass:${password}`,
  );
  return path(name);
}

/** One whose certificate an authority signed, which is in the file too. */
function pkcs12WithAuthority(name: string): string {
  openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    path("ca-key.pem"),
    "-out",
    path("ca.pem"),
    "-days",
    "900",
    "-subj",
    "/CN=DEMO authority",
  );
  openssl(
    "req",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    path("key.pem"),
    "-out",
    path("request.pem"),
    "-subj",
    "/CN=DEMO organ",
  );
  openssl(
    "x509",
    "-req",
    "-in",
    path("request.pem"),
    "-CA",
    path("ca.pem"),
    "-CAkey",
    path("ca-key.pem"),
    "-CAcreateserial",
    "-out",
    path("certificate.pem"),
    "-days",
    "400",
  );
  openssl(
    "pkcs12",
    "-export",
    "-inkey",
    path("key.pem"),
    "-in",
    path("certificate.pem"),
    "-certfile",
    path("ca.pem"),
    "-out",
    path(name),
    "-passout",
    `pass:${secret}`,
  );
  return path(name);
}

const password = { file: "" };
beforeAll(() => {
  needPdfTools();
  password.file = files.file("password", `${secret}\n`);
  pkcs12WithAuthority("organ.p12");
}, 300_000);
afterAll(() => files.end());

const opened = (seal: Parameters<typeof sealFinding>[0]["seal"], name = "data") => {
  const dataDirectory = path(name);
  mkdirSync(dataDirectory, { recursive: true });
  return openDocuments({ config: { seal }, dataDirectory, organ: issuer.organ, clock });
};

// Keys take their time to be found where the machine is busy.
describe("the hall's documents", { timeout: 60_000 }, () => {
  it("have the demo's seal where none is configured, and a code that is the document's own", async () => {
    const documents = await opened(undefined);
    expect(await documents.verify(await documents.sealed(document))).toMatchObject({
      verdict: "sealed",
      by: `${issuer.organ} 演示 DEMO`,
    });
    const codes = ["one", "two"].map((id) => documents.codeOf(id));
    expect(new Set(codes).size).toBe(2);
    expect(codes[0]).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect((await opened(undefined)).codeOf("one")).toBe(codes[0]);
    expect((await opened(undefined, "another")).codeOf("one")).not.toBe(codes[0]);
  });

  it.each([
    ["alone", () => pkcs12("alone.p12", ["rsa:2048"], 400)],
    ["with who signed it", () => path("organ.p12")],
  ])("have the seal of a PKCS#12 file, %s, and take the demo's for none of theirs", async (_what, file) => {
    const documents = await opened({ file: file(), password });
    const sealed = await documents.sealed(document);
    expect(await documents.verify(sealed)).toMatchObject({ verdict: "sealed", by: "DEMO organ" });
    expect(runTool("pdfsig", [files.file("organ.pdf", sealed)]).output.toString()).toContain(
      "Signature is Valid",
    );
    const demos = await (await opened(undefined)).sealed(document);
    expect(await documents.verify(demos)).toMatchObject({ verdict: "foreign" });
  });

  it("keep as their own what was sealed under an authority that is named", async () => {
    const organs = await opened({ file: path("organ.p12"), password });
    const old = await organs.sealed(document);
    const next = { file: pkcs12("next.p12", ["rsa:2048"], 400), password };
    expect(await (await opened(next)).verify(old)).toMatchObject({ verdict: "foreign" });
    expect(await (await opened({ ...next, authorities: path("ca.pem") })).verify(old)).toMatchObject({
      verdict: "sealed",
    });
  });

  it("go to another sealer where there is one", async () => {
    const elsewhere = { seal: async (pdf: Buffer) => Buffer.concat([pdf, Buffer.from("%sealed elsewhere")]) };
    const documents = await openDocuments({
      config: {},
      dataDirectory: path("data"),
      organ: issuer.organ,
      clock,
      sealer: elsewhere,
    });
    expect((await documents.sealed(document)).toString("latin1")).toMatch(/%sealed elsewhere$/);
  });
});

describe("what the doctor says of the seal", { timeout: 60_000 }, () => {
  it("is what it is and until when", async () => {
    expect(await sealFinding({ seal: { file: path("organ.p12"), password } }, Date.now())).toMatchObject({
      verdict: "good",
      found: expect.stringMatching(/^DEMO organ, good until 20\d\d-\d\d-\d\d$/),
    });
    expect(await sealFinding({}, Date.now())).toMatchObject({
      verdict: "doubtful",
      found: "the demo's seal",
    });
  });

  it.each([
    ["near its end", 380, "doubtful", /^DEMO organ/],
    ["over", 401, "bad", /expired/],
    ["not begun", -3, "bad", /not good yet/],
  ])("names a time that is %s", async (_what, days, verdict, found) => {
    const finding = await sealFinding(
      { seal: { file: path("organ.p12"), password } },
      Date.now() + days * dayLength,
    );
    expect(finding).toMatchObject({ verdict, found: expect.stringMatching(found) });
    expect(finding.advice).not.toBe("");
  });

  it.each([
    [
      "a wrong password",
      () => ({ file: path("organ.p12"), password: { file: files.file("other", "wrong-password") } }),
    ],
    ["no file", () => ({ file: path("nothing.p12"), password })],
    ["a file that is none", () => ({ file: path("ca.pem"), password })],
    ["no password", () => ({ file: path("organ.p12"), password: { file: files.file("empty", "\n") } })],
    [
      "a key that is not RSA",
      () => ({ file: pkcs12("curve.p12", ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], 400), password }),
    ],
  ])("names %s, and no secret", async (_what, seal) => {
    const finding = await sealFinding({ seal: seal() }, Date.now());
    expect(finding.verdict).toBe("bad");
    expect(finding.found).toContain(files.directory);
    expect(JSON.stringify(finding)).not.toMatch(/wrong-password|a secret/);
  });
});
