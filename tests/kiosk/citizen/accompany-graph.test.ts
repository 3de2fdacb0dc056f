import { beforeAll, describe, expect, it } from "vitest";
import { accompanyViewOf } from "../../../kiosk/citizen/machines/accompany.machine.ts";
import { accompanyDelays, helpHoldTime, sessionDelays } from "../../../kiosk/citizen/machines/delays.ts";
import type { Accompaniment } from "../../../server/contract/accompany/accompaniment.ts";
import {
  accompanyMachine,
  accompanyPaths,
  accompanyStandings,
  sampleAccompaniment,
} from "../../support/accompany-paths.ts";
import { sampleTicket } from "../../support/citizen-paths.ts";
import { sampleCall } from "../../support/help-moments.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

type Path = ReturnType<typeof accompanyPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = accompanyPaths();
}, 60_000);
const nodes = nodesOf(accompanyMachine.root);

describe("every reachable situation of accompanying", () => {
  it("is every way in which it can look on, and every way of the number", () => {
    const seen = new Set(
      paths.flatMap(({ state }) => {
        const view = accompanyViewOf(state);
        return view ? [view.state, view.sheet] : ["over", null];
      }),
    );
    for (const each of ["asked", "joining", "near", "gap", "ended", "over", "handOver", "number"])
      expect(seen).toContain(each);
  });

  it("shows a step only behind the citizen's yes, and never behind an end", () => {
    for (const { state, steps } of paths) {
      const isShared = state.children.shareSteps !== undefined;
      const view = accompanyViewOf(state);
      expect(isShared).toBe(view?.state === "near" || view?.state === "gap");
      if (isShared) expect(steps.some(({ event }) => event.type === "yes")).toBe(true);
    }
  });

  it("is asked once: nothing that comes behind the answer brings the question back", () => {
    for (const { state, steps } of paths)
      if (accompanyViewOf(state)?.state === "asked")
        expect(steps.map(({ event }) => event.type)).not.toContain("yes");
  });

  it("is stopped by one touch wherever somebody may look on, and refused by one where it is asked", () => {
    for (const { state } of paths) {
      const view = accompanyViewOf(state);
      if (!view) continue;
      if (view.state === "asked") expect(state.can({ type: "no" })).toBe(true);
      else if (view.state !== "over" && view.state !== "ended")
        expect(state.can({ type: "stop" })).toBe(true);
      if (view.state === "ended") expect(state.can({ type: "close" })).toBe(true);
      if (view.sheet === "number") expect(state.can({ type: "read" })).toBe(true);
    }
  });

  it("keeps the number of a window on the screen until it was read, whoever ends the rest", () => {
    const isShown = ({ state }: Path) => accompanyViewOf(state)?.sheet === "number";
    for (const { state, steps } of paths.filter(isShown)) {
      expect(state.context.ticket?.number).toBe(sampleTicket.number);
      expect(steps.length).toBeGreaterThan(0);
    }
    expect(paths.filter(isShown).some(({ state }) => accompanyViewOf(state)?.state === "over")).toBe(true);
    // Nobody is asked twice about the same window.
    for (const { state } of paths)
      if (state.context.answered !== null) expect(accompanyViewOf(state)?.sheet).not.toBe("handOver");
  });

  it("uses every one of its delays, and has an answer to the failure of everything it invokes", () => {
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(accompanyDelays).sort());
    expect(flawsOf(accompanyMachine)).toEqual([]);
  });
});

const lin = sampleAccompaniment.guide;
/** A session with a call that a guide has, at home. */
async function called() {
  const bench = new TerminalOnBench();
  await bench.rest();
  bench.send("start", "help");
  const call = { ...sampleCall, id: String(bench.help.pending("XiaohuHelp.Call").payload.id), guide: lin };
  const tell = async (accompaniment: Accompaniment | null, reachable = true) => {
    bench.help.tell({
      standing: {
        reachable,
        call: { ...call, state: "taken", dueAt: 0 },
        guides: 1,
        notices: [],
        closed: null,
        accompaniment,
      },
    });
    await bench.clock.advance(0);
  };
  bench.help.pending("XiaohuHelp.Call").resolve({
    standing: { reachable: true, call, guides: 1, notices: [], closed: null, accompaniment: null },
  });
  await bench.clock.advance(0);
  bench.send("closeHelp");
  const tap = async (...events: object[]) => {
    for (const event of events) bench.send({ type: "accompany", event } as never);
    await bench.clock.advance(0);
  };
  return { bench, tell, tap };
}
const withGuide = accompanyStandings.with.accompaniment;

async function accompanied() {
  const set = await called();
  await set.tell(sampleAccompaniment);
  await set.tap({ type: "yes" });
  await set.tell(withGuide);
  expect(set.bench.session.accompany?.state).toBe("near");
  return set;
}

describe("a session that a guide looks on at", () => {
  it("is asked first, over whatever is open; a no is told, and the same question is not asked again", async () => {
    const { bench, tell, tap } = await called();
    expect(bench.sharing.loads).toBe(0);
    bench.send("help");
    await tell(sampleAccompaniment);
    expect(bench.overlay).toBe("accompany");
    expect(bench.sharing.shown).toBeNull();
    await tap({ type: "no" });
    expect(bench.overlay).toBe("help");
    expect(bench.sharing.answers).toEqual([{ id: sampleAccompaniment.id, answer: { answer: "stop" } }]);
    await tell(sampleAccompaniment);
    expect(bench.overlay).toBe("help");
    await tell({ ...sampleAccompaniment, id: "accompany-0000-0002" });
    expect(bench.overlay).toBe("accompany");
    await bench.clock.advance(accompanyDelays.askTime);
    expect(bench.overlay).toBe("help");
    expect(bench.sharing.shown).toBeNull();
  });

  it("shows its steps from the yes to the stop, and the hall is told until it knows", async () => {
    const { bench, tell, tap } = await accompanied();
    expect(bench.sharing.shown?.id).toBe(sampleAccompaniment.id);
    expect(bench.sharing.answers).toEqual([{ id: sampleAccompaniment.id, answer: { answer: "yes" } }]);
    bench.sharing.arrives = false;
    await tap({ type: "stop" });
    expect(bench.sharing.shown).toBeNull();
    expect(bench.session.accompany).toBeNull();
    bench.sharing.arrives = true;
    await tell(withGuide);
    expect(bench.sharing.answers.at(-1)).toEqual({ id: sampleAccompaniment.id, answer: { answer: "stop" } });
    expect(bench.session.accompany).toBeNull();
    const said = bench.sharing.answers.length;
    await tell(null);
    await tell(null);
    expect(bench.sharing.answers).toHaveLength(said);
  });

  it("takes the guide's changes at once, and takes them back by one touch", async () => {
    const { bench, tap } = await accompanied();
    bench.sharing.shown?.tell({ type: "modes", modes: { text: "large" } });
    await bench.clock.advance(0);
    expect(bench.session.modes.text).toBe("large");
    expect(bench.session.accompany?.note).toMatchObject({ kind: "modes", before: { text: "normal" } });
    await tap({ type: "takeBack" });
    expect(bench.session.modes.text).toBe("normal");
    expect(bench.session.accompany?.note).toBeNull();
    bench.sharing.shown?.tell({ type: "seen", kind: "offer", words: "下一步" });
    expect(bench.session.accompany?.note).toEqual({ kind: "offer", words: "下一步" });
    await bench.clock.advance(accompanyDelays.noteTime);
    expect(bench.session.accompany?.note).toBeNull();
  });

  it("has more time for each extension once, behind the bound of the call", async () => {
    const { bench, tell } = await accompanied();
    await tell(accompanyStandings.moreTime.accompaniment);
    await tell(accompanyStandings.moreTime.accompaniment);
    expect(bench.session.accompany?.note).toEqual({ kind: "time", minutes: 10 });
    await bench.clock.advance(helpHoldTime + 10 * 60_000 - 10_000);
    expect(bench.session.help?.holds).toBe(true);
    await bench.clock.advance(10_000);
    expect(bench.session.help?.holds).toBe(false);
    await tell({ ...withGuide, extensions: { given: 2, left: 1, minutes: 10 } });
    expect(bench.session.help?.holds).toBe(true);
  });

  it("goes on behind a short gap with the newest step, and is over behind a long one", async () => {
    for (const lose of ["line", "page"] as const) {
      const { bench, tell } = await accompanied();
      const lost = async () => {
        if (lose === "line") await tell(withGuide, false);
        else bench.help.setState("lost");
      };
      await lost();
      expect(bench.session.accompany?.state).toBe("gap");
      await bench.clock.advance(accompanyDelays.gapTime - 1);
      await tell(withGuide);
      expect(bench.session.accompany?.state).toBe("near");
      expect(bench.sharing.again).toBe(1);
      await lost();
      await bench.clock.advance(accompanyDelays.gapTime);
      expect(bench.session.accompany).toMatchObject({ state: "ended", lost: true });
      expect(bench.sharing.shown).toBeNull();
      await bench.clock.advance(accompanyDelays.endedTime);
      expect(bench.session.accompany).toBeNull();
      // The hall may believe for a while that it goes on: nothing is shown to it, and it is told.
      await tell(withGuide);
      expect(bench.session.accompany).toBeNull();
      expect(bench.sharing.answers.at(-1)?.answer).toEqual({ answer: "stop" });
    }
  });

  it("ends with the guide, with the call, and with the session", async () => {
    const one = await accompanied();
    await one.tell(null);
    expect(one.bench.session.accompany).toMatchObject({ state: "ended", lost: false });
    await one.tap({ type: "close" });
    expect(one.bench.session.accompany).toBeNull();
    const other = await accompanied();
    other.bench.send("leave");
    await other.bench.clock.advance(0);
    expect(other.bench.session.accompany).toBeNull();
    expect(other.bench.sharing.shown).toBeNull();
    expect(other.bench.sharing.answers.at(-1)?.answer).toEqual({ answer: "stop" });
    await other.bench.clock.advance(sessionDelays.thanksTime);
    expect(other.bench.screen).toBe("rest");
  });

  it("is asked about a window, answers once, prints the number there, and shows it until it was read", async () => {
    const { bench, tell, tap } = await accompanied();
    await tell(accompanyStandings.handOver.accompaniment);
    expect(bench.session.accompany?.sheet).toBe("handOver");
    await tap({ type: "handOver", answer: "yes" }, { type: "handOver", answer: "yes" });
    const { key } = accompanyStandings.handOver.accompaniment.handOver ?? {};
    expect(bench.sharing.answers.slice(1)).toEqual([
      { id: sampleAccompaniment.id, answer: { handOver: key, answer: "yes" } },
    ]);
    expect(bench.overlay).toBeNull();
    await tell(accompanyStandings.given.accompaniment);
    expect(bench.session.accompany?.sheet).toBe("number");
    expect(bench.queue.pending("XiaohuQueue.PrintTicket").payload).toMatchObject({
      ticketId: sampleTicket.id,
    });
    bench.queue.pending("XiaohuQueue.PrintTicket").reject("printer.paperOut");
    await tell(null);
    expect(bench.session.accompany).toMatchObject({ sheet: "number", print: "failed", state: "ended" });
    await bench.clock.advance(accompanyDelays.endedTime);
    await tap({ type: "close" });
    expect(bench.session.accompany?.sheet).toBe("number");
    await tap({ type: "read" });
    expect(bench.session.accompany).toBeNull();
  });
});
