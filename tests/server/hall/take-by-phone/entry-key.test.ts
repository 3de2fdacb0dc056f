import { describe, expect, it } from "vitest";
import { createEntry } from "../../../../server/hall/take-by-phone/entry.ts";
import {
  entryKey,
  isEntryKey,
  opensFor,
  shownFor,
  untilNextKey,
} from "../../../../server/hall/take-by-phone/entry-key.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

const secret = Buffer.alloc(32, 7);
/** A key begins to be shown then. */
const begin = Date.UTC(2026, 10, 23, 1, 0);
const key = entryKey(secret, begin);

describe("the key that is shown in the hall", () => {
  it("is the first 80 bits of the HMAC of its five minutes, as another program reckons it", () => {
    // Python: hmac.new(b"\x07"*32, b"entry 5984652", "sha256").digest()[:10], in Crockford's base 32.
    expect(begin / shownFor).toBe(5_984_652);
    expect(key).toBe("CDWV738JB8TESVVN");
  });

  it("is shown for five minutes, and another one after them", () => {
    expect(entryKey(secret, begin + shownFor - 1)).toBe(key);
    expect(entryKey(secret, begin + shownFor)).not.toBe(key);
    expect([untilNextKey(begin), untilNextKey(begin + 1), untilNextKey(begin + shownFor - 1)]).toEqual([
      shownFor,
      shownFor - 1,
      1,
    ]);
  });

  it("opens for fifteen minutes, no sooner and no longer", () => {
    for (const [after, opens] of [
      [-1, false],
      [0, true],
      [shownFor, true],
      [opensFor - 1, true],
      [opensFor, false],
      [24 * 3_600_000, false],
      [7 * 24 * 3_600_000, false],
    ] as const)
      expect([after, isEntryKey(secret, key, begin + after)]).toEqual([after, opens]);
  });

  it("opens whole and untouched alone, and under the hall's own secret", () => {
    const other = key.at(-1) === "0" ? "1" : "0";
    for (const wrong of [
      "",
      key.slice(0, -1),
      `${key}0`,
      key.slice(0, -1) + other,
      other + key.slice(1),
      key.toLowerCase(),
    ])
      expect([wrong, isEntryKey(secret, wrong, begin)]).toEqual([wrong, false]);
    expect(isEntryKey(Buffer.alloc(32, 8), key, begin)).toBe(false);
  });
});

describe("the way in", () => {
  it("is shown from its opening on, and tells at every new key until it is closed", async () => {
    const clock = new SimulatedClock(begin + 60_000);
    const entry = createEntry(clock);
    const told: (string | null)[] = [];
    entry.onChange(() => told.push(entry.address()));
    const leave = entry.onChange(() => expect.fail("it has left"));
    leave();
    expect([entry.address(), entry.path(), entry.admits(key)]).toEqual([null, null, false]);
    entry.open("https://hall.example", secret);
    expect([entry.path(), entry.admits(key)]).toEqual([`/n/${key}`, true]);
    await clock.advance(shownFor);
    const next = entryKey(secret, begin + shownFor);
    expect(told).toEqual([`https://hall.example/n/${key}`, `https://hall.example/n/${next}`]);
    entry.close();
    expect(clock.pendingTimers).toBe(0);
    expect([entry.address(), entry.admits(next)]).toEqual([null, false]);
  });
});
