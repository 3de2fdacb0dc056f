import { describe, expect, it } from "vitest";
import { enterpriseDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { enterpriseViewOf } from "../../../kiosk/citizen/machines/enterprise.machine.ts";
import { parseCreditCode } from "../../../server/contract/identifiers/credit-code.ts";
import { actingRefusals } from "../../../server/contract/matters.ts";
import { enterpriseMachine, enterprisePaths, sampleCode } from "../../support/enterprise-paths.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

const paths = enterprisePaths();
const nodes = nodesOf(enterpriseMachine.root);

describe("saying for which enterprise it is", () => {
  it("reaches every state that can be stayed in, each refusal and each end", () => {
    const leaves = nodes
      .filter(({ states, always }) => Object.keys(states).length === 0 && !always?.length)
      .map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => String(state.value)))].sort()).toEqual(leaves.sort());
    const refusals = paths.flatMap(({ state }) =>
      state.value === "enterpriseRefused" ? [state.context.refusal] : [],
    );
    expect([...new Set(refusals)].sort()).toEqual([...actingRefusals].sort());
    const ends = paths.flatMap(({ state }) => (state.output ? [state.output.outcome] : []));
    expect(new Set(ends)).toEqual(new Set(["acting", "own", "back"]));
  });

  it("acts only for what the hall has taken, and asks it about no code that cannot be one", () => {
    for (const { state, steps } of paths) {
      if (state.output?.outcome === "acting")
        expect(steps.map((step) => step.state.value)).toContain("enterpriseActing");
      const { proof } = state.context;
      if (proof && "creditCode" in proof) expect(parseCreditCode(proof.creditCode).ok).toBe(true);
    }
  });

  it("gives no screen the code that was scanned", () => {
    for (const { state } of paths)
      expect(JSON.stringify(enterpriseViewOf(state) ?? {})).not.toContain(sampleCode);
    expect(paths.some(({ state }) => JSON.stringify(state.context.proof).includes(sampleCode))).toBe(true);
  });

  it("says first why what was shown before does no more", () => {
    const [first] = enterprisePaths("expired");
    expect([first?.state.value, first?.state.context.refusal]).toEqual(["enterpriseRefused", "expired"]);
  });

  it("has an answer to the failure of everything it invokes, and uses each of its delays", () => {
    expect(flawsOf(enterpriseMachine)).toEqual([]);
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(enterpriseDelays).sort());
  });
});
