import { beforeAll, describe, expect, it } from "vitest";
import { deliveryDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { busyDeliveryScreens, deliveryViewOf } from "../../../kiosk/citizen/machines/delivery.machine.ts";
import { deliveryMachine, deliveryPaths } from "../../support/delivery-paths.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

let paths: ReturnType<typeof deliveryPaths> = [];
beforeAll(() => {
  paths = deliveryPaths(demoCatalogue);
}, 60_000);
const nodes = nodesOf(deliveryMachine.root);

describe("having the result another way", () => {
  it("reaches every one of its states, and answers the failure of everything it invokes", () => {
    const leaves = nodes.filter(({ states }) => Object.keys(states).length === 0).map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => String(state.value)))].sort()).toEqual(leaves.sort());
    expect(flawsOf(deliveryMachine)).toEqual([]);
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(deliveryDelays).sort());
  });

  it("sends post nowhere but where it was said, and only after its fee was on the screen", () => {
    for (const { state, steps } of paths) {
      if (String(state.value) !== "followAppointing") continue;
      const { kind, address, telephone } = state.context.appointing;
      expect(kind).not.toBeNull();
      expect([address !== null, telephone !== null]).toEqual([kind === "post", kind === "post"]);
      const before = steps.map((step) => String(step.state.value));
      expect(before).toContain("followDelivery");
      if (kind === "post") expect(before).toContain("followPostTelephone");
    }
    expect(paths.some(({ state }) => state.context.appointing.kind === "post")).toBe(true);
  });

  it("says the new receipt when it was appointed, and none otherwise; of another document only of a case that is not this one's", () => {
    const outcomes = new Set<string>();
    for (const { state, steps } of paths) {
      if (!state.output) continue;
      const { outcome, receipt } = state.output;
      outcomes.add(outcome);
      expect(receipt !== null).toBe(outcome === "appointed");
      if (outcome !== "notTheirs") continue;
      const left = steps.map((step) => step.state).find(({ value }) => value === "finished");
      expect(left?.context.error).toBe("matter.notFound");
    }
    expect(outcomes).toEqual(new Set(["appointed", "notTheirs", "back"]));
  });

  it("never gives the document to a screen, and its address only where it is asked where post goes", () => {
    for (const { state } of paths) {
      const view = deliveryViewOf(state);
      expect(JSON.stringify(view)).not.toContain(sampleIdentity.number);
      if (view && (view.state === "followAppointing" || view.state === "followRefused"))
        expect(view.knownAddress).toBe("");
    }
  });

  it("works in the states in which the hall is asked to do it, and in no other", () => {
    const asking = nodes
      .filter(({ invoke }) => invoke.some(({ src }) => src !== "postFees"))
      .map(({ key }) => key);
    expect([...busyDeliveryScreens]).toEqual(asking);
  });
});
