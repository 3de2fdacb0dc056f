import { beforeAll, describe, expect, it } from "vitest";
import { followDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { busyDeliveryScreens } from "../../../kiosk/citizen/machines/delivery.machine.ts";
import { busyFindCasesScreens } from "../../../kiosk/citizen/machines/find-cases.machine.ts";
import { busyFollowScreens, followViewOf } from "../../../kiosk/citizen/machines/follow-matter.machine.ts";
import { busyOwedScreens } from "../../../kiosk/citizen/machines/owed.machine.ts";
import { busySavedScreens } from "../../../kiosk/citizen/machines/saved.machine.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { followMatterMachine, followMatterPaths } from "../../support/follow-matter-paths.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

type Path = ReturnType<typeof followMatterPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = followMatterPaths(demoCatalogue);
}, 60_000);

const nodes = nodesOf(followMatterMachine.root);

describe("every reachable situation of following a case", () => {
  it("is all of its states that can be stayed in", () => {
    const leaves = nodes
      .filter(({ states, always }) => Object.keys(states).length === 0 && !always?.length)
      .map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => state.value))].sort()).toEqual(leaves.sort());
  });

  it("keeps nothing of anybody's where it asks whose cases it is about", () => {
    const before = { identity: null, code: null, receipts: [], offered: [], requests: [], receipt: null };
    for (const { state } of paths)
      if (state.value === "followSeeking") expect(state.context).toMatchObject(before);
  });

  it("asks for another code where what was saved was another's", () => {
    const first = (paths: readonly Path[]) =>
      paths.flatMap(({ state }) => (state.value === "followSeeking" ? [state.context.finding?.state] : []));
    expect(new Set(first(paths))).toEqual(new Set(["followWho", "followCode"]));
  });

  it("withdraws nothing that was not asked about before", () => {
    for (const { steps } of paths) {
      const states = steps.map(({ state }) => state.value);
      for (const [index, value] of states.entries()) {
        const before = states.slice(0, index);
        if (value === "followWithdrawing") expect(before).toContain("followWithdrawAsk");
      }
    }
  });

  it("asks for nothing in somebody's name before their card was read", () => {
    for (const { state } of paths) {
      const leaf = String(state.value);
      if (["followWithdrawing", "followOwing", "followDelivering", "followLicences"].includes(leaf))
        expect(state.context.identity).not.toBeNull();
    }
  });

  it("never gives the document to a screen", () => {
    for (const { state } of paths)
      expect(JSON.stringify(followViewOf(state))).not.toContain(sampleIdentity.number);
    expect(paths.some(({ state }) => state.context.identity !== null)).toBe(true);
  });

  it("goes on with what was saved, or to the guide of what is offered, and otherwise with neither", () => {
    const outputs = paths.flatMap(({ state }) =>
      state.status === "done" && state.output ? [state.output] : [],
    );
    expect(new Set(outputs.map(({ next }) => next))).toEqual(
      new Set(["home", "leave", "resume", "guide", "assist"]),
    );
    for (const { next, resumed, wanted } of outputs)
      expect([resumed !== null, wanted !== null]).toEqual([next === "resume", next === "guide"]);
  });

  it("shows nothing of what is owed or appointed any more once it shows how things stand, or ends", () => {
    for (const { state } of paths)
      if (["followApplication", "followPackage", "followList", "followSeeking"].includes(state.value))
        expect([state.context.owing, state.context.delivering]).toEqual([null, null]);
  });

  it("works in the states in which the hall or the printer is asked, and in no other", () => {
    const waits = ["findCases", "document", "licences", "saved", "delivery", "owed"];
    const asking = nodes
      .filter(({ invoke }) => invoke.some(({ src }) => !waits.includes(String(src))))
      .map(({ key }) => key);
    expect([...busyFollowScreens].sort()).toEqual(
      [
        ...asking,
        ...busyFindCasesScreens,
        ...busySavedScreens,
        ...busyDeliveryScreens,
        ...busyOwedScreens,
      ].sort(),
    );
  });
});

describe("the follow-matter machine", () => {
  it("uses every one of its delays, and no other", () => {
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(followDelays).sort());
  });
  it("has an answer to the failure of everything it invokes", () => {
    expect(flawsOf(followMatterMachine)).toEqual([]);
  });
});
