import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addLast, before, emptyRow, first, remove, size } from "../../../../server/hall/queue/line.ts";

describe("a row of waiting people", () => {
  it("is what a plain list would be, whoever leaves", () => {
    const step = fc.oneof(fc.constant("add" as const), fc.constant("first" as const), fc.nat({ max: 50 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: "max" }), (steps) => {
        const row = emptyRow();
        const plain: { number: string; place: number }[] = [];
        for (const [index, what] of steps.entries()) {
          if (what === "add") plain.push({ number: `n${index}`, place: addLast(row, `n${index}`) });
          else if (plain.length > 0) {
            const [leaver] = plain.splice(what === "first" ? 0 : what % plain.length, 1);
            remove(row, leaver!.place);
          }
          expect(size(row)).toBe(plain.length);
          expect(first(row)).toBe(plain[0]?.number);
          expect(plain.map(({ place }) => before(row, place))).toEqual(plain.map((_, ahead) => ahead));
        }
      }),
    );
  });

  it("keeps no holes of those who left at the head", () => {
    const row = emptyRow();
    const places = ["a", "b", "c", "d"].map((number) => addLast(row, number));
    for (const index of [1, 2, 0]) remove(row, places[index]!);
    expect(row).toMatchObject({ head: 3, holes: [] });
    expect(first(row)).toBe("d");
  });
});
