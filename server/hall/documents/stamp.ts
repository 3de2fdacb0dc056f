import type { Font } from "fontkit";
import { mm } from "./paper.ts";

/** What of a PDF page the stamp is drawn with. */
export type Canvas = Pick<
  PDFKit.PDFDocument,
  | "save"
  | "restore"
  | "translate"
  | "rotate"
  | "scale"
  | "circle"
  | "path"
  | "lineWidth"
  | "stroke"
  | "fill"
  | "fillColor"
  | "strokeColor"
  | "opacity"
>;

/** Diameter, millimetres: 国发〔1999〕25号 gives organs of a county or district 42. */
export const stampDiameter = 42;

const red = "#c8102e";
/** Radii and heights as parts of the outer radius. */
const proportions = {
  ring: 0.045,
  /** Where the middle of the organ's characters runs. */
  around: 0.78,
  character: 0.215,
  star: 0.3,
  across: { height: 0.17, at: 0.56 },
} as const;
/** The arc that the organ's name takes at most, degrees; what is below it stays open. */
const widestArc = 250;
/** Between the middles of two characters, degrees; a long name is set closer. */
const usualStep = 24;

/**
 * A round stamp with a star, the organ's name around it and a word across: vectors alone, so that it is sharp on any printer and no text of
 * it is mixed into the document's. In the demo the word is 演示: it is nobody's true seal.
 *
 * @param x,y of its middle, points
 */
export function drawStamp(
  page: Canvas,
  font: Font,
  {
    organ,
    across,
    x,
    y,
  }: { readonly organ: string; readonly across: string; readonly x: number; readonly y: number },
): void {
  const radius = mm(stampDiameter) / 2;
  const line = radius * proportions.ring;
  page.save();
  page.opacity(0.82).fillColor(red).strokeColor(red);
  page.translate(x, y);
  page
    .lineWidth(line)
    .circle(0, 0, radius - line / 2)
    .stroke();
  page.path(starPath(radius * proportions.star)).fill();
  const characters = [...organ];
  const step = Math.min(usualStep, widestArc / Math.max(1, characters.length - 1));
  // Characters of a long name get narrower, as they do on a real one.
  const height = radius * proportions.character;
  const room = radius * proportions.around * ((step * Math.PI) / 180) * 0.94;
  characters.forEach((character, index) => {
    page.save();
    page.rotate((index - (characters.length - 1) / 2) * step);
    page.translate(0, -radius * proportions.around);
    drawCharacter(page, font, character, Math.min(height, room), height);
    page.restore();
  });
  const word = [...across];
  const size = radius * proportions.across.height;
  word.forEach((character, index) => {
    page.save();
    page.translate((index - (word.length - 1) / 2) * size * 1.5, radius * proportions.across.at);
    drawCharacter(page, font, character, size * 1.25, size * 1.25);
    page.restore();
  });
  page.restore();
}

/** Five points, one up, around the origin. */
function starPath(radius: number): string {
  const inner = radius * 0.382;
  const corners = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const reach = index % 2 === 0 ? radius : inner;
    return `${(reach * Math.cos(angle)).toFixed(3)} ${(reach * Math.sin(angle)).toFixed(3)}`;
  });
  return `M${corners.join("L")}Z`;
}

/** A character as its outline, its ink's middle at the origin. */
function drawCharacter(page: Canvas, font: Font, character: string, width: number, height: number): void {
  const [glyph] = font.glyphsForString(character);
  if (!glyph) return;
  const { minX, maxX, minY, maxY } = glyph.bbox;
  if (!(maxX > minX && maxY > minY)) return;
  page.save();
  page.scale(width / font.unitsPerEm, -height / font.unitsPerEm);
  page.translate(-(minX + maxX) / 2, -(minY + maxY) / 2);
  page.path(glyph.path.toSVG()).fill();
  page.restore();
}
