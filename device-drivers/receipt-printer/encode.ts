/**
 * Ticket document → ESC/POS bytes for one printer. Starts with `ESC @`, so that no state of an earlier job leaks in;
 * after that only what changes is sent.
 *
 * A line goes as text when the printer's font holds every character of it, else as an image of the whole line.
 */
import { ByteWriter } from "./byte-writer.ts";
import {
  type Alignment,
  checkDocument,
  type PaperWidth,
  printableDots,
  type QrBlock,
  type QrLevel,
  type TextBlock,
  type TextRun,
  type TicketDocument,
} from "./document.ts";
import { gbkFont, type PrinterFont, printTable } from "./gb18030.ts";
import { CELL } from "./glyph-font.ts";
import { breakLines, type LineRun } from "./line-breaks.ts";
import { writeRasterLine } from "./raster-line.ts";

/** What the encoder must know of a printer model. */
export interface PrinterProfile {
  readonly paper: PaperWidth;
  readonly font: PrinterFont;
}

export const defaultPrinterProfile: PrinterProfile = { paper: 80, font: gbkFont };

/** Line pitch after `ESC @` of most models at 203 dpi; an image line is fed on to it. */
const LINE_PITCH_DOTS = 30;

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const LF = 0x0a;

const alignmentByte: Readonly<Record<Alignment, number>> = { left: 0, center: 1, right: 2 };
const qrLevelByte: Readonly<Record<QrLevel, number>> = { L: 0x30, M: 0x31, Q: 0x32, H: 0x33 };
/** `─` eight times as wide: two or three of them cross the paper. */
const RULE_CHARACTER = "─";
const RULE_WIDTH = 8;

/** One buffer for all tickets; encoding never yields, so it is never shared. */
const writer = new ByteWriter();

/** Modes of the printer as `ESC @` leaves them, and as the bytes written so far have set them. */
class PrinterModes {
  size = 0;
  bold = 0;
  asciiUnderline = 0;
  chineseUnderline = 0;
  chinese = false;
  align = 0;
  qrModel = false;
  qrModuleSize = 0;
  qrLevel = 0;
}

function writeAlignment(modes: PrinterModes, align: Alignment | undefined): void {
  const n = alignmentByte[align ?? "left"];
  if (modes.align === n) return;
  modes.align = n;
  writer.three(ESC, 0x61, n);
}

/** Width of runs at their sizes, or -1 when the font lacks a character of them. */
function printableWidth(runs: readonly TextRun[], table: Uint16Array): number {
  let dots = 0;
  for (const run of runs) {
    const { text } = run;
    let cells = 0;
    for (let index = 0; index < text.length; index++) {
      const code = table[text.charCodeAt(index)] ?? 0;
      if (code === 0) return -1;
      cells += code > 0xff ? 2 : 1;
    }
    dots += (cells * CELL * (run.width ?? 1)) / 2;
  }
  return dots;
}

function writeModes(modes: PrinterModes, run: TextRun, table: Uint16Array): void {
  // `GS !` scales Chinese characters too (Epson, HPRT, Matrix manuals), so `FS !` is never mixed with it.
  const size = (((run.width ?? 1) - 1) << 4) | ((run.height ?? 1) - 1);
  if (size !== modes.size) {
    modes.size = size;
    writer.three(GS, 0x21, size);
  }
  const bold = run.bold ? 1 : 0;
  if (bold !== modes.bold) {
    modes.bold = bold;
    writer.three(ESC, 0x45, bold);
  }
  const underline = run.underline ? 1 : 0;
  if (modes.chinese && underline === modes.asciiUnderline && underline === modes.chineseUnderline) return;
  const { text } = run;
  let hasAscii = false;
  let hasChinese = false;
  for (let index = 0; index < text.length && !(hasAscii && hasChinese); index++) {
    if ((table[text.charCodeAt(index)] ?? 0) > 0xff) hasChinese = true;
    else hasAscii = true;
  }
  // `ESC -` underlines the one-byte characters only, `FS -` the two-byte ones.
  if (hasAscii && underline !== modes.asciiUnderline) {
    modes.asciiUnderline = underline;
    writer.three(ESC, 0x2d, underline);
  }
  if (hasChinese && underline !== modes.chineseUnderline) {
    modes.chineseUnderline = underline;
    writer.three(FS, 0x2d, underline);
  }
  if (hasChinese && !modes.chinese) {
    // Whether a model starts in Chinese mode is its own affair; it is said once.
    modes.chinese = true;
    writer.two(FS, 0x26);
  }
}

function writeTextLine(
  modes: PrinterModes,
  runs: readonly TextRun[],
  align: Alignment | undefined,
  width: number,
  paperDots: number,
  table: Uint16Array,
): void {
  // An empty line, or one as wide as the paper, looks the same however it is aligned.
  if (width > 0 && width < paperDots) writeAlignment(modes, align);
  for (const run of runs) {
    if (run.text.length === 0) continue;
    writeModes(modes, run, table);
    writer.text(run.text, table);
  }
  writer.byte(LF);
}

function writeImageLine(
  modes: PrinterModes,
  runs: readonly LineRun[],
  align: Alignment | undefined,
  paperDots: number,
): void {
  writeAlignment(modes, align);
  const height = writeRasterLine(writer, runs, paperDots);
  if (height < LINE_PITCH_DOTS) writer.three(ESC, 0x4a, LINE_PITCH_DOTS - height);
}

function writeText(modes: PrinterModes, block: TextBlock, paperDots: number, table: Uint16Array): void {
  const width = printableWidth(block.runs, table);
  if (width >= 0 && width <= paperDots) {
    writeTextLine(modes, block.runs, block.align, width, paperDots, table);
    return;
  }
  for (const runs of breakLines(block.runs, paperDots)) {
    const lineWidth = printableWidth(runs, table);
    if (lineWidth >= 0) writeTextLine(modes, runs, block.align, lineWidth, paperDots, table);
    else writeImageLine(modes, runs, block.align, paperDots);
  }
}

function writeRule(modes: PrinterModes, paperDots: number, table: Uint16Array): void {
  const text = RULE_CHARACTER.repeat(paperDots / (CELL * RULE_WIDTH));
  writeTextLine(modes, [{ text, width: RULE_WIDTH }], "left", paperDots, paperDots, table);
}

/** `GS ( k` functions 165, 167, 169, 180 and 181; what comes after these heads differs. */
const qrModel2 = Uint8Array.of(GS, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00);
const qrModuleHead = Uint8Array.of(GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43);
const qrLevelHead = Uint8Array.of(GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45);
const qrStoreHead = Uint8Array.of(GS, 0x28, 0x6b, 0x00, 0x00, 0x31, 0x50, 0x30);
const qrPrint = Uint8Array.of(GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30);

function writeQr(modes: PrinterModes, block: QrBlock): void {
  writeAlignment(modes, block.align);
  if (!modes.qrModel) {
    modes.qrModel = true;
    writer.bytes(qrModel2);
  }
  if (modes.qrModuleSize !== block.moduleSize) {
    modes.qrModuleSize = block.moduleSize;
    writer.bytes(qrModuleHead);
    writer.byte(block.moduleSize);
  }
  const level = qrLevelByte[block.level];
  if (modes.qrLevel !== level) {
    modes.qrLevel = level;
    writer.bytes(qrLevelHead);
    writer.byte(level);
  }
  writer.bytes(qrStoreHead);
  const length = writer.utf8(block.data);
  // pL and pH count the three bytes between them and the data.
  writer.patch(length + 5, (length + 3) & 0xff);
  writer.patch(length + 4, (length + 3) >> 8);
  writer.bytes(qrPrint);
}

function writeFeed(command: number, amount: number): void {
  if (amount > 0) writer.three(ESC, command, amount);
}

/**
 * The bytes of one ticket. Throws a `TicketDocumentError` when the document cannot be printed on this paper; no text
 * in it can reach the printer as a command.
 */
export function encodeTicket(
  document: TicketDocument,
  profile: PrinterProfile = defaultPrinterProfile,
): Buffer {
  checkDocument(document, profile.paper);
  const table = printTable(profile.font);
  const paperDots = printableDots[profile.paper];
  const modes = new PrinterModes();
  writer.clear();
  writer.two(ESC, 0x40);
  for (const block of document.blocks) {
    switch (block.kind) {
      case "text":
        writeText(modes, block, paperDots, table);
        break;
      case "rule":
        writeRule(modes, paperDots, table);
        break;
      case "qr":
        writeQr(modes, block);
        break;
      case "feed":
        if ("dots" in block) writeFeed(0x4a, block.dots);
        else if (block.lines === 1) writer.byte(LF);
        else writeFeed(0x64, block.lines);
        break;
      case "cut":
        // To the cutter first: the print is still some 10 mm below it.
        writer.two(GS, 0x56);
        writer.two(block.cut === "full" ? 0x41 : 0x42, 0x00);
        break;
    }
  }
  return writer.take();
}

/*
 * The first ticket after a restart is as fast as the rest: one of each kind of block is encoded while loading, so
 * that the glyph file's pages and the compiled code are there.
 */
for (const text of ["小湖自助 A001", "䶮㛃𬭩𠮷𰻝", "�"]) {
  encodeTicket({
    blocks: [
      { kind: "text", align: "center", runs: [{ text, width: 2, height: 2, bold: true, underline: true }] },
      { kind: "text", align: "right", runs: [{ text: text.repeat(6) }] },
      { kind: "rule" },
      { kind: "qr", data: "A001", moduleSize: 6, level: "M" },
      { kind: "feed", dots: 30 },
      { kind: "feed", lines: 2 },
      { kind: "cut", cut: "partial" },
    ],
  });
}
