import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { SignInState } from "../../../../server/contract/staff/session.ts";
import type { StaffOrigin } from "../../../../server/door/staff-gate.ts";
import { accountRule, addressRule } from "../../../../server/hall/staff/lock-out.ts";
import { idleLimit, longestSession } from "../../../../server/hall/staff/sessions.ts";
import type { SignInAnswer } from "../../../../server/hall/staff/sign-in.ts";
import { openStaff, type Staff } from "../../../../server/hall/staff/staff.ts";
import { codeOf, stepAt } from "../../../../server/hall/staff/totp.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { accountsIn, quickHash, staffPassword, staffSecret, staffStoreIn } from "../../../support/staff.ts";

/** A hall's accounts: a clerk, another, and a manager with an authenticator. `open` again is another start. */
async function accounts() {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-staff-"));
  const clock = new SimulatedClock();
  let running: Staff | undefined;
  onTestFinished(() => {
    running?.close();
    rmSync(directory, { recursive: true });
  });
  const store = staffStoreIn(directory);
  await accountsIn(store, [
    { id: "clerk", roles: ["clerk"] },
    { id: "other", roles: ["clerk"] },
    { id: "boss", roles: ["manager"] },
  ]);
  const open = () => {
    running?.close();
    running = openStaff({
      directory,
      accounts: true,
      certified: [],
      hallName: "湖里（测试）",
      clock,
      randomBytes,
      hash: quickHash,
      note: () => undefined,
    });
    const { signIn, accounts: managed, gate, audit } = running;
    if (!signIn || !managed) throw new Error("no accounts");
    return { signIn, managed, gate, audit };
  };
  return { clock, store, open };
}

/** A browser: it keeps its cookie from answer to answer. */
function browser(address = "10.0.0.1") {
  let cookie: string | undefined;
  return {
    get origin(): StaffOrigin {
      return { page: "window", cookie, address };
    },
    async heard(answer: SignInAnswer | Promise<SignInAnswer>): Promise<SignInState> {
      const { state, cookie: next } = await answer;
      if (next !== undefined) cookie = next ?? undefined;
      return state;
    },
  };
}
const right = { id: "clerk", password: staffPassword };
const wrong = { id: "clerk", password: "not this one" };
const bossRight = { id: "boss", password: staffPassword };

describe("signing in", () => {
  it("takes the password and no other, and says of nobody whether there is an account", async () => {
    const { signIn } = (await accounts()).open();
    const me = browser();
    expect(await me.heard(signIn.session(me.origin))).toEqual({ stage: "signedOut", problem: null });
    const refused = { stage: "signedOut", problem: "wrong" };
    expect(await me.heard(signIn.signIn(me.origin, wrong))).toEqual(refused);
    expect(await me.heard(signIn.signIn(me.origin, { id: "nobody", password: staffPassword }))).toEqual(
      refused,
    );
    expect(await me.heard(signIn.signIn(me.origin, right))).toMatchObject({
      stage: "signedIn",
      member: { id: "clerk", roles: ["clerk"], demo: false },
      recoveryCodes: null,
    });
    expect((await me.heard(signIn.session(me.origin))).stage).toBe("signedIn");
    expect((await me.heard(signIn.signOut(me.origin))).stage).toBe("signedOut");
    expect((await me.heard(signIn.session(me.origin))).stage).toBe("signedOut");
  });

  it("waits longer after each wrong one, also over a restart, for that account alone, and lets in behind the wait", async () => {
    const { clock, open } = await accounts();
    let { signIn } = open();
    const me = browser();
    for (let count = 0; count < accountRule.free; count += 1)
      expect((await me.heard(signIn.signIn(me.origin, wrong))).stage).toBe("signedOut");
    const first = await me.heard(signIn.signIn(me.origin, wrong));
    expect(first).toEqual({ stage: "waiting", until: clock.now() + accountRule.first });
    signIn = open().signIn;
    expect(await me.heard(signIn.signIn(me.origin, right))).toEqual(first);
    const elsewhere = browser("10.0.0.2");
    expect((await elsewhere.heard(signIn.signIn(elsewhere.origin, right))).stage).toBe("waiting");
    expect((await me.heard(signIn.signIn(me.origin, { ...right, id: "other" }))).stage).toBe("signedIn");
    await clock.advance(accountRule.first);
    const second = await me.heard(signIn.signIn(me.origin, wrong));
    expect(second).toEqual({ stage: "waiting", until: clock.now() + 2 * accountRule.first });
    await clock.advance(2 * accountRule.first);
    expect((await me.heard(signIn.signIn(me.origin, right))).stage).toBe("signedIn");
    // From the beginning again.
    expect((await me.heard(signIn.signIn(me.origin, wrong))).stage).toBe("signedOut");
  });

  it("counts guesses that are under way together", async () => {
    const { signIn } = (await accounts()).open();
    const me = browser();
    const guesses = Array.from({ length: accountRule.free + 5 }, () => signIn.signIn(me.origin, wrong));
    const stages = (await Promise.all(guesses)).map(({ state }) => state.stage);
    expect(stages.filter((stage) => stage === "waiting").length).toBeGreaterThanOrEqual(5);
    expect((await me.heard(signIn.signIn(me.origin, right))).stage).toBe("waiting");
  });

  it("waits for an address from which many names are tried", async () => {
    const { signIn } = (await accounts()).open();
    const me = browser();
    for (let count = 0; count <= addressRule.free; count += 1)
      await me.heard(signIn.signIn(me.origin, { id: `guess-${count}`, password: "x" }));
    expect((await me.heard(signIn.signIn(me.origin, right))).stage).toBe("waiting");
    const elsewhere = browser("10.0.0.2");
    expect((await elsewhere.heard(signIn.signIn(elsewhere.origin, right))).stage).toBe("signedIn");
  });

  it("locks an account after a hundred wrong ones in a row, until a manager unlocks it", async () => {
    const { clock, open } = await accounts();
    const { signIn, managed } = open();
    for (let count = 0; count < (accountRule.locksAt ?? 0); count += 1) {
      const me = browser(`10.0.1.${count}`);
      await me.heard(signIn.signIn(me.origin, wrong));
      await clock.advance(accountRule.longest);
    }
    const me = browser();
    expect(await me.heard(signIn.signIn(me.origin, right))).toEqual({
      stage: "signedOut",
      problem: "locked",
    });
    expect(managed.list().find(({ id }) => id === "clerk")?.locked?.by).toBe("@attempts");
    managed.unlock("clerk");
    expect((await me.heard(signIn.signIn(me.origin, right))).stage).toBe("signedIn");
  });
});

describe("the second factor of a manager", () => {
  it("is asked for behind the password, counts once, and a password alone opens nothing", async () => {
    const { clock, open } = await accounts();
    const { signIn, gate } = open();
    const me = browser();
    expect((await me.heard(signIn.signIn(me.origin, bossRight))).stage).toBe("secondFactor");
    expect(gate.visit({ ...me.origin, page: "manager" }).member()).toBeNull();
    const code = codeOf(staffSecret, stepAt(clock.now()));
    const halfway = me.origin;
    expect((await me.heard(signIn.enterCode(me.origin, { code }))).stage).toBe("signedIn");
    expect(gate.visit({ ...me.origin, page: "manager" }).member()).toMatchObject({ id: "boss" });
    // The token of the half that was signed in is worth nothing.
    expect((await signIn.session(halfway)).state.stage).toBe("signedOut");
    const again = browser();
    await again.heard(signIn.signIn(again.origin, bossRight));
    expect(await again.heard(signIn.enterCode(again.origin, { code }))).toMatchObject({
      stage: "secondFactor",
      problem: "wrong",
    });
  });

  it("cannot be guessed by signing in again and again with the right password", async () => {
    const { clock, open } = await accounts();
    const { signIn } = open();
    const me = browser();
    let waited = false;
    for (let count = 0; count < accountRule.free + 2; count += 1) {
      const begun = await me.heard(signIn.signIn(me.origin, bossRight));
      if (begun.stage === "waiting") waited = true;
      else
        await me.heard(signIn.enterCode(me.origin, { code: codeOf(staffSecret, stepAt(clock.now()) + 9) }));
    }
    expect(waited).toBe(true);
  });

  it("is set up at the first sign-in, with recovery codes that work once each", async () => {
    const { clock, store, open } = await accounts();
    store.setAuthenticator("boss", null);
    const { signIn } = open();
    const me = browser();
    const enrol = await me.heard(signIn.signIn(me.origin, bossRight));
    if (enrol.stage !== "enrol") throw new Error(enrol.stage);
    expect(enrol.address).toContain(`secret=${enrol.secret}`);
    const secret = store.account("boss")?.authenticator ?? Buffer.alloc(0);
    expect(await me.heard(signIn.enterCode(me.origin, { code: "000000" }))).toMatchObject({
      problem: "wrong",
    });
    const done = await me.heard(signIn.enterCode(me.origin, { code: codeOf(secret, stepAt(clock.now())) }));
    if (done.stage !== "recoveryCodes") throw new Error(done.stage);
    expect(new Set(done.codes).size).toBe(10);
    expect(await me.heard(signIn.codesKept(me.origin))).toMatchObject({
      stage: "signedIn",
      recoveryCodes: 10,
    });
    const [code = ""] = done.codes;
    const lost = browser();
    await lost.heard(signIn.signIn(lost.origin, bossRight));
    expect(await lost.heard(signIn.useRecoveryCode(lost.origin, { code: code.toLowerCase() }))).toMatchObject(
      {
        stage: "signedIn",
        recoveryCodes: 9,
      },
    );
    await lost.heard(signIn.signIn(lost.origin, bossRight));
    expect(await lost.heard(signIn.useRecoveryCode(lost.origin, { code }))).toMatchObject({
      problem: "wrong",
    });
  });
});

describe("a session", () => {
  it("ends after a while in which nothing is done, and after its longest time however much is", async () => {
    const { clock, open } = await accounts();
    const { signIn, gate } = open();
    const me = browser();
    await me.heard(signIn.signIn(me.origin, right));
    const visit = gate.visit(me.origin);
    const command = { name: "XiaohuWindow.Recall", payload: {}, site: undefined };
    await clock.advance(idleLimit - 1);
    visit.admit(command);
    await clock.advance(idleLimit - 1);
    visit.admit(command);
    await clock.advance(idleLimit);
    expect(() => visit.admit(command)).toThrow(expect.objectContaining({ code: "staff.notSignedIn" }));
    await me.heard(signIn.signIn(me.origin, right));
    const long = gate.visit(me.origin);
    const step = idleLimit / 2;
    for (let passed = step; passed < longestSession; passed += step) {
      await clock.advance(step);
      long.admit(command);
    }
    await clock.advance(step);
    expect(() => long.admit(command)).toThrow(expect.objectContaining({ code: "staff.notSignedIn" }));
  });

  it("is not kept alive by what a page asks by itself", async () => {
    const { clock, store, open } = await accounts();
    store.change("clerk", { name: "x", roles: ["guide"], site: null, certificate: null });
    const { signIn, gate } = open();
    const me = browser();
    await me.heard(signIn.signIn(me.origin, right));
    const visit = gate.visit(me.origin);
    const refresh = { name: "XiaohuAssistanceDesk.List", payload: {}, site: undefined };
    await clock.advance(idleLimit - 1);
    visit.admit(refresh);
    await clock.advance(1);
    expect(() => visit.admit(refresh)).toThrow(expect.objectContaining({ code: "staff.notSignedIn" }));
  });

  it("is told when it ends, and ends with the password, with a lock, and with a reset; roles change at once", async () => {
    const { store, open } = await accounts();
    const { signIn, gate, managed } = open();
    const enter = async () => {
      const me = browser();
      await me.heard(signIn.signIn(me.origin, right));
      const visit = gate.visit(me.origin);
      const told = { times: 0 };
      visit.onEnd(() => {
        told.times += 1;
      });
      const admitted = () => visit.admit({ name: "XiaohuWindow.Recall", payload: {}, site: undefined });
      admitted();
      return { me, told, admitted };
    };
    const one = await enter();
    const two = await enter();
    const next = { password: staffPassword, next: "another sentence, quite long" };
    expect((await one.me.heard(signIn.changePassword(one.me.origin, next))).stage).toBe("signedIn");
    expect([one.told.times, two.told.times]).toEqual([1, 1]);
    expect(two.admitted).toThrow(expect.objectContaining({ code: "staff.notSignedIn" }));
    // Back to the one that the other tests know.
    await accountsIn(store, [{ id: "clerk", roles: ["clerk"] }]);
    const three = await enter();
    managed.lock("clerk", "boss");
    expect(three.told.times).toBe(1);
    expect(three.admitted).toThrow(expect.objectContaining({ code: "staff.notSignedIn" }));
    managed.unlock("clerk");
    const four = await enter();
    managed.change("clerk", { name: "小测", roles: ["guide"], site: null, certificate: null });
    expect(four.admitted).toThrow(expect.objectContaining({ code: "message.notAuthorised" }));
    await managed.resetPassword("clerk");
    expect(four.told.times).toBe(1);
  });

  it("stands on the disk by a hash, as does everything that opens anything", async () => {
    const { store, open } = await accounts();
    const { signIn } = open();
    const me = browser();
    await me.heard(signIn.signIn(me.origin, right));
    expect(JSON.stringify(store.sessionsOf("clerk"))).not.toContain(me.origin.cookie);
    expect(store.account("clerk")?.password).toMatch(/^scrypt\$/);
  });
});

describe("an account", () => {
  it("begins with a manager's password, which has to give way to a good one of one's own", async () => {
    const { managed, signIn } = (await accounts()).open();
    const details = { name: "小新（测试）", roles: ["clerk" as const], site: null, certificate: null };
    const { password } = await managed.add("new", details);
    const me = browser();
    const first = { id: "new", password };
    expect((await me.heard(signIn.signIn(me.origin, first))).stage).toBe("changePassword");
    const change = (next: string) => me.heard(signIn.changePassword(me.origin, { password, next }));
    expect(await change("short")).toMatchObject({ stage: "changePassword", problem: "tooShort" });
    expect(await change("12345678")).toMatchObject({ problem: "common" });
    expect(await change("aaaaaaaaaaaa")).toMatchObject({ problem: "common" });
    expect(await change(password)).toMatchObject({ problem: "sameAsBefore" });
    expect((await change("湖里的好天气2026")).stage).toBe("signedIn");
    expect(await me.heard(signIn.signIn(me.origin, first))).toMatchObject({ problem: "wrong" });
    await expect(managed.add("new", details)).rejects.toMatchObject({ code: "staff.taken" });
  });

  it("is never the last that manages all sites when it goes", async () => {
    const { managed } = (await accounts()).open();
    const last = expect.objectContaining({ code: "staff.lastManager" });
    const details = { name: "小测", roles: ["clerk" as const], site: null, certificate: null };
    expect(() => managed.lock("boss", "boss")).toThrow(last);
    expect(() => managed.change("boss", details)).toThrow(last);
    expect(() => managed.change("boss", { ...details, roles: ["manager"], site: "street" })).toThrow(last);
    managed.change("other", { ...details, roles: ["manager"] });
    expect(managed.lock("boss", "other").locked?.by).toBe("other");
    expect(() => managed.lock("other", "other")).toThrow(last);
  });
});

describe("what is written down", () => {
  it("has each sign-in, refusal and act with who and what came of it, and nothing that was typed", async () => {
    const { clock, open } = await accounts();
    const { signIn, gate, audit } = open();
    const me = browser();
    await me.heard(signIn.signIn(me.origin, { id: "typed-by-mistake", password: "a-secret" }));
    await me.heard(signIn.signIn(me.origin, wrong));
    await me.heard(signIn.signIn(me.origin, right));
    const visit = gate.visit(me.origin);
    const call = { name: "XiaohuWindow.CallNumber", payload: { number: "A016" }, site: "huli" };
    visit.admit(call);
    await visit.ended(call, "done");
    const look = { name: "XiaohuWindow.History", payload: { number: "A016" }, site: "huli" };
    visit.admit(look);
    expect(visit.ended(look, "done")).toBeUndefined();
    const forbidden = { name: "XiaohuManager.Now", payload: {}, site: "huli" };
    expect(() => visit.admit(forbidden)).toThrow();
    await visit.ended(forbidden, "message.notAuthorised");
    await me.heard(signIn.signOut(me.origin));
    const { rows } = audit.search({}, null);
    expect(
      rows.map(({ account, what, target, outcome }) => [account, what, target, outcome]).reverse(),
    ).toEqual([
      ["?", "staff.signIn", "", "wrong"],
      ["clerk", "staff.signIn", "", "wrong"],
      ["clerk", "staff.signIn", "", "done"],
      ["clerk", "XiaohuWindow.CallNumber", "A016", "done"],
      ["clerk", "XiaohuManager.Now", "", "message.notAuthorised"],
      ["clerk", "staff.signOut", "", "done"],
    ]);
    expect(rows[2]).toMatchObject({ at: clock.now(), page: "window", site: "huli", address: "10.0.0.1" });
    expect(JSON.stringify(rows)).not.toMatch(/typed-by-mistake|a-secret/);
    expect(audit.verify()).toMatchObject({ rows: 6, fault: null });
    expect(audit.search({ refused: true }, null).rows).toHaveLength(3);
    expect(audit.search({ what: "XiaohuWindow" }, null).rows).toHaveLength(1);
    expect(audit.search({ account: "clerk", to: "2000-01-01" }, null).rows).toHaveLength(0);
    expect(audit.search({}, "street").rows).toHaveLength(0);
  });
});
