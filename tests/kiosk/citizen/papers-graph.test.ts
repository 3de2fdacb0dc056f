import { beforeAll, describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { busyPapersScreens, papersViewOf } from "../../../kiosk/citizen/machines/papers.machine.ts";
import { papersDelays } from "../../../kiosk/citizen/machines/papers-delays.ts";
import { goodCondition, withReaderFault } from "../../support/citizen-paths.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { papersMachine, papersPaths } from "../../support/papers-paths.ts";
import { blankPaper, samplePapers } from "../../support/sample-papers.ts";

type Path = ReturnType<typeof papersPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = [...papersPaths(), ...papersPaths([blankPaper])];
}, 60_000);

const personal = samplePapers.find((paper) => paper.personal) ?? blankPaper;
const nodes = nodesOf(papersMachine.root);
const leafOf = (value: Path["state"]["value"]) => value;

describe("every reachable situation of looking at papers", () => {
  it("is all of its states that can be stayed in", () => {
    const leaves = nodes
      .filter(({ states, always }) => Object.keys(states).length === 0 && !always?.length)
      .map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => leafOf(state.value)))].sort()).toEqual(leaves.sort());
  });

  it("asks for a personal paper only behind its holder's card, and for no card where it is none", () => {
    for (const { state } of paths) {
      const { chosen, identity } = state.context;
      const leaf = leafOf(state.value);
      if (["papersOpening", "papersLook", "papersPrinting"].includes(leaf) && chosen?.personal)
        expect(identity).not.toBeNull();
    }
    for (const { state } of papersPaths([blankPaper])) expect(state.context.cardLaid).toBe(false);
  });

  it("prints only what is on the screen, at a touch, each touch under a key of its own", () => {
    for (const { steps } of paths)
      for (const [index, { state }] of steps.entries()) {
        if (leafOf(state.value) !== "papersPrinting" || index === 0) continue;
        const before = steps[index - 1];
        if (!before || leafOf(before.state.value) === "papersPrinting") continue;
        expect(leafOf(before.state.value)).toBe("papersLook");
        expect(steps[index]?.event.type).toBe("print");
        expect(before.state.context.printer?.state).toBe("ready");
      }
  });

  it("ends, and goes on to another paper, only when nothing lies in the tray any more", () => {
    for (const { state } of paths) {
      if (leafOf(state.value) === "papersTake") expect(state.context.lying).toBe(true);
      else expect(state.context.lying).toBe(false);
    }
    expect(paths.some(({ state }) => state.context.lying)).toBe(true);
  });

  it("asks for the card again when the reader is back, and for another document while it is away", () => {
    const actor = createActor(papersMachine, {
      input: { condition: withReaderFault("reader.absent"), papers: samplePapers },
    }).start();
    const first = () => {
      actor.send({ type: "choose", id: personal.id });
      return actor.getSnapshot().context.reading?.state;
    };
    expect(first()).toBe("documentChoice");
    actor.send({ type: "condition", condition: goodCondition });
    actor.send({ type: "back" });
    expect(first()).toBe("documentPlace");
  });

  it("never gives the document to a screen", () => {
    for (const { state } of paths)
      expect(JSON.stringify(papersViewOf(state))).not.toContain(sampleIdentity.number);
    expect(paths.some(({ state }) => state.context.identity !== null)).toBe(true);
  });

  it("works in the states in which the hall or the printer works, and in no other", () => {
    const waits = ["document", "printer"];
    const asking = nodes
      .filter(({ invoke }) => invoke.some(({ src }) => !waits.includes(String(src))))
      .map(({ key }) => key);
    expect([...busyPapersScreens].sort()).toEqual(asking.sort());
  });
});

describe("the papers machine", () => {
  it("uses every one of its delays, and no other", () => {
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(papersDelays).sort());
  });
  it("has an answer to the failure of everything it invokes", () => {
    expect(flawsOf(papersMachine)).toEqual([]);
  });
});
