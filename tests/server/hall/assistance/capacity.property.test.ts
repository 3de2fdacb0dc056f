import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HalfDay } from "../../../../server/contract/assistance/words.ts";
import type { IdentityDocument } from "../../../../server/contract/identity.ts";
import { weekdayHours } from "../../../../server/hall/appointments/opening-hours.ts";
import { type AssistanceCommand, decide } from "../../../../server/hall/assistance/decide.ts";
import { evolve } from "../../../../server/hall/assistance/evolve.ts";
import { assistanceRules } from "../../../../server/hall/assistance/rules.ts";
import {
  type AssistancesState,
  isAwaited,
  isOver,
  noAssistances,
} from "../../../../server/hall/assistance/state.ts";
import { arrangementsWith } from "../../../../server/hall/calendar/working-days.ts";
import { at, codeOf, monday } from "../appointments/fixture.ts";
import { holder } from "../matters/fixture.ts";
import { config, openAll } from "./fixture.ts";

const rules = assistanceRules(config);
const hall = { rules, hours: weekdayHours, arrangements: arrangementsWith([]), prefix: "HL" };
const perHalfDay = config.homeVisit?.perHalfDay ?? 0;
const notice = rules.homeVisit?.notice.version ?? "";
const days = ["2026-11-24", "2026-11-25"];

let codes = 0;
const wish = fc
  .record({
    person: fc.integer({ min: 0, max: 5 }),
    matter: fc.constantFrom("allowance", "licence"),
    day: fc.constantFrom(...days),
    half: fc.constantFrom<HalfDay>("morning", "afternoon"),
  })
  .map(
    ({ person, matter, day, half }): AssistanceCommand => ({
      type: "book",
      kind: "homeVisit",
      matterId: matter,
      person: `${person}`,
      slot: { day, half },
      record: "r",
      notice,
      texts: false,
      language: "zh-CN",
      via: "HL-01",
      openElsewhere: false,
      codes: [`code-${++codes}`],
    }),
  );
/** Of the n-th request that there is. */
const act = fc.record({
  which: fc.nat(20),
  type: fc.constantFrom("cancel", "assign", "done", "close", "decline", "open"),
});

function commandOn(state: AssistancesState, { which, type }: { which: number; type: string }) {
  const all = [...state.requests.values()];
  const request = all[which % Math.max(1, all.length)];
  if (!request) return undefined;
  const { number, code } = request;
  return {
    type,
    number,
    code,
    by: "b",
    via: "HL-01",
    assignee: "a",
    record: "n",
  } as unknown as AssistanceCommand;
}

describe("half days", () => {
  it("are never overbooked, and taken exactly by whom the state says, whatever is asked in which order", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 2, arbitrary: wish }, act), { maxLength: 60 }), (steps) => {
        const state = noAssistances();
        let seq = 0;
        for (const step of steps) {
          const command = "which" in step ? commandOn(state, step) : step;
          if (!command) continue;
          const decided = decide(hall, state, command, at("10:00"));
          if ("refused" in decided) continue;
          for (const event of decided.events) evolve(state, { event, at: at("10:00"), day: monday });
          seq += decided.events.length;
        }
        const requests = [...state.requests.values()];
        const holding = new Map<string, number>();
        for (const { slot, state: now } of requests)
          if (slot && now !== "cancelled" && now !== "declined")
            holding.set(`${slot.day} ${slot.half}`, (holding.get(`${slot.day} ${slot.half}`) ?? 0) + 1);
        expect(new Map([...state.taken].sort())).toEqual(new Map([...holding].sort()));
        for (const taken of holding.values()) expect(taken).toBeLessThanOrEqual(perHalfDay);
        // One that is awaited of a person and a matter.
        const open = requests.filter(isAwaited).map(({ person, matterId }) => `${person} ${matterId}`);
        expect(new Set(open).size).toBe(open.length);
        expect(new Set(requests.map(({ number }) => number)).size).toBe(requests.length);
        for (const each of requests) expect(each.endedAt !== null).toBe(isOver(each));
        expect(seq).toBeGreaterThanOrEqual(requests.length);
      }),
      { numRuns: 200 },
    );
  });

  it("are not overbooked by two processes at once", async () => {
    const one = openAll();
    const other = openAll({ path: one.path, clock: one.clock, key: one.key });
    const people = Array.from(
      { length: 12 },
      (_, index): IdentityDocument => ({ ...holder, number: `3502061980050600${10 + index}` }),
    );
    const came = await Promise.all(
      people.map((identity, index) => codeOf((index % 2 ? one : other).visit({ who: { identity } }))),
    );
    expect(came.filter((each) => each === "done")).toHaveLength(perHalfDay);
    expect(came.filter((each) => each === "assistance.slotTaken")).toHaveLength(12 - perHalfDay);
    expect((await one.list()).map(({ request }) => request.number).sort()).toEqual([
      "HL-SM-20261123-001",
      "HL-SM-20261123-002",
    ]);
  });
});
