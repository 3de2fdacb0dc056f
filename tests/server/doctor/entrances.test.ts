import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Config, readConfig } from "../../../server/config/config.ts";
import { entranceFindings } from "../../../server/doctor/entrances.ts";
import { entranceCertificate, entranceKey } from "../../support/network-entrance.ts";

/** The certificate of the tests is good from 2026-11-23 17:42:19 UTC to 2126-10-30, for localhost and terminal.example. */
const good = Date.UTC(2030, 0, 1);

let base: Config;
beforeAll(() => {
  base = readConfig(undefined);
});

/** What is found of an entrance, whose two files have these words; null: it is not there. */
function finding(
  now: number,
  {
    names = ["localhost"],
    certificate = entranceCertificate,
    key = entranceKey,
  }: {
    names?: readonly string[];
    certificate?: string | null;
    key?: string;
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "xiaohu-entrances-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
  if (certificate !== null) writeFileSync(files.certificate, certificate);
  writeFileSync(files.key, key);
  const config: Config = {
    ...base,
    staff: { certified: [] },
    staffEntrance: { address: "127.0.0.1", names: [...names], port: 0, ...files },
  };
  const [found, ...more] = entranceFindings(config, now);
  expect(more).toEqual([]);
  return found;
}

describe("the doctor at the entrances", () => {
  it("finds nothing where none is opened, and each that is", () => {
    expect(entranceFindings(base, good)).toEqual([]);
    const entrance = {
      address: "127.0.0.1",
      names: ["localhost"],
      port: 0,
      certificate: "none",
      key: "none",
    };
    const all: Config = {
      ...base,
      staff: { certified: [] },
      office: entrance,
      staffEntrance: entrance,
      terminals: entrance,
      public: { ...entrance, baseUrl: "https://hall.example" },
    };
    expect(entranceFindings(all, good).map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      "office bad",
      "staffEntrance bad",
      "terminals bad",
      "public bad",
    ]);
  });

  it("tells how long the certificate is good", () => {
    expect(finding(good)).toMatchObject({ check: "staffEntrance", verdict: "good" });
    expect(finding(good)?.found).toContain("2126-10-31");
    expect(finding(Date.UTC(2126, 9, 20))).toMatchObject({
      verdict: "doubtful",
      advice: expect.stringContaining("renew"),
    });
    expect(finding(Date.UTC(2126, 10, 1))).toMatchObject({
      verdict: "bad",
      found: expect.stringContaining("expired"),
    });
    expect(finding(Date.UTC(2026, 9, 1))).toMatchObject({
      verdict: "bad",
      advice: expect.stringContaining("clock"),
    });
  });

  it("names the name that the certificate is not for", () => {
    expect(finding(good, { names: ["localhost", "Terminal.Example"] })).toMatchObject({ verdict: "good" });
    for (const name of ["hall.example", "10.20.0.5", "[fd00::5]"])
      expect(finding(good, { names: ["localhost", name] })).toMatchObject({
        verdict: "bad",
        found: `the certificate is not for ${name}`,
      });
  });

  it("finds a key of another certificate, files that are none, and says nothing of the key's own words", () => {
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const key = other.export({ type: "pkcs8", format: "pem" }).toString();
    expect(finding(good, { key })).toMatchObject({
      verdict: "bad",
      found: "the key is another certificate's",
    });
    expect(finding(good, { certificate: null })).toMatchObject({
      verdict: "bad",
      advice: expect.stringContaining("mend"),
    });
    const spoilt = finding(good, {
      key: "-----BEGIN PRIVATE KEY-----\nsecret words\n-----END PRIVATE KEY-----\n",
    });
    expect(spoilt).toMatchObject({ verdict: "bad", advice: expect.stringContaining("openssl") });
    expect(JSON.stringify(spoilt)).not.toContain("secret words");
    expect(finding(good, { certificate: "nothing" })).toMatchObject({ verdict: "bad" });
  });

  it("says what is missing where nobody could sign in", () => {
    const entrance = { address: "127.0.0.1", names: ["localhost"], port: 0, certificate: "", key: "" };
    expect(entranceFindings({ ...base, staffEntrance: entrance }, good)).toMatchObject([
      { verdict: "bad", found: expect.stringContaining("npm run account") },
    ]);
  });
});
