import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { windowDelays } from "../../../kiosk/window/delays.ts";
import { createAppealEffects, createAppealMachine } from "../../../kiosk/window/ratings/appeal.machine.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import { flawsOf } from "../../support/machine-nodes.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const number = "HL-PJ-20261120-0007";

function opened() {
  const asked: { payload: unknown; resolve(): void; reject(code: ErrorCode): void }[] = [];
  const hall = {
    request: (_name: string, payload: unknown) =>
      new Promise<object>((resolve, reject) =>
        asked.push({
          payload,
          resolve: () => resolve({}),
          reject: (code) => reject(new ContractError(code, "played")),
        }),
      ),
  };
  const clock = new SimulatedClock();
  let keys = 0;
  const machine = createAppealMachine(createAppealEffects(hall as never, () => `key-${++keys}`));
  const actor = createActor(machine, { clock }).start();
  return {
    machine,
    actor,
    asked,
    clock,
    state: () => actor.getSnapshot(),
    settle: () => clock.advance(0),
    write() {
      actor.send({ type: "appeal", number });
      actor.send({ type: "ground", ground: "malicious" });
      actor.send({ type: "words", text: " 有值班记录 " });
    },
  };
}

describe("an appeal at a window", () => {
  it("goes out with a ground and with words alone, once by one key, and is then forgotten", async () => {
    const { actor, asked, clock, state, settle } = opened();
    actor.send({ type: "send" });
    expect(state().value).toBe("reading");
    actor.send({ type: "appeal", number });
    actor.send({ type: "send" });
    actor.send({ type: "ground", ground: "mistaken" });
    actor.send({ type: "words", text: "  " });
    actor.send({ type: "send" });
    expect(state().value).toBe("writing");
    actor.send({ type: "words", text: " 有值班记录 " });
    actor.send({ type: "send" });
    expect(asked.map(({ payload }) => payload)).toEqual([
      { number, ground: "mistaken", words: "有值班记录", idempotencyKey: "key-1" },
    ]);
    await clock.advance(windowDelays.answerPatience);
    expect(state()).toMatchObject({ value: "failed", context: { error: "message.connectionLost" } });
    actor.send({ type: "send" });
    expect(asked[1]?.payload).toEqual(asked[0]?.payload);
    asked[1]?.resolve();
    await settle();
    expect(state()).toMatchObject({
      value: "reading",
      context: { sent: number, number: null, ground: null, words: "", error: null },
    });
  });

  it("says what failed, keeps what was written, and leads back with nothing of it", async () => {
    const { actor, asked, state, settle, write } = opened();
    write();
    actor.send({ type: "send" });
    // What is on its way is not changed any more, nor left.
    actor.send({ type: "words", text: "别的" });
    actor.send({ type: "back" });
    asked[0]?.reject("desk.notInState");
    await settle();
    expect(state()).toMatchObject({
      value: "failed",
      context: { error: "desk.notInState", words: " 有值班记录 ", number },
    });
    actor.send({ type: "back" });
    expect(state()).toMatchObject({ value: "reading", context: { number: null, words: "", sent: null } });
    write();
    actor.send({ type: "back" });
    expect(state()).toMatchObject({ value: "reading", context: { ground: null, words: "" } });
    write();
    actor.send({ type: "send" });
    expect(asked[1]?.payload).toMatchObject({ ground: "malicious", idempotencyKey: "key-3" });
  });

  it("answers every failure of what it waits for", () => {
    expect(flawsOf(opened().machine)).toEqual([]);
  });
});
