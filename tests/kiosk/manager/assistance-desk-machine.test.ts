import { describe, expect, it } from "vitest";
import {
  type AssistanceAct,
  assistanceRules,
  createAssistanceDeskEffects,
} from "../../../kiosk/manager/assistance/effects.ts";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import type { DeskEvent } from "../../../kiosk/manager/frame/desk.machine.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import { anOpenedRequest, assistanceItems } from "../../gallery/manager-assistance.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { settle } from "../../support/simulated-clock.ts";
import { playDesk } from "./played-desk.ts";

const number = assistanceItems[0]?.request.number ?? "";
const failed = (code: ErrorCode) => new ContractError(code, "as the test wants it");

/** The list before a played service. */
const aDesk = (answers: Partial<Record<string, unknown>> = {}) =>
  playDesk(createAssistanceDeskEffects, assistanceRules, {
    List: { items: assistanceItems },
    Open: anOpenedRequest(),
    ...answers,
  });

const toOpened: DeskEvent<AssistanceAct>[] = [
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
    expect(desk.page()).toBe("one");
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

  it("declines nothing without a reason, and assigns nobody to nobody; and has no files", async () => {
    const desk = aDesk();
    await desk.press(
      ...toOpened,
      { type: "propose", act: { kind: "decline", reason: " " } },
      { type: "propose", act: { kind: "assign", assignee: "" } },
      { type: "showFile", id: "file-0001" },
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
    expect(flawsOf(desk.machine)).toEqual([]);
    const used = new Set(
      nodesOf(desk.machine.root).flatMap(({ after }) =>
        after.map(({ eventType }) => eventType.split(".")[2]),
      ),
    );
    expect(used).toEqual(new Set(["answerPatience", "refreshInterval"]));
  });
});
