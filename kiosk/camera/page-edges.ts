import { type Crop, histogramOf, type Plane, scaled } from "./plane.ts";

/** Where a page lies in a picture. */
export interface FoundPage {
  readonly crop: Crop;
  /** Whether a part of it lies beyond the picture, or its edges cannot be told from what is under it. */
  readonly isCutOff: boolean;
}

/** Dots across in which the page is looked for: lines of text are grey there, and its edges stay. */
const searchWidth = 160;
/** House rules, shown good by the pictures of the tests. */
const limits = {
  /** By how much the page must be brighter than what is under it: paper has some 200, a dark mat 30 to 90. */
  contrast: 40,
  /** Share of the picture that a page takes at least. */
  area: 0.12,
  /** Share of an edge of the picture that lies under the page where it is cut off there. A corner that only touches is less. */
  touching: 0.06,
} as const;

/** Finds the largest bright thing in a picture: the page, on a mat that is darker. Without one, the whole picture is it, and cut off. */
export function findPage(plane: Plane): FoundPage {
  const whole = { x: 0, y: 0, width: plane.width, height: plane.height };
  const small = scaled(plane, whole, Math.min(searchWidth, plane.width));
  const split = splitOf(histogramOf(small.values));
  const none = { crop: whole, isCutOff: true };
  if (split.contrast < limits.contrast) return none;
  const page = largestBright(small, split.level);
  if (page.area < limits.area * small.values.length) return none;
  const step = plane.width / small.width;
  const x = Math.floor(page.left * step);
  const y = Math.floor(page.top * step);
  return {
    crop: {
      x,
      y,
      width: Math.min(plane.width, Math.ceil((page.right + 1) * step)) - x,
      height: Math.min(plane.height, Math.ceil((page.bottom + 1) * step)) - y,
    },
    isCutOff: page.touching.some(
      (count, side) => count > limits.touching * (side < 2 ? small.height : small.width),
    ),
  };
}

/** The brightness that best parts dark from bright (Otsu's method), and how far apart the two are. */
function splitOf(histogram: Uint32Array): { readonly level: number; readonly contrast: number } {
  let total = 0;
  let sum = 0;
  histogram.forEach((count, level) => {
    total += count;
    sum += count * level;
  });
  let best = { level: 0, contrast: 0, variance: 0 };
  let below = 0;
  let sumBelow = 0;
  histogram.forEach((count, level) => {
    below += count;
    sumBelow += count * level;
    const above = total - below;
    if (below === 0 || above === 0) return;
    const contrast = (sum - sumBelow) / above - sumBelow / below;
    const variance = below * above * contrast ** 2;
    if (variance > best.variance) best = { level, contrast, variance };
  });
  return best;
}

interface Blob {
  area: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Dots on the picture's left, right, upper and lower edge. */
  readonly touching: [number, number, number, number];
}

function largestBright({ values, width, height }: Plane, level: number): Blob {
  const seen = new Uint8Array(values.length);
  const isNew = (dot: number) => seen[dot] === 0 && (values[dot] ?? 0) > level;
  let largest: Blob = { area: 0, left: 0, right: 0, top: 0, bottom: 0, touching: [0, 0, 0, 0] };
  for (let start = 0; start < values.length; start++) {
    if (!isNew(start)) continue;
    const blob: Blob = { area: 0, left: width, right: 0, top: height, bottom: 0, touching: [0, 0, 0, 0] };
    const waiting = [start];
    seen[start] = 1;
    for (let dot = waiting.pop(); dot !== undefined; dot = waiting.pop()) {
      const [x, y] = [dot % width, Math.floor(dot / width)];
      grow(blob, x, y, width, height);
      const around = [x > 0 ? dot - 1 : -1, x < width - 1 ? dot + 1 : -1, dot - width, dot + width];
      for (const next of around)
        if (next >= 0 && next < values.length && isNew(next)) {
          seen[next] = 1;
          waiting.push(next);
        }
    }
    if (blob.area > largest.area) largest = blob;
  }
  return largest;
}

function grow(blob: Blob, x: number, y: number, width: number, height: number): void {
  blob.area += 1;
  blob.left = Math.min(blob.left, x);
  blob.right = Math.max(blob.right, x);
  blob.top = Math.min(blob.top, y);
  blob.bottom = Math.max(blob.bottom, y);
  const sides = [x === 0, x === width - 1, y === 0, y === height - 1];
  sides.forEach((isThere, side) => {
    if (isThere) blob.touching[side] = (blob.touching[side] ?? 0) + 1;
  });
}
