import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import type { ServiceConnection } from "../../../kiosk/connection/service-connection.ts";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import { createExperienceDeskEffects } from "../../../kiosk/manager/experience/effects.ts";
import {
  createExperienceDeskMachine,
  type ExperienceDeskEvent,
  playTick,
  shownStep,
} from "../../../kiosk/manager/experience/experience-desk.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { experienceDesk } from "../../../server/contract/experience/desk.ts";
import { sampleExperienceList, sampleOpened } from "../../support/experience-samples.ts";
import { flawsOf } from "../../support/machine-nodes.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

function aPage() {
  const clock = new SimulatedClock();
  const asked: [string, Record<string, unknown>][] = [];
  const hall: { answer: Error | "silent" | null } = { answer: null };
  let listen: (state: "open" | "lost") => void = () => undefined;
  const service = {
    state: "open",
    onState(listener: typeof listen) {
      listen = listener;
      return () => undefined;
    },
    request(name: string, payload: Record<string, unknown>) {
      asked.push([name.replace("XiaohuExperienceDesk.", ""), payload]);
      if (hall.answer === "silent") return new Promise(() => undefined);
      if (hall.answer) return Promise.reject(hall.answer);
      if (name.endsWith(".Report"))
        return Promise.resolve({
          ...sampleOpened(),
          reported: [{ step: payload.step, number: "HL-FY-20261123-0001" }],
        });
      if (name.endsWith(".Open")) return Promise.resolve(sampleOpened(payload.id === one ? 1 : 2));
      return Promise.resolve(name.endsWith(".Matters") ? { matters: [] } : sampleExperienceList);
    },
  } as unknown as ServiceConnection<typeof experienceDesk>;
  const machine = createExperienceDeskMachine(
    createExperienceDeskEffects(service, { report: () => undefined, newKey: () => "key" }),
  );
  const actor = createActor(machine, { clock }).start();
  return {
    machine,
    clock,
    asked,
    hall,
    value: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    step: () => shownStep(actor.getSnapshot().context),
    async press(...events: ExperienceDeskEvent[]) {
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
const [one = "", two = ""] = sampleExperienceList.records.map(({ id }) => id);

describe("experience sessions at the office", () => {
  it("play a record at the speed that was chosen, to its end, and again from its beginning", async () => {
    const page = aPage();
    await page.press({ type: "open", id: one }, { type: "setSpeed", speed: 16 }, { type: "play" });
    expect([page.value(), page.step()]).toEqual([{ opened: "playing" }, 0]);
    // 3.2 seconds of the record each time.
    await page.clock.advance(2 * playTick);
    expect([page.context().playedTo, page.step()]).toEqual([6_400, 1]);
    await page.press({ type: "pause" });
    await page.clock.advance(10 * playTick);
    expect(page.context().playedTo).toBe(6_400);
    await page.press({ type: "play" });
    await page.clock.advance(100 * playTick);
    expect([page.value(), page.context().playedTo, page.step()]).toEqual([{ opened: "still" }, 214_000, 11]);
    await page.press({ type: "play" });
    expect(page.context().playedTo).toBe(0);
  });

  it("go to any step, hold one record against another, and lead back to the list", async () => {
    const page = aPage();
    await page.press({ type: "open", id: one });
    const seen: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      await page.press({ type: "goTo", index });
      seen.push(page.step());
    }
    expect(seen).toEqual([...seen.keys()]);
    await page.press({ type: "compare", id: two });
    expect(page.context().other?.summary.id).toBe(two);
    await page.press({ type: "compare", id: null });
    expect(page.context().other).toBeNull();
    page.hall.answer = new ContractError("desk.unknown", "");
    await page.press({ type: "compare", id: two });
    expect(page.context()).toMatchObject({ otherId: null, error: "desk.unknown" });
    await page.press({ type: "close" });
    expect([page.value(), page.context().opened]).toEqual(["listed", null]);
  });

  it("get a code in somebody's name, end one, and remove a record", async () => {
    const page = aPage();
    await page.press({ type: "create" });
    expect(page.value()).toBe("listed");
    await page.press(
      { type: "setBy", by: " 陈经理 " },
      { type: "setMatter", matter: "elder-card" },
      { type: "create" },
      { type: "end", id: "task" },
      { type: "remove", id: one },
    );
    expect(page.asked.slice(2)).toEqual([
      ["Create", { matter: "elder-card", by: "陈经理", idempotencyKey: "key" }],
      ["End", { id: "task" }],
      ["Remove", { id: one }],
    ]);
  });

  it("make a report of a step in somebody's name, one at a time, and say when it did not come", async () => {
    const page = aPage();
    const report: ExperienceDeskEvent & { type: "reportStep" } = {
      type: "reportStep",
      step: 5,
      categories: ["unclear"],
      words: null,
      language: "zh-CN",
    };
    await page.press({ type: "open", id: one }, report);
    expect([page.value(), page.asked.length]).toEqual([{ opened: "still" }, 3]);
    page.hall.answer = "silent";
    await page.press({ type: "setBy", by: " 陈经理 " }, report, { type: "goTo", index: 3 }, report);
    expect(page.value()).toEqual({ opened: "reporting" });
    await page.clock.advance(managerDelays.answerPatience);
    expect([page.value(), page.context().error]).toEqual([{ opened: "still" }, "message.connectionLost"]);
    page.hall.answer = new ContractError("message.invalidPayload", "");
    await page.press(report);
    expect([page.value(), page.context().error]).toEqual([{ opened: "still" }, "message.invalidPayload"]);
    page.hall.answer = null;
    await page.press(report);
    const { type: _, ...said } = report;
    expect(page.asked.slice(3)).toEqual(Array(3).fill(["Report", { ...said, id: one, by: "陈经理" }]));
    expect(page.context()).toMatchObject({ error: null, opened: { reported: [{ step: 5 }] } });
  });

  it("wait for a lost line, give a silent one up, and answer every failure", async () => {
    const page = aPage();
    expect(flawsOf(page.machine)).toEqual([]);
    await page.press();
    page.hall.answer = "silent";
    await page.press({ type: "open", id: one });
    expect(page.value()).toBe("opening");
    await page.clock.advance(managerDelays.answerPatience);
    expect([page.value(), page.context().openId]).toEqual(["listed", null]);
    page.hall.answer = new ContractError("message.connectionLost", "");
    await page.connection("lost");
    await page.clock.advance(managerDelays.refreshInterval);
    expect(page.value()).toBe("waiting");
    page.hall.answer = new ContractError("message.internal", "");
    await page.connection("open");
    expect(page.value()).toBe("failed");
    page.hall.answer = null;
    await page.press({ type: "tryAgain" });
    expect(page.value()).toBe("listed");
  });
});
