import { describe, expect, it } from "vitest";
import { AddressLimit, clientKey } from "../../../server/door/address-limit.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

describe("how much one address may ask", () => {
  it("is a burst, and then so many a second; others are not held up", async () => {
    const clock = new SimulatedClock();
    const limit = new AddressLimit(clock, { burst: 3, perSecond: 2 });
    expect([1, 2, 3, 4].map(() => limit.take("a"))).toEqual([true, true, true, false]);
    expect(limit.take("b")).toBe(true);
    await clock.advance(500);
    expect([limit.take("a"), limit.take("a")]).toEqual([true, false]);
    await clock.advance(60_000);
    expect([1, 2, 3, 4].map(() => limit.take("a"))).toEqual([true, true, true, false]);
  });

  it("forgets who asked longest ago, so that a flood of addresses takes no more memory", () => {
    const limit = new AddressLimit(new SimulatedClock(), { burst: 1, perSecond: 0 });
    expect(limit.take("first")).toBe(true);
    expect(limit.take("first")).toBe(false);
    for (let count = 0; count < 10_000; count++) limit.take(`flood ${count}`);
    expect(limit.take("first")).toBe(true);
  });

  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::6", "2001:db8:1:2"],
    ["2001:db8::6", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
  ])("takes %s for %s", (address, key) => expect(clientKey(address)).toBe(key));
});
