import fc from "fast-check";
import { expect, it } from "vitest";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { type HallDirectory, hallDirectory } from "../../../../server/hall/hall-config.ts";
import type { CallPolicy } from "../../../../server/hall/queue/order.ts";
import { PureQueue } from "../queue/bench-queue.ts";

const minute = 60_000;
const passedCap = 8;
const windows = ["1", "2"];

/** One service at two windows, so that everybody waits for the same. */
function morningHall(policy?: CallPolicy): HallDirectory {
  return hallDirectory({
    ...demoHall,
    ...(policy ? { policy } : {}),
    windows: demoHall.windows
      .filter(({ id }) => windows.includes(id))
      .map((window) => ({ ...window, serviceIds: ["business"] })),
    profiles: [],
    appointments: { services: [] },
  });
}

/** Numbers of a window's line, by whether they may be called now. */
function waiting({ state, at }: PureQueue) {
  const all = [...state.tickets.values()].filter((ticket) => ticket.standing);
  return {
    ripe: all.filter(({ standing }) => (standing?.notBefore ?? 0) <= at),
    early: all.filter(({ standing }) => (standing?.notBefore ?? 0) > at),
  };
}

it("calls nobody before the time of the appointment while anybody else may be called, and passes nobody over the cap", () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("walkIn" as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("appointment" as const),
        /** Minutes until it begins; negative: it has begun. */
        start: fc.integer({ min: -15, max: 60 }),
        lead: fc.integer({ min: 0, max: 15 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("call" as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant("time" as const), minutes: fc.integer({ min: 1, max: 20 }) }),
    },
  );
  let earlyCalls = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120, size: "max" }), (steps) => {
      const queue = new PureQueue(morningHall());
      const one = queue.open("1");
      let appointments = 0;
      for (const each of steps) {
        if (each.kind === "walkIn") queue.take("business");
        if (each.kind === "time") queue.at += each.minutes * minute;
        if (each.kind === "appointment") {
          const due = queue.at + each.start * minute;
          queue.do({
            type: "take",
            serviceId: "business",
            terminalId: "HL-01",
            appointment: { id: `a-${++appointments}`, due, notBefore: due - each.lead * minute },
          });
        }
        if (each.kind === "call") {
          const { ripe, early } = waiting(queue);
          const number = one.do("callNext");
          if (early.some((ticket) => ticket.number === number)) {
            earlyCalls += 1;
            expect(ripe).toEqual([]);
            // Of several who came early, the one whose time is nearest.
            expect(number).toBe(
              early.toSorted((a, b) => (a.standing?.due ?? 0) - (b.standing?.due ?? 0))[0]?.number,
            );
          }
          one.do("start");
          one.do("finish");
        }
        const passed = [...queue.state.tickets.values()].map(({ standing }) => standing?.passed ?? 0);
        if (Math.max(0, ...passed) > passedCap) throw new Error("somebody was passed over the cap");
      }
    }),
    { numRuns: 60 },
  );
  // The window was otherwise free often enough for the exception to have been seen.
  expect(earlyCalls).toBeGreaterThan(20);
});

/** A generator of 0 … 1 that is the same at every run (Lehmer). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Coming {
  readonly at: number;
  /** Begin of the slot; null: without an appointment. */
  readonly slot: number | null;
}

/**
 * A morning from 9:00 to 12:00 at two windows: four appointments every half hour of whom most come some minutes early, some late, some
 * not at all, and people who walk in; each takes about seven minutes. 4 / 30 + 1 / 7.5 people a minute for 2 / 7: busy, 93 %.
 */
function morning(seed: number, policy?: CallPolicy) {
  const random = chance(seed);
  const queue = new PureQueue(morningHall(policy));
  const opening = queue.at;
  const coming: Coming[] = [];
  for (let slot = 0; slot < 6; slot++)
    for (let place = 0; place < 4; place++) {
      const start = opening + slot * 30 * minute;
      const late = (random() * 30 - 22) * minute;
      if (random() < 0.9) coming.push({ at: Math.max(opening, start + late), slot: start });
    }
  for (let at = opening; at < opening + 180 * minute; ) {
    at += -Math.log(1 - random()) * 7.5 * minute;
    coming.push({ at, slot: null });
  }
  coming.sort((one, other) => one.at - other.at);

  const desks = windows.map((id) => ({ ...queue.open(id), free: opening }));
  const expected = new Map<string, Coming>();
  const waits = { appointment: [] as number[], walkIn: [] as number[] };
  const nextDesk = () => desks.reduce((one, other) => (other.free < one.free ? other : one));
  while (coming.length > 0 || expected.size > 0) {
    const desk = nextDesk();
    const next = coming[0];
    if (next && (next.at <= desk.free || expected.size === 0)) {
      coming.shift();
      queue.at = Math.max(queue.at, next.at);
      for (const each of desks) each.free = Math.max(each.free, expected.size === 0 ? queue.at : each.free);
      const appointment =
        next.slot === null
          ? {}
          : {
              appointment: {
                id: `a-${queue.log.length}`,
                due: next.slot,
                notBefore: next.slot - 10 * minute,
              },
            };
      const number = queue.do({ type: "take", serviceId: "business", terminalId: "HL-01", ...appointment });
      expected.set(number ?? "", next);
      continue;
    }
    queue.at = Math.max(queue.at, desk.free);
    const number = desk.do("callNext") ?? "";
    const person = expected.get(number);
    if (!person) throw new Error(`nobody came with ${number}`);
    expected.delete(number);
    // Who comes before the own time waits of one's own free will until then.
    const wait = Math.max(0, queue.at - Math.max(person.at, person.slot ?? person.at)) / minute;
    waits[person.slot === null ? "walkIn" : "appointment"].push(wait);
    desk.do("start");
    desk.do("finish");
    desk.free = queue.at + (2 + -Math.log(1 - random()) * 5) * minute;
  }
  return waits;
}

it("in a mixed morning lets appointments wait a part of what others wait, who wait little longer than in one line", () => {
  const seeds = Array.from({ length: 60 }, (_, index) => 1000 + index * 7919);
  const mean = (kind: "appointment" | "walkIn", policy?: CallPolicy) => {
    const all = seeds.flatMap((seed) => morning(seed, policy)[kind]);
    return all.reduce((sum, wait) => sum + wait, 0) / all.length;
  };
  const oneLine: CallPolicy = { rule: { kind: "firstCome" }, cap: { passed: null, waited: null } };
  const waits = {
    appointment: mean("appointment"),
    walkIn: mean("walkIn"),
    appointmentInOneLine: mean("appointment", oneLine),
    walkInInOneLine: mean("walkIn", oneLine),
  };
  console.info("mean waits of a mixed morning, minutes", waits);
  expect(waits.appointment).toBeLessThan(waits.walkIn / 2);
  expect(waits.walkIn).toBeLessThan(waits.walkInInOneLine * 1.6);
});
