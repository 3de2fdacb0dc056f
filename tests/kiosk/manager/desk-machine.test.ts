import { describe, expect, it } from "vitest";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import { actsFor, type DeskAct, isComplete, matterRules, nextDay } from "../../../kiosk/manager/desk/acts.ts";
import { createDeskEffects } from "../../../kiosk/manager/desk/effects.ts";
import type { DeskEvent } from "../../../kiosk/manager/frame/desk.machine.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import type { WorkItem } from "../../../server/contract/matters/desk.ts";
import { anOpened, aWorkItem, workItems } from "../../support/work-items.ts";
import { playDesk } from "./played-desk.ts";

const number = aWorkItem().application.number;
const refusal: DeskAct = { kind: "refuse", reasons: ["未满十八周岁"] };
const failed = (code: ErrorCode) => new ContractError(code, "as the test wants it");

/** The work list before a played service. */
const aDesk = (answers: Partial<Record<string, unknown>> = {}) =>
  playDesk(createDeskEffects, matterRules, {
    WorkList: { items: workItems },
    Open: anOpened(),
    ...answers,
  });

const toOpened: DeskEvent<DeskAct>[] = [
  { type: "open", number },
  { type: "setBy", by: " 林经办 " },
];

describe("the work list", () => {
  it("is fetched, looked at anew every while, and again when the connection is back", async () => {
    const desk = aDesk();
    expect(desk.page()).toBe("waiting");
    await desk.press();
    expect([desk.page(), desk.context().items]).toEqual(["list", workItems]);
    await desk.clock.advance(managerDelays.refreshInterval);
    expect(desk.names()).toEqual(["WorkList", "WorkList"]);
    await desk.connection("lost");
    expect([desk.page(), desk.context().connection]).toEqual(["list", "lost"]);
    await desk.connection("open");
    expect(desk.names()).toHaveLength(3);
  });

  it("is asked for again when no answer comes, and after a failure when somebody says so", async () => {
    const desk = aDesk({ WorkList: "silent" });
    await desk.clock.advance(managerDelays.answerPatience);
    expect(desk.names()).toHaveLength(2);
    const bug = new TypeError("a bug");
    desk.played.WorkList = bug;
    await desk.clock.advance(managerDelays.answerPatience);
    expect([desk.page(), desk.reported]).toEqual(["failed", [bug]]);
    desk.played.WorkList = { items: [] };
    await desk.press({ type: "tryAgain" });
    expect([desk.page(), desk.context().error]).toEqual(["list", null]);
  });

  it("has a person in its state only while an application is opened", async () => {
    const desk = aDesk({ File: { parts: 2, data: "AAAA" } });
    await desk.press(...toOpened);
    expect([desk.page(), desk.context().opened]).toEqual(["one", anOpened()]);
    await desk.press({ type: "showFile", id: "file-0001" });
    expect(desk.context().file).toEqual({ id: "file-0001", data: "AAAAAAAA" });
    await desk.press({ type: "closeFile" }, { type: "close" });
    expect(desk.page()).toBe("list");
    const kept = JSON.stringify(desk.context());
    for (const word of ["陈小湖", "350206198005060025", "湖里区小湖茶店", "AAAA"])
      expect(kept).not.toContain(word);
  });

  it("says why an application cannot be opened, and stays a list", async () => {
    const desk = aDesk({ Open: failed("desk.unknown") });
    await desk.press({ type: "open", number });
    expect([desk.page(), desk.context().error, desk.context().opening]).toEqual([
      "list",
      "desk.unknown",
      null,
    ]);
  });
});

describe("an act", () => {
  it("is done only once it was asked about, by somebody, and whole", async () => {
    const desk = aDesk();
    await desk.press({ type: "open", number }, { type: "propose", act: refusal });
    expect(desk.value()).toEqual({ opened: "reading" });
    await desk.press(
      { type: "setBy", by: "林经办" },
      { type: "propose", act: { kind: "refuse", reasons: [] } },
    );
    expect(desk.value()).toEqual({ opened: "reading" });
    await desk.press({ type: "confirm" }, { type: "propose", act: refusal }, { type: "cancel" });
    expect([desk.value(), desk.context().act]).toEqual([{ opened: "reading" }, null]);
    expect(desk.names()).not.toContain("Decide");
    await desk.press({ type: "propose", act: refusal }, { type: "confirm" });
    expect(desk.sent.filter(({ name }) => name === "Decide")).toEqual([
      {
        name: "Decide",
        payload: {
          applicationNumber: number,
          by: "林经办",
          idempotencyKey: "key-000000000003",
          outcome: "refused",
          reasons: ["未满十八周岁"],
        },
      },
    ]);
    expect([desk.page(), desk.context().done, desk.context().opened]).toEqual([
      "list",
      { kind: "refuse", number },
      null,
    ]);
    expect(desk.names().at(-1)).toBe("WorkList");
  });

  it("is tried again by its same key when the connection broke, or no answer came", async () => {
    const desk = aDesk({ Decide: failed("message.connectionLost") });
    await desk.press(...toOpened, { type: "propose", act: refusal }, { type: "confirm" });
    expect([desk.value(), desk.context().error]).toEqual([
      { opened: "confirming" },
      "message.connectionLost",
    ]);
    desk.played.Decide = "silent";
    await desk.press({ type: "confirm" });
    expect(desk.context().error).toBeNull();
    desk.played.Decide = {};
    await desk.clock.advance(managerDelays.answerPatience);
    const keys = desk.sent
      .filter(({ name }) => name === "Decide")
      .map(({ payload }) => payload.idempotencyKey);
    expect(keys).toEqual(Array(3).fill("key-000000000002"));
    expect(desk.context().done).toEqual({ kind: "refuse", number });
  });

  it("that was refused has the application read anew when it is left", async () => {
    const desk = aDesk({ Decide: failed("desk.notInState") });
    await desk.press(...toOpened, { type: "propose", act: refusal }, { type: "confirm" });
    const moved = anOpened(aWorkItem({ state: "withdrawn" }));
    desk.played.Open = moved;
    await desk.press({ type: "cancel" });
    expect([desk.value(), desk.context().opened, desk.context().error]).toEqual([
      { opened: "reading" },
      moved,
      null,
    ]);
  });

  it.each<[DeskAct, string, object]>([
    [{ kind: "grant", reasons: [] }, "Decide", { outcome: "granted", reasons: [] }],
    [
      { kind: "supplement", materials: [{ materialId: "place", what: "第二页" }], days: 5 },
      "AskSupplement",
      { materials: [{ materialId: "place", what: "第二页" }], days: 5 },
    ],
    [{ kind: "paper", materialIds: ["place"] }, "ReceivePaper", { materialIds: ["place"] }],
    [{ kind: "extend", days: 3, reason: "台风" }, "ExtendDeferral", { days: 3, reason: "台风" }],
    [
      { kind: "check", commitmentId: "place", holds: false, finding: "地址不存在" },
      "Check",
      { commitmentId: "place", holds: false, finding: "地址不存在" },
    ],
  ])("%j goes out as %s", async (act, name, payload) => {
    const desk = aDesk();
    await desk.press(...toOpened, { type: "propose", act }, { type: "confirm" });
    const common = { applicationNumber: number, by: "林经办", idempotencyKey: "key-000000000002" };
    expect(desk.sent.at(-2)).toEqual({ name, payload: { ...common, ...payload } });
  });
});

describe("what can be done", () => {
  const owed = (why: "deferred" | "window" | "asked") =>
    aWorkItem()
      .application.handedIn.slice(0, 1)
      .map(({ materialId, name }) => ({
        materialId,
        name,
        why,
        until: null,
        what: null,
      }));
  it.each<[string, WorkItem, string[]]>([
    ["accepted", aWorkItem(), ["grant", "refuse", "supplement"]],
    ["received", aWorkItem({ state: "received", owed: owed("window"), due: null }), ["paper"]],
    ["asked", aWorkItem({ state: "supplement", owed: owed("asked"), due: null }), ["paper"]],
    ["deferred", aWorkItem({ state: "granted", owed: owed("deferred"), due: null }), ["paper", "extend"]],
    ["over", aWorkItem({ state: "returned", owed: owed("deferred"), due: null }), []],
    ["to check", workItems.at(-1) ?? aWorkItem(), ["check"]],
  ])("with what is %s", (_name, item, kinds) => expect(actsFor(item)).toEqual(kinds));

  it("is whole when it says what the hall wants to know", () => {
    const not: DeskAct[] = [
      { kind: "refuse", reasons: [] },
      { kind: "refuse", reasons: [" "] },
      { kind: "supplement", materials: [], days: 5 },
      { kind: "supplement", materials: [{ materialId: "place", what: " " }], days: 5 },
      { kind: "supplement", materials: [{ materialId: "place", what: "x" }], days: Number.NaN },
      { kind: "paper", materialIds: [] },
      { kind: "extend", days: 61, reason: "x" },
      { kind: "extend", days: 1, reason: "" },
      { kind: "check", commitmentId: "place", holds: true, finding: "" },
    ];
    expect(not.filter(isComplete)).toEqual([]);
  });

  it("comes due on the first of its days", () => {
    expect(workItems.map(nextDay)).toEqual(["2026-11-19", "2026-11-23", "2026-11-24", "2026-12-04"]);
  });
});
