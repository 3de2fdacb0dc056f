import { randomBytes } from "node:crypto";
import { describe, expect, it, onTestFinished } from "vitest";
import { createDoor } from "../../../../server/door/door.ts";
import { publicLeadsTo } from "../../../../server/door/origin.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { createGrants, grantTime } from "../../../../server/hall/carry-on/grants.ts";
import { serveCarryOn } from "../../../../server/hall/carry-on/http.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { newKey } from "../appointments/fixture.ts";
import { holder, openAll, simpleMatter } from "../matters/fixture.ts";

const plan = simpleMatter("plan");
const catalogue = { matters: [plan], packages: [] };
const answers = { plan: { telephone: "13800000001" } };
const lastFour = holder.number.slice(-4);
const hallName = { "zh-CN": "厅", "zh-TW": "廳", en: "Hall" };

/** Two sites behind one door; what is saved is at the second. */
async function open() {
  const [first, second] = [openAll({ catalogue }), openAll({ catalogue })];
  const clock = new SimulatedClock();
  const door = createDoor({ tokens: new Tokens(), clock, log: silentLog() });
  const grants = createGrants(clock, randomBytes);
  serveCarryOn(door, {
    sites: [first, second].map(({ matters: { carried } }, index) => ({ id: `s${index}`, hallName, carried })),
    grants,
    clock,
  });
  const url = `http://127.0.0.1:${await door.listen(0)}`;
  onTestFinished(() => door.close());
  const { caseId } = await second.begin({ matterId: "plan" });
  const { code } = await second.matters.execute("Matter.Save", {
    ...{ caseId, situation: {}, answers, materials: [], terminalId: "HL-01" },
    idempotencyKey: newKey(),
  });
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${url}/c/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, never>;
    return { answer, error: answer.error as string | undefined, headers: response.headers };
  };
  const opening = (more: object = {}) => ({ code, lastFour, idempotencyKey: newKey(), ...more });
  const submission = (id: string) => ({
    name: "Submit",
    payload: { caseId: id, situation: {}, answers, materials: [], delivery: [], idempotencyKey: newKey() },
  });
  return { url, code, clock, grants, post, opening, submission, hall: second };
}

describe("the way in for a saved case", () => {
  it("opens it at whichever site has it, says that nothing is kept of the answer, and hands it in once", async () => {
    const { post, opening, submission, code } = await open();
    const { answer, headers } = await post("open", opening());
    expect(headers.get("cache-control")).toBe("no-store");
    expect(answer).toMatchObject({ code, hallName, clerk: null });
    const { caseId } = answer.case as unknown as { caseId: string };
    const wish = submission(caseId);
    const { answer: done } = await post("ask", wish);
    expect(done.receipt).toMatchObject({ code });
    // The answer was lost: the same wish brings the same receipt, and another is refused.
    expect((await post("ask", wish)).answer.receipt).toEqual(done.receipt);
    expect((await post("ask", submission(caseId))).error).toBe("matter.caseOver");
    expect((await post("open", opening())).error).toBe("matter.handedIn");
  });

  it("tells nothing of what was sent in a refusal, and knows no other command", async () => {
    const { post, opening } = await open();
    for (const body of [opening({ lastFour: "0 0" }), { code: "x" }, {}]) {
      const { answer, error } = await post("open", body);
      expect(error).toBe("message.invalidPayload");
      expect(JSON.stringify(answer)).not.toContain("0 0");
    }
    expect((await post("ask", { name: "Progress", payload: {} })).error).toBe("message.malformed");
    expect((await post("ask", { name: "UseLicence", payload: {} })).error).toBe("message.malformed");
    expect((await post("ask", { name: "End", payload: { caseId: "no-such-case" } })).error).toBe(
      "matter.caseOver",
    );
  });

  it("says what post costs to whoever has opened a case, and to nobody else", async () => {
    const { post, opening } = await open();
    const place = { province: "福建省", city: "厦门市", district: "湖里区" };
    const ask = (caseId: string) => post("ask", { name: "PostFee", payload: { caseId, ...place } });
    expect((await ask("case-0000-0001")).error).toBe("matter.caseOver");
    const { answer } = await post("open", opening());
    const { caseId } = answer.case as unknown as { caseId: string };
    // This hall has no carrier.
    expect((await ask(caseId)).answer).toEqual({ served: true, quote: null });
  });

  it("lets an address try so many codes, and then wait", async () => {
    const { post, opening } = await open();
    const errors = new Set<string | undefined>();
    for (let tries = 0; tries < 40; tries += 1)
      errors.add((await post("open", opening({ code: "7KM4FRTY" }))).error ?? "");
    expect([...errors]).toEqual(
      expect.arrayContaining([expect.stringMatching(/matter\.notFound|message\.invalidPayload/)]),
    );
  });

  it("takes a clerk's grant once, and within its time", async () => {
    const { post, grants, code, clock, hall } = await open();
    const granted = { site: "s1", code, clerk: "小林 clerk-1" };
    const grant = grants.issue(granted);
    const wish = () => ({ grant, idempotencyKey: newKey() });
    const { answer } = await post("open", wish());
    expect(answer).toMatchObject({
      clerk: granted.clerk,
      case: { facts: { holder: { name: holder.name } } },
    });
    expect((await post("open", wish())).error).toBe("message.notAuthorised");
    const late = grants.issue(granted);
    await clock.advance(grantTime);
    expect((await post("open", { grant: late, idempotencyKey: newKey() })).error).toBe(
      "message.notAuthorised",
    );
    expect(hall.events()).toEqual([]);
  });

  it("is all of it that telephones are led to", () => {
    expect(["/c", "/c/open", "/c/ask", "/c/other", "/citizen", "/window"].map(publicLeadsTo)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
