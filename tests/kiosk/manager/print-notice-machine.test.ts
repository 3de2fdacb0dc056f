import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import {
  createPrintNoticeEffects,
  createPrintNoticeMachine,
} from "../../../kiosk/manager/ratings/print-notice.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { flawsOf } from "../../support/machine-nodes.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const number = "HL-PJ-20261118-0002";

function opened() {
  const asked: { payload: unknown; answer(payload: unknown): void; refuse(why: unknown): void }[] = [];
  const reported: unknown[] = [];
  const desk = {
    request: (_name: string, payload: unknown) =>
      new Promise((answer, refuse) => {
        asked.push({ payload, answer, refuse });
      }),
  };
  const clock = new SimulatedClock();
  const machine = createPrintNoticeMachine(
    createPrintNoticeEffects(desk as never, { report: (error) => reported.push(error) }),
  );
  const actor = createActor(machine, { clock }).start();
  return {
    machine,
    actor,
    clock,
    asked,
    reported,
    settle: () => clock.advance(0),
    end: () => actor.getSnapshot().context.end,
    value: () => actor.getSnapshot().value,
  };
}

describe("a notice on its way to the office's printer", () => {
  it("is asked for once a touch, however long it takes, and says what became of it", async () => {
    const { actor, asked, clock, settle, end, value } = opened();
    actor.send({ type: "print", number });
    actor.send({ type: "print", number });
    await clock.advance(managerDelays.paperPatience - 1);
    expect([asked.map(({ payload }) => payload), value(), end()]).toEqual([[{ number }], "printing", null]);
    asked[0]?.answer({ print: "failed", fault: "printer.paperJam" });
    await settle();
    expect(end()).toEqual({ print: "failed", fault: "printer.paperJam", error: null });
    actor.send({ type: "print", number });
    expect(end()).toBeNull();
    asked[1]?.answer({ print: "printed", fault: null });
    await settle();
    expect(end()).toMatchObject({ print: "printed" });
  });

  it("may be out where nobody says so: after long silence, and where the connection broke", async () => {
    const { actor, asked, clock, settle, end, reported } = opened();
    actor.send({ type: "print", number });
    await clock.advance(managerDelays.paperPatience);
    expect(end()).toMatchObject({ print: "unknown" });
    actor.send({ type: "print", number });
    asked[1]?.refuse(new ContractError("message.connectionLost", "played"));
    await settle();
    expect([end(), reported]).toEqual([{ print: "unknown", fault: null, error: null }, []]);
  });

  it("is not out where the hall refused it, and a bug is reported", async () => {
    const { actor, asked, settle, end, reported } = opened();
    actor.send({ type: "print", number });
    asked[0]?.refuse(new ContractError("printer.absent", "played"));
    await settle();
    expect([end(), reported]).toEqual([{ print: "failed", fault: null, error: "printer.absent" }, []]);
    actor.send({ type: "print", number });
    asked[1]?.refuse(new Error("a bug"));
    await settle();
    expect([end(), reported.length]).toEqual([
      { print: "failed", fault: null, error: "message.internal" },
      1,
    ]);
  });

  it("answers every failure of what it waits for", () => {
    expect(flawsOf(opened().machine)).toEqual([]);
  });
});
