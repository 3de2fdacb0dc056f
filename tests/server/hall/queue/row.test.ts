import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countBefore, insert, type Row, remove } from "../../../../server/hall/queue/row.ts";

describe("a row of waiting people", () => {
  it("is a sorted list, whoever comes and leaves", () => {
    const step = fc.oneof(
      fc.record({ due: fc.nat({ max: 9 }) }),
      fc.constant("first" as const),
      fc.nat({ max: 50 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: "max" }), (steps) => {
        const row: Row = [];
        const plain: Row = [];
        for (const [seq, what] of steps.entries()) {
          if (typeof what === "object") {
            const standing = { number: `n${seq}`, seq, notBefore: 0, windowId: null, passed: 0, ...what };
            insert(row, standing);
            plain.push(standing);
            plain.sort((one, other) => one.due - other.due || one.seq - other.seq);
          } else if (plain.length > 0) {
            const [leaver] = plain.splice(what === "first" ? 0 : what % plain.length, 1);
            remove(row, leaver!);
          }
          expect(row).toEqual(plain);
          expect(plain.map((standing) => countBefore(row, standing))).toEqual(plain.map((_, ahead) => ahead));
        }
      }),
    );
  });

  it("never has anybody behind who was passed more often, though somebody comes into the middle", () => {
    const passed = [4, 4, 2, 0];
    const row: Row = passed.map((count, index) => ({
      number: `n${index}`,
      due: index * 10,
      seq: index,
      notBefore: 0,
      windowId: null,
      passed: count,
    }));
    const comes = (due: number, count: number) =>
      insert(row, { number: "new", due, seq: 9, notBefore: 0, windowId: null, passed: count });
    comes(15, 0);
    expect(row.map((one) => one.passed)).toEqual([4, 4, 2, 2, 0]);
    // Put back to where they stood, having been passed more often than who stands before by now.
    comes(25, 3);
    expect(row.map((one) => one.passed)).toEqual([4, 4, 3, 3, 3, 0]);
    comes(99, 0);
    expect(row.map((one) => one.passed)).toEqual([4, 4, 3, 3, 3, 0, 0]);
  });

  it("does not let anybody leave twice", () => {
    const row: Row = [];
    const standing = { number: "A001", due: 0, seq: 1, notBefore: 0, windowId: null, passed: 0 };
    insert(row, standing);
    remove(row, standing);
    expect(() => remove(row, standing)).toThrow("A001");
  });
});
