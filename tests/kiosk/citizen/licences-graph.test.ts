import { beforeAll, describe, expect, it } from "vitest";
import { licencesDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { busyLicencesScreens, licencesViewOf } from "../../../kiosk/citizen/machines/licences.machine.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import { licencesMachine, licencesPaths, sampleTelephone } from "../../support/licences-paths.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

let paths: ReturnType<typeof licencesPaths> = [];
beforeAll(() => {
  paths = licencesPaths(demoCatalogue);
}, 60_000);
const nodes = nodesOf(licencesMachine.root);

describe("being reminded of an e-licence", () => {
  it("reaches every one of its states, and each has a way on or back", () => {
    const leaves = nodes.filter(({ states }) => Object.keys(states).length === 0).map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => String(state.value)))].sort()).toEqual(leaves.sort());
    expect(flawsOf(licencesMachine)).toEqual([]);
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(licencesDelays).sort());
  });

  it("asks for nothing that was not ticked by the citizen, of a licence and a day that were offered", () => {
    let agreed = 0;
    for (const { state, steps } of paths) {
      const at = steps.findLastIndex((step) => String(step.state.value) === "licencesAgree");
      if (String(state.value) !== "licencesReminding" || at < 0) continue;
      agreed += 1;
      expect(steps[at]?.state.context.agreed).toBe(true);
      // Nothing is ticked when the text is first shown.
      const shown = steps.findIndex((step) => String(step.state.value) === "licencesAgree");
      expect(steps[shown]?.state.context.agreed).toBe(false);
      expect(state.context).toMatchObject({ kind: "foodLicence", before: 30, telephone: sampleTelephone });
    }
    expect(agreed).toBeGreaterThan(0);
  });

  it("never gives the document to a screen, and forgets the number with the list", () => {
    for (const { state } of paths) {
      expect(JSON.stringify(licencesViewOf(state) ?? {})).not.toContain(sampleIdentity.number);
      if (state.value === "licencesList") expect(state.context).toMatchObject({ telephone: null, draft: "" });
    }
  });

  it("works in the states in which the hall is asked, and in no other", () => {
    const asking = nodes.filter(({ invoke }) => invoke.length > 0).map(({ key }) => key);
    expect([...busyLicencesScreens].sort()).toEqual(asking.sort());
  });
});
