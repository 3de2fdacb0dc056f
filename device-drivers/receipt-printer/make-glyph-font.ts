/**
 * Makes `noto-sans-24.bin`. Run by hand, from the repository's root, when a font package is updated:
 *
 *     npx tsx device-drivers/receipt-printer/make-glyph-font.ts
 *
 * Faces, first that has the character: Noto Sans SC 400, Noto Sans JP (for 𠮷 and others), Noto Sans TC. A character
 * that would be too black at 24 dots is drawn from Noto Sans SC 300. The JP and TC packages hold variable fonts, of
 * which `fontkit` reads only the thin default from WOFF2, so their strokes are thickened. The layout of the file is
 * described in `glyph-font.ts`.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fontkit from "fontkit";
import { gb18030TwoByte } from "../text/gb18030.ts";
import { drawOutline, type PathCommand, type Pen, type Placement } from "./glyph-outline.ts";

const HEIGHT = 24;
/** Keeps a 1.6-dot stroke of the regular weight 1 to 2 dots thick. */
const REGULAR_PEN: Pen = { threshold: 0.5, thicken: 0 };
const LIGHT_PEN: Pen = { threshold: 0.4, thicken: 0 };
/** Weight 100 has strokes of 0.7 dots; 0.75 more make them those of weight 400. */
const THIN_PEN: Pen = { threshold: 0.5, thicken: 3 };
/** Above this share of black dots the counters of a character close; found by looking at 𰻝 龘 and their like. */
const TOO_BLACK = 0.46;
/** Latin: capitals 17 dots high on a baseline that leaves room for descenders. */
const LATIN = { scaleX: 0.0205, scaleY: 0.0232, baseline: 18.5, widest: 10.5 };

interface Glyph {
  readonly advanceWidth: number;
  readonly bbox: { readonly minX: number; readonly maxX: number };
  readonly path: { readonly commands: readonly PathCommand[] };
}

interface Face {
  readonly unitsPerEm: number;
  readonly characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): Glyph;
}

function open(path: string): Face {
  return fontkit.openSync(
    fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url)),
  ) as unknown as Face;
}

function slices(name: string): Face[] {
  const folder = `@fontsource-variable/${name}/files`;
  return readdirSync(fileURLToPath(new URL(`../../node_modules/${folder}`, import.meta.url)))
    .filter((file) => file.endsWith("-wght-normal.woff2"))
    .map((file) => open(`${folder}/${file}`));
}

function isLatin(codePoint: number): boolean {
  return codePoint <= 0x024f || (codePoint >= 0x1e00 && codePoint <= 0x1eff);
}

/** Whether the printer would give it half the width of a Chinese character. */
function isHalfWidth(codePoint: number, glyph: Glyph): boolean {
  if (codePoint <= 0x7e) return true;
  if (gb18030TwoByte(codePoint)) return false;
  return isLatin(codePoint) || glyph.advanceWidth <= 620;
}

function placement(glyph: Glyph, width: number, unitsPerEm: number): Placement {
  const unit = 1000 / unitsPerEm;
  if (width === HEIGHT && glyph.advanceWidth * unit >= 900) {
    // The ideograph's em box, 880 above and 120 below the baseline, fills the cell.
    const scale = (HEIGHT / 1000) * unit;
    return { scaleX: scale, scaleY: scale, offsetX: 0, offsetY: 880 * (HEIGHT / 1000) };
  }
  const ink = Math.max(0, glyph.bbox.maxX - glyph.bbox.minX);
  const widest = width === HEIGHT ? HEIGHT - 1 : LATIN.widest;
  const scaleX = Math.min(LATIN.scaleX * unit, ink > 0 ? widest / ink : Number.POSITIVE_INFINITY);
  const middle = ink > 0 ? (glyph.bbox.minX + glyph.bbox.maxX) / 2 : 0;
  return {
    scaleX,
    scaleY: LATIN.scaleY * unit,
    offsetX: width / 2 - middle * scaleX,
    offsetY: LATIN.baseline,
  };
}

function blackShare(dots: Uint8Array): number {
  return dots.reduce((sum, dot) => sum + dot, 0) / dots.length;
}

const regular = open("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf");
const light = open("@expo-google-fonts/noto-sans-sc/300Light/NotoSansSC_300Light.ttf");
const faceOf = new Map<number, Face>();
for (const face of [regular, ...slices("noto-sans-jp"), ...slices("noto-sans-tc")]) {
  for (const codePoint of face.characterSet) {
    const isControl = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
    if (!isControl && !faceOf.has(codePoint)) faceOf.set(codePoint, face);
  }
}

function draw(face: Face, codePoint: number): { width: number; dots: Uint8Array } {
  const glyph = face.glyphForCodePoint(codePoint);
  const width = isHalfWidth(codePoint, glyph) ? HEIGHT / 2 : HEIGHT;
  const cell = { width, height: HEIGHT };
  const dots = drawOutline(
    glyph.path.commands,
    placement(glyph, width, face.unitsPerEm),
    cell,
    face === regular ? REGULAR_PEN : THIN_PEN,
  );
  if (face !== regular || width !== HEIGHT || blackShare(dots) <= TOO_BLACK) return { width, dots };
  const thin = light.glyphForCodePoint(codePoint);
  return {
    width,
    dots: drawOutline(thin.path.commands, placement(thin, width, light.unitsPerEm), cell, LIGHT_PEN),
  };
}

function pack({ width, dots }: { width: number; dots: Uint8Array }): Buffer {
  const rowBytes = Math.ceil(width / 8);
  const packed = Buffer.alloc(rowBytes * HEIGHT);
  for (const [index, dot] of dots.entries()) {
    const x = index % width;
    const at = Math.floor(index / width) * rowBytes + (x >> 3);
    if (dot) packed[at] = (packed[at] ?? 0) | (0x80 >> (x & 7));
  }
  return packed;
}

function u32(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, index * 4);
  return buffer;
}

const codePoints: Record<"full" | "half", number[]> = { full: [], half: [] };
const bitmaps: Record<"full" | "half", Buffer[]> = { full: [], half: [] };
for (const [codePoint, face] of [...faceOf].sort(([a], [b]) => a - b)) {
  const drawn = draw(face, codePoint);
  const kind = drawn.width === HEIGHT ? "full" : "half";
  codePoints[kind].push(codePoint);
  bitmaps[kind].push(pack(drawn));
}
const file = Buffer.concat([
  u32([codePoints.full.length, codePoints.half.length]),
  u32(codePoints.full),
  u32(codePoints.half),
  ...bitmaps.full,
  ...bitmaps.half,
]);
writeFileSync(fileURLToPath(new URL("./noto-sans-24.bin", import.meta.url)), file);
console.log(`${codePoints.full.length} full and ${codePoints.half.length} half width, ${file.length} bytes`);
