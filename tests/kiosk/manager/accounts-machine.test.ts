import { describe, expect, it } from "vitest";
import { createActor, fromCallback, fromPromise, waitFor } from "xstate";
import { createAccountsMachine, isComplete } from "../../../kiosk/manager/staff/accounts.machine.ts";
import type { AccountAct, Accounts, StaffDeskEffects } from "../../../kiosk/manager/staff/effects.ts";
import { ContractError } from "../../../server/contract/errors.ts";

const none: Accounts = { accounts: [], sites: ["huli"], demo: false };
const draft = { id: "wu", name: "小吴", roles: ["guide" as const], site: null, certificate: null };

function desk(perform: (act: AccountAct) => Promise<string | null>) {
  const effects = {
    report: () => undefined,
    watchConnection: fromCallback(({ sendBack }) => sendBack({ type: "connection", state: "open" })),
    loadAccounts: fromPromise(async () => none),
    perform: fromPromise(({ input }: { input: AccountAct }) => perform(input)),
    searchAudit: fromPromise(async () => ({ rows: [], more: false })),
    verifyAudit: fromPromise(async () => ({ rows: 0, head: null, fault: null })),
  } as unknown as StaffDeskEffects;
  const actor = createActor(createAccountsMachine(effects));
  actor.start();
  const at = (value: string) => waitFor(actor, (snapshot) => snapshot.matches(value as never));
  return { actor, at };
}

describe("the manager's accounts", () => {
  it("gives a first password to hand over, and forgets it when it is dismissed or the next thing is done", async () => {
    const acts: AccountAct[] = [];
    const { actor, at } = desk(async (act) => {
      acts.push(act);
      return "KMPQR-23456-ABCDE";
    });
    await at("listed");
    actor.send({ type: "edit", draft: { ...draft, roles: [] }, isNew: true });
    actor.send({ type: "save" });
    expect(actor.getSnapshot().value).toBe("editing");
    actor.send({ type: "type", changes: { roles: ["guide"] } });
    actor.send({ type: "save" });
    const { context } = await at("listed");
    expect(acts).toEqual([{ kind: "add", details: draft }]);
    expect(context).toMatchObject({ draft: null, given: { id: "wu", password: "KMPQR-23456-ABCDE" } });
    actor.send({ type: "ask", act: { kind: "lock", id: "wu" } });
    expect(actor.getSnapshot().context.given).toBeNull();
    actor.send({ type: "cancel" });
    expect(actor.getSnapshot()).toMatchObject({ value: "listed", context: { act: null } });
    expect(acts).toHaveLength(1);
  });

  it("keeps a form as it was filled in when the hall refuses it, and an act that was refused says why", async () => {
    const { actor, at } = desk(async ({ kind }) => {
      throw new ContractError(kind === "add" ? "staff.taken" : "staff.lastManager", "no");
    });
    await at("listed");
    actor.send({ type: "edit", draft, isNew: true });
    actor.send({ type: "save" });
    const refused = await at("editing");
    expect(refused.context).toMatchObject({ draft, error: "staff.taken" });
    actor.send({ type: "cancel" });
    actor.send({ type: "ask", act: { kind: "lock", id: "boss" } });
    actor.send({ type: "confirm" });
    await at("doing");
    expect((await at("listed")).context).toMatchObject({ act: null, error: "staff.lastManager" });
  });

  it("wants an id, a name, a role, and of a certificate all or nothing", () => {
    const certificate = { number: "1", validFrom: "2026-01-01", validTo: "2026-12-31" };
    expect(isComplete({ ...draft, certificate })).toBe(true);
    for (const wrong of [
      { id: "" },
      { id: "with space" },
      { name: " " },
      { roles: [] },
      { certificate: { ...certificate, number: "" } },
      { certificate: { ...certificate, validTo: "2025-12-31" } },
    ])
      expect(isComplete({ ...draft, ...wrong })).toBe(false);
  });
});
