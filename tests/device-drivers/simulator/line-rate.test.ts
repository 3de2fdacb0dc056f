import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baudRates } from "../../../device-drivers/id-card-reader/rate-search.ts";
import { asHeardAt, lineAtRate } from "../../../device-drivers/simulator/line-rate.ts";

const rate = fc.constantFrom(...baudRates);

describe("bytes heard at another rate than they were sent at", () => {
  it("are what they were at the same rate, and within a receiver's tolerance of it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom(0.98, 1, 1.02), (bytes, drift) => {
        expect(asHeardAt(bytes, 9600, 9600 * drift)).toEqual(bytes);
      }),
    );
  });

  it("are what a receiver's samples make of the levels", () => {
    // Every level of 0x55 lasts two of the receiver's bits: 0|01100110|0, whose stop bit is low, then 0|01100111|1.
    expect([...asHeardAt(Uint8Array.of(0x55), 9600, 19_200)]).toEqual([0, 0b1110_0110]);
    // Two of the sender's bits make one of the receiver's: 0|00011111|1.
    expect([...asHeardAt(Uint8Array.of(0x00), 19_200, 9600)]).toEqual([0b1111_1000]);
    expect([...asHeardAt(Uint8Array.of(0xff), 9600, 115_200)]).toEqual([0]);
  });

  it("are bounded, and never fail", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), rate, rate, (bytes, sentAt, heardAt) => {
        const heard = asHeardAt(bytes, sentAt, heardAt);
        expect(heard.length).toBeLessThanOrEqual(
          Math.ceil((bytes.length * Math.max(1, heardAt / sentAt) * 10) / 9),
        );
      }),
    );
  });
});

describe("the line of a device with a rate of its own", () => {
  it("passes bytes on where the host's rate is not known", () => {
    const said: Uint8Array[] = [];
    const line = lineAtRate({ write: (bytes) => said.push(bytes), onData: () => undefined }, () => 9600);
    line.write(Uint8Array.of(1, 2, 3));
    expect(said).toEqual([Uint8Array.of(1, 2, 3)]);
  });
});
