import PDFDocument from "pdfkit";
import { type DocumentFonts, documentFonts, printable, type Weight } from "./fonts.ts";
import { linesOf, widthOf } from "./lines.ts";
import type { HallDocument } from "./model.ts";
import { ink, mm, paper, textWidth, type } from "./paper.ts";

export interface TextStyle {
  /** Points. */
  readonly size?: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: "left" | "center" | "right";
  /** Of a line, as a part of the size. */
  readonly leading?: number;
}

const usual = { size: type.text, weight: "regular", color: ink.text, align: "left", leading: 1.5 } as const;
/** From the top of a line's box to its baseline, as a part of the size, where the line is as high as the size: Noto Sans SC's em box. */
const ascent = 0.88;

/** Pages that are filled from top to bottom. Places and widths are millimetres from the paper's top left corner. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly fonts: DocumentFonts = documentFonts();
  /** Where the next thing goes. */
  y: number = paper.top;

  constructor({ title, number, hall, issuedAt }: HallDocument) {
    const made = new Date(issuedAt);
    this.pdf = new PDFDocument({
      size: [mm(paper.width), mm(paper.height)],
      margin: 0,
      bufferPages: true,
      pdfVersion: "1.7",
      lang: "zh-CN",
      displayTitle: true,
      // Nothing of a person: readers show it, and file managers index it.
      info: {
        Title: `${title} ${number}`,
        Author: hall,
        Producer: "Xiaohu Kiosk",
        Creator: "Xiaohu Kiosk",
        CreationDate: made,
        ModDate: made,
      },
      font: asSource(this.fonts.regular),
    });
    this.pdf.registerFont("regular", asSource(this.fonts.regular));
    this.pdf.registerFont("bold", asSource(this.fonts.bold));
  }

  /** Begins a page where less than this is left on the present one. */
  ensure(height: number): void {
    if (this.y + height > paper.height - paper.bottom) this.newPage();
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = paper.top;
  }

  gap(height: number): void {
    this.y += height;
  }

  linesOf(
    text: string,
    width: number,
    { size = usual.size, weight = usual.weight }: TextStyle = {},
  ): string[] {
    return linesOf(printable(text, this.fonts), this.fonts[weight], size, mm(width));
  }

  lineHeight({ size = usual.size, leading = usual.leading }: TextStyle = {}): number {
    return (size * leading) / mm(1);
  }

  /** One line whose box begins at `top`, within `width` from `left`. The cursor stays. */
  lineAt(line: string, left: number, top: number, width: number, style: TextStyle = {}): void {
    const { size, weight, color, align, leading } = { ...usual, ...style };
    const free = mm(width) - widthOf(this.fonts[weight], line, size);
    const shift = align === "left" ? 0 : align === "center" ? free / 2 : free;
    const baseline = mm(top) + (size * (leading - 1)) / 2 + size * ascent;
    this.pdf
      .font(weight)
      .fontSize(size)
      .fillColor(color)
      .text(line, mm(left) + shift, baseline, { lineBreak: false, baseline: "alphabetic", features: [] });
  }

  /** Lines one below the other; the cursor stays. */
  linesAt(lines: readonly string[], left: number, top: number, width: number, style: TextStyle = {}): void {
    const height = this.lineHeight(style);
    for (const [index, line] of lines.entries()) this.lineAt(line, left, top + index * height, width, style);
  }

  /** A paragraph below the last thing, which may go on on the next page. `inset`: millimetres from the left margin. */
  text(text: string, style: TextStyle = {}, inset = 0): void {
    const width = textWidth - inset;
    const height = this.lineHeight(style);
    for (const line of this.linesOf(text, width, style)) {
      this.ensure(height);
      this.lineAt(line, paper.left + inset, this.y, width, style);
      this.y += height;
    }
  }

  rule(left: number, top: number, width: number, color: string = ink.rule, thick = 0.25): void {
    this.pdf
      .moveTo(mm(left), mm(top))
      .lineTo(mm(left + width), mm(top))
      .lineWidth(mm(thick))
      .strokeColor(color)
      .stroke();
  }

  column(left: number, top: number, height: number): void {
    this.pdf
      .moveTo(mm(left), mm(top))
      .lineTo(mm(left), mm(top + height))
      .lineWidth(mm(0.25))
      .strokeColor(ink.rule)
      .stroke();
  }

  box(left: number, top: number, width: number, height: number, fill: string): void {
    this.pdf.rect(mm(left), mm(top), mm(width), mm(height)).fill(fill);
  }
}

/** pdfkit takes an opened font too (`font.layout`), which its types do not tell. */
const asSource = (font: DocumentFonts[Weight]): string => font as unknown as string;
