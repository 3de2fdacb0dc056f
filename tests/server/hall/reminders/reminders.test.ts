import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SmsGateway } from "../../../../server/connectors/sms/gateway.ts";
import { httpSmsGateway } from "../../../../server/connectors/sms/http-gateway.ts";
import {
  type SmsFault,
  type SmsStandIn,
  startSmsStandIn,
} from "../../../../server/connectors/sms/stand-in.ts";
import type { FollowedTicket } from "../../../../server/contract/follow.ts";
import type { HallChange } from "../../../../server/hall/hall.ts";
import { createReminders, type Reminders, validFor } from "../../../../server/hall/reminders/reminders.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { reminderMigrations } from "../../../../server/storage/migrations.ts";
import { sampleFollowed, standings } from "../../../support/followed-tickets.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const secret = "a-secret-of-the-test";
const key = Buffer.alloc(32, 3);
/** Planted: invented, and to be found nowhere. */
const typed = "138 1234 0000";
const planted = ["13812340000", "138 1234 0000", "+8613812340000", "12340000"];
const id = "20261123-A012";

let clock: SimulatedClock;
let standIn: SmsStandIn;
let path: string;
let logged: string[];
let tickets: Map<string, FollowedTicket>;
let change: () => void;
let reminders: Reminders;
let inFlight: number;

function open(): Reminders {
  const listeners = new Set<(change: HallChange) => void>();
  change = () => {
    for (const listener of listeners) listener({ kind: "changed" } as HallChange);
  };
  const real = httpSmsGateway({ url: standIn.url, secret, clock });
  const counted = <Answer>(answer: Promise<Answer>) => {
    inFlight += 1;
    return answer.finally(() => {
      inFlight -= 1;
    });
  };
  const gateway: SmsGateway = {
    send: (text, signal) => counted(real.send(text, signal)),
    look: (name, signal) => counted(real.look(name, signal)),
  };
  const note = (data: object, message: string) => void logged.push(`${message} ${JSON.stringify(data)}`);
  return createReminders({
    hall: {
      followed: (ticketId) => tickets.get(ticketId),
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    gateway,
    site: "district",
    databasePath: path,
    key,
    ahead: 3,
    clock,
    log: { info: note, warn: note, error: note },
  });
}

/** Lets what is on the wire arrive; what the stand-in keeps back has `patience` milliseconds of real time. */
async function arrive(patience = 500): Promise<void> {
  const until = performance.now() + patience;
  let calm = 0;
  while (calm < 6 && performance.now() < until) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    calm = inFlight === 0 ? calm + 1 : 0;
  }
}
const pass = (milliseconds: number, patience?: number) => clock.advance(milliseconds, () => arrive(patience));
async function becomes(ticket: FollowedTicket | undefined): Promise<void> {
  tickets.set(id, ticket ?? sampleFollowed);
  change();
  await pass(400);
}
const order = (to = typed) => reminders.order(id, { to, language: "zh-CN" });
const sent = () => standIn.texts.map(({ template, text }) => `${template} ${text}`);

beforeEach(async () => {
  clock = new SimulatedClock();
  standIn = await startSmsStandIn(secret, clock);
  path = temporaryDatabase();
  logged = [];
  inFlight = 0;
  tickets = new Map([[id, sampleFollowed]]);
  reminders = open();
});
afterEach(async () => {
  await reminders.close();
  await standIn.close();
});

describe("text messages to who waits elsewhere", () => {
  it("go out once when few are before, and once when called", async () => {
    expect(order()).toEqual({ ahead: 3, to: "138****0000" });
    await pass(60_000);
    expect(sent()).toEqual([]);
    for (const ahead of [4, 3, 2, 3, 1]) await becomes({ ...sampleFollowed, ahead });
    expect(sent()).toEqual(["queueNear 【湖里区政务服务中心】A012号：前面还有3人，请回到一楼东区等候。"]);
    expect(standIn.texts[0]).toMatchObject({
      to: "+8613812340000",
      language: "zh-CN",
      parameters: { hall: "湖里区政务服务中心", number: "A012", ahead: "3", area: "一楼东区" },
    });
    for (let count = 0; count < 3; count++) await becomes(standings.called);
    await pass(120_000);
    expect(sent().slice(1)).toEqual([
      "queueCalled 【湖里区政务服务中心】A012号：轮到您了，请现在到3号窗口。",
    ]);
    expect(standIn.refusals).toEqual([]);
  });

  it("say nothing of people before it to somebody who is called", async () => {
    order();
    tickets.set(id, { ...sampleFollowed, ahead: 1 });
    standIn.setFault("down");
    change();
    await pass(1000);
    await becomes(standings.called);
    standIn.setFault("none");
    await pass(30_000);
    expect(standIn.texts.map(({ template }) => template)).toEqual(["queueCalled"]);
  });

  it("do not send anybody to a window whose call was undone", async () => {
    order();
    standIn.setFault("down");
    await becomes(standings.called);
    await becomes(sampleFollowed);
    standIn.setFault("none");
    await pass(60_000);
    expect(sent()).toEqual([]);
    await becomes(standings.called);
    expect(standIn.texts.map(({ template }) => template)).toEqual(["queueCalled"]);
  });

  it("are not sent when they would come too late", async () => {
    order();
    standIn.setFault("down");
    await becomes(standings.called);
    await pass(validFor.called);
    standIn.setFault("none");
    await pass(60_000);
    expect(sent()).toEqual([]);
    expect(reminders.of(id)).toBeNull();
  });

  it("are refused for what is no number", () =>
    expect(() => order("110")).toThrow(expect.objectContaining({ code: "message.invalidPayload" })));

  it.each(["called", "serving", "finished", "given-back"])(
    "are too late for a ticket that is %s",
    (state) => {
      tickets.set(id, standings[state] ?? sampleFollowed);
      expect(() => order()).toThrow(expect.objectContaining({ code: "queue.notWaiting" }));
    },
  );
});

describe("whatever the gateway does", () => {
  const passing: SmsFault[] = ["down", "error500", "throttled", "wrong", "losesAnswer", "silent", "slow"];
  it.each(passing)("%s for a while: the text goes out, and goes out once", async (fault) => {
    order();
    standIn.setFault(fault);
    tickets.set(id, { ...sampleFollowed, ahead: 2 });
    change();
    const patience = fault === "slow" || fault === "silent" ? 25 : 500;
    await pass(12_000, patience);
    standIn.setFault("none");
    await pass(60_000, patience);
    expect(sent()).toHaveLength(1);
    expect(standIn.requests).toBeGreaterThan(1);
  });

  it("refuses it: it is not asked again", async () => {
    order();
    standIn.setFault("refuses");
    await becomes({ ...sampleFollowed, ahead: 2 });
    const { requests } = standIn;
    await pass(120_000);
    expect([requests, standIn.requests]).toEqual([1, 1]);
  });

  it("refuses it: the office sees the ticket's number, tells its holder or has it sent again, for as long as it is of use", async () => {
    order();
    standIn.setFault("refuses");
    await becomes({ ...sampleFollowed, ahead: 2 });
    const parked = {
      key: `${id}/near`,
      what: "text",
      number: "A012",
      site: "district",
      state: "parked",
      reason: "fault",
      status: 400,
      last: null,
    };
    expect(reminders.outbox.stuck()).toMatchObject([parked]);
    expect(reminders.outbox.counts()).toMatchObject({ waiting: 0, parked: 1 });
    expect(JSON.stringify(reminders.outbox.stuck())).not.toContain("12340000");
    expect(reminders.outbox.give(parked.key, "林经办")).toBe(true);
    expect(reminders.outbox.stuck()).toMatchObject([{ last: { act: "given", by: "林经办" } }]);
    standIn.setFault("none");
    expect(reminders.outbox.release(parked.key, "林经办")).toBe(true);
    expect(reminders.outbox.release(parked.key, "林经办")).toBe(false);
    await pass(1000);
    expect(sent()).toHaveLength(1);
    expect(reminders.outbox.stuck()).toEqual([]);
    expect([reminders.outbox.release("nothing", "x"), reminders.outbox.give("nothing", "x")]).toEqual([
      false,
      false,
    ]);
  });

  it("refuses the call: it is not shown when it is of no use any more, and the number is wiped", async () => {
    order();
    standIn.setFault("refuses");
    await becomes(standings.called);
    expect(reminders.outbox.stuck()).toMatchObject([{ key: `${id}/called`, number: "A012" }]);
    await pass(validFor.called + 30_000);
    expect(reminders.outbox.stuck()).toEqual([]);
    expect(reminders.outbox.counts().parked).toBe(0);
    expect(
      openDatabase(path, { migrations: reminderMigrations }).prepare("SELECT * FROM recipient").all(),
    ).toEqual([]);
  });

  it("never hears of the arrival: it is asked a few times, and not for ever", async () => {
    order();
    standIn.setFault("neverArrives");
    await becomes({ ...sampleFollowed, ahead: 2 });
    await pass(20 * 60_000);
    const { requests } = standIn;
    expect(requests).toBe(1 + 4);
    await pass(20 * 60_000);
    expect(standIn.requests).toBe(requests);
    expect(logged.join("\n")).toContain('"as":"failed"');
  });

  it("has taken it when we stop before its answer: after the start it is still sent once", async () => {
    order();
    standIn.setFault("losesAnswer");
    await becomes({ ...sampleFollowed, ahead: 2 });
    await reminders.close();
    standIn.setFault("none");
    reminders = open();
    await pass(60_000);
    expect(sent()).toHaveLength(1);
    await reminders.close();
    reminders = open();
    await becomes({ ...sampleFollowed, ahead: 1 });
    expect(sent()).toHaveLength(1);
  });

  it("refuses our secret: nothing is sent, and the secret is in no log", async () => {
    await reminders.close();
    await standIn.close();
    standIn = await startSmsStandIn("another-secret", clock);
    reminders = open();
    order();
    await becomes({ ...sampleFollowed, ahead: 2 });
    expect(standIn.refusals).toEqual(["401 secret"]);
    expect(logged.join("\n")).not.toContain(secret);
  });
});

describe("a telephone number", () => {
  const stored = () =>
    readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name)).toString("latin1"));

  it("stands in no file and no log, is sealed for its ticket, and is wiped when it is called", async () => {
    order();
    await becomes({ ...sampleFollowed, ahead: 2 });
    for (const text of [...stored(), ...logged])
      for (const secretText of planted) expect(text).not.toContain(secretText);
    expect(reminders.of(id)?.to).toBe("138****0000");
    await becomes(standings.called);
    // There is one text of a call: no further one is promised, and no further number kept.
    expect(reminders.of(id)).toBeNull();
    await becomes(standings.missed);
    expect(() => order()).toThrow(expect.objectContaining({ code: "queue.notWaiting" }));
    for (const text of [...stored(), ...logged])
      for (const secretText of planted) expect(text).not.toContain(secretText);
  });

  it.each(["finished", "given-back"])("is wiped when the ticket is %s", async (state) => {
    order();
    await becomes(standings[state]);
    expect(reminders.of(id)?.to).toBeNull();
  });

  it("is wiped when the day is over, also while nothing runs", async () => {
    order();
    await reminders.close();
    tickets.clear();
    reminders = open();
    await pass(100);
    expect(reminders.of(id)?.to).toBeNull();
  });

  it("is wiped off the disk when its owner says so, and who looks on is told", () => {
    const told: string[] = [];
    reminders.onChange((ticketId) => told.push(ticketId));
    order();
    const reader = openDatabase(path, { migrations: reminderMigrations });
    const sealed = (reader.prepare("SELECT sealed FROM recipient").pluck().get() as Buffer).toString(
      "latin1",
    );
    reader.close();
    expect(stored().some((text) => text.includes(sealed))).toBe(true);
    expect(reminders.forget(id)).toEqual({ ahead: 3, to: null });
    expect(stored().some((text) => text.includes(sealed))).toBe(false);
    expect(told).toEqual([id, id]);
  });
});
