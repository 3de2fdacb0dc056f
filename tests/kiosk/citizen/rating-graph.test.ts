import { beforeAll, describe, expect, it } from "vitest";
import { ratingDelays, sessionDelays } from "../../../kiosk/citizen/machines/delays.ts";
import {
  busyRatingScreens,
  isDissatisfied,
  ratingViewOf,
} from "../../../kiosk/citizen/machines/rating.machine.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { ratingMachine, ratingPaths, sampleVisit } from "../../support/rating-paths.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

type Path = ReturnType<typeof ratingPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = ratingPaths();
}, 60_000);
const nodes = nodesOf(ratingMachine.root);

describe("every reachable situation of rating", () => {
  it("is all of its states that can be stayed in", () => {
    const leaves = nodes.filter(({ states }) => Object.keys(states).length === 0).map(({ key }) => key);
    expect([...new Set(paths.map(({ state }) => state.value))].sort()).toEqual(leaves.sort());
  });

  it("has a way out with nothing sent, wherever nothing is being sent", () => {
    for (const { state } of paths) {
      if (state.value === "finished" || busyRatingScreens.includes(state.value)) continue;
      const out = state.can({ type: "skip" }) || state.can({ type: "back" });
      expect([state.value, out]).toEqual([state.value, true]);
    }
  });

  it("sends nothing but at a touch on what sends it", () => {
    for (const { steps } of paths)
      for (const [index, { state, event }] of steps.entries()) {
        const before = steps[index - 1]?.state.value;
        if (state.value !== "ratingSending" || before === "ratingSending" || index === 0) continue;
        expect(["send", "tryAgain"]).toContain(event.type);
        expect(state.context.level).not.toBeNull();
      }
  });

  it("asks for a telephone number only of who is not satisfied, keeps one that can be called, and only tags of the hall", () => {
    for (const { state } of paths) {
      const { level, telephone, tags } = state.context;
      if (state.value === "ratingTelephone") expect(isDissatisfied(level)).toBe(true);
      if (!isDissatisfied(level)) expect(telephone).toBe("");
      expect(["", "13800138066"]).toContain(telephone);
      for (const tag of tags) expect(sampleVisit.tags.map(({ id }) => id)).toContain(tag);
    }
    expect(paths.some(({ state }) => state.context.telephone !== "" && state.context.tags.length > 0)).toBe(
      true,
    );
  });

  it("gives no key to a screen", () => {
    for (const { state } of paths) expect(ratingViewOf(state) ?? {}).not.toHaveProperty("idempotencyKey");
  });

  it("uses every one of its delays, and has an answer to the failure of everything it invokes", () => {
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(ratingDelays).sort());
    expect(flawsOf(ratingMachine)).toEqual([]);
  });
});

describe("the end of a session", () => {
  const thanked = async () => {
    const bench = new TerminalOnBench();
    await bench.rest();
    bench.send("start", "leave");
    expect(bench.screen).toBe("thanks");
    return bench;
  };
  const settle = (bench: TerminalOnBench) => bench.clock.advance(0);
  const offered = async () => {
    const bench = await thanked();
    bench.ratings.pending("XiaohuRatings.Begin").resolve({ visit: sampleVisit });
    await settle(bench);
    expect(bench.session.rating?.state).toBe("ratingFaces");
    return bench;
  };
  const rate = (bench: TerminalOnBench, ...events: object[]) => {
    for (const event of events) bench.send({ type: "rating", event } as never);
  };

  it.each([
    [
      "nothing can be rated",
      (bench: TerminalOnBench) => bench.ratings.pending("XiaohuRatings.Begin").resolve({ visit: null }),
    ],
    ["the hall is silent", () => undefined],
    [
      "the hall fails",
      (bench: TerminalOnBench) =>
        bench.ratings.pending("XiaohuRatings.Begin").reject("queue.hallUnreachable"),
    ],
  ])("is as long as ever where %s", async (_what, answer) => {
    const bench = await thanked();
    answer(bench);
    await settle(bench);
    expect(bench.session.rating).toBeNull();
    await bench.clock.advance(sessionDelays.thanksTime - 1);
    expect(bench.screen).toBe("thanks");
    await bench.clock.advance(1);
    expect(bench.screen).toBe("rest");
  });

  it("is a touch away for who does not want to rate, and comes by itself for who walks away", async () => {
    const one = await offered();
    rate(one, { type: "skip" });
    expect(one.screen).toBe("rest");
    const other = await offered();
    await other.clock.advance(sessionDelays.thanksTime + 1);
    expect(other.session.rating?.state).toBe("ratingFaces");
    await other.clock.advance(ratingDelays.facesTime);
    expect(other.screen).toBe("rest");
  });

  it("sends what was said once it is sent, and thanks", async () => {
    const bench = await offered();
    rate(
      bench,
      { type: "choose", level: "dissatisfied" },
      { type: "tag", id: "guide" },
      { type: "write" },
      { type: "type", text: " 看不懂 " },
      { type: "answer" },
      { type: "call" },
      { type: "type", text: "13800138066" },
      { type: "answer" },
      { type: "send" },
    );
    const asked = bench.ratings.pending("XiaohuRatings.Rate");
    expect(asked.payload).toMatchObject({
      visit: sampleVisit.id,
      level: "dissatisfied",
      tags: ["guide"],
      words: "看不懂",
      telephone: "13800138066",
      language: "zh-CN",
    });
    asked.resolve({ number: "HL-PJ-20261123-0001" });
    await settle(bench);
    expect(bench.session.rating?.state).toBe("ratingThanks");
    await bench.clock.advance(ratingDelays.thanksTime);
    expect(bench.screen).toBe("rest");
  });

  it("takes what was typed with it where nobody is there any more, and sends nothing of it", async () => {
    const bench = await offered();
    rate(bench, { type: "choose", level: "dissatisfied" }, { type: "write" }, { type: "type", text: "看" });
    await bench.clock.advance(sessionDelays.idleTime);
    expect(bench.overlay).toBe("warning");
    await bench.clock.advance(31_000);
    expect(bench.screen).toBe("rest");
    expect(bench.ratings.requests.filter(({ name }) => name === "XiaohuRatings.Rate")).toEqual([]);
  });

  it("asks again by the same key where it did not arrive", async () => {
    const bench = await offered();
    rate(bench, { type: "choose", level: "satisfied" }, { type: "send" });
    const first = bench.ratings.pending("XiaohuRatings.Rate");
    first.reject("queue.hallUnreachable");
    await settle(bench);
    expect(bench.session.rating?.state).toBe("ratingFailed");
    rate(bench, { type: "tryAgain" });
    expect(bench.ratings.pending("XiaohuRatings.Rate").payload).toEqual(first.payload);
  });
});
