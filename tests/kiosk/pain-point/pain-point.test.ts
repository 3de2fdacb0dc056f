import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { createEffects } from "../../../kiosk/pain-point/effects.ts";
import { createPhonePainMachine, phonePainDelays } from "../../../kiosk/pain-point/pain-point.machine.ts";
import { reportedPain } from "../../support/pain-paths.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

interface Asked {
  readonly path: string;
  readonly body: Record<string, unknown>;
  answer(status: number, body: unknown): void;
  fail(): void;
}

function opened(code = "4FKM7RTY") {
  const asked: Asked[] = [];
  const clock = new SimulatedClock();
  let keys = 0;
  const effects = createEffects({
    address: "/f",
    newKey: () => `key-${++keys}`,
    fetch: ((path: string, { body }: RequestInit) =>
      new Promise<Response>((resolve, reject) =>
        asked.push({
          path,
          body: JSON.parse(String(body)),
          answer: (status, said) => resolve(new Response(JSON.stringify(said), { status })),
          fail: () => reject(new TypeError("no network")),
        }),
      )) as typeof fetch,
  });
  const actor = createActor(createPhonePainMachine(effects), { clock, input: { code, language: "zh-CN" } });
  actor.start();
  const settle = () => clock.advance(0);
  return {
    actor,
    asked,
    clock,
    settle,
    last: () => asked.at(-1) as Asked,
    state: () => actor.getSnapshot(),
  };
}
const refusal = (error: string) => ({ error, number: "反映-01", detail: "" });

describe("a report on a telephone", () => {
  it("is looked up by its code, and said to be not enough by one key however often it is tried", async () => {
    const { actor, asked, last, settle, state, clock } = opened();
    expect(last()).toMatchObject({ path: "/f/look", body: { code: "4FKM7RTY" } });
    last().answer(200, reportedPain("answered"));
    await settle();
    expect(state().value).toBe("shown");
    actor.send({ type: "settle", enough: false });
    expect(last()).toMatchObject({ path: "/f/settle", body: { enough: false, idempotencyKey: "key-1" } });
    await clock.advance(phonePainDelays.patience);
    expect(state()).toMatchObject({ value: "failed", context: { problem: "notSent" } });
    actor.send({ type: "again" });
    expect(last().body).toEqual(asked[1]?.body);
    last().answer(200, reportedPain("accepted", { again: true }));
    await settle();
    expect(state()).toMatchObject({ value: "shown", context: { pain: { again: true } } });
    // What cannot be objected to is not sent.
    actor.send({ type: "settle", enough: true });
    expect(state().value).toBe("shown");
  });

  it.each([
    [404, refusal("painPoint.notFound"), "notFound"],
    [429, refusal("matter.tooManyTries"), "tooMany"],
    [409, refusal("desk.notInState"), "movedOn"],
    [502, "<p>", "notSent"],
    [200, { pain: {} }, "notSent"],
  ])("says why where it is %i %j", async (status, body, problem) => {
    const { last, settle, state, actor } = opened();
    last().answer(status, body);
    await settle();
    expect(state()).toMatchObject({ value: "failed", context: { problem } });
    actor.send({ type: "again" });
    expect(state().value).toBe("looking");
    last().fail();
    await settle();
    expect(state()).toMatchObject({ value: "failed", context: { problem: "notSent" } });
  });

  it("asks nothing where the address has no code", () => {
    const { asked, state, actor } = opened("");
    expect(state()).toMatchObject({ value: "failed", context: { problem: "notFound" } });
    actor.send({ type: "again" });
    expect(state().value).toBe("failed");
    expect(asked).toEqual([]);
  });
});
