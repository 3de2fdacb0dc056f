import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import { createFiguresEffects, createFiguresMachine } from "../../../kiosk/manager/frame/figures.machine.ts";
import type { Range } from "../../../kiosk/manager/range.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import { flawsOf } from "../../support/machine-nodes.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const week = { from: "2026-11-17", to: "2026-11-23" };
const month = { from: "2026-10-25", to: "2026-11-23" };

function opened() {
  const asked: { range: Range; signal: AbortSignal; answer(of: string): void; refuse(why: unknown): void }[] =
    [];
  const reported: unknown[] = [];
  const listeners: ((state: "open" | "lost") => void)[] = [];
  const desk = {
    state: "connecting",
    onState(listener: (state: "open" | "lost") => void) {
      listeners.push(listener);
      return () => undefined;
    },
  };
  const clock = new SimulatedClock();
  const effects = createFiguresEffects<never, string>(
    desk as never,
    { report: (error) => reported.push(error) },
    (range, signal) =>
      new Promise((answer, refuse) => {
        asked.push({ range, signal, answer, refuse });
      }),
  );
  const machine = createFiguresMachine(effects as never, week);
  const actor = createActor(machine, { clock }).start();
  const settle = () => clock.advance(0);
  return {
    machine,
    actor,
    clock,
    asked,
    reported,
    state: () => {
      const { value, context } = actor.getSnapshot();
      return [value, context.figures];
    },
    async connection(state: "open" | "lost") {
      for (const listener of listeners) listener(state);
      await settle();
    },
    async answers(of: string, which = -1) {
      asked.at(which)?.answer(of);
      await settle();
    },
    async refuses(code: ErrorCode) {
      asked.at(-1)?.refuse(new ContractError(code, "played"));
      await settle();
    },
  };
}

describe("the figures of some days", () => {
  it("are asked for when there is a connection, kept while they are read again, and again from time to time", async () => {
    const { asked, connection, answers, clock, state } = opened();
    expect([state(), asked]).toEqual([["waiting", null], []]);
    await connection("open");
    expect(asked.map(({ range }) => range)).toEqual([week]);
    await answers("of the week");
    expect(state()).toEqual(["shown", "of the week"]);
    await clock.advance(managerDelays.refreshInterval - 1);
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    expect([state(), asked.length]).toEqual([["loading", "of the week"], 2]);
    await answers("a minute later");
    expect(state()).toEqual(["shown", "a minute later"]);
  });

  it("are of the days that were chosen last, and never of others under their name", async () => {
    const { actor, asked, connection, answers, state } = opened();
    await connection("open");
    actor.send({ type: "range", range: month });
    expect(asked.map(({ range }) => range)).toEqual([week, month]);
    // Nobody waits for those any more.
    expect(asked[0]?.signal.aborted).toBe(true);
    await answers("of the week", 0);
    expect(state()).toEqual(["loading", null]);
    await answers("of the month");
    expect(state()).toEqual(["shown", "of the month"]);
    actor.send({ type: "range", range: week });
    expect(state()).toEqual(["loading", null]);
  });

  it("are asked for again where no answer comes, and where the connection broke in the middle", async () => {
    const { asked, connection, answers, refuses, reported, clock, state } = opened();
    await connection("open");
    await clock.advance(managerDelays.answerPatience);
    expect(asked).toHaveLength(2);
    await connection("lost");
    await refuses("message.connectionLost");
    expect([state(), asked.length]).toEqual([["waiting", null], 2]);
    await connection("open");
    await answers("of the week");
    expect([state(), reported]).toEqual([["shown", "of the week"], []]);
  });

  it("say that they did not come, to whoever mends it too, and come by a touch or by themselves", async () => {
    const { actor, asked, connection, answers, refuses, reported, clock, state } = opened();
    await connection("open");
    await refuses("message.internal");
    expect([state(), reported]).toEqual([["failed", null], [expect.any(ContractError)]]);
    actor.send({ type: "tryAgain" });
    await refuses("message.internal");
    await clock.advance(managerDelays.refreshInterval);
    expect(asked).toHaveLength(3);
    await answers("of the week");
    expect(state()).toEqual(["shown", "of the week"]);
  });

  it("answer every failure of what they wait for", () => {
    expect(flawsOf(opened().machine)).toEqual([]);
  });
});
