/**
 * CD5220, the command set of 2 × 20 customer displays (CD5220 command table, as in the manuals of VFD makers and of Epson's emulation).
 * The display never answers.
 */
import type { DisplaySize } from "./session.ts";
import { TextGrid } from "./text-grid.ts";

export const cd5220Size: DisplaySize = { rows: 2, columns: 20 };

/** In baud; what the displays come with. */
export const cd5220Rate = 9600;

/** `ESC @`: as after power-on. */
export const initialise = Uint8Array.of(0x1b, 0x40);

/** `ESC Q A`, `ESC Q B`: the upper and the lower line, to the `CR`. */
const lineCommands = [0x41, 0x42] as const;

/** What every CD5220 shows, whatever its code page is set to. */
export function cd5220Has(character: string): boolean {
  return /^[ -~]$/.test(character);
}

/**
 * The bytes that make the display show these lines and nothing else. Each is cut or filled to its 20 columns, so that nothing need be
 * cleared, which would flicker. A character that it does not have comes as `?`, a wide one as two.
 */
export function showLines(lines: readonly string[]): Uint8Array {
  const { rows, columns } = cd5220Size;
  const bytes: number[] = [];
  for (let row = 0; row < rows; row++) {
    const [cut = ""] = TextGrid.blank({ rows: 1, columns }).write(oneLine(lines[row] ?? "")).lines;
    const text = [...cut].flatMap((character) => asShown(character)).join("");
    const command = lineCommands[row] ?? lineCommands[0];
    bytes.push(0x1b, 0x51, command, ...Buffer.from(text.padEnd(columns), "ascii"), 0x0d);
  }
  return Uint8Array.from(bytes);
}

/** A line is one line: what would end it is a blank. */
function oneLine(text: string): string {
  return text.replace(/\s/g, " ");
}

function asShown(character: string): string[] {
  if (cd5220Has(character)) return [character];
  const width = TextGrid.blank({ rows: 1, columns: 2 }).write(character).cursor.column;
  return Array.from({ length: width }, () => "?");
}

export type DisplayCommand =
  | { readonly kind: "initialise" | "clear" | "clearLine"; readonly bytes: Uint8Array }
  | { readonly kind: "line"; readonly row: 0 | 1; readonly text: string; readonly bytes: Uint8Array }
  | { readonly kind: "text"; readonly text: string; readonly bytes: Uint8Array }
  /** What is not in the table, or breaks off. */
  | { readonly kind: "unknown"; readonly bytes: Uint8Array };

/** Longest that a line's text may be before its `CR`; the display takes no more. */
const longestLine = cd5220Size.columns;

/**
 * Cuts what goes to the display into commands, wherever the chunks are cut. Of the table it knows initialise, clear, clear line, both
 * lines, and text; everything else is unknown. Never throws, keeps at most one command.
 */
export class Cd5220Cutter {
  #pending: number[] = [];

  push(chunk: Uint8Array): DisplayCommand[] {
    const commands: DisplayCommand[] = [];
    for (const byte of chunk) {
      this.#pending.push(byte);
      const command = this.#complete();
      if (!command) continue;
      this.#pending = [];
      commands.push(command);
    }
    return commands;
  }

  #complete(): DisplayCommand | undefined {
    const [first = 0, second, third] = this.#pending;
    const bytes = Uint8Array.from(this.#pending);
    if (first !== 0x1b) {
      if (first === 0x0c) return { kind: "clear", bytes };
      if (first === 0x18) return { kind: "clearLine", bytes };
      return isText(first)
        ? { kind: "text", text: String.fromCharCode(first), bytes }
        : { kind: "unknown", bytes };
    }
    if (second === undefined) return undefined;
    if (second === 0x40) return { kind: "initialise", bytes };
    if (second !== 0x51) return { kind: "unknown", bytes };
    if (third === undefined) return undefined;
    const row = third === lineCommands[0] ? 0 : third === lineCommands[1] ? 1 : undefined;
    if (row === undefined) return { kind: "unknown", bytes };
    const text = bytes.subarray(3);
    const last = text.at(-1);
    if (last === undefined || (isText(last) && text.length <= longestLine)) return undefined;
    if (last !== 0x0d) return { kind: "unknown", bytes };
    return { kind: "line", row, text: String.fromCharCode(...text.subarray(0, -1)), bytes };
  }
}

function isText(byte: number): boolean {
  return byte >= 0x20 && byte !== 0x7f;
}
