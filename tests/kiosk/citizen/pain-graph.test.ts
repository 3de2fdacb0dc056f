import { beforeAll, describe, expect, it } from "vitest";
import { painDelays, sessionDelays, warningSeconds } from "../../../kiosk/citizen/machines/delays.ts";
import { busyPainScreens, painViewOf } from "../../../kiosk/citizen/machines/pain.machine.ts";
import { mostCategories } from "../../../server/contract/pain-points/words.ts";
import { defaultPainRules } from "../../../server/hall/pain-points/rules.ts";
import { withPrinterFault } from "../../support/citizen-paths.ts";
import { followedCode } from "../../support/followed-cases.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { painMachine, painPaths, reportedPain, sampleAbout } from "../../support/pain-paths.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

type Path = ReturnType<typeof painPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = [...painPaths(sampleAbout), ...painPaths({ code: "4FKM7RTY" })];
}, 60_000);
const nodes = nodesOf(painMachine.root);

describe("every reachable situation of a report", () => {
  it("is all of its states that can be stayed in", () => {
    const leaves = nodes.filter(({ states }) => Object.keys(states).length === 0).map(({ key }) => key);
    const reached = new Set<string>(paths.map(({ state }) => state.value));
    expect([...reached, "painBeginning"].sort()).toEqual(leaves.sort());
  });

  it("has a way out, wherever nothing is on its way", () => {
    for (const { state } of paths) {
      const { value } = state;
      if (value === "finished" || value === "painBeginning" || busyPainScreens.includes(value)) continue;
      const out = state.can({ type: "back" }) || state.can({ type: "done" });
      expect([value, out]).toEqual([value, true]);
    }
  });

  it("sends nothing but at a touch on what sends it, by one key however often it is tried", () => {
    for (const { steps } of paths)
      for (const [index, { state, event }] of steps.entries()) {
        const before = steps[index - 1]?.state;
        if (!before || before.value === state.value) continue;
        if (state.value !== "painSending" && state.value !== "painSettling") continue;
        expect(["send", "settle", "tryAgain"]).toContain(event.type);
        if (event.type === "tryAgain")
          expect(state.context.idempotencyKey).toBe(before.context.idempotencyKey);
        if (state.value === "painSending") expect(state.context.chosen.length).toBeGreaterThan(0);
      }
  });

  it("keeps only categories of the hall, at most three, and a number that can be called", () => {
    const known = defaultPainRules.categories.map(({ id }) => id);
    for (const { state } of paths) {
      const { chosen, telephone } = state.context;
      expect(chosen.length).toBeLessThanOrEqual(mostCategories);
      for (const id of chosen) expect(known).toContain(id);
      expect(["", "13800138077"]).toContain(telephone);
    }
  });

  it("prints a slip where there is paper, and shows the code where there is none", () => {
    expect(paths.some(({ state }) => state.value === "painPrinting")).toBe(true);
    const without = painPaths(sampleAbout, withPrinterFault("printer.paperOut"));
    expect(without.some(({ state }) => state.value === "painPrinting")).toBe(false);
    expect(without.some(({ state }) => state.value === "painSent")).toBe(true);
  });

  it("gives no key to a screen, and has an answer to the failure of everything it invokes", () => {
    for (const { state } of paths) expect(painViewOf(state) ?? {}).not.toHaveProperty("idempotencyKey");
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(painDelays).sort());
    expect(flawsOf(painMachine)).toEqual([]);
  });
});

describe("a report in a session", () => {
  const { categories } = defaultPainRules;
  const opened = async () => {
    const bench = new TerminalOnBench();
    await bench.rest();
    bench.send("start", "help");
    expect(bench.overlay).toBe("help");
    bench.send("tell");
    return bench;
  };
  const settle = (bench: TerminalOnBench) => bench.clock.advance(0);

  it("opens from the sheet of help, in front of where somebody stands, and gives that back", async () => {
    const bench = await opened();
    expect(bench.overlay).toBeNull();
    expect(bench.session.pain?.state).toBe("painLoading");
    bench.pains.pending("XiaohuPainPoints.Offer").resolve({ categories });
    await settle(bench);
    bench.send({ type: "pain", event: { type: "choose", id: "unclear" } });
    bench.send({ type: "pain", event: { type: "send" } });
    const asked = bench.pains.pending("XiaohuPainPoints.Report");
    expect(asked.payload).toMatchObject({
      kind: "painPoint",
      step: null,
      screen: "home",
      error: null,
      categories: ["unclear"],
      words: null,
      telephone: null,
    });
    asked.resolve(reportedPain("reported"));
    await settle(bench);
    expect(bench.session.pain?.state).toBe("painPrinting");
    const slip = bench.matters.pending("XiaohuMatters.PrintReceipt");
    expect(slip.payload).toMatchObject({ code: "4FKM7RTY", address: "https://hall.example/f#4FKM7RTY" });
    slip.resolve({ print: "printed", error: null });
    await settle(bench);
    expect(bench.session.pain?.state).toBe("painSent");
    bench.send({ type: "pain", event: { type: "done" } });
    expect(bench.session.pain).toBeNull();
    expect(bench.screen).toBe("home");
  });

  it("takes everything with it at the time-out", async () => {
    const bench = new TerminalOnBench();
    await bench.rest();
    bench.send("start", "tell");
    bench.pains.pending("XiaohuPainPoints.Offer").resolve({ categories });
    await settle(bench);
    bench.send({ type: "pain", event: { type: "write" } });
    bench.send({ type: "pain", event: { type: "type", text: "禁地老合同" } });
    bench.send({ type: "pain", event: { type: "answer" } });
    bench.send("touched");
    await bench.clock.advance(sessionDelays.idleTime);
    expect(bench.overlay).toBe("warning");
    await bench.clock.advance(warningSeconds * 1000);
    expect(bench.session.pain).toBeNull();
    expect(JSON.stringify(bench.session)).not.toContain("禁地");
    expect(() => bench.pains.pending("XiaohuPainPoints.Report")).toThrow();
  });

  it("does not open where somebody leaves, nor without the hall", async () => {
    const bench = new TerminalOnBench();
    await bench.rest();
    bench.send("start", "leave", "tell");
    expect(bench.screen).toBe("thanks");
    expect(bench.session.pain).toBeNull();
  });

  it("is found by its code among what is followed, and shown", async () => {
    const bench = new TerminalOnBench();
    await bench.rest();
    bench.send("start", { type: "following", event: { type: "open" } });
    bench.send({ type: "following", event: { type: "typeCode" } });
    for (const sign of followedCode) bench.send({ type: "following", event: { type: "sign", sign } });
    bench.matters.pending("XiaohuMatters.Progress").reject("matter.notFound");
    await settle(bench);
    bench.assistance.pending("XiaohuAssistance.Find").reject("assistance.notFound");
    await settle(bench);
    bench.pains.pending("XiaohuPainPoints.Follow").resolve(reportedPain("answered"));
    await settle(bench);
    expect(bench.session.pain?.state).toBe("painFinding");
    bench.pains.pending("XiaohuPainPoints.Follow").resolve(reportedPain("answered"));
    await settle(bench);
    expect(bench.session.pain?.state).toBe("painShowing");
    bench.send({ type: "pain", event: { type: "settle", enough: false } });
    const settling = bench.pains.pending("XiaohuPainPoints.Settle");
    expect(settling.payload).toMatchObject({ code: "4FKM7RTY", enough: false });
    settling.resolve(reportedPain("accepted", { again: true }));
    await settle(bench);
    expect(bench.session.pain?.pain).toMatchObject({ again: true });
  });
});
