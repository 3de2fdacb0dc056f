import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConnectorError } from "../../../server/connectors/connector-error.ts";
import type { OutgoingText } from "../../../server/connectors/sms/gateway.ts";
import { dayOf, daysAfter, hourOfDay, startOf } from "../../../server/hall/calendar/day.ts";
import { arrangementsWith } from "../../../server/hall/calendar/working-days.ts";
import { renewalCode } from "../../../server/hall/licence-reminders/code.ts";
import { createLicenceReminders } from "../../../server/hall/licence-reminders/reminders.ts";
import {
  choicesFor,
  dueAt,
  lastHandlingDay,
  untilDecent,
} from "../../../server/hall/licence-reminders/schedule.ts";
import { type Agreed, openLicenceReminderStore } from "../../../server/hall/licence-reminders/store.ts";
import { outboxDesk } from "../../../server/hall/outbox/outbox-desk.ts";
import { openOutboxStore } from "../../../server/hall/outbox/store.ts";
import { watchOutbox } from "../../../server/hall/outbox/watched.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { temporaryDatabase } from "../storage/temporary-database.ts";

const hour = 3_600_000;
const began = startOf("2026-11-30") + 10 * hour;
const person = "p".repeat(64);
const telephone = "+8613800000077";
const validTo = "2026-12-31";

/** A hall's reminders with a gateway and a registry in memory. */
function open() {
  const clock = new SimulatedClock(began);
  const paths = { store: temporaryDatabase(), outbox: temporaryDatabase() };
  const texts: (OutgoingText & { readonly at: number })[] = [];
  const said: string[] = [];
  const world = {
    down: false as false | "gateway" | "registry" | "answer" | "refusal",
    licence: { kind: "foodLicence", validTo: validTo as string, state: "valid" as "valid" | "revoked" },
  };
  const note = (data: object, message: string) => void said.push(`${message} ${JSON.stringify(data)}`);
  const start = () =>
    createLicenceReminders({
      store: openLicenceReminderStore(paths.store, Buffer.alloc(32, 3)),
      outbox: openOutboxStore(paths.outbox),
      outboxKey: Buffer.alloc(32, 7),
      gateway: {
        async send(text) {
          if (world.down === "gateway") throw new ConnectorError("down", true, { isUntaken: true });
          if (world.down === "refusal")
            throw new ConnectorError("refused", false, { status: 403, reason: "blocked" });
          texts.push({ ...text, at: clock.now() });
          if (world.down === "answer") throw new ConnectorError("the answer is lost", true);
          return { id: "t-1", state: "accepted" };
        },
        look: () => Promise.reject(new Error("nobody looks")),
      },
      async held() {
        if (world.down === "registry") throw new ConnectorError("down", true);
        return [world.licence];
      },
      words: (kind, end) => ({
        hall: { "zh-CN": "样例大厅", "zh-TW": "樣例大廳", en: "Sample hall" },
        licence: { "zh-CN": "食品经营许可证", "zh-TW": "食品經營許可證", en: "Food licence" },
        validTo: end,
        lastDay: lastHandlingDay(arrangementsWith([]), end),
        code: renewalCode(kind),
      }),
      clock,
      random: () => 0.5,
      log: { info: note, warn: note, error: note },
    });
  const agreed = (before = 7, more: Partial<Agreed> = {}): Agreed => ({
    holder: { kind: "resident", number: "350206198005060025", name: "陈小湖" },
    kind: "foodLicence",
    validTo,
    before,
    telephone,
    language: "zh-CN",
    consent: "2026-11",
    agreedAt: clock.now(),
    ...more,
  });
  let running = start();
  onTestFinished(() => running.close());
  return {
    clock,
    paths,
    texts,
    said,
    world,
    agreed,
    get reminders() {
      return running;
    },
    async restart() {
      await running.close();
      running = start();
    },
    /** Lets so many hours go by. */
    async pass(hours: number) {
      await clock.sleep(hours * hour);
      await clock.advance(90_000);
    },
  };
}

describe("a reminder", () => {
  it("is sent on its day at a decent hour, in the language, with what is needed and nothing of the person", async () => {
    const hall = open();
    const id = hall.reminders.agree(person, hall.agreed());
    await hall.pass((dueAt(validTo, 7) - hall.clock.now()) / hour - 1);
    expect(hall.texts).toEqual([]);
    await hall.pass(1);
    expect(hall.texts).toHaveLength(1);
    const [text] = hall.texts;
    expect(dayOf(text?.at ?? 0)).toBe("2026-12-24");
    expect(text).toMatchObject({ to: telephone, template: "licenceEnds", language: "zh-CN" });
    expect(text?.text).toBe(
      `【样例大厅】您的食品经营许可证2026-12-31到期，最晚2026-12-31来办延续。到自助机点“查进度、接着办”，输入${renewalCode("foodLicence")}就能办。不想再收，可刷证件取消。`,
    );
    expect(JSON.stringify(text)).not.toMatch(/陈小湖|350206/);
    expect(hall.reminders.ofPerson(person)).toMatchObject([{ id, sentAt: expect.any(Number) }]);
    // A week later nothing of it is left.
    await hall.pass(7 * 24 + 1);
    expect(hall.reminders.ofPerson(person)).toEqual([]);
    expect(hall.texts).toHaveLength(1);
  });

  it("stands sealed, is gone with its revocation, and stands in no log", async () => {
    const hall = open();
    const id = hall.reminders.agree(person, hall.agreed());
    const files = () =>
      Object.values(hall.paths)
        .flatMap((path) => [path, `${path}-wal`])
        .map((path) => readFileSync(path).toString("latin1"))
        .join();
    const canaries = [
      "13800000077",
      "350206198005060025",
      Buffer.from("陈小湖").toString("latin1"),
      "foodLicence",
    ];
    for (const canary of canaries) expect(files()).not.toContain(canary);
    expect(hall.reminders.forget("another", id)).toBe(false);
    expect(hall.reminders.ofPerson(person)).toHaveLength(1);
    expect(hall.reminders.forget(person, id)).toBe(true);
    expect(files()).not.toContain(id);
    await hall.pass(30 * 24);
    expect(hall.texts).toEqual([]);
    // What waits to be sent says no more of it.
    hall.world.down = "gateway";
    const next = hall.reminders.agree(person, hall.agreed(7, { validTo: "2027-01-31" }));
    await hall.pass((dueAt("2027-01-31", 7) - hall.clock.now()) / hour + 1);
    for (const canary of canaries) expect(files()).not.toContain(canary);
    hall.reminders.forget(person, next);
    hall.world = Object.assign(hall.world, { down: false });
    await hall.pass(48);
    expect(hall.texts).toEqual([]);
    for (const canary of canaries) expect(hall.said.join()).not.toContain(canary);
  });

  it("that the gateway refuses is somebody's to see to until the licence has ended, without a word of whose it is", async () => {
    const hall = open();
    const id = hall.reminders.agree(person, hall.agreed());
    hall.world.down = "refusal";
    await hall.pass((dueAt(validTo, 7) - hall.clock.now()) / hour + 1);
    expect(hall.reminders.outbox.stuck()).toMatchObject([
      { stream: id, key: id, state: "parked", reason: "blocked", status: 403 },
    ]);
    // What the office sees of it: by kind and end the registry's list leads to whom it is of, and nothing here does.
    const watched = watchOutbox({
      name: "licenceTexts",
      outbox: hall.reminders.outbox,
      numberOf: () => null,
      licenceOf: hall.reminders.about,
      siteOf: () => null,
    });
    const { items } = outboxDesk([watched], hour).standing("main");
    expect(items).toMatchObject([{ number: null, licence: { name: { en: "Food licence" }, validTo } }]);
    expect(JSON.stringify(items)).not.toMatch(/陈小湖|350206|1380000/);
    await hall.pass(48);
    expect(hall.reminders.outbox.release(id, "林经办")).toBe(true);
    await hall.pass(1);
    expect(hall.reminders.outbox.stuck()).toMatchObject([{ last: { act: "again", by: "林经办" } }]);
    hall.world.down = false;
    hall.reminders.outbox.release(id, "林经办");
    await hall.pass(1);
    expect(hall.texts).toHaveLength(1);
    expect(hall.reminders.outbox.stuck()).toEqual([]);
  });

  it.each([
    ["the licence has ended", async (hall: ReturnType<typeof open>) => hall.pass(9 * 24)],
    [
      "it is taken back",
      async (hall: ReturnType<typeof open>, id: string) => {
        hall.reminders.forget(person, id);
        await hall.pass(1);
      },
    ],
  ])("that the gateway refuses is nobody's any more when %s", async (_what, end) => {
    const hall = open();
    const id = hall.reminders.agree(person, hall.agreed());
    hall.world.down = "refusal";
    await hall.pass((dueAt(validTo, 7) - hall.clock.now()) / hour + 1);
    await end(hall, id);
    expect(hall.reminders.outbox.stuck()).toEqual([]);
    expect(hall.reminders.ofPerson(person)).toEqual([]);
    expect(hall.reminders.about(id)).toBeUndefined();
  });

  it.each(["renewed", "revoked", "gone"] as const)("is not sent of what was %s meanwhile", async (how) => {
    const hall = open();
    hall.reminders.agree(person, hall.agreed());
    if (how === "renewed") hall.world.licence.validTo = "2031-12-31";
    if (how === "revoked") hall.world.licence.state = "revoked";
    if (how === "gone") hall.world.licence.kind = "businessLicence";
    await hall.pass((dueAt(validTo, 7) - hall.clock.now()) / hour + 1);
    expect(hall.texts).toEqual([]);
    expect(hall.reminders.ofPerson(person)).toEqual([]);
  });
});

describe("whatever happens in whatever order", () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("agree" as const), before: fc.constantFrom(7, 30) }),
    fc.record({ do: fc.constant("forget" as const), before: fc.constantFrom(7, 30) }),
    fc.record({ do: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ do: fc.constant("restart" as const) }),
    fc.record({
      do: fc.constant("fault" as const),
      fault: fc.constantFrom(false as const, "gateway" as const, "registry" as const, "answer" as const),
    }),
  );
  it("it is sent once, by day, from its time on, after consent and never after revoking", async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const hall = open();
        const wanted = new Map<number, boolean>();
        const ids = new Map<number, string>();
        let seen = 0;
        for (const one of steps) {
          if (
            one.do === "agree" &&
            choicesFor([30, 7], validTo, dayOf(hall.clock.now())).includes(one.before)
          ) {
            ids.set(one.before, hall.reminders.agree(person, hall.agreed(one.before)));
            wanted.set(one.before, true);
          }
          if (one.do === "forget" && ids.has(one.before)) {
            hall.reminders.forget(person, ids.get(one.before) ?? "");
            wanted.set(one.before, false);
          }
          if (one.do === "restart") await hall.restart();
          if (one.do === "fault") hall.world.down = one.fault;
          if (one.do === "pass") await hall.pass(one.hours);
          for (const { at } of hall.texts.slice(seen)) {
            expect(hourOfDay(at)).toBeGreaterThanOrEqual(9);
            expect(hourOfDay(at)).toBeLessThan(20);
            const due = [...wanted].filter(([before, is]) => is && dueAt(validTo, before) <= at);
            expect(due.length, "sent of nothing that is due and wanted").toBeGreaterThan(0);
          }
          seen = hall.texts.length;
        }
        // Told again after a lost answer it has the same key, by which a gateway sends it once.
        const keys = new Set(hall.texts.map(({ idempotencyKey }) => idempotencyKey));
        expect(keys.size).toBeLessThanOrEqual(ids.size);
        // A gateway knows a key for a day, and what comes later would be sent twice.
        for (const key of keys) {
          const times = hall.texts.flatMap((text) => (text.idempotencyKey === key ? [text.at] : []));
          expect(Math.max(...times) - Math.min(...times)).toBeLessThan(24 * hour);
        }
        // What is wanted and due is sent by the next morning, when nothing fails any more.
        hall.world.down = false;
        const tomorrow = daysAfter(dayOf(hall.clock.now()), 1);
        await hall.pass((startOf(tomorrow) - hall.clock.now()) / hour + 10);
        const isPast = tomorrow > validTo;
        const unknown = hall.reminders.outbox
          .stuck()
          .flatMap(({ stream, reason }) => (reason === "outcomeUnknown" ? [stream] : []));
        for (const { id, dueAt: due, sentAt } of hall.reminders.ofPerson(person))
          if (due <= hall.clock.now())
            expect(isPast || sentAt !== null || unknown.includes(id), "due, and not sent").toBe(true);
        const all = new Set(hall.texts.map(({ idempotencyKey }) => idempotencyKey));
        expect(all.size).toBeLessThanOrEqual(ids.size);
        sent += all.size;
      }),
      {
        numRuns: 25,
        // Whatever chance brings, something is sent: both, and one behind a fault.
        examples: [
          [
            [
              { do: "agree", before: 30 },
              { do: "agree", before: 7 },
              ...[200, 200, 190].map((hours) => ({ do: "pass" as const, hours })),
            ],
          ],
          [
            [
              { do: "agree", before: 7 },
              { do: "fault", fault: "answer" },
              ...[200, 200, 190].map((hours) => ({ do: "pass" as const, hours })),
            ],
          ],
        ],
      },
    );
    expect(sent, "this proved nothing").toBeGreaterThan(1);
  }, 60_000);
});

describe("the schedule", () => {
  it("offers the days that are still to come, whatever moved days lie between", () => {
    expect(choicesFor([90, 30, 7], "2027-02-28", "2026-11-29")).toEqual([90, 30, 7]);
    expect(choicesFor([90, 30, 7], "2027-02-28", "2026-11-30")).toEqual([30, 7]);
    expect(choicesFor([90, 30, 7], "2026-12-07", "2026-11-30")).toEqual([]);
    expect(choicesFor([90, 30, 7], null, "2026-11-30")).toEqual([]);
    // 1 October 2026 is a holiday: a reminder is no office's work.
    expect(dayOf(dueAt("2026-10-08", 7))).toBe("2026-10-01");
  });
  it("names the last day on which the hall works: before the holiday, and on a Sunday that is moved", () => {
    expect(lastHandlingDay(arrangementsWith([]), "2026-10-07")).toBe("2026-09-30");
    expect(lastHandlingDay(arrangementsWith([]), "2026-10-10")).toBe("2026-10-10");
    expect(lastHandlingDay(arrangementsWith([]), "2026-11-29")).toBe("2026-11-27");
  });
  it("waits for the morning and no longer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * 24 * 60 }), (minutes) => {
        const now = startOf("2026-11-30") + minutes * 60_000;
        const at = now + untilDecent(now);
        expect(hourOfDay(at) >= 9 && hourOfDay(at) < 20).toBe(true);
        expect(untilDecent(now)).toBeLessThan(14 * hour);
      }),
    );
    expect(daysAfter(dayOf(startOf("2026-11-30")), 1)).toBe("2026-12-01");
  });
});
