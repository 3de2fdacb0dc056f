import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import {
  createReportEffects,
  createReportMachine,
  type ReportAbout,
  reportDelays,
} from "../../../kiosk/staff/pain-report/report.machine.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import { defaultPainRules } from "../../../server/hall/pain-points/rules.ts";
import { reportMoments } from "../../support/report-moments.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const { categories } = defaultPainRules;
const matters = reportMoments["report-writing"]?.context.offer?.matters ?? [];

const atTerminal = { source: "guide", kind: "painPoint", terminalId: "HL-02", serviceId: null } as const;

function opened(
  matterId: string | null = "food-licence-renewal",
  by = "小湖",
  about: Partial<ReportAbout> = {},
) {
  const asked: {
    name: string;
    payload: Record<string, unknown>;
    resolve(value: unknown): void;
    reject(code: ErrorCode): void;
  }[] = [];
  const desk = {
    request: (name: string, payload: Record<string, unknown>) =>
      new Promise((resolve, reject) =>
        asked.push({ name, payload, resolve, reject: (code) => reject(new ContractError(code, "played")) }),
      ),
  };
  const clock = new SimulatedClock();
  let keys = 0;
  const machine = createReportMachine(createReportEffects(desk as never, () => `key-${++keys}`));
  const actor = createActor(machine, { clock, input: { about: { ...atTerminal, matterId, ...about }, by } });
  actor.start();
  return { actor, asked, clock, state: () => actor.getSnapshot(), settle: () => clock.advance(0) };
}

describe("a report by staff", () => {
  it("begins where the guide stands, is sent once by one key, and leaves nothing of a person on the page", async () => {
    const { actor, asked, clock, state, settle } = opened();
    asked[0]?.resolve({ categories, matters });
    await settle();
    expect(state()).toMatchObject({ value: "writing", context: { matterId: "food-licence-renewal" } });
    actor.send({ type: "send", language: "en" });
    expect(state().value).toBe("writing");
    for (const { id } of categories.slice(0, 4)) actor.send({ type: "choose", id });
    actor.send({ type: "choose", id: categories[1]?.id ?? "" });
    actor.send({ type: "words", text: " 老合同不认 " });
    actor.send({ type: "telephone", text: "12" });
    actor.send({ type: "send", language: "en" });
    expect(state().value).toBe("writing");
    actor.send({ type: "telephone", text: "13800138077" });
    actor.send({ type: "send", language: "en" });
    expect(asked[1]).toMatchObject({
      name: "XiaohuPainDesk.Report",
      payload: {
        kind: "painPoint",
        source: "guide",
        matterId: "food-licence-renewal",
        terminalId: "HL-02",
        categories: [categories[2]?.id, categories[3]?.id],
        words: "老合同不认",
        telephone: "13800138077",
        language: "en",
        by: "小湖",
        idempotencyKey: "key-1",
      },
    });
    await clock.advance(reportDelays.patience);
    expect(state()).toMatchObject({ value: "failed", context: { error: "message.connectionLost" } });
    actor.send({ type: "tryAgain" });
    expect(asked[2]?.payload).toEqual(asked[1]?.payload);
    asked[2]?.resolve({ number: "HL-FY-20261123-0003", code: "4FKM7RTY" });
    await settle();
    expect(state().value).toBe("sent");
    expect(JSON.stringify(state().context)).not.toMatch(/13800138077|老合同/);
  });

  it("is of no matter where the hall has none of that id, and says what failed", async () => {
    const { actor, asked, state, settle } = opened("a-package");
    asked[0]?.reject("message.notAuthorised");
    await settle();
    expect(state()).toMatchObject({ value: "failed", context: { error: "message.notAuthorised" } });
    actor.send({ type: "tryAgain" });
    asked[1]?.resolve({ categories, matters });
    await settle();
    expect(state().context.matterId).toBeNull();
  });

  it("is of the one matter of the service in hand, and of none where it has several", async () => {
    const atWindow = { source: "window", kind: "notDone", terminalId: null } as const;
    const business = (id: string) => ({ id, name: matters[0]?.name, service: "business" });
    for (const [serviceId, of, matterId] of [
      ["business", matters, "food-licence-renewal"],
      ["business", [...matters, business("another")], null],
      ["social-insurance", matters, null],
    ] as const) {
      const { actor, asked, state, settle } = opened(null, "小陈", { ...atWindow, serviceId });
      asked[0]?.resolve({ categories, matters: of });
      await settle();
      expect(state().context.matterId).toBe(matterId);
      actor.send({ type: "choose", id: categories[0]?.id ?? "" });
      actor.send({ type: "send", language: "zh-CN" });
      expect(asked[1]?.payload).toMatchObject({
        source: "window",
        kind: "notDone",
        terminalId: null,
        matterId,
      });
    }
  });
});
