import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccompanyEnd } from "../../../../server/contract/accompany/accompaniment.ts";
import { ContractError } from "../../../../server/contract/errors.ts";
import type { Ticket } from "../../../../server/contract/hall.ts";
import type { HelpCall, HelpGuide } from "../../../../server/contract/help/call.ts";
import { createAccompaniments } from "../../../../server/hall/accompany/accompaniments.ts";
import { type AccompanyMoment, accompanyAudit } from "../../../../server/hall/accompany/audited.ts";
import { openHandOverStore, type PendingHandOver } from "../../../../server/hall/accompany/hand-overs.ts";
import { numbersOf } from "../../../../server/hall/accompany/numbers.ts";
import { defaultAccompanyRules as rules } from "../../../../server/hall/accompany/rules.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { openHall } from "../../../../server/hall/hall.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { floorMigrations } from "../../../../server/storage/migrations.ts";
import { sampleCall } from "../../../support/help-moments.ts";
import { sampleStep } from "../../../support/sample-step.ts";
import { SimulatedClock, settle } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const lin: HelpGuide = { id: "lin", name: "林小燕" };
const wu: HelpGuide = { id: "wu", name: "吴小明" };
const callId = sampleCall.id;
const own = { id: "accompany-0000-0001", terminalId: "HL-01" };
const key = "hand-over-0000-0001";
const wanted = { key, serviceId: "business", classId: null };

/** A floor of one terminal, whose call and line are in the test's hands. */
function floor(pending: Map<string, PendingHandOver> = new Map(), clock = new SimulatedClock(), isUp = true) {
  let call: HelpCall | null = { ...sampleCall, state: "taken", guide: lin };
  let connected = isUp;
  const callListeners = new Set<(id: string) => void>();
  const lineListeners = new Set<(id: string) => void>();
  const seen: string[] = [];
  const ends: (AccompanyEnd | null)[] = [];
  const taken: string[] = [];
  const numbers: { give: (ticket: Ticket) => void; refuse: (error: Error) => void }[] = [];
  const returned: string[] = [];
  const audited: [AccompanyMoment, guide: string, terminal: string][] = [];
  const said: Readonly<Record<string, unknown>>[] = [];
  const accompaniments = createAccompaniments({
    calls: {
      of: () => call,
      onChange: (listener) => {
        callListeners.add(listener);
        return () => callListeners.delete(listener);
      },
      answer: (_guide, _id, wish) => {
        seen.push(wish.kind);
        return { outcome: "done", call };
      },
    },
    fleet: {
      one: (id) => ({ id, place: null, connected, since: null, status: null, closed: null }),
      onTerminal: (listener) => {
        lineListeners.add(listener);
        return () => lineListeners.delete(listener);
      },
      wish: (_terminal, _id, wish) => {
        if (connected) seen.push(wish.kind);
        return connected;
      },
    },
    rules,
    clock,
    takeNumber: ({ key: wanted }) => {
      taken.push(wanted);
      return new Promise((give, refuse) => numbers.push({ give, refuse }));
    },
    handOvers: {
      all: () => [...pending.values()],
      keep: (each) => void pending.set(each.key, each),
      remove: (each) => void pending.delete(each),
    },
    giveBack: async (ticket) => void returned.push(ticket.id),
    audit: (moment, { guide, terminalId }) => audited.push([moment, guide.id, terminalId]),
    log: (_message, data) => said.push(data),
  });
  const watcher = {
    changed: (ended: AccompanyEnd | null) => void ends.push(ended),
    step: (_id: string, { version }: { version: number }) => void seen.push(`step ${version}`),
  };
  return {
    clock,
    accompaniments,
    seen,
    ends,
    pending,
    taken,
    numbers,
    returned,
    audited,
    said,
    watcher,
    setCall(next: HelpCall | null) {
      call = next;
      for (const listener of [...callListeners]) listener("HL-01");
    },
    setLine(next: boolean) {
      connected = next;
      for (const listener of [...lineListeners]) listener("HL-01");
    },
    begin() {
      const leave = accompaniments.watch(lin, watcher);
      expect(accompaniments.invite(lin, { ...own, callId })).toBe("done");
      accompaniments.answer("HL-01", own.id, { answer: "yes" });
      return leave;
    },
  };
}
const ticket = { id: "ticket-1", number: "A001" } as Ticket;

describe("who may accompany", () => {
  it("is who has taken the call, once, and sees nothing before the citizen says yes", () => {
    const { accompaniments, seen, watcher } = floor();
    accompaniments.watch(lin, watcher);
    expect(accompaniments.invite(wu, { ...own, callId })).toBe("notYours");
    expect(accompaniments.invite(lin, { ...own, callId: "call-0000-0000-0009" })).toBe("over");
    expect(accompaniments.invite(lin, { ...own, callId })).toBe("done");
    expect(accompaniments.invite(lin, { ...own, callId })).toBe("done");
    accompaniments.show("HL-01", own.id, sampleStep);
    expect(accompaniments.wish(lin, own, { kind: "point", version: 1, control: 1 })).toBeNull();
    expect(seen).toEqual([]);
    accompaniments.answer("HL-01", own.id, { answer: "yes" });
    accompaniments.show("HL-01", own.id, sampleStep);
    accompaniments.show("HL-01", "accompany-0000-0009", sampleStep);
    accompaniments.show("HL-02", own.id, sampleStep);
    expect(accompaniments.wish(wu, own, { kind: "point", version: 7, control: 1 })).toBeNull();
    expect(accompaniments.wish(lin, own, { kind: "point", version: 7, control: 1 })).toBe(true);
    expect(seen).toEqual(["arrive", "step 7", "point"]);
  });

  it("is told how it ended: by a no, by silence, by the citizen's stop, by leaving, with the call", async () => {
    const ends = new Map<string, AccompanyEnd | null | undefined>();
    for (const how of ["no", "silence", "stop", "leave", "call", "again"]) {
      const { accompaniments, clock, setCall, ends: told, watcher } = floor();
      accompaniments.watch(lin, watcher);
      accompaniments.invite(lin, { ...own, callId });
      if (how === "no") accompaniments.answer("HL-01", own.id, { answer: "no" });
      else if (how === "silence") await clock.advance(rules.askAtMost);
      else {
        accompaniments.answer("HL-01", own.id, { answer: "yes" });
        accompaniments.show("HL-01", own.id, sampleStep);
        if (how === "stop") accompaniments.answer("HL-01", own.id, { answer: "stop" });
        if (how === "leave") accompaniments.leave(lin, own);
        if (how === "call") setCall(null);
        if (how === "again") setCall({ ...sampleCall, guide: null, state: "ringing" });
      }
      ends.set(how, told.at(-1));
      expect(accompaniments.at("HL-01")).toBeNull();
      // Nothing of what was seen is held.
      accompaniments.invite(lin, { ...own, id: "accompany-0000-0002", callId });
      expect(accompaniments.of(lin)?.step ?? null).toBeNull();
    }
    expect(Object.fromEntries(ends)).toEqual({
      no: "declined",
      silence: "noAnswer",
      stop: "stopped",
      leave: "left",
      call: "callOver",
      again: "callOver",
    });
  });
});

describe("a line that is lost", () => {
  it("ends it after the gap and not before, on either side; a guide who is back has the newest step", async () => {
    for (const side of ["terminal", "guide"]) {
      const { accompaniments, clock, setLine, begin, ends, watcher } = floor();
      let leave = begin();
      accompaniments.show("HL-01", own.id, sampleStep);
      const lose = () => (side === "terminal" ? setLine(false) : leave());
      const back = () => {
        if (side === "terminal") setLine(true);
        else leave = accompaniments.watch(lin, watcher);
      };
      lose();
      await clock.advance(rules.gapAtMost - 1);
      back();
      expect(accompaniments.of(lin)?.step?.version).toBe(7);
      await clock.advance(rules.gapAtMost * 3);
      expect(accompaniments.at("HL-01")?.state).toBe("with");
      lose();
      expect(accompaniments.at("HL-01")?.present).toBe(side === "terminal");
      await clock.advance(rules.gapAtMost);
      expect(accompaniments.at("HL-01")).toBeNull();
      if (side === "terminal") expect(ends.at(-1)).toBe("lineLost");
      expect(clock.pendingTimers).toBe(0);
    }
  });
});

describe("what is given", () => {
  it("is more time, as often as the hall allows", () => {
    const { accompaniments, begin } = floor();
    begin();
    for (let times = 0; times < 5; times += 1) accompaniments.extend(lin, own);
    expect(accompaniments.at("HL-01")?.extensions).toEqual({
      given: rules.extensions,
      left: 0,
      minutes: rules.extensionMinutes,
    });
  });

  it("is a number at a window to who agrees, one; and none to who does not, or has stopped meanwhile", async () => {
    const { accompaniments, begin, numbers, returned, clock } = floor();
    begin();
    accompaniments.handOver(lin, own, wanted);
    accompaniments.answer("HL-01", own.id, { handOver: "hand-over-0000-0009", answer: "yes" });
    expect(accompaniments.at("HL-01")?.handOver?.state).toBe("asked");
    accompaniments.answer("HL-01", own.id, { handOver: key, answer: "no" });
    expect(accompaniments.at("HL-01")?.handOver?.state).toBe("declined");
    expect(numbers).toHaveLength(0);
    const second = { ...wanted, key: "hand-over-0000-0002" };
    accompaniments.handOver(lin, own, second);
    accompaniments.answer("HL-01", own.id, { handOver: second.key, answer: "yes" });
    accompaniments.answer("HL-01", own.id, { handOver: second.key, answer: "yes" });
    expect(numbers).toHaveLength(1);
    numbers[0]?.refuse(new ContractError("queue.serviceClosed", "closed"));
    await clock.advance(0);
    expect(accompaniments.at("HL-01")?.handOver).toMatchObject({
      state: "failed",
      error: "queue.serviceClosed",
    });
    const third = { ...wanted, key: "hand-over-0000-0003" };
    accompaniments.handOver(lin, own, third);
    accompaniments.answer("HL-01", own.id, { handOver: third.key, answer: "yes" });
    numbers[1]?.give(ticket);
    await clock.advance(0);
    expect(accompaniments.at("HL-01")?.handOver).toMatchObject({
      state: "given",
      ticket: { number: "A001" },
    });
    accompaniments.handOver(lin, own, { ...wanted, key: "hand-over-0000-0004" });
    expect(accompaniments.at("HL-01")?.handOver?.key).toBe(third.key);
    expect(returned).toEqual([]);
  });

  it("is given back where nobody is there any more to be told", async () => {
    const { accompaniments, begin, numbers, returned, clock } = floor();
    begin();
    accompaniments.handOver(lin, own, wanted);
    accompaniments.answer("HL-01", own.id, { handOver: key, answer: "yes" });
    accompaniments.answer("HL-01", own.id, { answer: "stop" });
    numbers[0]?.give(ticket);
    await clock.advance(0);
    expect(returned).toEqual(["ticket-1"]);
  });

  it("leaves in the log who accompanied where and for how long, and nothing else", () => {
    const { accompaniments, begin, said } = floor();
    begin();
    accompaniments.show("HL-01", own.id, sampleStep);
    accompaniments.answer("HL-01", own.id, { answer: "stop" });
    expect(said).toEqual([
      { terminal: "HL-01", guide: "lin" },
      { terminal: "HL-01", guide: "lin", end: "stopped", seconds: 0 },
    ]);
  });
});

describe("a number that is being taken", () => {
  /** As far as the citizen's yes; the number is on its way. */
  const agreed = () => {
    const before = floor();
    before.begin();
    before.accompaniments.handOver(lin, own, wanted);
    before.accompaniments.answer("HL-01", own.id, { handOver: key, answer: "yes" });
    expect([...before.pending.keys()]).toEqual([key]);
    return before;
  };

  it("is told of behind a restart of the hall, the same one, once", async () => {
    for (const how of ["killed", "stopped"]) {
      const before = agreed();
      if (how === "stopped") {
        before.accompaniments.close();
        // What comes too late for this process is asked for by the next.
        before.numbers[0]?.give(ticket);
        await settle();
        expect(before.audited.map(([moment]) => moment)).toEqual(["agreed"]);
      }
      await before.clock.advance(rules.gapAtMost - 10_000);
      const { accompaniments, taken, numbers, pending, returned, watcher, setLine, clock } = floor(
        before.pending,
        before.clock,
        false,
      );
      expect([taken, accompaniments.at("HL-01")?.handOver?.state]).toEqual([[key], "agreed"]);
      numbers[0]?.give(ticket);
      await settle();
      // Until the terminal is there nobody has heard of it.
      expect([...pending.keys()]).toEqual([key]);
      setLine(true);
      expect(accompaniments.at("HL-01")).toMatchObject({
        id: own.id,
        state: "with",
        handOver: { state: "given", ticket: { number: "A001" } },
      });
      accompaniments.watch(lin, watcher);
      expect(accompaniments.of(lin)?.view.handOver?.state).toBe("given");
      accompaniments.answer("HL-01", own.id, { answer: "stop" });
      await clock.advance(rules.gapAtMost * 2);
      expect([[...pending.keys()], returned, clock.pendingTimers]).toEqual([[], [], 0]);
    }
  });

  it("is given back behind a restart where nobody comes back, the call is another's, or too long ago; of another day it is let go of", async () => {
    for (const how of ["nobody", "call", "late", "day"]) {
      const before = agreed();
      if (how === "late") await before.clock.advance(rules.gapAtMost);
      if (how === "day") await before.clock.advance(24 * 3_600_000);
      const kept = [...before.pending.values()].map((each) =>
        how === "call" ? { ...each, callId: "call-0000-0000-0009" } : each,
      );
      const after = floor(new Map(kept.map((each) => [each.key, each])), before.clock, false);
      expect(after.accompaniments.at("HL-01") !== null).toBe(how === "nobody");
      after.numbers[0]?.give(ticket);
      await after.clock.advance(rules.gapAtMost);
      await settle();
      expect([how, after.returned, [...after.pending.keys()], after.accompaniments.at("HL-01")]).toEqual([
        how,
        how === "day" ? [] : ["ticket-1"],
        [],
        null,
      ]);
    }
  });

  it("is given back where the terminal is lost meanwhile and does not come back; and what the queue refuses is let go of", async () => {
    for (const comesBack of [true, false]) {
      const { numbers, setLine, clock, returned, pending, accompaniments } = agreed();
      setLine(false);
      numbers[0]?.give(ticket);
      await settle();
      await clock.advance(rules.gapAtMost - 1);
      if (comesBack) {
        setLine(true);
        expect(pending.size).toBe(0);
        setLine(false);
      }
      await clock.advance(rules.gapAtMost);
      expect([accompaniments.at("HL-01"), returned, pending.size]).toEqual([
        null,
        comesBack ? [] : ["ticket-1"],
        0,
      ]);
    }
    const failed = agreed();
    failed.numbers[0]?.refuse(new ContractError("queue.serviceClosed", "closed"));
    await settle();
    expect([failed.pending.size, failed.accompaniments.at("HL-01")?.handOver?.state]).toEqual([0, "failed"]);
  });

  it("is one number of the real queue, however often a restart asks for it; given back it is not called", async () => {
    const path = temporaryDatabase();
    const clock = new SimulatedClock(Date.UTC(2026, 10, 23, 1));
    const hall = openHall({ databasePath: path, clock, hall: demoHall });
    const { takeNumber, giveBack } = numbersOf(hall);
    const wish = { ...wanted, terminalId: "HL-01" };
    const first = await takeNumber(wish);
    const again = await takeNumber(wish);
    expect(again.id).toBe(first.id);
    await giveBack(again, key);
    await giveBack(again, key);
    const database = openDatabase(path.replace("hall", "floor"), { migrations: floorMigrations });
    const store = openHandOverStore(database);
    const pending = { ...own, callId, guide: lin, ...wanted, at: clock.now() };
    store.keep(pending);
    store.keep(pending);
    expect(store.all()).toEqual([pending]);
    store.remove(key);
    expect(store.all()).toEqual([]);
    database.close();
    hall.close();
  });
});

describe("the audit log", () => {
  it("has that the citizen agreed, and how it ended, whoever ended it; once each", async () => {
    const seen: Record<string, readonly string[]> = {};
    for (const how of ["no", "silence", "stop", "leave", "call", "line", "page", "close"]) {
      const { accompaniments, clock, setCall, setLine, begin, audited, watcher } = floor();
      if (how === "no" || how === "silence") {
        accompaniments.watch(lin, watcher);
        accompaniments.invite(lin, { ...own, callId });
        if (how === "no") accompaniments.answer("HL-01", own.id, { answer: "no" });
      } else {
        const leave = begin();
        // A second yes is none.
        accompaniments.answer("HL-01", own.id, { answer: "yes" });
        if (how === "stop") accompaniments.answer("HL-01", own.id, { answer: "stop" });
        if (how === "leave") accompaniments.leave(lin, own);
        if (how === "call") setCall(null);
        if (how === "line") setLine(false);
        if (how === "page") leave();
        if (how === "close") accompaniments.close();
      }
      await clock.advance(rules.askAtMost + rules.gapAtMost);
      expect(audited.every(([, guide, terminal]) => guide === "lin" && terminal === "HL-01")).toBe(true);
      seen[how] = audited.map(([moment]) => moment);
    }
    expect(seen).toEqual({
      no: ["declined"],
      silence: ["noAnswer"],
      stop: ["agreed", "stopped"],
      leave: ["agreed", "left"],
      call: ["agreed", "callOver"],
      line: ["agreed", "lineLost"],
      page: ["agreed", "lineLost"],
      close: ["agreed", "hallClosed"],
    });
  });

  it("has guide and terminal in such a row, and a name that was typed not; what cannot be written is in the log", async () => {
    const rows: unknown[] = [];
    const logged: unknown[] = [];
    let works = true;
    const write = accompanyAudit(
      {
        write: async (row) => {
          if (!works) throw new Error("full");
          rows.push(row);
        },
      },
      "district",
      (...said) => logged.push(said),
    );
    write("stopped", { guide: lin, terminalId: "HL-01" });
    write("lineLost", { guide: { id: "@小林", name: "小林" }, terminalId: "HL-01" });
    works = false;
    write("agreed", { guide: lin, terminalId: "HL-01" });
    await settle();
    const row = {
      roles: ["guide"],
      page: "",
      site: "district",
      address: "",
      target: "HL-01",
      outcome: "done",
    };
    expect(rows).toEqual([
      { ...row, account: "lin", name: "林小燕", what: "accompany.stopped" },
      { ...row, account: "@demo", name: "", what: "accompany.lineLost" },
    ]);
    expect(JSON.stringify(logged)).toContain("agreed");
  });
});

const act = fc.oneof(
  fc.record({ wait: fc.integer({ min: 1, max: 70_000 }) }),
  fc.record({ line: fc.boolean() }),
  fc.record({ page: fc.boolean() }),
  fc.record({
    by: fc.constantFrom(lin, wu),
    does: fc.constantFrom("invite", "leave", "extend", "wish", "handOver"),
  }),
  fc.record({ says: fc.constantFrom("yes" as const, "no" as const, "stop" as const) }),
  fc.record({ call: fc.constantFrom("lin", "wu", "rings", "over") }),
  fc.record({ shows: fc.integer({ min: 1, max: 100 }) }),
);

it("whatever comes in whatever order: nobody looks on but who has the call, with a yes, and no longer than the gap without a line", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const { accompaniments, clock, setCall, setLine, seen, audited, watcher } = floor();
      let leave: (() => void) | null = accompaniments.watch(lin, watcher);
      let agreed = false;
      let caller: string | null = "lin";
      let lostAt: number | null = null;
      for (const each of acts) {
        const before = seen.filter((entry) => entry.startsWith("step")).length;
        if ("wait" in each) await clock.advance(each.wait);
        else if ("line" in each) {
          setLine(each.line);
          lostAt = each.line ? null : (lostAt ?? clock.now());
        } else if ("page" in each) {
          if (each.page) leave ??= accompaniments.watch(lin, watcher);
          else {
            leave?.();
            leave = null;
          }
        } else if ("call" in each) {
          caller = each.call;
          const guide = each.call === "lin" ? lin : each.call === "wu" ? wu : null;
          setCall(each.call === "over" ? null : { ...sampleCall, state: guide ? "taken" : "ringing", guide });
        } else if ("says" in each) {
          if (each.says === "yes" && accompaniments.at("HL-01")) agreed = true;
          accompaniments.answer("HL-01", own.id, { answer: each.says });
        } else if ("shows" in each) {
          accompaniments.show("HL-01", own.id, { ...sampleStep, version: each.shows });
          const shown = seen.filter((entry) => entry.startsWith("step")).length > before;
          if (shown) expect([agreed, caller, leave !== null]).toEqual([true, "lin", true]);
        } else if (each.does === "invite") accompaniments.invite(each.by, { ...own, callId });
        else if (each.does === "leave") accompaniments.leave(each.by, own);
        else if (each.does === "extend") accompaniments.extend(each.by, own);
        else if (each.does === "handOver") accompaniments.handOver(each.by, own, wanted);
        else accompaniments.wish(each.by, own, { kind: "modes", modes: { text: "large" } });
        const open = accompaniments.at("HL-01");
        if (!open) agreed = false;
        else {
          expect(open.guide.id).toBe(caller);
          expect(open.state === "with").toBe(agreed);
          if (lostAt !== null)
            expect(clock.now() - Math.max(lostAt, 0)).toBeLessThan(rules.gapAtMost + 70_000);
          expect(open.extensions.given).toBeLessThanOrEqual(rules.extensions);
        }
      }
      leave?.();
      setLine(false);
      await clock.advance(rules.askAtMost + rules.gapAtMost);
      expect(accompaniments.at("HL-01")).toBeNull();
      expect(clock.pendingTimers).toBe(0);
      // Who looked on stands in the audit log with the yes and with the end, one behind the other.
      const moments = audited.map(([moment]) => moment);
      for (const [index, moment] of moments.entries())
        if (moment === "agreed") expect(["agreed", undefined]).not.toContain(moments[index + 1]);
    }),
    { numRuns: 300 },
  );
});
