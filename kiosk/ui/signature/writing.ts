import {
  pointsIn,
  type Signature,
  type SignaturePoint,
  type SignatureStroke,
  signatureLimits,
} from "../../../server/contract/signature.ts";

/** A place in the box, millimetres, where a pen is, and how hard it presses. `at`: milliseconds of the browser's own clock. */
export interface PenPlace {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly at: number;
}

/** The box that is written in, millimetres. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Nearer points say nothing more of the line, and there would be thousands. Millimetres. */
const leastStep = 0.35;

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;
const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** A place as a point of a signature whose first was at `began`. What is outside the box is at its edge. */
export function pointAt({ x, y, pressure, at }: PenPlace, box: Box, began: number): SignaturePoint {
  return {
    x: round(within(x, box.width), 100),
    y: round(within(y, box.height), 100),
    t: Math.round(within(at - began, signatureLimits.duration)),
    p: round(within(pressure, 1), 100),
  };
}

/** A stroke with one more point, or the same where that is too near, or `room` points are all that may come. */
export function withPoint(stroke: SignatureStroke, point: SignaturePoint, room: number): SignatureStroke {
  const last = stroke.at(-1);
  const isNear = last !== undefined && Math.hypot(point.x - last.x, point.y - last.y) < leastStep;
  return isNear || stroke.length >= room ? stroke : [...stroke, point];
}

/** How many points may still come. */
export const roomIn = (strokes: readonly SignatureStroke[]): number =>
  strokes.length >= signatureLimits.strokes ? 0 : signatureLimits.points - pointsIn(strokes);

/** What is written with one more stroke. */
export const withStroke = (written: Signature | null, stroke: SignatureStroke, box: Box): Signature =>
  written ? { ...written, strokes: [...written.strokes, stroke] } : { ...box, strokes: [stroke] };

/** A box as a signature may have it, whatever the screen gives. */
export const allowedBox = ({ width, height }: Box): Box => ({
  width: round(Math.min(signatureLimits.width.most, Math.max(signatureLimits.width.least, width)), 10),
  height: round(Math.min(signatureLimits.height.most, Math.max(signatureLimits.height.least, height)), 10),
});
