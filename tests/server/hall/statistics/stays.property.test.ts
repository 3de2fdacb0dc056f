import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fewestStays, medianStay, stayBounds, stayBucket } from "../../../../server/hall/statistics/stays.ts";

const seconds = fc.oneof(
  fc.double({ min: 0, max: 1_000, noNaN: true }),
  fc.constantFrom(...stayBounds, 0, 86_400),
);

describe("how long people stand on a step", () => {
  it("is told by the bucket in which the median of them all stands, whoever they are", () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: fewestStays, maxLength: 60 }), (stays) => {
        const counts = new Map<number, number>();
        for (const each of stays) counts.set(stayBucket(each), (counts.get(stayBucket(each)) ?? 0) + 1);
        const median = stays.toSorted((one, other) => one - other)[Math.ceil(stays.length / 2) - 1] ?? 0;
        const span = medianStay(counts);
        expect(span).not.toBeNull();
        expect(median).toBeGreaterThanOrEqual(span?.from ?? 0);
        expect(median).toBeLessThan(span?.below ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  it("has a bucket for every time, and no word where they are few", () => {
    fc.assert(
      fc.property(seconds, (each) => {
        const place = stayBucket(each);
        expect(
          each >= (stayBounds[place - 1] ?? 0) && each < (stayBounds[place] ?? Number.POSITIVE_INFINITY),
        ).toBe(true);
      }),
    );
    expect(medianStay(new Map([[3, fewestStays - 1]]))).toBeNull();
    expect(medianStay(new Map([[3, fewestStays]]))).toEqual({ from: 15, below: 20 });
  });
});
