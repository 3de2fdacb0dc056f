import { expect, it } from "vitest";
import { work } from "./hour.ts";

/** `npm run hour` runs an hour on each of several seeds. */
it("works for five simulated minutes with random faults: true sentences, nothing lost or printed twice", async () => {
  const { sessions, faults, wrongs } = await work(20261123, 300_000);
  expect(wrongs).toEqual([]);
  expect(sessions).toBeGreaterThan(3);
  expect(faults).toBeGreaterThan(2);
}, 60_000);
