import { describe, expect, it } from "vitest";
import { decide } from "../../server/hall/queue/decide.ts";
import { evolve } from "../../server/hall/queue/evolve.ts";
import { OrderFailure, runOrder, type Subject } from "./run.ts";

/** Orders that every change must pass; `npm run orders` runs a thousand times as many. */
const share = 100;
const sound: Subject = { decide, evolve };

async function failureOf(subject: Subject, orders = share): Promise<string> {
  for (let seed = 1; seed <= orders; seed++) {
    const failure = await runOrder(seed, subject).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    if (failure instanceof OrderFailure) return failure.message;
  }
  return "none";
}

describe("the queue", () => {
  it(`keeps to the paper in ${share} random orders of commands, restarts, lost answers and failures`, async () => {
    let undone = 0;
    for (let order = 0; order < share; order++) undone += (await runOrder(20261123 + order)).undone;
    expect(undone).toBeGreaterThan(share / 10);
  }, 30_000);
});

describe("the paper", () => {
  it("finds a window that calls somebody else", async () => {
    const careless: Subject["decide"] = (hall, state, command, at) => {
      const other = [...state.tickets.values()].findLast(({ state: now }) => now === "waiting");
      const isFree = command.type === "callNext" && !("refused" in decide(hall, state, command, at));
      if (!isFree || !other) return decide(hall, state, command, at);
      const { number } = other;
      return {
        events: [{ type: "ticketCalled", number, windowId: command.windowId }],
        outcome: { type: command.type, number },
      };
    };
    expect(await failureOf({ ...sound, decide: careless })).toMatch(/"callNext".*not \{"number"/);
  });

  it("finds a refusal that is missing", async () => {
    const generous: Subject["decide"] = (hall, ...rest) =>
      decide({ ...hall, rules: { ...hall.rules, perPerson: 99, recallSpacing: 0 } }, ...rest);
    expect(await failureOf({ ...sound, decide: generous })).toMatch(
      /"code":"(queue.personLimit|window.tooSoon)"/,
    );
  });

  it("finds what an event leaves out", async () => {
    const forgetful: Subject["evolve"] = (state, recorded) => {
      evolve(state, recorded);
      const { event } = recorded;
      if (event.type === "stepUndone") for (const line of state.lines.values()) line.noShows.clear();
    };
    expect(await failureOf({ ...sound, evolve: forgetful })).toMatch(/noShow/);
  });

  it("finds a window's day that does not add up", async () => {
    const lazy: Subject["evolve"] = (state, recorded) => {
      evolve(state, recorded);
      const { event } = recorded;
      if (event.type !== "windowResumed") return;
      const window = state.windows.get(event.windowId);
      if (window) window.work = { ...window.work, idleSince: recorded.at - 1 };
    };
    expect(await failureOf({ ...sound, evolve: lazy })).toMatch(/idle time/);
  });

  it("gives the same order for the same seed", async () => {
    expect(await runOrder(7)).toEqual(await runOrder(7));
    expect(await runOrder(7)).not.toEqual(await runOrder(8));
  });
});
