import { describe, expect, it } from "vitest";
import { seal, unseal } from "../../../server/storage/sealed.ts";

const key = Buffer.alloc(32, 5);
const number = "+8613812340000";

describe("what is sealed", () => {
  it("opens under its key and for its owner only, and is never the same twice", () => {
    const sealed = seal(key, "ticket-1", number);
    expect(unseal(key, "ticket-1", sealed)).toBe(number);
    expect(unseal(key, "ticket-2", sealed)).toBeNull();
    expect(unseal(Buffer.alloc(32, 6), "ticket-1", sealed)).toBeNull();
    expect(seal(key, "ticket-1", number)).not.toEqual(sealed);
  });

  it("does not open when it is cut short", () => {
    const sealed = seal(key, "ticket-1", number);
    for (let length = 0; length < sealed.length; length++)
      expect(unseal(key, "ticket-1", sealed.subarray(0, length))).toBeNull();
  });

  it("does not open when one bit of it is another", () => {
    const sealed = seal(key, "ticket-1", number);
    for (let place = 0; place < sealed.length; place++) {
      const damaged = Buffer.from(sealed);
      damaged.writeUInt8(damaged.readUInt8(place) ^ 1, place);
      expect(unseal(key, "ticket-1", damaged)).toBeNull();
    }
  });
});
