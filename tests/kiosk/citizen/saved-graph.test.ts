import { beforeAll, describe, expect, it } from "vitest";
import { savedDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { busySavedScreens, savedViewOf } from "../../../kiosk/citizen/machines/saved.machine.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { sampleLastFour, savedMachine, savedPaths } from "../../support/saved-paths.ts";

let paths: ReturnType<typeof savedPaths> = [];
beforeAll(() => {
  paths = savedPaths(demoCatalogue);
}, 60_000);
const nodes = nodesOf(savedMachine.root);

describe("going on with what was saved", () => {
  it("reaches every one of its states, and answers the failure of everything it invokes", () => {
    const leaves = nodes.filter(({ states }) => Object.keys(states).length === 0).map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => String(state.value)))].sort()).toEqual(leaves.sort());
    expect(flawsOf(savedMachine)).toEqual([]);
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(savedDelays).sort());
  });

  it("opens it for nobody who has not shown the document or the end of its number", () => {
    const shown = new Set<string>();
    for (const { state } of paths) {
      if (state.value !== "followResuming") continue;
      const { identity, lastFour } = state.context;
      expect(identity !== null || lastFour !== "").toBe(true);
      shown.add(identity ? "document" : "lastFour");
    }
    expect(shown).toEqual(new Set(["document", "lastFour"]));
  });

  it("keeps no document that was not the right one, once it asks again", () => {
    for (const { state } of paths)
      if (state.value === "followSaved") expect(state.context.identity).toBeNull();
  });

  it("has what was saved when it was opened, and otherwise nothing", () => {
    const outcomes = new Set<string>();
    for (const { state } of paths) {
      if (!state.output) continue;
      outcomes.add(state.output.outcome);
      expect(state.output.resumed !== null).toBe(state.output.outcome === "resumed");
    }
    expect(outcomes).toEqual(new Set(["resumed", "typeCode", "back"]));
  });

  it("never gives the document, or the end of its number, to a screen", () => {
    for (const { state } of paths) {
      const view = JSON.stringify(savedViewOf(state));
      expect(view).not.toContain(sampleIdentity.number);
      expect(view).not.toContain(sampleLastFour);
    }
    expect(paths.some(({ state }) => state.context.lastFour === sampleLastFour)).toBe(true);
  });

  it("works in the states in which the hall is asked, and in no other", () => {
    const asking = nodes
      .filter(({ invoke }) => invoke.some(({ src }) => !["document", "code"].includes(String(src))))
      .map(({ key }) => key);
    expect([...busySavedScreens]).toEqual(asking);
  });
});
