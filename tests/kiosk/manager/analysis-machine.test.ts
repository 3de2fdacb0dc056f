import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import type { ServiceConnection } from "../../../kiosk/connection/service-connection.ts";
import {
  type AnalysisEvent,
  createAnalysisEffects,
  createAnalysisMachine,
} from "../../../kiosk/manager/analysis/analysis.machine.ts";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { hallManager } from "../../../server/contract/manager.ts";
import { sampleAnalysis } from "../../support/analysis-samples.ts";
import { flawsOf } from "../../support/machine-nodes.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

/** The page before a played hall on 23 November; `answer` is what the hall says next. */
function aPage(first: "silent" | null = null) {
  const clock = new SimulatedClock(Date.UTC(2026, 10, 23, 1));
  const asked: unknown[] = [];
  const reported: unknown[] = [];
  const hall: { answer: Error | "silent" | null } = { answer: first };
  let listen: (state: "open" | "lost") => void = () => undefined;
  const service = {
    state: "open",
    onState(listener: typeof listen) {
      listen = listener;
      return () => undefined;
    },
    request(_name: string, payload: object) {
      asked.push(payload);
      if (hall.answer === "silent") return new Promise(() => undefined);
      return hall.answer ? Promise.reject(hall.answer) : Promise.resolve({ analysis: sampleAnalysis });
    },
  } as unknown as ServiceConnection<typeof hallManager>;
  const effects = createAnalysisEffects(service, {
    now: clock.now,
    report: (error) => reported.push(error),
  });
  const machine = createAnalysisMachine(effects);
  const actor = createActor(machine, { clock }).start();
  return {
    machine,
    clock,
    asked,
    reported,
    hall,
    value: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    async press(...events: AnalysisEvent[]) {
      await settle();
      for (const event of events) {
        actor.send(event);
        await settle();
      }
    },
    async connection(state: "open" | "lost") {
      listen(state);
      await settle();
    },
  };
}

describe("the analysis", () => {
  it("is asked for of the last thirty days, today among them, and of as many as are wished", async () => {
    const page = aPage();
    await page.press();
    expect(page.context().analysis).toEqual(sampleAnalysis);
    await page.press({ type: "setDays", days: 7 }, { type: "setDays", days: 90 });
    expect(page.asked).toEqual([
      { from: "2026-10-25", to: "2026-11-23" },
      { from: "2026-11-17", to: "2026-11-23" },
      { from: "2026-08-26", to: "2026-11-23" },
    ]);
  });

  it("is looked at anew every while, and what was shown stands while the hall is away", async () => {
    const page = aPage();
    await page.press();
    await page.connection("lost");
    await page.clock.advance(managerDelays.refreshInterval);
    expect(page.asked).toHaveLength(1);
    expect(page.context().analysis).toEqual(sampleAnalysis);
    await page.connection("open");
    expect(page.asked).toHaveLength(2);
  });

  it("is asked for again when no answer comes, says so when it fails, and reports a bug", async () => {
    const page = aPage("silent");
    await page.press();
    page.hall.answer = new ContractError("message.internal", "a bug");
    await page.clock.advance(managerDelays.answerPatience);
    expect(page.value()).toBe("failed");
    expect(page.reported).toEqual([page.hall.answer]);
    page.hall.answer = null;
    await page.press({ type: "tryAgain" });
    expect(page.value()).toBe("shown");
    expect(page.context().error).toBeNull();
  });

  it("handles every way that a question can end", () => {
    expect(flawsOf(aPage().machine)).toEqual([]);
  });
});
