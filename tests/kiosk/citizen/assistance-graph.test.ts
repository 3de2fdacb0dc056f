import { beforeAll, describe, expect, it } from "vitest";
import {
  assistanceViewOf,
  busyAssistanceScreens,
} from "../../../kiosk/citizen/machines/assistance.machine.ts";
import { assistanceDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { abouts, assistanceMachine, assistancePaths } from "../../support/assistance-paths.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

const leafOf = (value: unknown): string =>
  typeof value === "string" ? value : leafOf(Object.values(value as object)[0]);
const leaves = nodesOf(assistanceMachine.root)
  .filter(({ states }) => Object.keys(states).length === 0)
  .map(({ key }) => key);
/** States that only decide. */
const passing = ["assistBeginning", "assistPrinted"];

describe("every reachable situation of asking for help", () => {
  let paths: ReturnType<typeof assistancePaths> = [];
  beforeAll(() => {
    paths = Object.values(abouts).flatMap((about) => assistancePaths(about));
  }, 60_000);
  const statesOf = (path: (typeof paths)[number]) => path.steps.map(({ state }) => leafOf(state.value));

  it("is each of its states", () => {
    const reached = new Set(paths.map(({ state }) => leafOf(state.value)));
    expect([...reached].sort()).toEqual(leaves.filter((key) => !passing.includes(key)).sort());
  });

  it("sends nothing that was not shown whole and agreed to, and cancels nothing that was not asked about once more", () => {
    for (const path of paths) {
      const states = statesOf(path);
      for (const [index, state] of states.entries()) {
        const before = states.slice(0, index);
        if (state === "assistSaving") {
          expect(before).toContain("assistNotice");
          expect(["assistReview", "assistRefused"]).toContain(before.at(-1));
        }
        if (state === "assistCancelling") expect(before).toContain("assistCancelAsk");
      }
    }
  });

  it("gives the document to no screen, and keeps nothing of the person once it is the hall's", () => {
    for (const { state } of paths) {
      expect(JSON.stringify(assistanceViewOf(state) ?? {})).not.toContain(`"identity"`);
      if (leafOf(state.value) !== "assistBooked") continue;
      const { identity, name, telephone, address, reason } = state.context;
      expect([identity, name, telephone, address, reason]).toEqual([null, "", "", "", null]);
    }
    // The walk had one to give.
    expect(paths.some(({ state }) => state.context.identity !== null)).toBe(true);
  });

  it("has a way on or back from wherever nothing is being asked", () => {
    const states = nodesOf(assistanceMachine.root).filter(
      ({ key }) => leaves.includes(key) && key !== "finished" && !passing.includes(key),
    );
    for (const node of states) {
      const own = Object.keys(node.on);
      const above = Object.keys(node.parent?.on ?? {});
      const isBusy = (busyAssistanceScreens as readonly string[]).includes(node.key);
      expect([
        node.key,
        isBusy || [...own, ...above].some((event) => event === "back" || event === "done"),
      ]).toEqual([node.key, true]);
    }
  });

  it("works in the states in which the hall or the printer is asked, and in no other", () => {
    const asking = nodesOf(assistanceMachine.root)
      .filter(({ invoke }) => invoke.some(({ src }) => src !== "document"))
      .map(({ key }) => key);
    expect([...busyAssistanceScreens].sort()).toEqual(asking.sort());
  });

  it("has an answer to the failure of everything it invokes, and uses each of its delays", () => {
    expect(flawsOf(assistanceMachine)).toEqual([]);
    const used = new Set(
      nodesOf(assistanceMachine.root).flatMap(({ after }) =>
        after.map(({ eventType }) => eventType.split(".")[2]),
      ),
    );
    expect([...used].sort()).toEqual(Object.keys(assistanceDelays).sort());
  });
});
