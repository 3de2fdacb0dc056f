import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OutboxStore, openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const payload = Buffer.from("sealed");
const item = (stream: string, key: string) => ({ stream, kind: "letter", key, payload });
let one: OutboxStore;
let other: OutboxStore;

beforeEach(() => {
  const path = temporaryDatabase();
  one = openOutboxStore(path);
  other = openOutboxStore(path);
});
afterEach(() => {
  one.close();
  other.close();
});

describe("the outbox's rows, under two processes", () => {
  it("give an item to one of two that saw it at the same time", () => {
    one.add([item("a", "a1")], 0);
    const [[seen], [alsoSeen]] = [one.due(0, 8), other.due(0, 8)];
    expect(alsoSeen).toEqual(seen);
    expect(one.claim(seen!, 90)).toMatchObject({ turn: 1, nextAt: 90 });
    expect(other.claim(alsoSeen!, 90)).toBeUndefined();
    expect([other.due(89, 8), other.nextDue()]).toEqual([[], 90]);
  });

  it("heed nobody whose turn is over", () => {
    one.add([item("a", "a1")], 0);
    const slow = one.claim(one.due(0, 8)[0]!, 90)!;
    const quick = other.claim(other.due(90, 8)[0]!, 180)!;
    expect(one.answered(slow, Buffer.from("late"))).toBe(false);
    expect(one.refused(slow, "late", 400)).toBe(false);
    expect(one.again(slow, 1, 91)).toBe(false);
    expect(other.answered(quick, Buffer.from("answer"))).toBe(true);
    expect(one.told({ ...slow, state: "answered" })).toBe(false);
    expect(other.told({ ...quick, state: "answered" })).toBe(true);
    expect(one.standing("a1")?.state).toBe("done");
  });

  it("close nothing that is not known, and park nothing that is done", () => {
    one.add([item("a", "a1")], 0);
    const claimed = one.claim(one.due(0, 8)[0]!, 90)!;
    expect(one.told(claimed)).toBe(false);
    expect(one.told({ ...claimed, state: "refused" })).toBe(false);
    expect([one.release("a1", 0), one.drop("a1")]).toEqual([false, false]);
    expect(one.standing("a1")?.state).toBe("waiting");
  });

  it("show the head of each stream only, also of one that is parked", () => {
    expect(one.add([item("a", "a1"), item("b", "b1"), item("a", "a2"), item("a", "a1")], 5)).toBe(3);
    expect(other.due(5, 8).map(({ key }) => key)).toEqual(["a1", "b1"]);
    expect(other.due(5, 1).map(({ key }) => key)).toEqual(["a1"]);
    const claimed = one.claim(one.due(5, 8)[0]!, 90)!;
    one.refused(claimed, "no", 422);
    one.told({ ...claimed, state: "refused" });
    expect(other.due(1000, 8).map(({ key }) => key)).toEqual(["b1"]);
    expect(other.counts(5)).toEqual({ waiting: 2, since: 5, parked: 1, parkedSince: 5 });
    expect(other.counts(4)).toMatchObject({ waiting: 0, since: null });
    expect(other.drop("a1")).toBe(true);
    expect(one.due(1000, 8).map(({ key }) => key)).toEqual(["b1", "a2"]);
  });
});
