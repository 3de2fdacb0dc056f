import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, TextGrid } from "../../../device-drivers/window-display/text-grid.ts";

const widthOf = (text: string) => [...text].reduce((sum, character) => sum + columnsOf(character), 0);
const character = fc.constantFrom(..."aB1 -请号窗口，𠮷", "\n");
const text = fc.array(character, { maxLength: 60 }).map((characters) => characters.join(""));
const place = fc.record({ column: fc.nat({ max: 25 }), row: fc.nat({ max: 5 }) });
const size = fc.record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 2, max: 20 }) });
type Step = (grid: TextGrid) => TextGrid;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(text, fc.option(place, { nil: undefined })).map(
    ([words, at]) =>
      (grid: TextGrid) =>
        grid.write(words, at),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 4 })).map(
    ([at, width, height]) =>
      (grid: TextGrid) =>
        grid.clear({ ...at, width, height }),
  ),
);

describe("what a character display shows", () => {
  it("takes two columns a Chinese character and one any other", () => {
    expect([..."请Ａ，𠮷"].map(columnsOf)).toEqual([2, 2, 2, 2]);
    expect([..."A1é·"].map(columnsOf)).toEqual([1, 1, 1, 1]);
  });

  it("stands where it was written, and goes on behind it", () => {
    const grid = TextGrid.blank({ rows: 2, columns: 20 })
      .write("A001", { column: 0, row: 0 })
      .write("3号窗口", { column: 8, row: 0 })
      .write("请", { column: 0, row: 1 })
      .write("到");
    expect(grid.lines).toEqual(["A001    3号窗口", "请到"]);
    expect(grid.cursor).toEqual({ column: 4, row: 1 });
  });

  it("goes on in the next row, never with half a character, and ends with the last row", () => {
    const grid = TextGrid.blank({ rows: 2, columns: 5 }).write("一二三四五六");
    expect(grid.lines).toEqual(["一二", "三四"]);
  });

  it("loses a character of which half was written over", () => {
    const grid = TextGrid.blank({ rows: 1, columns: 6 }).write("一二三");
    expect(grid.write("x", { column: 3, row: 0 }).lines).toEqual(["一 x三"]);
    expect(grid.write("x", { column: 2, row: 0 }).lines).toEqual(["一x 三"]);
  });

  it("clears an area, and what stands half in it", () => {
    const grid = TextGrid.blank({ rows: 1, columns: 6 }).write("一二三");
    expect(grid.clear({ column: 1, row: 0, width: 2, height: 1 }).lines).toEqual(["    三"]);
  });

  it("never is wider than the display, has its rows, and no half of a character, whatever is done", () => {
    fc.assert(
      fc.property(size, fc.array(step, { maxLength: 12 }), (of, steps) => {
        const grid = steps.reduce((before, change) => change(before), TextGrid.blank(of));
        expect(grid.lines).toHaveLength(of.rows);
        for (const line of grid.lines) expect(widthOf(line)).toBeLessThanOrEqual(of.columns);
      }),
    );
  });

  it("shows the last thing that was written there, when nothing is wide", () => {
    const ascii = fc.stringMatching(/^[ -~]{0,30}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(ascii, fc.nat({ max: 39 })), { maxLength: 8 }), (writes) => {
        let grid = TextGrid.blank({ rows: 2, columns: 20 });
        const cells = Array.from({ length: 40 }, () => " ");
        for (const [words, at] of writes) {
          grid = grid.write(words, { column: at % 20, row: Math.floor(at / 20) });
          [...words].forEach((each, index) => {
            if (at + index < 40) cells[at + index] = each;
          });
        }
        const rows = [cells.slice(0, 20), cells.slice(20)].map((row) => row.join("").trimEnd());
        expect(grid.lines).toEqual(rows);
      }),
    );
  });
});
