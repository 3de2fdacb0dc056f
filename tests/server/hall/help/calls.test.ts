import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  circleHeard,
  type HelpAbout,
  helpStages,
  mostHelpTexts,
  ringsAt,
} from "../../../../server/contract/help/call.ts";
import { openHelpCalls } from "../../../../server/hall/help/calls.ts";
import { defaultHelpRules as rules } from "../../../../server/hall/help/rules.ts";
import { openHelpStore } from "../../../../server/hall/help/store.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { floorMigrations } from "../../../../server/storage/migrations.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const about: HelpAbout = {
  matter: null,
  step: "home",
  language: "zh-CN",
  modes: { text: "normal", contrast: "normal" },
  wants: "person",
};
const lin = { id: "lin", name: "小林" };
const wu = { id: "wu", name: "小吴" };
const id = "call-0000-0000-0001";
const minute = 60_000;

function start(path = temporaryDatabase(), clock = new SimulatedClock()) {
  const database = openDatabase(path, { migrations: floorMigrations });
  const calls = openHelpCalls({
    store: openHelpStore(database),
    rules,
    clock,
    keepDays: 30,
    log: () => undefined,
  });
  const told: string[] = [];
  calls.onChange((terminalId) => told.push(terminalId));
  const stop = () => {
    calls.close();
    database.close();
  };
  return { calls, clock, told, stop, path };
}

function started() {
  const hall = start();
  onTestFinished(hall.stop);
  const ring = (terminalId = "HL-01", key = id) => hall.calls.call({ id: key, terminalId, about });
  return { ...hall, ring };
}

describe("a call for help", () => {
  it("is taken with a promise, arrived at, and ended", async () => {
    const { calls, clock, ring } = started();
    expect(ring()).toMatchObject({ state: "ringing", stage: "near", guide: null });
    await clock.advance(5000);
    const taken = calls.answer(lin, id, { kind: "take", minutes: 2 });
    expect(taken).toMatchObject({
      outcome: "done",
      call: { state: "taken", guide: lin, dueAt: clock.now() + 2 * minute },
    });
    await clock.advance(60_000);
    calls.answer(lin, id, { kind: "arrive" });
    expect(calls.of("HL-01")).toMatchObject({ state: "there", thereAt: clock.now() });
    calls.answer(lin, id, { kind: "end" });
    expect(calls.of("HL-01")).toBeNull();
    expect(calls.figures("2026-11-23", "2026-11-23").total).toMatchObject({
      calls: 1,
      helped: 1,
      inTime: 1,
      judged: 1,
      answer: { median: 5000, p90: 5000 },
      arrival: { median: 65_000, p90: 65_000 },
    });
  });

  it("is one of two guides', and the other is told whose", () => {
    const { calls, ring } = started();
    ring();
    expect(calls.answer(lin, id, { kind: "take", minutes: 1 }).outcome).toBe("done");
    expect(calls.answer(wu, id, { kind: "take", minutes: 1 })).toMatchObject({
      outcome: "late",
      call: { guide: lin },
    });
    expect(calls.answer(wu, id, { kind: "arrive" }).outcome).toBe("late");
    expect(calls.answer(lin, id, { kind: "take", minutes: 5 }).outcome).toBe("done");
  });

  it("is one a terminal, whatever is sent again, and does not ring again once it is over", () => {
    const { calls, ring } = started();
    ring();
    expect(ring("HL-01", "call-0000-0000-0002")?.id).toBe(id);
    calls.cancel("HL-01", "call-0000-0000-0002");
    expect(calls.all()).toHaveLength(1);
    calls.cancel("HL-01", id);
    expect(ring()).toBeNull();
    expect(calls.answer(lin, id, { kind: "take", minutes: 1 })).toEqual({ outcome: "over", call: null });
    expect(ring("HL-01", "call-0000-0000-0002")?.state).toBe("ringing");
  });

  it("goes to more people step by step, says that nobody is free, and does not ring for ever", async () => {
    const { calls, clock, told, ring } = started();
    ring();
    const stages: (string | undefined)[] = [];
    for (const after of [rules.allAfter, rules.deskAfter, rules.nobodyAfter]) {
      told.length = 0;
      await clock.advance((calls.of("HL-01")?.since ?? 0) + after - clock.now());
      expect(told).toEqual(["HL-01"]);
      stages.push(calls.of("HL-01")?.stage);
    }
    expect(stages).toEqual(["all", "desk", "nobody"]);
    await clock.advance(rules.ringAtMost);
    expect(calls.of("HL-01")).toBeNull();
    expect(calls.figures("2026-11-23", "2026-11-23").total).toMatchObject({
      unanswered: 1,
      inTime: 0,
      judged: 1,
    });
  });

  it("rings again when who promised does not come, and when it is given back", async () => {
    const { calls, clock, ring } = started();
    ring();
    calls.answer(lin, id, { kind: "take", minutes: 2 });
    await clock.advance(2 * minute + rules.lateAfter);
    expect(calls.of("HL-01")).toMatchObject({ state: "ringing", again: true, guide: null, stage: "near" });
    calls.answer(wu, id, { kind: "take", minutes: 1 });
    calls.answer(wu, id, { kind: "giveBack" });
    expect(calls.of("HL-01")?.state).toBe("ringing");
    // The first answer counts.
    calls.answer(wu, id, { kind: "end" });
    expect(calls.figures("2026-11-23", "2026-11-23").total.answer.median).toBe(0);
  });

  it("ends by itself when who was there forgot to say so", async () => {
    const { calls, clock, ring } = started();
    ring();
    calls.answer(lin, id, { kind: "arrive" });
    await clock.advance(rules.thereAtMost);
    expect(calls.of("HL-01")).toBeNull();
  });

  it("outlives a restart, and what was said does not", async () => {
    const first = start();
    first.calls.call({ id, terminalId: "HL-01", about });
    first.calls.say("HL-01", id, { text: "我听不见" }, "said-0000-0000-0001");
    first.calls.answer(lin, id, { kind: "take", minutes: 2 });
    first.stop();
    const second = start(first.path, first.clock);
    onTestFinished(second.stop);
    expect(second.calls.of("HL-01")).toMatchObject({ id, state: "taken", guide: lin, texts: [] });
    await second.clock.advance(2 * minute + rules.lateAfter);
    expect(second.calls.of("HL-01")?.state).toBe("ringing");
  });

  it("takes words from both, each once, and no more than fit", () => {
    const { calls, ring } = started();
    ring();
    calls.say("HL-01", id, { phrase: "cannotHear" }, "said-0000-0000-0001");
    calls.say("HL-01", id, { phrase: "cannotHear" }, "said-0000-0000-0001");
    calls.answer(lin, id, { kind: "take", minutes: 1 });
    calls.answerInWords(lin, id, { phrase: "comingNow" }, "said-0000-0000-0002");
    expect(calls.answerInWords(wu, id, { phrase: "comingNow" }, "said-0000-0000-0003").outcome).toBe("late");
    expect(calls.of("HL-01")?.texts.map(({ from }) => from)).toEqual(["citizen", "guide"]);
    for (let each = 0; each < mostHelpTexts; each++)
      calls.say("HL-01", id, { phrase: "yes" }, `said-0000-0001-${1000 + each}`);
    expect(calls.of("HL-01")?.texts).toHaveLength(mostHelpTexts);
  });
});

describe("where a call rings", () => {
  const ringing = { state: "ringing" as const };
  const place = (zone: string | null, atDesk = false) => ({ zones: zone === null ? [] : [zone], atDesk });
  it("is near first, then everywhere, then at the desk", () => {
    expect(ringsAt({ ...ringing, stage: "near" }, "east", place("east"))).toBe(true);
    expect(ringsAt({ ...ringing, stage: "near" }, "east", place("west"))).toBe(false);
    expect(ringsAt({ ...ringing, stage: "near" }, "east", place(null))).toBe(true);
    expect(ringsAt({ ...ringing, stage: "near" }, null, place("west"))).toBe(true);
    expect(ringsAt({ ...ringing, stage: "all" }, "east", place("west"))).toBe(true);
    expect(ringsAt({ ...ringing, stage: "all" }, "east", place(null, true))).toBe(false);
    expect(ringsAt({ ...ringing, stage: "desk" }, "east", place(null, true))).toBe(true);
    expect(ringsAt({ state: "taken", stage: "near" }, "east", place("east"))).toBe(false);
  });

  it("is wider at once where nobody is there to hear a narrower, never narrower, and rings somebody where anybody is", () => {
    const zones = ["east", "west"];
    const anyPlace = fc.record({ zones: fc.subarray(zones), atDesk: fc.boolean() });
    fc.assert(
      fc.property(
        fc.constantFrom(...helpStages),
        fc.constantFrom("east", null),
        fc.array(anyPlace, { maxLength: 4 }),
        (stage, zone, places) => {
          const heard = circleHeard(stage, zone, places);
          const rung = (circle: typeof stage) =>
            places.some((each) => ringsAt({ state: "ringing", stage: circle }, zone, each));
          const [from, to] = [helpStages.indexOf(stage), helpStages.indexOf(heard)];
          expect(to).toBeGreaterThanOrEqual(from);
          expect(rung(heard)).toBe(places.length > 0);
          // No wider than it has to be.
          expect(helpStages.slice(from, to).some(rung)).toBe(false);
          if (places.length === 0) expect(heard).toBe(stage);
        },
      ),
    );
  });
});
