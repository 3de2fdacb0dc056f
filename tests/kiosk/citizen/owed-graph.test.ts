import { beforeAll, describe, expect, it } from "vitest";
import { owedDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { busyOwedScreens, owedViewOf } from "../../../kiosk/citizen/machines/owed.machine.ts";
import { busyScanScreens } from "../../../kiosk/citizen/machines/scan.machine.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { owedMachine, owedPaths } from "../../support/owed-paths.ts";

let paths: ReturnType<typeof owedPaths> = [];
beforeAll(() => {
  paths = owedPaths(demoCatalogue);
}, 60_000);
const nodes = nodesOf(owedMachine.root);

describe("adding what is owed", () => {
  it("reaches every one of its states, and answers the failure of everything it invokes", () => {
    const leaves = nodes.filter(({ states }) => Object.keys(states).length === 0).map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => String(state.value)))].sort()).toEqual(leaves.sort());
    expect(flawsOf(owedMachine)).toEqual([]);
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(owedDelays).sort());
  });

  it("adds nothing without consent", () => {
    for (const { steps } of paths) {
      const states = steps.map(({ state }) => state.value);
      for (const [index, value] of states.entries())
        if (value === "followFetching" || value === "followHandingIn")
          expect(states.slice(0, index)).toContain("followOwed");
    }
  });

  it("has an open case wherever something is shown or handed in, and says what it was left with", () => {
    for (const { state } of paths) {
      if (["followOwed", "followScanning", "followFetching", "followHandingIn"].includes(state.value))
        expect(state.context.owed).not.toBeNull();
      if (state.value === "followScanning") expect(state.context.hasCamera).toBe(true);
    }
    const outputs = paths.flatMap(({ state }) =>
      state.status === "done" && state.output ? [state.output] : [],
    );
    expect(new Set(outputs.map(({ outcome }) => outcome))).toEqual(
      new Set(["supplemented", "notTheirs", "back"]),
    );
  });

  it("asks for another document only where the case is not of this one", () => {
    for (const { state, steps } of paths) {
      if (state.output?.outcome !== "notTheirs") continue;
      const left = steps.map((step) => step.state).find(({ value }) => value === "finished");
      expect(left?.context.error).toBe("matter.notFound");
    }
  });

  it("never gives the document to a screen", () => {
    for (const { state } of paths)
      expect(JSON.stringify(owedViewOf(state))).not.toContain(sampleIdentity.number);
  });

  it("works in the states in which the hall is asked, and in no other", () => {
    const asking = nodes
      .filter(({ invoke }) => invoke.some(({ src }) => !["watchCameras", "scan"].includes(String(src))))
      .map(({ key }) => key);
    expect([...busyOwedScreens].sort()).toEqual([...asking, ...busyScanScreens].sort());
  });
});
