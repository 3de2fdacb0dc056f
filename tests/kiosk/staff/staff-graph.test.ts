import { beforeAll, describe, expect, it } from "vitest";
import { type EventObject, fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type { StaffEffects } from "../../../kiosk/staff/effects.ts";
import { createStaffMachine, type StaffContext } from "../../../kiosk/staff/staff.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { SignInState } from "../../../server/contract/staff/session.ts";
import { innerEvents } from "../../support/inner-events.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

const never = () => new Promise<never>(() => undefined);
const effects: StaffEffects = {
  now: () => 0,
  report: () => undefined,
  ask: fromPromise(never) as StaffEffects["ask"],
  watchEnd: fromCallback(() => undefined) as StaffEffects["watchEnd"],
};
const member = (role: "guide" | "manager") => ({
  ...{ id: "g1", name: "小周（演示）", roles: [role], site: null, demo: false },
  certificate: "none" as const,
});
/** All that the hall may answer, whatever was asked. */
const name = "小周（演示）";
const signedIn = {
  stage: "signedIn",
  certificate: null,
  endsAt: 0,
  idleUntil: 0,
  recoveryCodes: null,
} as const;
const answers: readonly SignInState[] = [
  { stage: "signedOut", problem: null },
  { stage: "signedOut", problem: "tooLate" },
  { stage: "waiting", until: 60_000 },
  { stage: "changePassword", name, problem: "common" },
  { stage: "secondFactor", name, problem: null },
  { stage: "enrol", name, secret: "JBSWY3DPEHPK3PXP", address: "otpauth://totp/g1", problem: null },
  { stage: "recoveryCodes", name, codes: ["aaaa-bbbb"] },
  { ...signedIn, member: member("guide"), problem: null },
  { ...signedIn, member: member("guide"), problem: "wrong" },
  { ...signedIn, member: member("manager"), problem: null },
  { stage: "demo", member: member("guide") },
];
const secrets = { password: "a-password-0001", next: "a-password-0002", code: "246802" };
const machine = createStaffMachine(effects, "guide");
const nodes = nodesOf(machine.root);

function walk() {
  return getShortestPaths(machine, {
    events: [
      ...innerEvents(machine, { ask: answers }, [
        new ContractError("queue.hallUnreachable", "sample"),
        new Error("a bug"),
      ]),
      { type: "type", typed: { id: "g1", ...secrets, again: secrets.next } },
      ...(["submit", "switchCode", "signOut", "changePassword", "cancel", "tryAgain", "ended"] as const).map(
        (type) => ({ type }),
      ),
    ] as EventObject[] as never,
    serializeState: ({ value, context }) => JSON.stringify([value, context]),
    limit: 50_000,
  });
}

let paths: ReturnType<typeof walk> = [];
beforeAll(() => {
  paths = walk();
}, 60_000);

const nameOf = (value: unknown): string =>
  typeof value === "string"
    ? value
    : Object.entries(value as object)
        .flat()
        .join(".");
const typedIn = ({ typed: { id: _, ...rest }, asked }: StaffContext) =>
  JSON.stringify([rest, asked]) === JSON.stringify([{ password: "", next: "", again: "", code: "" }, null]);

describe("every reachable situation of signing in", () => {
  it("is all of its states that can be stayed in", () => {
    const leaves = nodes
      .filter(({ states, always }) => Object.keys(states).length === 0 && !always?.length)
      .map(({ path }) => path.join("."));
    expect([...new Set(paths.map(({ state }) => nameOf(state.value)))].sort()).toEqual(leaves.sort());
  });

  it("shows the page to nobody but whom the hall says is in and may be", () => {
    for (const { state } of paths) {
      if (!nameOf(state.value).startsWith("in")) continue;
      const { state: at } = state.context;
      const isIn = at?.stage === "signedIn" || at?.stage === "demo";
      expect([nameOf(state.value), at?.stage, isIn]).toEqual([nameOf(state.value), at?.stage, true]);
      if (at?.stage === "signedIn") expect(at.member.roles).toContain("guide");
    }
  });

  it("keeps nothing that was typed but the account, once it is answered or left", () => {
    for (const { state } of paths) {
      const name = nameOf(state.value);
      if (["form", "sending", "in.changing", "in.saving", "asking"].includes(name)) continue;
      expect([name, typedIn(state.context)]).toEqual([name, true]);
    }
  });

  it("sends nothing but what somebody asked for, and only what is filled in", () => {
    for (const { steps } of paths)
      for (const [index, { state, event }] of steps.entries()) {
        const [name, before] = [nameOf(state.value), nameOf(steps[index - 1]?.state.value ?? "")];
        if ((name === "sending" || name === "in.saving") && before !== name)
          expect(["submit", "signOut"]).toContain(event.type);
      }
  });

  it("has a way on from wherever nothing is being asked", () => {
    const ways = ["submit", "type", "signOut", "tryAgain", "cancel", "changePassword", "ended"] as const;
    for (const { state } of paths) {
      const name = nameOf(state.value);
      if (["asking", "sending", "in.saving"].includes(name)) continue;
      const can = ways.some((type) => state.can({ type, typed: {} } as never));
      expect([name, can]).toEqual([name, true]);
    }
  });

  it("has an answer to the failure of everything it asks", () => {
    expect(flawsOf(machine)).toEqual([]);
  });
});
