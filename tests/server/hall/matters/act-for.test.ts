import { createHash, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enterpriseCodes } from "../../../../device-drivers/simulator/enterprise-codes.ts";
import { personas } from "../../../../device-drivers/simulator/personas.ts";
import {
  agentDigestText,
  authorisationPrefix,
} from "../../../../server/contract/identifiers/agent-authorisation.ts";
import type { IdentityDocument } from "../../../../server/contract/identity.ts";
import type { ActingProof } from "../../../../server/contract/matters.ts";
import { demoIssuers } from "../../../../server/hall/matters/demo-issuer.ts";
import { verifyCode } from "../../../../server/hall/matters/enterprise-code.ts";
import type { Consent, LicenceOwner, LicenceSource } from "../../../../server/hall/matters/licence-source.ts";
import { at, codeOf, newKey, WallClock } from "../appointments/fixture.ts";
import { holder, openAll, simpleMatter, stranger } from "./fixture.ts";

const today = "2026-11-23";
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const issuers = new Map([["hall", publicKey]]);
const company = "91350206DEM0000228";
const salt = "00112233445566778899aabbccddeeff";
const agentOf = (number: string) => ({
  salt,
  hash: createHash("sha256").update(agentDigestText(salt, number)).digest("hex"),
});
const said = {
  id: "QY-1",
  keyId: "hall",
  company,
  name: "厦门样本酒店有限公司",
  agent: agentOf(holder.number),
  powers: ["submit", "sign"],
  from: "2026-01-01",
  to: "2026-11-30",
};
function codeFor(more: object = {}): string {
  const signed =
    authorisationPrefix + Buffer.from(JSON.stringify({ ...said, ...more })).toString("base64url");
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
}

/** A registry in which the hotel has its licences, and one person besides. */
function registry(representative?: IdentityDocument) {
  const uses: { owner: LicenceOwner; kind: string; consent: Consent | undefined }[] = [];
  let down = false;
  const ofHotel = [
    { id: "B-1", kind: "businessLicence", validTo: null, state: "valid" as const },
    { id: "H-1", kind: "hygieneLicence", validTo: "2027-01-31", state: "valid" as const },
  ];
  const source: LicenceSource = {
    async list(owner) {
      if (down) throw new Error("down");
      if (owner.kind === "unifiedCreditCode") return owner.number === company ? ofHotel : [];
      return owner.number === representative?.number ? ofHotel.slice(0, 1) : [];
    },
    async use(owner, { kind }, consent) {
      uses.push({ owner, kind, consent });
      return { fields: { name: "厦门样本酒店有限公司", creditCode: company }, validTo: null };
    },
  };
  return {
    source,
    uses,
    setDown(is: boolean) {
      down = is;
    },
  };
}

const matter = simpleMatter("hygiene", { subject: "enterprise", holders: ["resident", "passport"] });
const other = simpleMatter("other", { subject: "enterprise" });
const catalogue = { matters: [matter, other], packages: [] };
const draft = { answers: { hygiene: { telephone: "13800000001" } } };

function hallWith(source: LicenceSource, clock = new WallClock(at("10:00"))) {
  const hall = openAll({ catalogue, licences: source, issuers, clock });
  const actFor = (caseId: string, by: ActingProof) =>
    hall.matters.execute("Matter.ActFor", { caseId, by, terminalId: "HL-01", idempotencyKey: newKey() });
  return { hall, actFor };
}

describe("acting for an enterprise by its code", () => {
  it("fills in what the registry has of it, and hands in on its behalf", async () => {
    const { source, uses } = registry();
    const { hall, actFor } = hallWith(source);
    const open = await hall.begin({ matterId: "hygiene" });
    const { case: acting, refusal } = await actFor(open.caseId, { code: codeFor() });
    expect(refusal).toBeNull();
    expect(acting?.enterprise).toEqual({
      creditCode: company,
      name: said.name,
      manner: "agent",
      until: "2026-11-30",
    });
    expect(acting?.facts.licences.businessLicence?.creditCode).toBe(company);
    expect(acting?.licences.map(({ kind }) => kind)).toEqual(["businessLicence", "hygieneLicence"]);
    expect(JSON.stringify(acting)).not.toContain(authorisationPrefix);
    expect(uses[0]).toMatchObject({
      owner: { kind: "unifiedCreditCode", number: company },
      consent: { givenBy: "agent", evidence: createHash("sha256").update(codeFor()).digest("hex") },
    });
    const { receipt, problems } = await hall.submit(open.caseId, draft);
    expect(problems).toEqual([]);
    const number = receipt?.applications[0]?.number ?? "";
    const opened = await hall.matters.desk("XiaohuMatterDesk.Open", { applicationNumber: number });
    expect(opened.applicant).toMatchObject({
      name: holder.name,
      onBehalfOf: { name: said.name, creditCode: company, until: "2026-11-30", manner: "agent" },
    });
    expect(hall.submissions()[0]?.enterprise).toMatchObject({ authorisation: "QY-1" });
  });

  it.each([
    ["whose term is over", codeFor({ to: "2026-11-22" }), "expired"],
    ["whose term has not begun", codeFor({ from: "2026-11-24" }), "expired"],
    ["of somebody else", codeFor({ agent: agentOf(stranger.number) }), "otherPerson"],
    ["for other matters", codeFor({ matters: ["other"] }), "otherMatter"],
    ["for asking alone", codeFor({ powers: ["inquire"] }), "otherMatter"],
    ["of an issuer whom nobody knows", codeFor({ keyId: "another" }), "forged"],
    ["that is no code", "https://example.org/", "forged"],
    ["of an enterprise that is not on file", codeFor({ company: "91350206MA31TE5T0B" }), "noEnterprise"],
  ])("%s is refused, and nothing has changed", async (_what, code, expected) => {
    const { source, uses } = registry();
    const { hall, actFor } = hallWith(source);
    const open = await hall.begin({ matterId: "hygiene" });
    expect(await actFor(open.caseId, { code })).toEqual({ case: null, refusal: expected });
    expect(uses).toEqual([]);
    const { receipt } = await hall.submit(open.caseId, draft);
    expect(hall.submissions()[0]?.enterprise).toBeNull();
    expect(receipt).not.toBeNull();
  });

  it("is looked at anew when it is handed in: a term that ended meanwhile ends it", async () => {
    const clock = new WallClock(at("23:55"));
    const { hall, actFor } = hallWith(registry().source, clock);
    const open = await hall.begin({ matterId: "hygiene" });
    await actFor(open.caseId, { code: codeFor({ to: today }) });
    await clock.advance(10 * 60_000);
    const { receipt, problems } = await hall.submit(open.caseId, draft);
    expect(receipt).toBeNull();
    expect(problems).toMatchObject([{ reason: "acting", detail: "expired", at: { kind: "matter" } }]);
  });

  it("needs a document that was read, and a registry that answers", async () => {
    const down = registry();
    const { hall, actFor } = hallWith(down.source);
    const typed: IdentityDocument = {
      kind: "resident",
      name: "测试",
      sex: "male",
      birth: holder.birth,
      number: holder.number,
      issuer: "",
      readBy: "typed",
    };
    const byTyping = await hall.begin({ matterId: "hygiene" }, typed);
    expect(await codeOf(actFor(byTyping.caseId, { code: codeFor() }))).toBe("matter.identityNeeded");
    const nobody = await hall.begin({ matterId: "hygiene" }, null);
    expect(await codeOf(actFor(nobody.caseId, { code: codeFor() }))).toBe("matter.identityNeeded");
    const open = await hall.begin({ matterId: "hygiene" });
    down.setDown(true);
    expect(await actFor(open.caseId, { code: codeFor() })).toEqual({ case: null, refusal: "noAnswer" });
  });
});

describe("acting for one's own enterprise by its credit code", () => {
  it("is for whom the registry has the same licence", async () => {
    const { hall, actFor } = hallWith(registry(holder).source);
    const open = await hall.begin({ matterId: "hygiene" });
    const { case: acting } = await actFor(open.caseId, { creditCode: company });
    expect(acting?.enterprise).toMatchObject({ manner: "legalPerson", until: null, name: said.name });
  });

  it("is for nobody else, and of no code that cannot be one", async () => {
    const { hall, actFor } = hallWith(registry(stranger).source);
    const open = await hall.begin({ matterId: "hygiene" });
    expect((await actFor(open.caseId, { creditCode: company })).refusal).toBe("notLegalPerson");
    expect((await actFor(open.caseId, { creditCode: "91350206DEM0000229" })).refusal).toBe("noEnterprise");
    expect((await actFor(open.caseId, { creditCode: "91350206MA31TE5T0B" })).refusal).toBe("noEnterprise");
  });
});

it("no code with any sign changed lets anybody act", () => {
  const code = codeFor();
  const context = { identity: holder, matterIds: ["hygiene"], today };
  expect(verifyCode(code, issuers, context)).toHaveProperty("authorisation");
  fc.assert(
    fc.property(fc.nat(code.length - 1), fc.constantFrom(..."AZaz09-_.:{\n"), (place, mutation) => {
      fc.pre(code.charAt(place) !== mutation);
      const changed = code.slice(0, place) + mutation + code.slice(place + 1);
      // Blanks around it are nobody's.
      fc.pre(changed.trim() !== code);
      expect(verifyCode(changed, issuers, context)).toHaveProperty("refusal");
    }),
    { numRuns: 500 },
  );
});

it("the demo's codes are what their names say", () => {
  const resident = personas.find(({ id }) => id === "resident")?.document as IdentityDocument;
  const verdictOf = (id: string, matterId: string) => {
    const text = enterpriseCodes.find((each) => each.id === id)?.text ?? "";
    const verified = verifyCode(text, demoIssuers, { identity: resident, matterIds: [matterId], today });
    return "refusal" in verified ? verified.refusal : "acts";
  };
  expect([
    verdictOf("agent-hotel", "tax-clearance"),
    verdictOf("agent-hotel-hygiene", "hygiene-licence-renewal"),
    verdictOf("agent-hotel-hygiene", "tax-clearance"),
    verdictOf("agent-expired", "tax-clearance"),
    verdictOf("agent-other-person", "tax-clearance"),
  ]).toEqual(["acts", "acts", "otherMatter", "expired", "otherPerson"]);
});
