import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { personas } from "../../../../device-drivers/simulator/personas.ts";
import type { ConnectorError } from "../../../../server/connectors/connector-error.ts";
import type { Holder } from "../../../../server/connectors/holder.ts";
import { httpLicences } from "../../../../server/connectors/licences/http-licences.ts";
import {
  authorisationTime,
  type LicenceAuthorisation,
  type LicenceRegistry,
} from "../../../../server/connectors/licences/licences.ts";
import { sampleLicences } from "../../../../server/connectors/licences/sample-licences.ts";
import {
  type LicencesStandIn,
  startLicencesStandIn,
} from "../../../../server/connectors/licences/stand-in.ts";
import { parseCreditCode } from "../../../../server/contract/identifiers/credit-code.ts";
import { demoContent } from "../../../support/demo-catalogue.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

const secret = "a-secret-of-the-test";
const never = new AbortController().signal;
const holder: Holder = { kind: "resident", number: "350206199001010017", name: "测试样本" };
const stranger: Holder = { kind: "resident", number: "350206194103150026", name: "样本长者" };
const today = "2026-11-23";

let clock: SimulatedClock;
let standIn: LicencesStandIn;
let registry: LicenceRegistry;

beforeEach(async () => {
  clock = new SimulatedClock();
  standIn = await startLicencesStandIn({ secret, clock, licences: sampleLicences(today) });
  registry = httpLicences({ url: standIn.url, secret, clock });
});
afterEach(() => standIn.close());

const ask = (of: Holder) =>
  registry.held({ id: "inquiry-0000-0001", holder: of, matter: "food-licence-renewal" }, never);
const authorise = (change: Partial<LicenceAuthorisation> = {}): LicenceAuthorisation => ({
  id: "use-0000-0000-0001",
  licence: "DEMO-resident-foodLicence",
  kind: "foodLicence",
  holder,
  matter: "food-licence-renewal",
  material: "foodLicence",
  purpose: "办理食品经营许可证延续",
  givenAt: clock.now(),
  givenBy: "cardAndTouch",
  evidence: null,
  ...change,
});
const failure = (asked: Promise<unknown>): Promise<ConnectorError> =>
  asked.then(
    () => {
      throw new Error("it was answered");
    },
    (cause: ConnectorError) => cause,
  );

describe("the registry of e-licences", () => {
  it("lists what somebody holds, and nothing that stands on it", async () => {
    const held = await ask(holder);
    expect(held.map(({ kind, state }) => `${kind} ${state}`)).toContain("foodLicence valid");
    expect(held[0]).toEqual({
      id: "DEMO-resident-residentCard",
      kind: "residentCard",
      title: "居民身份证",
      issuer: "样例市公安局",
      validFrom: "2020-01-01",
      validTo: "2040-01-01",
      state: "valid",
    });
    const shop = {
      kind: "unifiedCreditCode",
      number: "92350206DEM000014A",
      name: "湖里区样本小吃店",
    } as const;
    expect((await ask(shop)).map(({ kind }) => kind)).toEqual(["businessLicence", "foodLicence"]);
    expect(await ask({ ...holder, number: "999999199001010010" })).toEqual([]);
  });

  it("hands over what stands on one, under an authorisation that it keeps", async () => {
    const authorisation = authorise();
    const fetched = await registry.fetch(authorisation, never);
    expect(fetched).toMatchObject({
      authorisation: authorisation.id,
      licence: { id: authorisation.licence, state: "valid", validTo: "2027-02-28" },
      fields: { number: "JY00000000000001", name: "湖里区样本小吃店", validTo: "2027-02-28" },
    });
    expect(await registry.fetch(authorisation, never)).toEqual(fetched);
    expect(standIn.uses).toEqual([authorisation]);
  });

  it.each([
    ["another licence", { licence: "DEMO-resident-businessLicence", kind: "businessLicence" }],
    ["another material", { material: "businessLicence" }],
    ["another matter", { matter: "another" }],
  ])("takes an authorisation for one use: not for %s", async (_what, change) => {
    await registry.fetch(authorise(), never);
    expect(await failure(registry.fetch(authorise(change), never))).toMatchObject({
      again: false,
      status: 409,
      reason: "authorisationUsed",
    });
    expect(standIn.uses).toHaveLength(1);
  });

  it.each([
    ["notHolder", { holder: stranger }],
    ["unknownLicence", { licence: "DEMO-none" }],
    ["unknownLicence", { kind: "businessLicence" }],
    ["authorisationTooOld", { givenAt: Date.UTC(2026, 10, 23, 1) - authorisationTime - 1 }],
    ["authorisationTooOld", { givenAt: Date.UTC(2026, 10, 23, 1) + 1 }],
    ["body", { purpose: "" }],
    ["body", { givenBy: "face" as "signature" }],
  ])("refuses as %s: %o", async (reason, change) => {
    expect(await failure(registry.fetch(authorise(change), never))).toMatchObject({ again: false, reason });
    expect(standIn.uses).toEqual([]);
  });

  it("says of one that ended, and of one that was revoked", async () => {
    const ofMoved = { kind: "resident", number: "99999919950505002X", name: "测试迁址" } as const;
    const states = async (of: Holder, kind: string) =>
      (await ask(of)).filter((one) => one.kind === kind).map(({ state }) => state);
    expect(await states(ofMoved, "residencePermit")).toEqual(["expired"]);
    standIn.revoke("DEMO-resident-foodLicence");
    expect(await states(holder, "foodLicence")).toEqual(["revoked"]);
    expect((await registry.fetch(authorise(), never)).licence.state).toBe("revoked");
    await clock.advance(20 * 365 * 24 * 3_600_000);
    expect(await states(holder, "residentCard")).toEqual(["expired"]);
  });

  it("is not believed when it answers another question", async () => {
    const fetched = await registry.fetch(authorise(), never);
    let body: unknown = { inquiry: "inquiry-0000-0002", licences: [] };
    const liar = createServer((_request, response) => response.end(JSON.stringify(body)));
    await new Promise<void>((resolve) => liar.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(liar.address() as { port: number }).port}`;
    registry = httpLicences({ url, secret, clock });
    expect(await failure(ask(holder))).toMatchObject({ again: true });
    for (const wrong of [
      { ...fetched, authorisation: "use-0000-0000-0002" },
      { ...fetched, licence: { ...fetched.licence, id: "DEMO-resident-businessLicence" } },
    ]) {
      body = wrong;
      expect(await failure(registry.fetch(authorise(), never))).toMatchObject({ again: true });
    }
    body = fetched;
    expect(await registry.fetch(authorise(), never)).toEqual(fetched);
    liar.closeAllConnections();
    liar.close();
  });

  it.each(["down", "error500", "throttled", "wrong", "losesAnswer"] as const)(
    "%s: it may be asked again, and is one use in the end",
    async (fault) => {
      standIn.setFault(fault);
      expect(await failure(registry.fetch(authorise(), never))).toMatchObject({ again: true });
      expect(await failure(ask(holder))).toMatchObject({ again: true });
      standIn.setFault("none");
      await registry.fetch(authorise(), never);
      expect(standIn.uses).toHaveLength(1);
    },
  );
});

describe("the people of the simulator", () => {
  const licences = sampleLicences(today);

  it("have licences of sixteen kinds, all known to the demo catalogue, under ids of their own", () => {
    const { head } = demoContent;
    const known = head.value?.licences.map(({ id }) => id) ?? [];
    for (const { kind } of licences) expect(known).toContain(kind);
    expect(new Set(licences.map(({ kind }) => kind)).size).toBe(16);
    expect(new Set(licences.map(({ id }) => id)).size).toBe(licences.length);
    const numbers = new Set(personas.map(({ document }) => document.number));
    for (const { holders } of licences) expect(numbers).toContain(holders[0]?.number);
  });

  it("have shops whose credit codes can be ones", () => {
    const codes = licences.flatMap(({ holders }) =>
      holders.filter(({ kind }) => kind === "unifiedCreditCode").map(({ number }) => number),
    );
    expect(codes.length).toBeGreaterThan(3);
    for (const code of codes) expect(parseCreditCode(code), code).toMatchObject({ ok: true });
  });

  it("have a food licence that is about to end, on whatever day the demo is shown", () => {
    for (const [day, end] of [
      ["2026-11-30", "2027-02-28"],
      ["2027-11-01", "2028-02-29"],
      ["2028-01-31", "2028-04-30"],
    ] as const)
      expect(sampleLicences(day).find(({ id }) => id === "DEMO-resident-foodLicence")?.validTo).toBe(end);
  });
});
