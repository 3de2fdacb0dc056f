import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isWritten,
  pointsIn,
  type SignatureStroke,
  signature,
  signatureLimits,
} from "../../../server/contract/signature.ts";
import { inkOf, svgPathsOf } from "../../../server/contract/signature-path.ts";
import { handwritten } from "../../support/handwritten.ts";

const point = fc.record({
  x: fc.double({ min: 0, max: 160, noNaN: true }),
  y: fc.double({ min: 0, max: 60, noNaN: true }),
  t: fc.constant(0),
  p: fc.double({ min: 0, max: 1, noNaN: true }),
});
const stroke = fc.array(point, { minLength: 1, maxLength: 40 });
const dot = (x: number, y: number, t = 0) => [{ x, y, t, p: 0.5 }];
const withStrokes = (strokes: readonly SignatureStroke[]) => ({ ...handwritten, strokes });

describe("a signature at the border", () => {
  it("is taken as it was written", () => expect(signature.parse(handwritten)).toEqual(handwritten));

  it.each([
    ["no strokes", withStrokes([])],
    ["an empty stroke", withStrokes([[]])],
    ["too many strokes", withStrokes(Array.from({ length: signatureLimits.strokes + 1 }, () => dot(1, 1)))],
    [
      "too many points in all",
      withStrokes(Array.from({ length: 5 }, () => Array.from({ length: 801 }, () => dot(1, 1)).flat())),
    ],
    ["a point outside its box", withStrokes([dot(161, 1)])],
    ["a point before the first", withStrokes([dot(1, 1, -1)])],
    ["points out of order", withStrokes([dot(1, 1, 9), dot(1, 1, 8)])],
    ["no number", withStrokes([dot(Number.NaN, 1)])],
    ["a box of a wall", { ...handwritten, width: 5000 }],
    ["something more", { ...handwritten, name: "某" }],
  ])("is not taken with %s", (_what, value) => expect(signature.safeParse(value).success).toBe(false));

  it("is taken with as many strokes and points as there may be", () => {
    const most = withStrokes(
      Array.from({ length: 5 }, () => Array.from({ length: 800 }, () => dot(1, 1)).flat()),
    );
    expect(pointsIn(most.strokes)).toBe(signatureLimits.points);
    expect(signature.safeParse(most).success).toBe(true);
  });
});

describe("what counts as written", () => {
  const line = (from: number, to: number) => [[...dot(from, 30), ...dot(to, 30)]];
  it.each([
    ["nothing", [], false],
    ["a dot", [dot(20, 20)], false],
    ["a few dots side by side", [dot(20, 20), dot(22, 20), dot(21, 22)], false],
    ["a touch that slipped", line(20, 26), false],
    ["two far dots without a line", [dot(20, 20), dot(120, 20)], false],
    [
      "a scribble on one place",
      [Array.from({ length: 40 }, (_, index) => dot(20 + (index % 2) * 4, 20)).flat()],
      false,
    ],
    ["一", line(20, 40), true],
    ["a name", handwritten.strokes, true],
  ])("%s: %s", (_what, strokes, expected) => expect(isWritten(strokes)).toBe(expected));
});

describe("the ink", () => {
  it("begins and ends where the pen did, without a gap, within what the pen's points enclose", () => {
    fc.assert(
      fc.property(stroke, (points) => {
        const ink = inkOf(points);
        const [first, last] = [points[0], points.at(-1)];
        expect(ink[0]?.from).toEqual({ x: first?.x, y: first?.y });
        expect(ink.at(-1)?.to).toEqual({ x: last?.x, y: last?.y });
        expect(ink.slice(1).map(({ from }) => from)).toEqual(ink.slice(0, -1).map(({ to }) => to));
        for (const axis of ["x", "y"] as const) {
          const all = points.map((each) => each[axis]);
          const [least, most] = [Math.min(...all) - 1e-9, Math.max(...all) + 1e-9];
          for (const { control1, control2, to } of ink)
            for (const place of [control1, control2, to]) {
              expect(place[axis]).toBeGreaterThanOrEqual(least);
              expect(place[axis]).toBeLessThanOrEqual(most);
            }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has no corner where it passes from one curve to the next", () => {
    fc.assert(
      fc.property(stroke, (points) => {
        const ink = inkOf(points);
        for (let index = 1; index < ink.length - 1; index++) {
          const [before, after] = [ink[index - 1], ink[index]];
          if (!before || !after) continue;
          const a = { x: before.to.x - before.control2.x, y: before.to.y - before.control2.y };
          const b = { x: after.control1.x - after.from.x, y: after.control1.y - after.from.y };
          expect(Math.abs(a.x * b.y - a.y * b.x)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is one path where the pen presses evenly, and thicker where it presses more", () => {
    const even = handwritten.strokes[0]?.map((each) => ({ ...each, p: 0.5 })) ?? [];
    expect(svgPathsOf(even)).toHaveLength(1);
    const [light, heavy] = [0.1, 0.9].map((p) => svgPathsOf([{ x: 1, y: 1, t: 0, p }])[0]?.width ?? 0);
    expect(heavy).toBeGreaterThan((light ?? 0) + 0.5);
    expect(svgPathsOf(even)[0]?.path).toMatch(/^M[\d. ]+(C[\d. ]+)+$/);
  });
});
