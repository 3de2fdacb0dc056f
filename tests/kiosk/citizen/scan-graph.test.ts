import { beforeAll, describe, expect, it } from "vitest";
import { scanDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { busyScanScreens, scanViewOf } from "../../../kiosk/citizen/machines/scan.machine.ts";
import { mostFiles } from "../../../server/contract/matters.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { scanMachine, scanPaths } from "../../support/scan-paths.ts";

type Path = ReturnType<typeof scanPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = scanPaths();
}, 60_000);

const nodes = nodesOf(scanMachine.root);
const leafOf = (value: Path["state"]["value"]): string =>
  typeof value === "string" ? value : value.scanCamera;
const withCamera = ["scanOpening", "scanLive", "scanJudging", "scanLook"];

describe("every reachable situation of scanning pages", () => {
  it("is all of its states that can be stayed in", () => {
    const leaves = nodes
      .filter(({ states, always }) => Object.keys(states).length === 0 && !always?.length)
      .map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => leafOf(state.value)))].sort()).toEqual(
      [...leaves, "scanPages"].sort(),
    );
  });

  it("has the camera while its picture or what was taken is looked at, and nowhere else", () => {
    for (const { state } of paths) {
      const leaf = leafOf(state.value);
      if (!withCamera.includes(leaf)) expect([leaf, state.context.camera]).toEqual([leaf, null]);
      if (leaf === "scanLive") expect(state.context.camera).not.toBeNull();
      expect(Object.keys(scanViewOf(state) ?? {})).not.toContain("picture");
      if (leaf !== "scanJudging") expect(state.context.picture).toBeNull();
    }
  });

  it("keeps no page that was doubted before it was taken twice", () => {
    const kept = paths.flatMap(({ steps }) =>
      steps.flatMap(({ state, event }, index) => {
        const isKept = (event as { type: string }).type === "keep" && leafOf(state.value) === "scanPages";
        const before = steps[index - 1]?.state.context;
        return isKept && before ? [before] : [];
      }),
    );
    const doubted = kept.filter((before) => (before.taken?.doubts.length ?? 0) > 0);
    expect(doubted.length).toBeGreaterThan(0);
    for (const before of doubted) expect(before.doubted).toBeGreaterThanOrEqual(2);
    expect(kept.length).toBeGreaterThan(doubted.length);
  });

  it("names files only when every page was sent, and never one more than may be handed in", () => {
    const outputs = paths.flatMap(({ state }) => (state.output ? [{ output: state.output, state }] : []));
    for (const { output, state } of outputs) {
      expect(output.files !== null).toBe(state.context.isDone);
      if (output.files) expect(output.files).toHaveLength(output.pages.length);
      expect(output.pages.length).toBeLessThanOrEqual(mostFiles);
    }
    expect(outputs.some(({ output }) => output.files?.length === mostFiles)).toBe(true);
    expect(new Set(outputs.map(({ output }) => output.problem))).toContain("gone");
  });

  it("works where a page is judged or sent, and in no other state", () => {
    const asking = nodes
      .filter(({ invoke }) => invoke.some(({ src }) => src !== "camera"))
      .map(({ key }) => key);
    expect([...busyScanScreens].sort()).toEqual(asking.sort());
  });

  it("uses every one of its delays, and has an answer to the failure of everything it invokes", () => {
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(scanDelays).sort());
    expect(flawsOf(scanMachine)).toEqual([]);
  });
});
