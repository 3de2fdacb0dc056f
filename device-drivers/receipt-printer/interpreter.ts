/**
 * ESC/POS as a printer reads it, strictly: one byte after the other, no looking ahead for the next command, so that a
 * wrong length swallows what follows. What it does not know it notes and prints as the garbage that a printer would;
 * what comes at the wrong place it notes and ignores (protocols.md §3.4; Epson, HPRT, Casio command references).
 */

import type { Alignment, QrLevel } from "./document.ts";
import { type PrinterFont, printTable } from "./gb18030.ts";
import { commandLengthOf, describeCommand } from "./interpreter-commands.ts";
import type { Paper, PrintedCell } from "./paper.ts";

export interface InterpreterModel {
  readonly font: PrinterFont;
  /** Whether it stands in Chinese mode after power-on and `ESC @`. */
  readonly chineseAtStart: boolean;
  readonly maxRasterRows: number;
  readonly maxQrBytes: number;
  /** Whether it knows `GS ( H` (process id). */
  readonly processId: boolean;
  /** Answers to `GS I` 65–68; undefined when it gives none. */
  readonly information: Readonly<Record<65 | 66 | 67 | 68, string>> | undefined;
  /** Whether it knows Custom's `1D 65` (presenter) and `1D E0` (automatic full status). */
  readonly kioskCommands: boolean;
}

export const ordinaryModel = {
  chineseAtStart: true,
  maxRasterRows: 255,
  maxQrBytes: 1021,
  processId: true,
  information: { 65: "1.00", 66: "XIAOHU", 67: "SIMULATED-80", 68: "SIM0001" },
  kioskCommands: false,
} as const satisfies Omit<InterpreterModel, "font">;

/** What the interpreter's printer can feel and do, besides putting dots on paper. */
export interface Mechanism {
  /** The paper moved; the printer is busy for as long as that takes. */
  advanced(dots: number): void;
  cut(kind: "full" | "partial"): void;
  reply(bytes: Uint8Array): void;
  /** @param command second byte of the command that says so; undefined for `ESC @` */
  enableAutomaticStatus(items: number, command: number | undefined): void;
  /** Custom's `1D 65 n`. */
  movePresenter(n: number): void;
  /** Answer to `GS r 1`. */
  paperSensor(): Uint8Array;
}

/** Dots of 1/203 inch; models differ (30 dots, or 1/6 inch = 34). */
const DEFAULT_PITCH = 30;
const qrLevels: Readonly<Record<number, QrLevel>> = { 48: "L", 49: "M", 50: "Q", 51: "H" };
const alignments: readonly Alignment[] = ["left", "center", "right"];

interface Size {
  width: number;
  height: number;
}

interface Modes {
  chinese: boolean;
  ascii: Size;
  hanzi: Size;
  bold: boolean;
  asciiUnderline: boolean;
  hanziUnderline: boolean;
  align: Alignment;
  pitch: number;
  qrModule: number;
  qrLevel: QrLevel;
  qrData: Buffer | undefined;
}

export class EscPosInterpreter {
  readonly #paper: Paper;
  readonly #model: InterpreterModel;
  readonly #mechanism: Mechanism;
  readonly #characters: ReadonlyMap<number, string>;
  #modes: Modes;
  #line: PrintedCell[] = [];
  #pending: number[] = [];
  #position = 0;

  constructor(paper: Paper, model: InterpreterModel, mechanism: Mechanism) {
    this.#paper = paper;
    this.#model = model;
    this.#mechanism = mechanism;
    this.#characters = charactersOf(model.font);
    this.#modes = this.#freshModes();
  }

  /** Whether it stands between two commands. */
  get isInStep(): boolean {
    return this.#pending.length === 0;
  }

  /** Power off and on: modes, half a command and half a line are gone. */
  restart(): void {
    this.#modes = this.#freshModes();
    this.#line = [];
    this.#pending = [];
  }

  /** Reads one byte; executes a command with its last byte. */
  read(byte: number): void {
    this.#pending.push(byte);
    this.#position++;
    const length = commandLengthOf(this.#pending, this.#modes.chinese, this.#model.kioskCommands);
    if (length === "unknown") {
      // A printer drops the two bytes and takes what were their parameters for text.
      this.#note(`unknown command ${describeCommand(this.#pending)}`);
      this.#pending = [];
    } else if (length !== "more" && this.#pending.length >= length) {
      const command = this.#pending;
      this.#pending = [];
      this.#execute(command);
    }
  }

  #freshModes(): Modes {
    return {
      chinese: this.#model.chineseAtStart,
      ascii: { width: 1, height: 1 },
      hanzi: { width: 1, height: 1 },
      bold: false,
      asciiUnderline: false,
      hanziUnderline: false,
      align: "left",
      pitch: DEFAULT_PITCH,
      qrModule: 3,
      qrLevel: "L",
      qrData: undefined,
    };
  }

  #note(what: string): void {
    this.#paper.note(`byte ${this.#position}: ${what}`);
  }

  #execute(command: readonly number[]): void {
    const [first = 0] = command;
    if (first === 0x1b) this.#executeEsc(command);
    else if (first === 0x1c) this.#executeFs(command);
    else if (first === 0x1d) this.#executeGs(command);
    else if (first === 0x0a) this.#printLine();
    else if (first >= 0x20) this.#addText(command);
    // NUL, CR and real-time commands (obeyed on arrival) do nothing here.
  }

  // — text —

  #addText(code: readonly number[]): void {
    const [first = 0, second] = code;
    const { ascii, hanzi, bold, asciiUnderline, hanziUnderline, chinese } = this.#modes;
    if (first < 0x80) {
      this.#addCell(String.fromCharCode(first), 12, ascii, bold, asciiUnderline);
      return;
    }
    const pair = second === undefined ? undefined : (first << 8) | second;
    const character = pair === undefined ? undefined : this.#characters.get(pair);
    if (character !== undefined) {
      this.#addCell(character, 24, hanzi, bold, hanziUnderline);
      return;
    }
    this.#note(
      `no character ${code.map((byte) => byte.toString(16)).join(" ")}${chinese ? "" : " outside Chinese mode"}`,
    );
    this.#addCell("\ufffd", pair === undefined ? 12 : 24, pair === undefined ? ascii : hanzi, bold, false);
  }

  #addCell(character: string, glyphWidth: number, size: Size, bold: boolean, underline: boolean): void {
    const dots = glyphWidth * size.width;
    const used = this.#line.reduce((sum, cell) => sum + cell.dots, 0);
    if (used + dots > this.#paper.printableDots) this.#printLine();
    this.#line.push({ character, dots, width: size.width, height: size.height, bold, underline });
  }

  #printLine(): void {
    const { align, pitch } = this.#modes;
    const fed =
      this.#line.length === 0 ? this.#paper.feed(pitch) : this.#paper.printText(this.#line, align, pitch);
    this.#line = [];
    this.#mechanism.advanced(fed);
  }

  /** For what counts at the start of a line only. */
  #isAtLineStart(what: string): boolean {
    if (this.#line.length === 0) return true;
    this.#note(`${what} ignored: not at the start of a line`);
    return false;
  }

  // — commands —

  #executeEsc(command: readonly number[]): void {
    const [, code, n = 0] = command;
    const modes = this.#modes;
    if (code === 0x40) {
      this.#modes = this.#freshModes();
      this.#line = [];
      this.#mechanism.enableAutomaticStatus(0, undefined);
    } else if (code === 0x21) {
      modes.bold = (n & 0x08) !== 0;
      modes.asciiUnderline = (n & 0x80) !== 0;
      modes.ascii = { width: (n & 0x20) !== 0 ? 2 : 1, height: (n & 0x10) !== 0 ? 2 : 1 };
    } else if (code === 0x45) modes.bold = (n & 1) !== 0;
    else if (code === 0x2d) modes.asciiUnderline = [1, 2, 49, 50].includes(n);
    else if (code === 0x32) modes.pitch = DEFAULT_PITCH;
    else if (code === 0x33) modes.pitch = n;
    else if (code === 0x61) this.#align(n);
    else if (code === 0x4a) this.#feed(n);
    else if (code === 0x64) this.#feed(n * modes.pitch);
    else if (code === 0x76) this.#mechanism.reply(this.#mechanism.paperSensor());
  }

  #align(n: number): void {
    if (!this.#isAtLineStart("alignment")) return;
    const align = alignments[n >= 0x30 ? n - 0x30 : n];
    if (align) this.#modes.align = align;
    else this.#note(`alignment ${n} ignored`);
  }

  #feed(dots: number): void {
    if (this.#line.length > 0) this.#printLine();
    this.#mechanism.advanced(this.#paper.feed(dots));
  }

  #executeFs(command: readonly number[]): void {
    const [, code, n = 0] = command;
    const modes = this.#modes;
    if (code === 0x26) modes.chinese = true;
    else if (code === 0x2e) modes.chinese = false;
    else if (code === 0x2d) modes.hanziUnderline = [1, 2, 49, 50].includes(n);
    else if (code === 0x57) modes.hanzi = (n & 1) !== 0 ? { width: 2, height: 2 } : { width: 1, height: 1 };
    else if (code === 0x21) {
      modes.hanziUnderline = (n & 0x80) !== 0;
      modes.hanzi = { width: (n & 0x04) !== 0 ? 2 : 1, height: (n & 0x08) !== 0 ? 2 : 1 };
    }
  }

  #executeGs(command: readonly number[]): void {
    const [, code, n = 0] = command;
    if (code === 0x21) {
      // Scales one-byte and two-byte characters alike.
      if ((n & 0x88) !== 0) this.#note(`size ${n.toString(16)} ignored`);
      else {
        const size = { width: (n >> 4) + 1, height: (n & 7) + 1 };
        this.#modes.ascii = size;
        this.#modes.hanzi = size;
      }
    } else if (code === 0x56) this.#cut(command);
    else if (code === 0x61 || code === 0xe0) this.#mechanism.enableAutomaticStatus(n, code);
    else if (code === 0x65) this.#mechanism.movePresenter(n);
    else if (code === 0x72) {
      this.#mechanism.reply(n === 1 || n === 49 ? this.#mechanism.paperSensor() : Uint8Array.of(0));
    } else if (code === 0x49) this.#identify(n);
    else if (code === 0x76) this.#printRaster(command);
    else if (code === 0x28 && n === 0x6b) this.#executeQr(command.slice(5));
    else if (code === 0x28 && n === 0x48) this.#answerProcessId(command.slice(5));
    else if (code === 0x28) this.#note(`unknown function ${describeCommand(command)}`);
  }

  #cut(command: readonly number[]): void {
    if (!this.#isAtLineStart("cut")) return;
    const [, , m = 0, n = 0] = command;
    const partial = m === 1 || m === 49 || m === 66;
    if (m >= 65) this.#feed(n);
    this.#mechanism.cut(partial ? "partial" : "full");
  }

  #identify(n: number): void {
    const { information } = this.#model;
    if (information && (n === 65 || n === 66 || n === 67 || n === 68)) {
      this.#mechanism.reply(Buffer.from(`_${information[n]}\0`, "latin1"));
    } else this.#note(`GS I ${n} not answered`);
  }

  #answerProcessId([fn, m, ...id]: readonly number[]): void {
    // A model without it skips as many bytes as it was told.
    if (!this.#model.processId) return;
    const isValid =
      fn === 0x30 && m === 0x30 && id.length === 4 && id.every((byte) => byte >= 0x20 && byte <= 0x7e);
    if (isValid) this.#mechanism.reply(Uint8Array.of(0x37, 0x22, ...id, 0x00));
    else this.#note("GS ( H with bad parameters ignored");
  }

  #printRaster(command: readonly number[]): void {
    const [, , , m = 0, xL = 0, xH = 0, yL = 0, yH = 0] = command;
    const stride = xL | (xH << 8);
    const rows = yL | (yH << 8);
    const mode = m >= 0x30 ? m - 0x30 : m;
    if (!this.#isAtLineStart("image")) return;
    if (mode > 3 || stride === 0 || rows === 0 || rows > this.#model.maxRasterRows) {
      // The head is refused, and its data is text to the printer.
      this.#note(`image ${stride}×${rows} mode ${m} refused`);
      for (const byte of command.slice(8)) this.read(byte);
      return;
    }
    const scaleX = (mode & 1) + 1;
    const scaleY = (mode >> 1) + 1;
    const width = stride * 8 * scaleX;
    const data = new Uint8Array(width * rows * scaleY);
    for (let y = 0; y < rows * scaleY; y++) {
      for (let x = 0; x < width; x++) {
        const column = Math.floor(x / scaleX);
        const byte = command[8 + Math.floor(y / scaleY) * stride + (column >> 3)] ?? 0;
        data[y * width + x] = (byte >> (7 - (column & 7))) & 1;
      }
    }
    if (width > this.#paper.printableDots) this.#note(`image of ${width} dots cropped`);
    this.#mechanism.advanced(
      this.#paper.printImage({ width, height: rows * scaleY, data }, this.#modes.align),
    );
  }

  #executeQr(data: readonly number[]): void {
    const [cn, fn, n = 0] = data;
    const modes = this.#modes;
    if (cn !== 0x31) this.#note(`GS ( k for symbol ${cn} ignored`);
    else if (fn === 0x41) {
      if (data.length !== 4 || n !== 0x32) this.#note(`QR model ${n} ignored`);
    } else if (fn === 0x43 && data.length === 3 && n >= 1 && n <= 16) modes.qrModule = n;
    else if (fn === 0x45 && data.length === 3 && qrLevels[n]) modes.qrLevel = qrLevels[n];
    else if (fn === 0x50 && n === 0x30 && data.length > 3 && data.length - 3 <= this.#model.maxQrBytes) {
      modes.qrData = Buffer.from(data.slice(3));
    } else if (fn === 0x51 && n === 0x30 && data.length === 3) this.#printQr();
    else this.#note(`QR function ${fn?.toString(16)} with bad parameters ignored`);
  }

  #printQr(): void {
    const { qrData, qrModule, qrLevel, align } = this.#modes;
    if (!this.#isAtLineStart("QR code")) return;
    const fed = qrData && this.#paper.printQr(qrData, qrModule, qrLevel, align);
    if (fed === undefined) this.#note("QR code not printed: no data, or too much");
    else this.#mechanism.advanced(fed);
  }
}

const characterTables = new Map<PrinterFont, ReadonlyMap<number, string>>();

function charactersOf(font: PrinterFont): ReadonlyMap<number, string> {
  const made = characterTables.get(font);
  if (made) return made;
  const characters = new Map<number, string>();
  const table = printTable(font);
  for (let codeUnit = 0; codeUnit < table.length; codeUnit++) {
    const code = table[codeUnit] ?? 0;
    if (code > 0xff) characters.set(code, String.fromCharCode(codeUnit));
  }
  characterTables.set(font, characters);
  return characters;
}
