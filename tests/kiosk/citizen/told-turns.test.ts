import { describe, expect, it } from "vitest";
import { followBroadcasts } from "../../../kiosk/citizen/between/follow-broadcasts.ts";
import { isUrgent, toldAt, turnAt, turnsOf, turnTime } from "../../../kiosk/citizen/between/turns.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { keptNotice, noticesNow, sampleBroadcasts, urgentNotice } from "../../support/notice-samples.ts";
import { settle } from "../../support/simulated-clock.ts";

const another = keptNotice({ id: "note-0000-0000-0009" });
const names = (turns: ReturnType<typeof turnsOf>) =>
  turns.map((told) => (told.kind === "notice" ? told.notice.id.at(-1) : told.session.broadcast.id));

describe("what the hall tells between sessions", () => {
  it("takes turns, what is urgent before each of the others", () => {
    const turns = turnsOf(toldAt([another, urgentNotice, keptNotice()], sampleBroadcasts, noticesNow));
    expect(names(turns)).toEqual(["2", "1", "2", "9", "2", "open-shop"]);
    expect(names(turnsOf(toldAt([urgentNotice], [], noticesNow)))).toEqual(["2"]);
    expect(names(turnsOf(toldAt([another, keptNotice()], [], noticesNow)))).toEqual(["1", "9"]);
    expect(turnsOf([]).some(isUrgent)).toBe(false);
  });

  it("gives each of them its time, at every terminal the same", () => {
    const seen = Array.from({ length: 6 }, (_, index) => turnAt(3, noticesNow + index * turnTime));
    expect([...new Set(seen)].sort()).toEqual([0, 1, 2]);
    expect(seen.slice(0, 3)).toEqual(seen.slice(3));
    expect(turnAt(3, noticesNow - (noticesNow % turnTime))).toBe(
      turnAt(3, noticesNow - (noticesNow % turnTime) + turnTime - 1),
    );
  });

  it("ends by the clock, also where the hall is silent", () => {
    expect(toldAt([keptNotice()], sampleBroadcasts, keptNotice().until)).toHaveLength(1);
    expect(toldAt([keptNotice()], [], keptNotice().from - 1)).toEqual([]);
  });
});

describe("the live streams", () => {
  it("are asked for again at each change and each new line; a terminal without a catalogue has none", async () => {
    const told: number[] = [];
    const reported: unknown[] = [];
    let answer: () => Promise<unknown> = () => Promise.reject(new ContractError("matter.noCatalogue", ""));
    const listeners: (() => void)[] = [];
    const line = {
      state: "open",
      request: () => answer(),
      on: (_: string, listener: () => void) => listeners.push(listener),
      onState: (listener: () => void) => listeners.push(listener),
    };
    followBroadcasts(
      line as never,
      (error) => reported.push(error),
      (each) => told.push(each.length),
    );
    await settle();
    expect([told, reported]).toEqual([[], []]);
    answer = () => Promise.resolve({ broadcasts: sampleBroadcasts });
    for (const listener of listeners) listener();
    await settle();
    expect(told).toEqual([1, 1]);
    answer = () => Promise.reject(new Error("a bug"));
    listeners[0]?.();
    await settle();
    expect(reported).toHaveLength(1);
    line.state = "lost";
    listeners[1]?.();
    await settle();
    expect(reported).toHaveLength(1);
  });
});
