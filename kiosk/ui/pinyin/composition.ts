import type { Drawing } from "./drawing.ts";

/** A part in its place: of a square of 100 by 100, from the left and the top. */
export interface PlacedPart {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** ⿾ mirrored, ⿿ upside down. */
  readonly turn?: "mirrored" | "upsideDown";
}

type Place = readonly [x: number, y: number, width: number, height: number];
const whole: Place = [0, 0, 1, 1];

/** Where the parts of a sign stand in its square. */
const places: Readonly<Record<string, readonly Place[]>> = {
  "⿰": [
    [0, 0, 0.5, 1],
    [0.5, 0, 0.5, 1],
  ],
  "⿱": [
    [0, 0, 1, 0.5],
    [0, 0.5, 1, 0.5],
  ],
  "⿲": [
    [0, 0, 0.34, 1],
    [0.33, 0, 0.34, 1],
    [0.66, 0, 0.34, 1],
  ],
  "⿳": [
    [0, 0, 1, 0.34],
    [0, 0.33, 1, 0.34],
    [0, 0.66, 1, 0.34],
  ],
  "⿴": [whole, [0.22, 0.22, 0.56, 0.56]],
  "⿵": [whole, [0.2, 0.32, 0.6, 0.64]],
  "⿶": [whole, [0.2, 0.04, 0.6, 0.64]],
  "⿷": [whole, [0.3, 0.2, 0.66, 0.6]],
  "⿸": [whole, [0.32, 0.32, 0.68, 0.68]],
  "⿹": [whole, [0.02, 0.32, 0.64, 0.66]],
  "⿺": [whole, [0.34, 0, 0.66, 0.68]],
  "⿻": [whole, whole],
  "⿼": [whole, [0.04, 0.2, 0.66, 0.6]],
  "⿽": [whole, [0, 0, 0.66, 0.66]],
  "⿾": [whole],
  "⿿": [whole],
};

const leftSlender: Place = [0, 0, 0.38, 1];
const leftSmall: Place = [0.02, 0.2, 0.34, 0.6];
const besideSlender: Place = [0.36, 0, 0.64, 1];

/** Parts that are slender when they stand on the left. */
const slender = new Set([..."亻氵冫忄扌犭彳讠饣纟钅阝礻衤木土王火禾米女弓子山巾车马虫足⻊牛矢立"]);

/** Parts that stand small in the middle of the left side. */
const small = new Set([..."口日目石"]);

/** Every part of a drawing in its place. A character's own outlines are kept, squeezed into it. */
export function composition(drawing: Drawing, at: Place = [0, 0, 100, 100]): PlacedPart[] {
  const [x, y, width, height] = at;
  if (typeof drawing === "string") return [{ text: drawing, x, y, width, height }];
  const [left] = drawing.parts;
  const isOnLeft = drawing.sign === "⿰" && typeof left === "string";
  let own = places[drawing.sign] ?? [];
  if (isOnLeft && small.has(left)) own = [leftSmall, besideSlender];
  else if (isOnLeft && slender.has(left)) own = [leftSlender, besideSlender];
  const placed = drawing.parts.flatMap((part, index) => {
    const [px, py, pw, ph] = own[index] ?? whole;
    return composition(part, [x + px * width, y + py * height, pw * width, ph * height]);
  });
  if (drawing.sign === "⿾") return placed.map((part) => ({ ...part, turn: "mirrored" as const }));
  if (drawing.sign === "⿿") return placed.map((part) => ({ ...part, turn: "upsideDown" as const }));
  return placed;
}
