/** What a canvas gives (`ImageData`), or anything of the same shape: four bytes a dot, row by row. */
export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** One brightness a dot, 0 to 255, row by row. */
export interface Plane {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Dots of a picture, counted from its top left corner. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Brightness as eyes weigh colours (ITU-R BT.601). */
export function brightnessOf({ data, width, height }: Picture): Plane {
  const values = new Float32Array(width * height);
  for (let dot = 0; dot < values.length; dot++) {
    const at = dot * 4;
    values[dot] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return { values, width, height };
}

/**
 * A part of a plane in another size: made smaller by the mean of what falls into a dot, made larger between the dots around it, so that what
 * is not there does not look sharp.
 */
export function scaled(plane: Plane, part: Crop, width: number): Plane {
  const step = part.width / width;
  const height = Math.max(1, Math.round(part.height / step));
  const values = new Float32Array(width * height);
  const read = step >= 1 ? meanAround : between;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      values[y * width + x] = read(plane, part.x + x * step, part.y + y * step, step);
  return { values, width, height };
}

function meanAround({ values, width, height }: Plane, left: number, top: number, step: number): number {
  const fromX = Math.min(width - 1, Math.floor(left));
  const fromY = Math.min(height - 1, Math.floor(top));
  const toX = Math.max(fromX + 1, Math.min(width, Math.floor(left + step)));
  const toY = Math.max(fromY + 1, Math.min(height, Math.floor(top + step)));
  let sum = 0;
  for (let y = fromY; y < toY; y++)
    for (let dot = y * width + fromX; dot < y * width + toX; dot++) sum += values[dot] ?? 0;
  return sum / ((toX - fromX) * (toY - fromY));
}

function between({ values, width, height }: Plane, left: number, top: number, step: number): number {
  const x = Math.min(width - 1, Math.max(0, left + step / 2 - 0.5));
  const y = Math.min(height - 1, Math.max(0, top + step / 2 - 0.5));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const right = x0 + 1 < width ? 1 : 0;
  const dot = y0 * width + x0;
  const below = y0 + 1 < height ? dot + width : dot;
  const upperLeft = values[dot] ?? 0;
  const lowerLeft = values[below] ?? 0;
  const upper = upperLeft + ((values[dot + right] ?? 0) - upperLeft) * (x - x0);
  const lower = lowerLeft + ((values[below + right] ?? 0) - lowerLeft) * (x - x0);
  return upper + (lower - upper) * (y - y0);
}

/** How many of 256 brightnesses there are. */
export function histogramOf(values: Float32Array): Uint32Array {
  const histogram = new Uint32Array(256);
  for (const value of values) {
    const level = Math.min(255, Math.max(0, Math.round(value)));
    histogram[level] = (histogram[level] ?? 0) + 1;
  }
  return histogram;
}

/** The brightness under which that share of all dots is. */
export function levelUnder(histogram: Uint32Array, share: number): number {
  const wanted = histogram.reduce((sum, each) => sum + each, 0) * share;
  let sum = 0;
  for (let level = 0; level < 256; level++) {
    sum += histogram[level] ?? 0;
    if (sum >= wanted) return level;
  }
  return 255;
}
