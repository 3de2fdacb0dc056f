import type { Font } from "fontkit";
import { documentFonts, type Weight } from "../../../server/hall/documents/fonts.ts";

/** Steps of a glyph's outline to the em: at 50 pixels a character they are two fifths of a pixel apart. */
const grid = 128;

/** Colours of the demo's drawings. */
export const ink = { text: "#12262b", quiet: "#3e5258", line: "#5e7278", red: "#a61b1b", green: "#005f60" };

export interface TextStyle {
  readonly size?: number;
  readonly weight?: Weight;
  readonly fill?: string;
  readonly anchor?: "start" | "middle" | "end";
  /** Degrees, clockwise, about the place. */
  readonly turn?: number;
  readonly opacity?: number;
}

/** A drawing as SVG. Its words are outlines of our own font, each drawn once: a picture has no fonts beside it. */
export class Drawing {
  readonly #parts: string[] = [];
  readonly #outlines = new Map<string, string>();

  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number, ground = "#ffffff") {
    this.width = width;
    this.height = height;
    this.box(0, 0, width, height, { fill: ground });
  }

  box(
    x: number,
    y: number,
    width: number,
    height: number,
    { fill = "none", stroke = "none", thick = 2, round = 0 } = {},
  ): this {
    return this.#add(
      `<rect x="${x}" y="${y}" width="${width}" height="${height}"${round ? ` rx="${round}"` : ""} fill="${fill}"${stroke === "none" ? "" : ` stroke="${stroke}" stroke-width="${thick}"`}/>`,
    );
  }

  /** @param path as SVG writes it */
  shape(
    path: string,
    {
      fill = "none",
      stroke = "none",
      thick = 2,
      dash = "",
      opacity = 1,
      at = [0, 0] as readonly [number, number],
    } = {},
  ): this {
    const moved = at[0] || at[1] ? ` transform="translate(${at[0]} ${at[1]})"` : "";
    const line =
      stroke === "none"
        ? ""
        : ` stroke="${stroke}" stroke-width="${thick}" stroke-linecap="round" stroke-linejoin="round"`;
    return this.#add(
      `<path d="${path}" fill="${fill}"${line}${dash ? ` stroke-dasharray="${dash}"` : ""}${opacity < 1 ? ` opacity="${opacity}"` : ""}${moved}/>`,
    );
  }

  text(x: number, y: number, words: string, style: TextStyle = {}): this {
    const { size = 26, weight = "regular", fill = ink.text, anchor = "start", turn = 0, opacity = 1 } = style;
    const font = documentFonts()[weight];
    let at = 0;
    const uses = Array.from(words, (character) => {
      const { id, advance } = this.#glyph(font, weight, character);
      const use = id ? `<use href="#${id}" x="${Math.round(at)}"/>` : "";
      at += advance;
      return use;
    }).join("");
    const scale = size / grid;
    const left = anchor === "start" ? 0 : (-at * scale) / (anchor === "middle" ? 2 : 1);
    const turned = turn ? `rotate(${turn}) ` : "";
    return this.#add(
      `<g transform="translate(${x} ${y}) ${turned}translate(${round(left)} 0) scale(${round(scale)})" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ""}>${uses}</g>`,
    );
  }

  /** Several lines of words under one another. */
  lines(x: number, y: number, every: number, lines: readonly string[], style: TextStyle = {}): this {
    lines.forEach((line, index) => {
      this.text(x, y + index * every, line, style);
    });
    return this;
  }

  /** A person's head and shoulders that are nobody's. */
  person(x: number, y: number, width: number): this {
    const u = width / 100;
    this.box(x, y, width, width * 1.3, { fill: "#d7ecea", stroke: ink.line });
    return this.shape(
      `M${50 * u} ${22 * u}a${22 * u} ${25 * u} 0 1 0 1 0zM${8 * u} ${129 * u}c${2 * u}-${45 * u} ${82 * u}-${45 * u} ${84 * u} 0z`,
      { fill: "#5e7278", at: [x, y] },
    );
  }

  svg(): string {
    const defs = [...this.#outlines].map(([id, path]) => `<path id="${id}" d="${path}"/>`).join("");
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}"><defs>${defs}</defs>${this.#parts.join("")}</svg>\n`;
  }

  #add(part: string): this {
    this.#parts.push(part);
    return this;
  }

  #glyph(font: Font, weight: Weight, character: string) {
    const code = character.codePointAt(0) ?? 0;
    if (!font.hasGlyphForCodePoint(code)) throw new Error(`the font has no ${character}`);
    const glyph = font.glyphForCodePoint(code);
    const scale = grid / font.unitsPerEm;
    const id = `${weight[0]}${code.toString(36)}`;
    if (!this.#outlines.has(id)) this.#outlines.set(id, outlineOf(glyph.path.commands, scale));
    return { id: this.#outlines.get(id) ? id : "", advance: glyph.advanceWidth * scale };
  }
}

const letters = {
  moveTo: "m",
  lineTo: "l",
  quadraticCurveTo: "q",
  bezierCurveTo: "c",
  closePath: "z",
} as const;

/** As SVG, from each point to the next in whole steps of the grid, downwards. */
function outlineOf(commands: readonly OutlineCommand[], scale: number) {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let written = "";
  let before = "";
  for (const { command, args } of commands) {
    if (command === "closePath") {
      written += "z";
      [x, y, before] = [startX, startY, ""];
      continue;
    }
    const points = args.map((each, index) => Math.round(each * scale) * (index % 2 === 0 ? 1 : -1));
    const steps = points.map((each, index) => each - (index % 2 === 0 ? x : y));
    [x = 0, y = 0] = points.slice(-2);
    if (command === "moveTo") [startX, startY] = [x, y];
    const [letter, numbers] = shortest(letters[command], steps);
    // The same again needs no letter.
    written += (letter === before ? joint(numbers[0] ?? 0) : letter) + joined(numbers);
    before = letter;
  }
  return written;
}

/** A line straight across or straight down has a letter of its own. */
function shortest(letter: string, steps: readonly number[]): readonly [string, readonly number[]] {
  const [across = 0, down = 0] = steps;
  if (letter !== "l") return [letter, steps];
  if (down === 0) return ["h", [across]];
  return across === 0 ? ["v", [down]] : [letter, steps];
}

interface OutlineCommand {
  readonly command: keyof typeof letters;
  readonly args: readonly number[];
}

const joint = (next: number) => (next < 0 ? "" : " ");
const joined = (numbers: readonly number[]) =>
  numbers.map((each, index) => (index > 0 ? joint(each) : "") + each).join("");

const round = (value: number) => Math.round(value * 1000) / 1000;
