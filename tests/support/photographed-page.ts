import type { Picture } from "../../kiosk/camera/plane.ts";

/** A page as poppler draws it: brightness a dot. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** How a page is photographed. Millimetres are those of its paper, A4 high. */
export interface Photograph {
  /** Of the picture, dots. */
  readonly width: number;
  readonly height: number;
  /** Height of the page in the picture, dots, and where its middle lies, as parts of the picture. */
  readonly pageHeight: number;
  readonly middle?: { readonly x: number; readonly y: number };
  /** Degrees. */
  readonly turned?: number;
  /** Brightness of the mat and of white paper. */
  readonly mat?: number;
  readonly paper?: number;
  /** Radius of the lens's blur (standard deviation), and length of a movement of the hand, millimetres. */
  readonly blur?: number;
  readonly moved?: number;
  /** A lamp's reflection: radius, millimetres. */
  readonly glare?: number;
  /** Brightness on the right edge beside that on the left. */
  readonly shade?: number;
}

const pageMillimetres = 297;

/** The picture that a camera takes of a page, with a lens as good as lenses are (0.08 mm) and noise of two levels in 255. */
export function photograph(page: DrawnPage, how: Photograph): Picture {
  const { width, height, pageHeight, middle = { x: 0.5, y: 0.5 }, mat = 60, paper = 215, shade = 1 } = how;
  const perMillimetre = pageHeight / pageMillimetres;
  let plane = lay(page, how, middle, mat, paper);
  const deviation = Math.max(0.35, (how.blur ?? 0.08) * perMillimetre);
  plane = smeared(smeared(plane, width, height, gauss(deviation), 1), width, height, gauss(deviation), width);
  if (how.moved) plane = smeared(plane, width, height, even(how.moved * perMillimetre), 1);
  const random = noise(7);
  const data = new Uint8ClampedArray(width * height * 4);
  const spot = {
    x: width * middle.x,
    y: height * (middle.y - 0.1),
    radius: (how.glare ?? 0) * perMillimetre,
  };
  for (let y = 0, dot = 0; y < height; y++)
    for (let x = 0; x < width; x++, dot++) {
      const lamp =
        spot.radius > 0 ? 260 * Math.exp(-((Math.hypot(x - spot.x, y - spot.y) / spot.radius) ** 4)) : 0;
      const lit = (plane[dot] as number) * (1 + (shade - 1) * (x / width)) + lamp + (random() - 0.5) * 7;
      data.fill(lit, dot * 4, dot * 4 + 3);
      data[dot * 4 + 3] = 255;
    }
  return { data, width, height };
}

/** The page on its mat, four samples a dot. */
function lay(
  page: DrawnPage,
  { width, height, pageHeight, turned = 0 }: Photograph,
  middle: { x: number; y: number },
  mat: number,
  paper: number,
): Float32Array {
  const scale = page.height / pageHeight;
  const [cosine, sine] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const plane = new Float32Array(width * height);
  const sample = (x: number, y: number) => {
    const right = x - width * middle.x;
    const down = y - height * middle.y;
    const u = Math.floor((right * cosine + down * sine) * scale + page.width / 2);
    const v = Math.floor((down * cosine - right * sine) * scale + page.height / 2);
    if (u < 0 || v < 0 || u >= page.width || v >= page.height) return mat;
    return 12 + ((page.pixels[v * page.width + u] ?? 0) / 255) * (paper - 12);
  };
  for (let y = 0, dot = 0; y < height; y++)
    for (let x = 0; x < width; x++, dot++)
      plane[dot] =
        (sample(x + 0.25, y + 0.25) +
          sample(x + 0.75, y + 0.25) +
          sample(x + 0.25, y + 0.75) +
          sample(x + 0.75, y + 0.75)) /
        4;
  return plane;
}

function gauss(deviation: number): number[] {
  const reach = Math.ceil(deviation * 3);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

const even = (length: number): number[] => {
  const dots = Math.max(1, Math.round(length));
  return Array.from({ length: dots }, () => 1 / dots);
};

/** @param stride from a dot to the next in the direction that is smeared */
function smeared(
  plane: Float32Array,
  width: number,
  height: number,
  weights: readonly number[],
  stride: number,
): Float32Array {
  const reach = Math.floor(weights.length / 2);
  const last = stride === 1 ? width - 1 : height - 1;
  const out = new Float32Array(plane.length);
  for (let dot = 0; dot < plane.length; dot++) {
    const place = stride === 1 ? dot % width : Math.floor(dot / width);
    const isInside = place >= reach && place + reach <= last;
    let sum = 0;
    for (let index = 0; index < weights.length; index++) {
      const to = place + index - reach;
      const step = isInside ? index - reach : Math.min(last, Math.max(0, to)) - place;
      sum += (weights[index] as number) * (plane[dot + step * stride] as number);
    }
    out[dot] = sum;
  }
  return out;
}

/** The same noise each time (a linear congruential generator, Numerical Recipes). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
