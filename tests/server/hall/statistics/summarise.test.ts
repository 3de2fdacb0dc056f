import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticketClocks, windowClocks } from "../../../../server/hall/queue/clocks.ts";
import { figuresOf } from "../../../../server/hall/statistics/figures.ts";
import { summarise } from "../../../../server/hall/statistics/summarise.ts";
import {
  emptySummary,
  mergedTally,
  mergeSummary,
  type Summary,
  summary as summarySchema,
  type Tally,
} from "../../../../server/hall/statistics/tally.ts";
import { binOf, binWidth, lastBin } from "../../../../server/hall/statistics/times.ts";
import { PureQueue } from "../queue/bench-queue.ts";
import { hourOf, partOf, tellAgain } from "./oracle.ts";
import { dayOf, randomSteps } from "./random-day.ts";

// A day that fails is printed with its seed; shrinking it would try thousands of days.
fc.configureGlobal({ endOnFailure: true });

const minute = 60_000;
const always = () => true;
const never = () => false;

/** The tally without what the oracle does not count: who was passed, and the histogram, which is looked at through percentiles. */
function plain({
  tickets: { passed: _, mostPassed: __, ...tickets },
  wait: { bins: ___, ...wait },
  ...rest
}: Tally) {
  return { ...rest, tickets, wait };
}

function agrees(tally: Tally, expected: ReturnType<typeof partOf>): void {
  expect(plain(tally)).toEqual(expected.tally);
  const sorted = expected.waited.sort((one, other) => one - other);
  const figures = figuresOf(tally);
  for (const [share, found] of [
    [0.5, figures.medianWait],
    [0.8, figures.wait80],
    [0.95, figures.wait95],
  ] as const) {
    const exact = sorted[Math.ceil(share * sorted.length) - 1];
    if (exact === undefined) expect(found).toBeNull();
    else {
      expect(found).toBeGreaterThanOrEqual(exact);
      // Beyond the last bin it is the longest of all.
      expect(found).toBeLessThan(binOf(exact) === lastBin ? tally.wait.longest + 1 : exact + binWidth);
    }
  }
}

describe("the summary of any day", () => {
  it("is what its events tell the long way, from every side", () => {
    fc.assert(
      fc.property(randomSteps, fc.nat({ max: 5_000_000 }), (steps, rest) => {
        const queue = dayOf(steps);
        const until = queue.at + rest;
        const found = summarise(queue.state, until);
        const told = tellAgain(queue.log, until);
        agrees(found.total, partOf(told, { ticket: always, visit: always, window: always }));
        for (const [hour, tally] of Object.entries(found.hours))
          agrees(
            tally,
            partOf(told, {
              ticket: ({ takenAt }) => hourOf(takenAt) === Number(hour),
              visit: (_visit, at) => hourOf(at) === Number(hour),
              window: (_window, each) => each === Number(hour),
            }),
          );
        for (const [id, tally] of Object.entries(found.services))
          agrees(
            tally,
            partOf(told, {
              ticket: ({ service }) => service === id,
              visit: ({ service }) => service === id,
              window: never,
            }),
          );
        for (const [id, tally] of Object.entries(found.classes))
          agrees(
            tally,
            partOf(told, {
              ticket: ({ classId }) => classId === id,
              visit: ({ ticket }) => ticket.classId === id,
              window: never,
            }),
          );
        for (const [id, tally] of Object.entries(found.windows))
          agrees(
            tally,
            partOf(told, {
              ticket: never,
              visit: ({ window }) => window === id,
              window: (window) => window === id,
            }),
          );
        summarySchema.parse(JSON.parse(JSON.stringify(found)));
      }),
      { numRuns: 60 },
    );
  });

  it("adds up: hours, services and classes to the day, and the day's tickets to their own clocks", () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { state, at } = dayOf(steps);
        const found = summarise(state, at);
        const sumOf = (side: Exclude<keyof Summary, "total">) => mergedTally(Object.values(found[side]));
        const { windows: ofWindows, ...ofTickets } = found.total;
        expect(sumOf("hours")).toEqual(found.total);
        for (const side of ["services", "classes"] as const) {
          const { windows, ...rest } = sumOf(side);
          expect(rest).toEqual(ofTickets);
          expect(windows).toEqual({ signedIn: 0, idle: 0, paused: 0 });
        }
        const { tickets, ...rest } = sumOf("windows");
        expect(tickets.taken).toBe(0);
        expect(rest).toEqual({ ...found.total, tickets: undefined, windows: ofWindows });
        // A ticket whose clocks are known now has them all in the summary.
        const clocks = [...state.tickets.values()].map((ticket) => ({
          ticket,
          clocks: ticketClocks(ticket),
        }));
        if (clocks.every(({ ticket, clocks: { wait } }) => wait !== null || ticket.visits.length === 0))
          expect(found.total.wait.sum).toBe(
            clocks.reduce((sum, { clocks: { wait } }) => sum + (wait ?? 0), 0),
          );
        for (const window of state.windows.values()) {
          const { served, noShow } = windowClocks(window.work);
          const { visits } = found.windows[window.id] ?? { visits: { served: 0, noShow: 0 } };
          expect({ served: visits.served, noShow: visits.noShow }).toEqual({ served, noShow });
        }
      }),
      { numRuns: 60 },
    );
  });

  it("adds to those of other days in any order and any grouping", () => {
    fc.assert(
      fc.property(randomSteps, randomSteps, randomSteps, (...days) => {
        const summaries = days.map((steps) => {
          const { state, at } = dayOf(steps);
          return summarise(state, at);
        });
        const [one, two, three] = summaries as [Summary, Summary, Summary];
        const sum = (...parts: Summary[]) => {
          const total = emptySummary();
          for (const each of parts) mergeSummary(total, structuredClone(each));
          return total;
        };
        expect(sum(sum(one, two), three)).toEqual(sum(one, sum(two, three)));
        expect(sum(one, two)).toEqual(sum(two, one));
        expect(sum(one, emptySummary())).toEqual(one);
        expect(sum(one, two, three).total).toEqual(mergedTally(summaries.map(({ total }) => total)));
      }),
      { numRuns: 25 },
    );
  });
});

describe("being passed", () => {
  it("is counted of who was called since and of who waits still, and taken back with an undone call", () => {
    const queue = new PureQueue();
    const window = queue.open("3");
    queue.take("business", "business");
    const elder = () => queue.do({ type: "take", serviceId: "business", terminalId: "x", classId: "elder" });
    elder();
    elder();
    window.call("B003");
    window.do("start");
    window.do("finish");
    window.call("B004");
    expect(summarise(queue.state, queue.at).total.tickets).toMatchObject({ passed: 4, mostPassed: 2 });
    window.do("undo");
    window.call("B001");
    expect(summarise(queue.state, queue.at)).toMatchObject({
      total: { tickets: { passed: 2, mostPassed: 1 } },
      classes: { ordinary: { tickets: { passed: 2 } }, elder: { tickets: { passed: 0, taken: 2 } } },
    });
  });
});

describe("a window's time", () => {
  it("is split at the full hour, and ends with the day where nobody signed out", () => {
    const queue = new PureQueue();
    queue.at = Date.UTC(2026, 10, 23, 1, 50);
    const { session } = queue.open("3");
    queue.at += 20 * minute;
    queue.do({ type: "pause", reason: "meal", ...session });
    queue.at += 55 * minute;
    const { hours, windows, total } = summarise(queue.state, queue.at);
    expect(Object.entries(hours).map(([hour, { windows: each }]) => [hour, each])).toEqual([
      ["9", { signedIn: 10 * minute, idle: 10 * minute, paused: 0 }],
      ["10", { signedIn: 60 * minute - 10 * minute + 10 * minute, idle: 10 * minute, paused: 50 * minute }],
      ["11", { signedIn: 5 * minute, idle: 0, paused: 5 * minute }],
    ]);
    expect(total.windows).toEqual({ signedIn: 75 * minute, idle: 20 * minute, paused: 55 * minute });
    expect(windows["3"]?.windows).toEqual(total.windows);
  });
});
