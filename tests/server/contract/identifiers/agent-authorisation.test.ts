import { createHash, generateKeyPairSync, sign, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agentDigestText,
  authorisationPrefix,
  parseAgentAuthorisation,
} from "../../../../server/contract/identifiers/agent-authorisation.ts";
import { today, verdict } from "./numbers.ts";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const salt = "00112233445566778899aabbccddeeff";
const hash = createHash("sha256").update(agentDigestText(salt, "350206199001010017")).digest("hex");
const payload = {
  id: "demo-1",
  keyId: "demo",
  company: "91350206MA31TE5T0B",
  name: "小湖演示有限公司",
  agent: { salt, hash },
  powers: ["submit", "sign"],
  matters: ["DEMO-14"],
  from: "2026-11-01",
  to: "2026-11-30",
};
const base64url = (text: string) => Buffer.from(text).toString("base64url");

function code(said: object): string {
  const signed = authorisationPrefix + base64url(JSON.stringify(said));
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
}

describe("an enterprise's code", () => {
  it("is read with what its issuer signed", () => {
    const scanned = parseAgentAuthorisation(` ${code(payload)}\n`, today);
    if (!scanned.ok) throw new Error(scanned.refusal.code);
    expect(scanned.value.authorisation).toEqual(payload);
    const { signed, signature } = scanned.value;
    expect(verify(null, Buffer.from(signed), publicKey, signature)).toBe(true);
  });

  it("cannot be changed without the signature showing it", () => {
    const [, signature] = code(payload).split(".");
    const [changed] = code({ ...payload, powers: ["collect"] }).split(".");
    const scanned = parseAgentAuthorisation(`${changed}.${signature}`, today);
    if (!scanned.ok) throw new Error(scanned.refusal.code);
    expect(verify(null, Buffer.from(scanned.value.signed), publicKey, scanned.value.signature)).toBe(false);
  });

  it.each([
    ["", "empty"],
    ["XIAOHU-YY:34679ACD", "otherCode"],
    ["https://example.com/", "otherCode"],
    [authorisationPrefix, "damaged"],
    [`${authorisationPrefix}e30`, "damaged"],
    [`${authorisationPrefix}e30.AA`, "damaged"],
    [`${authorisationPrefix}e3.AA`, "damaged"],
    [`${authorisationPrefix}e.AA`, "damaged"],
    [`${authorisationPrefix}_w.AA`, "damaged"],
    [code({ ...payload, company: "91350206MA31TE5T0C" }), "damaged"],
    [code({ ...payload, company: "91350206ma31te5t0b" }), "damaged"],
    [code({ ...payload, powers: [] }), "damaged"],
    [code({ ...payload, powers: ["everything"] }), "damaged"],
    [code({ ...payload, more: 1 }), "damaged"],
    [code({ ...payload, from: "2026-12-01" }), "damaged"],
    [code({ ...payload, to: "2026-02-30" }), "damaged"],
    [code({ ...payload, name: "长".repeat(5000) }), "damaged"],
    [code({ ...payload, from: "2026-12-01", to: "2026-12-02" }), "notYetValid"],
    [code({ ...payload, to: "2026-11-29" }), "expired"],
  ])("%.60s: %s", (text, expected) => expect(verdict(parseAgentAuthorisation(text, today))).toBe(expected));

  it("is written in one way only: bits of the last sign that belong to no byte are none's", () => {
    const whole = code(payload);
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = alphabet.charAt(alphabet.indexOf(whole.slice(-1)) + 1);
    expect(verdict(parseAgentAuthorisation(whole, today))).toBe("ok");
    expect(verdict(parseAgentAuthorisation(whole.slice(0, -1) + last, today))).toBe("damaged");
  });

  it("whose signs are damaged anywhere is refused or keeps a signature that does not fit", () =>
    fc.assert(
      fc.property(fc.nat(code(payload).length - 1), fc.constantFrom(..."Aa0_-.%"), (at, wrong) => {
        const whole = code(payload);
        fc.pre(whole[at] !== wrong);
        const scanned = parseAgentAuthorisation(whole.slice(0, at) + wrong + whole.slice(at + 1), today);
        if (!scanned.ok) return;
        const { signed, signature } = scanned.value;
        expect(verify(null, Buffer.from(signed), publicKey, signature)).toBe(false);
      }),
      { numRuns: 300 },
    ));
});
