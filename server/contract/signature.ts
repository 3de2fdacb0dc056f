import * as z from "zod/mini";
import { holds } from "./holds.ts";

/** Bounds of a signature: what a person writes in a minute, and no more than prints well. */
export const signatureLimits = {
  /** Of the box, millimetres: the smallest and the largest that a page offers. */
  width: { least: 40, most: 400 },
  height: { least: 20, most: 200 },
  strokes: 60,
  points: 4000,
  /** Milliseconds from the first point to the last. */
  duration: 600_000,
} as const;

const point = z.strictObject({
  /** Millimetres from the left and from the top of the box. */
  x: z.number().check(z.minimum(0), z.maximum(signatureLimits.width.most)),
  y: z.number().check(z.minimum(0), z.maximum(signatureLimits.height.most)),
  /** Milliseconds since the first point. */
  t: z.number().check(z.int(), z.minimum(0), z.maximum(signatureLimits.duration)),
  /** Pressure, 0 to 1; 0.5 from what feels none (W3C Pointer Events, `pressure`). */
  p: z.number().check(z.minimum(0), z.maximum(1)),
});

const stroke = z.array(point).check(z.minLength(1), z.maxLength(signatureLimits.points));

/** A signature as it was written, in the order of writing. */
export const signature = z
  .strictObject({
    /** Of the box that it was written in, millimetres. */
    width: z.number().check(z.minimum(signatureLimits.width.least), z.maximum(signatureLimits.width.most)),
    height: z.number().check(z.minimum(signatureLimits.height.least), z.maximum(signatureLimits.height.most)),
    strokes: z.array(stroke).check(z.minLength(1), z.maxLength(signatureLimits.strokes)),
  })
  .check(
    holds(
      ({ strokes }) => pointsIn(strokes) <= signatureLimits.points,
      `more than ${signatureLimits.points} points`,
    ),
    holds(({ strokes }) => isInOrder(strokes), "points are not in the order of time"),
    holds(
      ({ strokes, width, height }) =>
        strokes.every((each) => each.every(({ x, y }) => x <= width && y <= height)),
      "points outside the box",
    ),
  );

export type SignaturePoint = z.infer<typeof point>;
export type SignatureStroke = z.infer<typeof stroke>;
export type Signature = z.infer<typeof signature>;

export const pointsIn = (strokes: readonly (readonly unknown[])[]): number =>
  strokes.reduce((sum, { length }) => sum + length, 0);

function isInOrder(strokes: readonly SignatureStroke[]): boolean {
  let last = 0;
  return strokes.every((each) =>
    each.every(({ t }) => {
      const isLater = t >= last;
      last = t;
      return isLater;
    }),
  );
}

/** House rule: a name of one character is written wider than this, a touch by mistake is not. Millimetres. */
const leastExtent = 8;
/** House rule: the shortest name, 一 for example, is a line of this length. Millimetres. */
const leastLength = 12;

/** Whether something was written: neither a dot, nor a few of them. */
export function isWritten(strokes: readonly SignatureStroke[]): boolean {
  const points = strokes.flat();
  if (points.length === 0) return false;
  const extent = (pick: (of: SignaturePoint) => number) => {
    const all = points.map(pick);
    return Math.max(...all) - Math.min(...all);
  };
  return (
    Math.max(
      extent(({ x }) => x),
      extent(({ y }) => y),
    ) >= leastExtent && inkLength(strokes) >= leastLength
  );
}

/** Of all strokes together, millimetres. */
function inkLength(strokes: readonly SignatureStroke[]): number {
  let length = 0;
  for (const each of strokes)
    each.reduce((from, to) => {
      length += Math.hypot(to.x - from.x, to.y - from.y);
      return to;
    });
  return length;
}
