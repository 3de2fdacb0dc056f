import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddress, writeAddress } from "../../../../kiosk/ui/address/address.ts";
import { streets } from "../../../../kiosk/ui/address/huli.ts";

describe("an address of the district", () => {
  it("is written as on forms, and read again, whatever is typed behind it", () => {
    const picked = fc.constantFrom(...streets).chain((street) =>
      fc.record({
        street: fc.constant(street),
        community: fc.constantFrom(...street.communities, undefined),
        detail: fc.constantFrom("", "嘉禾路321号", "江头街道", "1", "南山路5号"),
      }),
    );
    fc.assert(
      fc.property(picked, (address) => {
        expect(readAddress(writeAddress(address))).toEqual(address);
      }),
    );
    const [street] = streets;
    expect(street && writeAddress({ street, community: street.communities[0], detail: "兴隆路1号" })).toBe(
      "福建省厦门市湖里区湖里街道湖里社区兴隆路1号",
    );
  });

  it.each(["", "福建省漳州市龙海区", "福建省厦门市湖里区", "福建省厦门市湖里区别的街道"])(
    "is not %s",
    (text) => expect(readAddress(text)).toBeUndefined(),
  );

  it("has the five streets and their fifty-nine communities, each once", () => {
    expect(streets.map(({ name }) => name)).toEqual([
      "湖里街道",
      "殿前街道",
      "禾山街道",
      "江头街道",
      "金山街道",
    ]);
    const communities = streets.flatMap((street) => street.communities.map(({ name }) => name));
    expect(new Set(communities).size).toBe(59);
    expect(communities.every((name) => /^\p{Script=Han}+社区$/u.test(name))).toBe(true);
  });
});
