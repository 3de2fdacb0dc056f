/**
 * Outline → 1-bit bitmap, for the generator of the glyph font. Supersampled scanlines with the non-zero winding rule
 * (variable fonts have overlapping contours), then one threshold.
 */

export interface PathCommand {
  readonly command: string;
  readonly args: readonly number[];
}

/** Font units → dots: x·scaleX + offsetX to the right, offsetY − y·scaleY down from the top. */
export interface Placement {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** Sub-samples a dot, each way. */
const SAMPLES = 8;
/** Room around the cell, in dots, so that a fitted shift has something to move in. */
const MARGIN = 1;
const CURVE_STEPS = 6;

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly winding: number;
}

function flatten(commands: readonly PathCommand[], place: Placement): Edge[] {
  const edges: Edge[] = [];
  let startX = 0;
  let startY = 0;
  let x = 0;
  let y = 0;
  const lineTo = (toX: number, toY: number) => {
    const y0 = (place.offsetY - y * place.scaleY + MARGIN) * SAMPLES;
    const y1 = (place.offsetY - toY * place.scaleY + MARGIN) * SAMPLES;
    const x0 = (place.offsetX + x * place.scaleX + MARGIN) * SAMPLES;
    const x1 = (place.offsetX + toX * place.scaleX + MARGIN) * SAMPLES;
    if (y0 < y1) edges.push({ x0, y0, x1, y1, winding: 1 });
    else if (y1 < y0) edges.push({ x0: x1, y0: y1, x1: x0, y1: y0, winding: -1 });
    x = toX;
    y = toY;
  };
  const curveTo = (points: readonly number[]) => {
    const control = [x, y, ...points];
    for (let step = 1; step <= CURVE_STEPS; step++) {
      let level = control;
      const t = step / CURVE_STEPS;
      while (level.length > 2) {
        level = level.slice(0, -2).map((value, index) => value + ((level[index + 2] ?? value) - value) * t);
      }
      lineTo(level[0] ?? x, level[1] ?? y);
    }
  };
  for (const { command, args } of commands) {
    if (command === "moveTo") {
      [startX, startY] = [args[0] ?? 0, args[1] ?? 0];
      [x, y] = [startX, startY];
    } else if (command === "lineTo") lineTo(args[0] ?? 0, args[1] ?? 0);
    else if (command === "closePath") lineTo(startX, startY);
    else curveTo(args);
  }
  return edges;
}

/** One byte a sub-sample, 1 inside. */
function sample(edges: readonly Edge[], width: number, height: number): Uint8Array {
  const grid = new Uint8Array(width * height);
  const rows: Edge[][] = Array.from({ length: height }, () => []);
  for (const edge of edges) {
    const first = Math.max(0, Math.ceil(edge.y0 - 0.5));
    const last = Math.min(height - 1, Math.ceil(edge.y1 - 0.5) - 1);
    for (let row = first; row <= last; row++) rows[row]?.push(edge);
  }
  for (const [row, crossing] of rows.entries()) {
    const crossings = crossing
      .map(({ x0, y0, x1, y1, winding }) => ({
        x: x0 + ((row + 0.5 - y0) * (x1 - x0)) / (y1 - y0),
        winding,
      }))
      .sort((a, b) => a.x - b.x);
    let winding = 0;
    for (const [index, { x, winding: change }] of crossings.entries()) {
      winding += change;
      const next = crossings[index + 1];
      if (winding === 0 || !next) continue;
      const from = Math.max(0, Math.ceil(x - 0.5));
      const to = Math.min(width, Math.ceil(next.x - 0.5));
      if (to > from) grid.fill(1, row * width + from, row * width + to);
    }
  }
  return grid;
}

/** Thickens every stroke by `by` sub-samples on each side. */
function thicken(grid: Uint8Array, width: number, by: number): Uint8Array {
  if (by === 0) return grid;
  const spread = (from: Uint8Array, step: number) => {
    const to = from.slice();
    for (const [at, inside] of from.entries()) {
      if (!inside) continue;
      for (let distance = 1; distance <= by; distance++) {
        if (at + distance * step < to.length) to[at + distance * step] = 1;
        if (at - distance * step >= 0) to[at - distance * step] = 1;
      }
    }
    return to;
  };
  return spread(spread(grid, 1), width);
}

export interface Pen {
  /** Share of a dot that must be covered for it to be printed. */
  readonly threshold: number;
  /** Eighths of a dot added on each side of every stroke, for a face that exists in a thin weight only. */
  readonly thicken: number;
}

/**
 * Draws an outline into a cell. Tries small shifts (up to 3/8 dot) and keeps the one that falls best on the dots,
 * which is what keeps the strokes of a dense character apart at 24 dots.
 */
export function drawOutline(
  commands: readonly PathCommand[],
  place: Placement,
  cell: { readonly width: number; readonly height: number },
  pen: Pen,
): Uint8Array {
  const width = (cell.width + 2 * MARGIN) * SAMPLES;
  const height = (cell.height + 2 * MARGIN) * SAMPLES;
  const grid = thicken(sample(flatten(commands, place), width, height), width, pen.thicken);
  const sums = new Uint32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += grid[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const down = SAMPLES * (width + 1);
  const limit = pen.threshold * SAMPLES * SAMPLES;
  let best = new Uint8Array(cell.width * cell.height);
  let bestScore = -1;
  for (let shiftY = -3; shiftY <= 3; shiftY++) {
    for (let shiftX = -3; shiftX <= 3; shiftX++) {
      const dots = new Uint8Array(cell.width * cell.height);
      let score = 0;
      for (let y = 0; y < cell.height; y++) {
        for (let x = 0; x < cell.width; x++) {
          const at = ((y + MARGIN) * SAMPLES + shiftY) * (width + 1) + (x + MARGIN) * SAMPLES + shiftX;
          const covered =
            (sums[at + down + SAMPLES] ?? 0) -
            (sums[at + down] ?? 0) -
            (sums[at + SAMPLES] ?? 0) +
            (sums[at] ?? 0);
          score += Math.abs(covered - limit);
          if (covered >= limit) dots[y * cell.width + x] = 1;
        }
      }
      score -= (Math.abs(shiftX) + Math.abs(shiftY)) * 0.01;
      if (score > bestScore) {
        bestScore = score;
        best = dots;
      }
    }
  }
  return best;
}
