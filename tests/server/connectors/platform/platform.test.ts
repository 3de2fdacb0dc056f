import { createServer } from "node:http";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConnectorError } from "../../../../server/connectors/connector-error.ts";
import { application, type Supplement } from "../../../../server/connectors/platform/application.ts";
import { httpPlatform } from "../../../../server/connectors/platform/http-platform.ts";
import type { Platform } from "../../../../server/connectors/platform/platform.ts";
import {
  type PlatformFault,
  type PlatformStandIn,
  platformFaults,
  startPlatformStandIn,
} from "../../../../server/connectors/platform/stand-in.ts";
import { demoPace } from "../../../../server/connectors/platform/stand-in-application.ts";
import { digestOf, newest } from "../../../../server/connectors/values.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { applicant, fileOf, sampleApplication } from "./sample-application.ts";

const secret = "a-secret-of-the-test";
const never = new AbortController().signal;
const number = "HL-20261123-0001";
const key = (text: string) => text.replace(/ /g, "-").padEnd(16, "-");

let clock: SimulatedClock;
let standIn: PlatformStandIn;
let platform: Platform;

const open = async (pace: typeof demoPace | null) => {
  clock = new SimulatedClock();
  standIn = await startPlatformStandIn({ secret, clock, pace });
  platform = httpPlatform({ url: standIn.url, secret, clock });
};
beforeEach(() => open(null));
afterEach(() => standIn.close());

const submit = async (one = sampleApplication(number)) => {
  for (const text of ["lease"]) await platform.upload(fileOf(text), never);
  return platform.submit(one, key("submit"), never);
};
const failure = (asked: Promise<unknown>): Promise<ConnectorError> =>
  asked.then(
    () => {
      throw new Error("it was answered");
    },
    (cause: ConnectorError) => cause,
  );
/** Moves time on until an answer comes, or none. */
async function outcome(asked: Promise<unknown>): Promise<unknown> {
  const state: { outcome?: unknown } = {};
  const ended = asked.then(
    (answer) => {
      state.outcome = answer;
    },
    (cause: ConnectorError) => {
      state.outcome = cause;
    },
  );
  for (let turn = 0; turn < 100 && !("outcome" in state); turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (standIn.held > 0 || turn > 20) await clock.advance(10_000);
  }
  await ended;
  return state.outcome;
}

describe("the integrated platform", () => {
  it("takes files and an application, tells how it stands, and hands the result over", async () => {
    expect(await submit()).toEqual({
      applicationNumber: number,
      acceptanceNumber: "DEMO-000001",
      state: "received",
    });
    expect(standIn.applications).toEqual([sampleApplication(number)]);
    standIn.decide(number, { state: "accepted" });
    standIn.decide(number, { state: "deciding" });
    const pdf = Buffer.from("%PDF-1.7 a certificate");
    standIn.decide(number, { state: "granted", certificate: "DEMO-1" }, pdf);
    const told = await platform.progress(number, never);
    expect(told).toMatchObject({ revision: 4, state: "granted", result: { certificate: "DEMO-1" } });
    expect(told.steps.map(({ state }) => state)).toEqual(["received", "accepted", "deciding", "granted"]);
    const document = await platform.document(told.result?.document ?? "", never);
    expect(Buffer.from(document)).toEqual(pdf);
  });

  it("decides by itself over time", async () => {
    await standIn.close();
    await open(demoPace);
    await submit();
    const states: string[] = [];
    for (const milliseconds of [0, demoPace.accepted, 40_000, 120_000, 1e9]) {
      await clock.advance(milliseconds);
      states.push((await platform.progress(number, never)).state);
    }
    expect(states).toEqual(["received", "accepted", "deciding", "granted", "granted"]);
  });

  it("grants nothing while a deferred material is open, and goes on when it has come", async () => {
    await standIn.close();
    await open(demoPace);
    await submit({ ...sampleApplication(number), deferred: [{ material: "photo", until: "2026-11-30" }] });
    await clock.advance(1e9);
    expect((await platform.progress(number, never)).state).toBe("deciding");
    expect(() => standIn.decide(number, { state: "granted" })).toThrow("deferredOpen");
    const materials = [{ kind: "licence", id: "photo", licence: "photo-1", authorisation: "use-2" }] as const;
    const handed = { applicationNumber: number, supplement: null, materials: [...materials] };
    expect((await platform.supplement(handed, key("later"), never)).state).toBe("deciding");
    await clock.advance(demoPace.granted - demoPace.deciding);
    expect((await platform.progress(number, never)).state).toBe("granted");
  });

  it("asks for what is missing, once it came goes on, and takes the same supplement once", async () => {
    await submit();
    const items = [{ material: "file-0", what: "租赁合同缺少最后一页" }];
    standIn.decide(number, { state: "supplement", until: "2026-11-30", items });
    const { supplement } = await platform.progress(number, never);
    expect(supplement).toEqual({ id: "supplement-2", until: "2026-11-30", items });
    const file = fileOf("lease, whole");
    const { digest, size } = await platform.upload(file, never);
    const handed = {
      applicationNumber: number,
      supplement: supplement?.id ?? "",
      materials: [{ kind: "file" as const, id: "file-0", digest, size, mediaType: file.mediaType }],
    };
    const wrong = [
      [{ ...handed, supplement: "supplement-9" }, "notAsked"],
      [{ ...handed, materials: [{ ...handed.materials[0]!, id: "other" }] }, "notAsked"],
      [{ ...handed, materials: [{ ...handed.materials[0]!, digest: "1".repeat(64) }] }, "materialMissing"],
      [{ ...handed, applicationNumber: "HL-20261123-0009" }, "unknownApplication"],
    ] satisfies [Supplement, string][];
    for (const [body, reason] of wrong)
      expect(await failure(platform.supplement(body, key("wrong"), never))).toMatchObject({
        again: false,
        reason,
      });
    for (let count = 0; count < 2; count++)
      expect(await platform.supplement(handed, key("handed"), never)).toMatchObject({
        state: "accepted",
        revision: 3,
        supplement: null,
      });
    expect(standIn.done.filter(({ what }) => what === "supplement")).toHaveLength(1);
  });

  it("lets an application be withdrawn until it is decided", async () => {
    await submit();
    const withdrawal = { applicationNumber: number, at: clock.now() };
    for (const name of ["once", "once", "again"])
      expect((await platform.withdraw(withdrawal, key(name), never)).state).toBe("withdrawn");
    await submit(sampleApplication("HL-20261123-0002")).catch(() => undefined);
    const second = sampleApplication("HL-20261123-0003");
    await platform.submit(second, key("third"), never);
    standIn.decide(second.applicationNumber, { state: "refused", reason: "经营场所不符合规定" });
    const late = { applicationNumber: second.applicationNumber, at: clock.now() };
    expect(await failure(platform.withdraw(late, key("late"), never))).toMatchObject({ reason: "decided" });
    expect(await platform.progress(second.applicationNumber, never)).toMatchObject({
      reason: "经营场所不符合规定",
    });
  });

  it("accepts a number once, whatever is repeated, and not with another content", async () => {
    const first = await submit();
    expect(await platform.submit(sampleApplication(number), key("other key"), never)).toEqual(first);
    standIn.setFault("duplicate");
    expect(await platform.submit(sampleApplication(number), key("submit"), never)).toEqual(first);
    const other = { ...sampleApplication(number), matter: "DEMO-other" };
    expect(await failure(platform.submit(other, key("submit"), never))).toMatchObject({
      again: false,
      status: 409,
      reason: "differentContent",
    });
    expect(standIn.applications).toHaveLength(1);
    const reused = sampleApplication("HL-20261123-0002");
    expect(await failure(platform.submit(reused, key("submit"), never))).toMatchObject({
      reason: "keyReused",
    });
  });

  it("refuses an application whose files it does not have, and asks for a file it has no second time", async () => {
    const one = sampleApplication(number);
    expect(await failure(platform.submit(one, key("submit"), never))).toMatchObject({
      again: false,
      reason: "materialMissing",
    });
    const before = standIn.requests;
    expect(await platform.upload(fileOf("lease"), never)).toEqual({
      digest: digestOf(fileOf("lease").bytes),
      size: 14,
    });
    expect(standIn.requests - before).toBe(2);
    await platform.upload(fileOf("lease"), never);
    expect(standIn.requests - before).toBe(3);
    expect(standIn.done).toEqual([{ what: "file", of: digestOf(fileOf("lease").bytes) }]);
  });

  it("says of an unknown number that it never came", async () =>
    expect(await failure(platform.progress(number, never))).toMatchObject({
      again: false,
      status: 404,
      reason: "unknownApplication",
    }));

  it("is not believed when it answers about another application or another file", async () => {
    const other = await submit(sampleApplication("HL-20261123-0002"));
    const told = await platform.progress(other.applicationNumber, never);
    let body: unknown = other;
    const liar = createServer((_request, response) => response.end(JSON.stringify(body)));
    await new Promise<void>((resolve) => liar.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(liar.address() as { port: number }).port}`;
    const asked = httpPlatform({ url, secret, clock });
    const unbelieved = { again: true, message: expect.stringContaining("none of the contract") };
    expect(await failure(asked.submit(sampleApplication(number), key("x"), never))).toMatchObject(unbelieved);
    body = told;
    expect(await failure(asked.progress(number, never))).toMatchObject(unbelieved);
    body = { digest: "1".repeat(64), size: 1 };
    expect(await failure(asked.upload(fileOf("lease"), never))).toMatchObject(unbelieved);
    expect(await failure(asked.document("2".repeat(64), never))).toMatchObject({ again: true });
    liar.closeAllConnections();
    liar.close();
  });
});

describe("whatever the platform does", () => {
  const passing = platformFaults.filter((fault) => fault !== "refuses");
  it.each(passing)("%s for a while: each step is done once in the end", async (fault: PlatformFault) => {
    const one = sampleApplication(number);
    const steps = [
      () => platform.upload(fileOf("lease"), never),
      () => platform.submit(one, key("submit"), never),
      () => platform.progress(number, never),
      () => platform.withdraw({ applicationNumber: number, at: 1 }, key("withdraw"), never),
    ];
    for (const step of steps) {
      standIn.setFault(fault);
      const first = await outcome(step());
      if (first instanceof Error) expect(first).toMatchObject({ name: "ConnectorError", again: true });
      if (first instanceof Error) for (let count = 0; count < 2; count++) await outcome(step());
      standIn.setFault("none");
      expect(await outcome(step())).not.toBeInstanceOf(Error);
    }
    expect(standIn.done.map(({ what }) => what)).toEqual(["file", "application", "withdrawal"]);
  });

  it("refuses with a reason: nothing is asked again", async () => {
    standIn.setFault("refuses");
    const one = sampleApplication(number);
    for (const step of [
      () => platform.upload(fileOf("lease"), never),
      () => platform.submit(one, key("submit"), never),
    ])
      expect(await outcome(step())).toMatchObject({ again: false, status: 400, reason: "fault" });
    expect(standIn.done).toEqual([]);
  });

  it("tells old things late: the newest that was ever told holds", async () => {
    await submit();
    for (const state of ["accepted", "deciding"] as const) standIn.decide(number, { state });
    standIn.setFault("reordersProgress");
    const told = [];
    for (let count = 0; count < 4; count++) told.push(await platform.progress(number, never));
    expect(told.map(({ revision }) => revision)).toEqual([3, 2, 3, 2]);
    type Told = (typeof told)[number];
    expect(told.reduce<Told | null>(newest, null)?.state).toBe("deciding");
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 1 }).map((list) => list.map((one) => ({ revision: one + 1 }))),
        (answers) => {
          const last = answers.reduce<{ revision: number } | null>(newest, null);
          expect(last?.revision).toBe(Math.max(...answers.map(({ revision }) => revision)));
        },
      ),
    );
  });
});

describe("an application", () => {
  const whole = sampleApplication(number);
  it.each([
    ["a material twice", { materials: [...whole.materials, whole.materials[0]] }],
    ["a commitment that is not given", { commitments: [] }],
    ["a material that has come, deferred", { deferred: [{ material: "file-0", until: "2026-11-30" }] }],
    ["a number of ours that is none", { applicationNumber: "../1" }],
    ["a field that the contract has not", { password: "x" }],
    ["a person without a name", { applicant: { ...applicant, name: "" } }],
  ])("does not go out with %s", (_what, change) => {
    expect(application.safeParse(whole).success).toBe(true);
    expect(application.safeParse({ ...whole, ...change }).success).toBe(false);
  });
});
