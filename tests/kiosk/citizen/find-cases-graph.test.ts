import { beforeAll, describe, expect, it } from "vitest";
import { transition } from "xstate";
import { readerProblem } from "../../../kiosk/citizen/condition.ts";
import { findCasesDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { busyFindCasesScreens, findCasesViewOf } from "../../../kiosk/citizen/machines/find-cases.machine.ts";
import { withReaderFault } from "../../support/citizen-paths.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { findCasesMachine, findCasesPaths } from "../../support/find-cases-paths.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

let paths: ReturnType<typeof findCasesPaths> = [];
let again: typeof paths = [];
beforeAll(() => {
  const catalogue = demoCatalogue;
  paths = findCasesPaths(catalogue);
  again = findCasesPaths(catalogue, "code");
}, 60_000);
const nodes = nodesOf(findCasesMachine.root);

describe("finding somebody's cases", () => {
  it("reaches every one of its states, and answers the failure of everything it invokes", () => {
    const leaves = nodes
      .filter(({ states, always }) => Object.keys(states).length === 0 && !always?.length)
      .map(({ key }) => key);
    for (const each of [paths, again])
      expect([...new Set(each.map(({ state }) => String(state.value)))].sort()).toEqual(leaves.sort());
    expect(flawsOf(findCasesMachine)).toEqual([]);
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(findCasesDelays).sort());
  });

  it("begins with the question by what, or with another code", () => {
    const begins = [paths, again].map(([path]) => path?.steps[0]?.state.value ?? path?.state.value);
    expect(begins).toEqual(["followWho", "followCode"]);
  });

  it("asks the hall by a document that was read or by a code, and never by both", () => {
    const by = new Set<string>();
    for (const { state } of paths) {
      if (state.value !== "followFinding") continue;
      const { code, identity } = state.context;
      expect((code !== null) !== (identity !== null)).toBe(true);
      by.add(code !== null ? "code" : "document");
    }
    expect(by).toEqual(new Set(["document", "code"]));
  });

  it("keeps nothing of anybody's once it asks again by what", () => {
    for (const { state } of [...paths, ...again])
      if (state.value === "followWho")
        expect(state.context).toMatchObject({ identity: null, code: null, scanned: false, error: null });
  });

  it("leads to every one of its outcomes: to a request, or what was saved, by a code alone", () => {
    const outcomes = new Set<string>();
    for (const { state } of paths) {
      if (!state.output) continue;
      const { outcome } = state.output;
      outcomes.add(outcome);
      if (outcome === "assist" || outcome === "saved") expect(state.context.code).not.toBeNull();
      if (state.output.outcome === "found") expect(state.output.identity).toBe(state.context.identity);
    }
    expect(outcomes).toEqual(new Set(["found", "guide", "assist", "pain", "saved", "licences", "back"]));
  });

  it("asks which document, and tells of no licences, at a reader that is out of order", () => {
    const fails = paths.filter(
      ({ state: { value, context } }) =>
        value === "followRefused" && context.failed === "card" && context.documentFirst === "card",
    );
    expect(fails.length).toBeGreaterThan(0);
    for (const { state } of fails) {
      const condition = withReaderFault("reader.absent");
      const [broken] = transition(findCasesMachine, state, { type: "condition", condition });
      const [next] = transition(findCasesMachine, broken, { type: "tryAgain" });
      expect(next.context.reading?.state).toBe("documentChoice");
    }
    for (const { state, steps } of paths)
      if (state.output?.outcome === "licences" && steps.at(-2)?.state.value !== "finished")
        expect(readerProblem(state.context.condition)).toBeNull();
  });

  it("never gives the document to a screen", () => {
    for (const { state } of paths)
      expect(JSON.stringify(findCasesViewOf(state))).not.toContain(sampleIdentity.number);
    expect(paths.some(({ state }) => state.context.identity !== null)).toBe(true);
  });

  it("works in the states in which the hall is asked, and in no other", () => {
    const waits = ["document", "code", "hasScanner"];
    const asking = nodes
      .filter(({ invoke }) => invoke.some(({ src }) => !waits.includes(String(src))))
      .map(({ key }) => key);
    expect([...busyFindCasesScreens]).toEqual(asking);
  });
});
