import { type Crop, type Plane, scaled } from "./plane.ts";

/** Dots of the page's longer side at which sharpness is measured: on A4 some 3.4 a millimetre, at which 10-point characters are read. */
const measuredLength = 1000;
/** With fewer no text of a page can be read, however sharp. */
const leastLength = 250;
/** Side of the squares that are judged by themselves, dots. */
const square = 20;
/** A square with less contrast has nothing written in it. */
const leastContrast = 30;
/** Of squares with something in them; with fewer the page is as good as empty, and an empty page is not blurred. */
const leastSquares = 6;

/** Share of all squares that are taken for blank: margins, and what is between lines. What changes from dot to dot in them is noise. */
const blankShare = 0.1;

/**
 * How sharp a page is: the variance of the Laplacian in squares where something is written, each by its own contrast, so that pale print counts
 * like black, and without the camera's noise, which looks sharp too; of the two directions the poorer, since a hand that moves blurs only one. The
 * median over all squares; null where there is too little to judge by.
 */
export function sharpnessOf(plane: Plane, page: Crop): number | null {
  const longer = Math.max(page.width, page.height);
  if (longer < leastLength) return 0;
  const measured = scaled(plane, page, Math.max(1, Math.round((page.width / longer) * measuredLength)));
  const squares: Square[] = [];
  // The page's own edges are no writing.
  for (let y = square; y + 2 * square <= measured.height; y += square)
    for (let x = square; x + 2 * square <= measured.width; x += square)
      squares.push(measureSquare(measured, x, y));
  const noise =
    middleOf(
      squares.map(({ variance }) => variance),
      blankShare,
    ) ?? 0;
  const written = squares.filter(({ contrast }) => contrast >= leastContrast);
  if (written.length < leastSquares) return null;
  return middleOf(
    written.map(({ variance, contrast }) => Math.max(0, variance - noise) / contrast ** 2),
    0.5,
  );
}

/** What that share of all is below. */
function middleOf(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? null;
}

interface Square {
  readonly contrast: number;
  /** Of the Laplacian, in its poorer direction. */
  readonly variance: number;
}

function measureSquare({ values, width }: Plane, left: number, top: number): Square {
  let darkest = 255;
  let brightest = 0;
  let across = 0;
  let down = 0;
  for (let y = top; y < top + square; y++)
    for (let x = left; x < left + square; x++) {
      const dot = y * width + x;
      const value = values[dot] ?? 0;
      darkest = Math.min(darkest, value);
      brightest = Math.max(brightest, value);
      across += ((values[dot - 1] ?? 0) + (values[dot + 1] ?? 0) - 2 * value) ** 2;
      down += ((values[dot - width] ?? 0) + (values[dot + width] ?? 0) - 2 * value) ** 2;
    }
  // The second derivatives' mean is nearly nothing: their mean square is their variance.
  return { contrast: brightest - darkest, variance: Math.min(across, down) / square ** 2 };
}
