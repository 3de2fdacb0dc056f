import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import type { ServiceConnection } from "../../../kiosk/connection/service-connection.ts";
import {
  type AssistanceDeskEvent,
  assistancePageOf,
  createAssistanceDeskMachine,
} from "../../../kiosk/manager/assistance/assistance-desk.machine.ts";
import { createAssistanceDeskEffects } from "../../../kiosk/manager/assistance/effects.ts";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import type { assistanceDesk } from "../../../server/contract/assistance/desk.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import { anOpenedRequest, assistanceItems } from "../../gallery/manager-assistance.ts";
import { nodesOf, unanswered } from "../../support/machine-nodes.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

type Sent = { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };
const number = assistanceItems[0]?.request.number ?? "";
const failed = (code: ErrorCode) => new ContractError(code, "as the test wants it");

/** The list before a played service: it answers what `answers` says, or fails as that says. */
function aDesk(answers: Partial<Record<string, unknown>> = {}) {
  const clock = new SimulatedClock();
  const sent: Sent[] = [];
  const reported: unknown[] = [];
  let listen: (state: "open" | "lost") => void = () => undefined;
  let keys = 0;
  const played: Partial<Record<string, unknown>> = {
    List: { items: assistanceItems },
    Open: anOpenedRequest(),
    ...answers,
  };
  const service = {
    state: "open",
    onState(listener: typeof listen) {
      listen = listener;
      return () => undefined;
    },
    request(name: string, payload: Sent["payload"]) {
      const short = name.replace("XiaohuAssistanceDesk.", "");
      sent.push({ name: short, payload });
      const answer = played[short];
      if (answer === "silent") return new Promise(() => undefined);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? {});
    },
  } as unknown as ServiceConnection<typeof assistanceDesk>;
  const machine = createAssistanceDeskMachine(
    createAssistanceDeskEffects(service, {
      report: (error) => reported.push(error),
      newKey: () => `key-${String(++keys).padStart(12, "0")}`,
    }),
  );
  const actor = createActor(machine, { clock });
  actor.start();
  return {
    machine,
    clock,
    sent,
    played,
    reported,
    names: () => sent.map(({ name }) => name),
    page: () => assistancePageOf(actor.getSnapshot()),
    value: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    async press(...events: AssistanceDeskEvent[]) {
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

const toOpened: AssistanceDeskEvent[] = [
  { type: "setBy", by: " 林经办 " },
  { type: "open", number },
];

describe("the office's list of visits", () => {
  it("opens nothing for who does not say who they are", async () => {
    const desk = aDesk();
    await desk.press({ type: "open", number });
    expect(desk.names()).toEqual(["List"]);
    await desk.press(...toOpened);
    expect(desk.sent.at(-1)).toEqual({
      name: "Open",
      payload: { number, by: "林经办", idempotencyKey: "key-000000000001" },
    });
    expect(desk.page()).toBe("request");
  });

  it("is one opening however often it is asked, and nothing of the person stays when it is closed", async () => {
    const desk = aDesk({ Open: "silent" });
    await desk.press(...toOpened);
    await desk.clock.advance(managerDelays.answerPatience);
    const opens = desk.sent.filter(({ name }) => name === "Open");
    expect(opens).toHaveLength(2);
    expect(opens[0]?.payload).toEqual(opens[1]?.payload);
    desk.played.Open = anOpenedRequest();
    await desk.clock.advance(managerDelays.answerPatience);
    expect(JSON.stringify(desk.context())).toContain("13800138077");
    await desk.press({ type: "close" });
    expect(JSON.stringify(desk.context())).not.toContain("13800138077");
    expect(desk.page()).toBe("list");
  });

  it("asks once more, and does it by one key also where the answer was lost", async () => {
    const desk = aDesk({ Assign: failed("message.connectionLost") });
    await desk.press(...toOpened, { type: "propose", act: { kind: "assign", assignee: "小陈" } });
    expect(desk.names()).not.toContain("Assign");
    await desk.press({ type: "confirm" });
    expect(desk.context().error).toBe("message.connectionLost");
    desk.played.Assign = {};
    await desk.press({ type: "confirm" });
    const [first, second] = desk.sent.filter(({ name }) => name === "Assign");
    expect(first?.payload).toEqual(second?.payload);
    expect(first?.payload).toMatchObject({ number, by: "林经办", assignee: "小陈" });
    expect(desk.context()).toMatchObject({ opened: null, done: { kind: "assign", number } });
  });

  it.each([
    ["done", { kind: "done" }, "Done"],
    ["close", { kind: "close" }, "Close"],
    ["decline", { kind: "decline", reason: "台风" }, "Decline"],
  ] as const)("does %s", async (_what, act, name) => {
    const desk = aDesk();
    await desk.press(...toOpened, { type: "propose", act }, { type: "confirm" });
    expect(desk.names()).toContain(name);
  });

  it("declines nothing without a reason, and assigns nobody to nobody", async () => {
    const desk = aDesk();
    await desk.press(
      ...toOpened,
      { type: "propose", act: { kind: "decline", reason: " " } },
      { type: "propose", act: { kind: "assign", assignee: "" } },
    );
    expect(desk.value()).toEqual({ opened: "reading" });
  });

  it("goes back to the list where it stands otherwise than shown, and when the hall is back", async () => {
    const desk = aDesk({ Done: failed("desk.notInState") });
    await desk.press(...toOpened, { type: "propose", act: { kind: "done" } }, { type: "confirm" });
    await desk.press({ type: "cancel" });
    expect(desk.page()).toBe("list");
    expect(desk.context().opened).toBeNull();
    await desk.connection("lost");
    await desk.connection("open");
    expect(desk.names().filter((name) => name === "List").length).toBeGreaterThan(2);
    expect(desk.reported).toEqual([]);
  });

  it("says that it did not come, and has an answer to every failure", async () => {
    const desk = aDesk({ List: failed("message.internal") });
    await settle();
    expect(desk.page()).toBe("failed");
    desk.played.List = { items: [] };
    await desk.press({ type: "tryAgain" });
    expect(desk.page()).toBe("list");
    expect(unanswered(desk.machine)).toEqual([]);
    const used = new Set(
      nodesOf(desk.machine.root).flatMap(({ after }) =>
        after.map(({ eventType }) => eventType.split(".")[2]),
      ),
    );
    expect(used).toEqual(new Set(["answerPatience", "refreshInterval"]));
  });
});
