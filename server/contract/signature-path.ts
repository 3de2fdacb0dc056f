import type { SignaturePoint, SignatureStroke } from "./signature.ts";

interface Place {
  readonly x: number;
  readonly y: number;
}

/** One cubic Bézier curve of a signature, millimetres in its box, drawn with round ends. */
export interface InkCurve {
  readonly from: Place;
  readonly control1: Place;
  readonly control2: Place;
  readonly to: Place;
  /** Of the pen, millimetres. */
  readonly width: number;
}

/** Of a pen without pressure and of a pressed one, millimetres: a gel pen's line is 0.5 to 0.9 wide, and a box is larger than paper. */
const pen = { thinnest: 0.5, thickest: 1.5 } as const;

const middle = (a: Place, b: Place): Place => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const towards = (a: Place, b: Place, share: number): Place => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});
const widthAt = (pressure: number) => pen.thinnest + (pen.thickest - pen.thinnest) * pressure;

/**
 * The ink of a stroke: through the middles between its points, with the points as what bends it (quadratic B-spline), so that corners of
 * sampling vanish and every curve stays within the points around it. A touch is a point as a curve without length.
 */
export function inkOf(stroke: SignatureStroke): InkCurve[] {
  const [first] = stroke;
  const last = stroke.at(-1);
  if (!first || !last) return [];
  if (stroke.length === 1) return [curve(first, first, first, first.p)];
  const curves: InkCurve[] = [];
  let from: Place = first;
  for (let index = 1; index < stroke.length; index++) {
    const bend = stroke[index - 1] as SignaturePoint;
    const next = stroke[index] as SignaturePoint;
    const to = middle(bend, next);
    curves.push(curve(from, bend, to, bend.p));
    from = to;
  }
  curves.push(curve(from, last, last, last.p));
  return curves;
}

/** A quadratic curve as the cubic one that it is. */
const curve = (from: Place, bend: Place, to: Place, pressure: number): InkCurve => ({
  from: { x: from.x, y: from.y },
  control1: towards(from, bend, 2 / 3),
  control2: towards(to, bend, 2 / 3),
  to: { x: to.x, y: to.y },
  width: widthAt(pressure),
});

const short = (value: number): string => String(Math.round(value * 100) / 100);
const at = ({ x, y }: Place): string => `${short(x)} ${short(y)}`;

const curveTo = ({ control1, control2, to }: InkCurve): string =>
  `C${at(control1)} ${at(control2)} ${at(to)}`;

/** A stroke as few paths of an SVG, a unit a millimetre: what is equally wide is one. */
export function svgPathsOf(stroke: SignatureStroke): { readonly path: string; readonly width: number }[] {
  const paths: { path: string; width: number }[] = [];
  for (const curve of inkOf(stroke)) {
    const width = Math.round(curve.width * 10) / 10;
    const last = paths.at(-1);
    if (last?.width === width) last.path += curveTo(curve);
    else paths.push({ path: `M${at(curve.from)}${curveTo(curve)}`, width });
  }
  return paths;
}
