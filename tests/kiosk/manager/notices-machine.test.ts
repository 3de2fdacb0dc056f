import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import type { ServiceConnection } from "../../../kiosk/connection/service-connection.ts";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import { emptyDraft, faultOf, fieldTime, noticeOf } from "../../../kiosk/manager/notices/draft.ts";
import {
  createNoticesEffects,
  createNoticesMachine,
  type NoticesEvent,
} from "../../../kiosk/manager/notices/notices.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { noticeDesk } from "../../../server/contract/notices/desk.ts";
import { keptNotice, noticesNow, sampleNoticeList } from "../../support/notice-samples.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

function aPage({ me = "陈经理" as string | null, first = null as Error | "silent" | null } = {}) {
  const clock = new SimulatedClock(noticesNow);
  const asked: [string, Record<string, unknown>][] = [];
  const hall: { answer: Error | "silent" | null; outcome: string } = { answer: first, outcome: "posted" };
  const listeners = new Map<string, (told: never) => void>();
  const service = {
    state: "open",
    onState: (listener: (state: never) => void) => {
      listeners.set("state", listener);
      return () => undefined;
    },
    on: (name: string, listener: (told: never) => void) => {
      listeners.set(name, listener);
      return () => undefined;
    },
    request(name: string, payload: Record<string, unknown>) {
      asked.push([name, payload]);
      if (hall.answer === "silent") return new Promise(() => undefined);
      if (hall.answer) return Promise.reject(hall.answer);
      return Promise.resolve(
        name === "XiaohuNotices.List"
          ? { ...sampleNoticeList, me }
          : { outcome: hall.outcome, notices: [keptNotice()] },
      );
    },
  } as unknown as ServiceConnection<typeof noticeDesk>;
  let keys = 0;
  const effects = createNoticesEffects(service, {
    now: clock.now,
    newKey: () => `key-0000-0000-000${++keys}`,
    report: () => undefined,
  });
  const actor = createActor(createNoticesMachine(effects), { clock }).start();
  return {
    clock,
    asked,
    hall,
    value: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    async press(...events: NoticesEvent[]) {
      await settle();
      for (const event of events) {
        actor.send(event);
        await settle();
      }
    },
    async tell(name: string, told: unknown) {
      listeners.get(name)?.(told as never);
      await settle();
    },
  };
}
const words: NoticesEvent = { type: "write", draft: { text: { "zh-CN": " 停电 ", "zh-TW": "", en: "" } } };

describe("the page of notices", () => {
  it("posts what was written under a key of its own, and the next one under another", async () => {
    const page = aPage();
    await page.press(words, { type: "post" }, words, { type: "post" });
    const posted = page.asked.filter(([name]) => name === "XiaohuNotices.Post").map(([, payload]) => payload);
    expect(posted).toMatchObject([
      { text: { "zh-CN": "停电", "zh-TW": null, en: null }, from: noticesNow, until: noticesNow + 3_600_000 },
      { by: "陈经理" },
    ]);
    expect(posted[0]?.idempotencyKey).not.toBe(posted[1]?.idempotencyKey);
    expect(page.context()).toMatchObject({ draft: emptyDraft, list: { notices: [keptNotice()] } });
  });

  it("keeps what was written, and its key, where it was not posted", async () => {
    const page = aPage();
    await page.press(words);
    const { key } = page.context();
    page.hall.outcome = "full";
    await page.press({ type: "post" });
    expect(page.context()).toMatchObject({ full: true, key, draft: { text: { "zh-CN": " 停电 " } } });
    page.hall.answer = new ContractError("message.connectionLost", "");
    await page.press({ type: "post" });
    expect(page.context()).toMatchObject({ error: "message.connectionLost", key });
    page.hall.answer = null;
    page.hall.outcome = "posted";
    await page.press({ type: "dismiss" }, { type: "post" });
    expect(page.context()).toMatchObject({ error: null, full: false, draft: emptyDraft });
    expect(page.asked.filter(([, { idempotencyKey }]) => idempotencyKey === key)).toHaveLength(3);
  });

  it("does nothing in nobody's name", async () => {
    const page = aPage({ me: null });
    await page.press(words, { type: "post" }, { type: "takeBack", id: "x" });
    expect(page.asked).toHaveLength(1);
    await page.press({ type: "setBy", by: "小林 " }, { type: "takeBack", id: "x" });
    expect(page.asked[1]).toEqual(["XiaohuNotices.TakeBack", { id: "x", by: "小林" }]);
  });

  it("hears what others change, waits for a lost line, and asks again where no answer came", async () => {
    const page = aPage();
    await page.press();
    await page.tell("XiaohuNotices.ChangedEvent", { notices: [] });
    expect(page.context().list?.notices).toEqual([]);
    await page.tell("state", "lost");
    expect(page.value()).toBe("waiting");
    page.hall.answer = "silent";
    await page.tell("state", "open");
    await page.clock.advance(managerDelays.answerPatience);
    expect([page.value(), page.asked.length]).toEqual(["loading", 3]);
    const failed = aPage({ first: new ContractError("message.internal", "") });
    await failed.press();
    expect(failed.value()).toBe("failed");
    failed.hall.answer = null;
    await failed.press({ type: "tryAgain" });
    expect(failed.value()).toBe("shown");
  });
});

describe("a draft", () => {
  it("has its times in the hall's, and says what the hall would not take", () => {
    const own = {
      ...emptyDraft,
      text: { "zh-CN": "停电", "zh-TW": "", en: "" },
      length: "own" as const,
      from: fieldTime(noticesNow),
      until: fieldTime(noticesNow + 86_400_000),
    };
    expect(noticeOf(own, noticesNow)).toMatchObject({ from: noticesNow, until: noticesNow + 86_400_000 });
    expect(faultOf(own, noticesNow, true)).toBeNull();
    expect(faultOf(own, noticesNow, false)).toBe("tooLong");
    expect(faultOf({ ...own, length: "day" }, noticesNow, false)).toBeNull();
    expect(faultOf({ ...own, until: "" }, noticesNow, true)).toBe("times");
    expect(faultOf({ ...own, terminals: "some" }, noticesNow, true)).toBe("place");
    expect(noticeOf({ ...own, weekdays: [6] }, noticesNow).hours).toEqual({
      weekdays: [6],
      from: "09:00",
      to: "17:00",
    });
    // Places that were chosen before the whole hall was are not told.
    expect(noticeOf({ ...own, ids: ["HL-01"] }, noticesNow).place.ids).toEqual([]);
  });
});
