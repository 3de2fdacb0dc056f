import { encode } from "uqr";
import { inkOf } from "../../contract/signature-path.ts";
import { drawGrid } from "./grid.ts";
import type { Block, HallDocument } from "./model.ts";
import { ink, mm, paper, textWidth, type } from "./paper.ts";
import type { Sheet } from "./sheet.ts";
import { addSignatureField } from "./signature-field.ts";
import { drawStamp, stampDiameter } from "./stamp.ts";

type Of<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>;

/** Width of the labels of rows, millimetres. */
const labelWidth = 34;
/** Of a line for a signature, millimetres: as people are used to from paper. */
const signatureBox = { width: 62, height: 20 } as const;
const qrSide = 26;
/** Of the place for the organ and its stamp. */
const sealWidth = 76;
/** ISO/IEC 18004 asks for four light modules all around. */
const quietZone = 4;

/** Draws a block below what is there; what must stay together goes to the next page as a whole. */
export function drawBlock(sheet: Sheet, block: Block, document: HallDocument): void {
  switch (block.kind) {
    case "heading":
      // Never alone at the foot of a page.
      sheet.ensure(24);
      sheet.gap(3);
      sheet.text(block.text, { size: type.heading, weight: "bold" });
      sheet.gap(0.5);
      break;
    case "salutation":
      sheet.text(block.text, { weight: "bold" });
      sheet.gap(1.5);
      break;
    case "paragraph":
      // Two characters in, as Chinese paragraphs begin.
      sheet.text(`　　${block.text}`);
      sheet.gap(1.5);
      break;
    case "list":
      drawList(sheet, block);
      break;
    case "rows":
      drawRows(sheet, block);
      break;
    case "table":
      drawTable(sheet, block);
      break;
    case "signature":
      drawSignature(sheet, block);
      break;
    case "seal":
      drawSeal(sheet, block, document);
      break;
  }
}

function drawRows(sheet: Sheet, { rows }: Of<"rows">): void {
  drawGrid(sheet, {
    widths: [labelWidth, textWidth - labelWidth],
    rows: rows.map(({ label, value }) => [label, value]),
    labels: "column",
  });
}

function drawList(sheet: Sheet, { items }: Of<"list">): void {
  const inset = 8;
  items.forEach((item, index) => {
    sheet.ensure(sheet.lineHeight());
    sheet.lineAt(`${index + 1}.`, paper.left, sheet.y, inset - 2, { align: "right" });
    sheet.text(item, {}, inset);
    sheet.gap(0.8);
  });
  sheet.gap(1);
}

function drawTable(sheet: Sheet, { columns, rows }: Of<"table">): void {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  drawGrid(sheet, {
    widths: columns.map(({ share }) => (share / whole) * textWidth),
    rows: [columns.map(({ title }) => title), ...rows],
    labels: "row",
  });
}

function drawSignature(sheet: Sheet, { label, signature, date }: Of<"signature">): void {
  const { width, height } = signatureBox;
  const right = paper.left + textWidth;
  const left = right - width;
  sheet.ensure(height + 12);
  sheet.gap(3);
  const line = sheet.y + height;
  const middle = sheet.y + height - sheet.lineHeight() - 0.5;
  sheet.lineAt(label, paper.left, middle, textWidth - width - 3, { align: "right" });
  sheet.rule(left, line, width, ink.text);
  if (signature) {
    const { pdf } = sheet;
    const scale = Math.min(width / signature.width, height / signature.height);
    pdf.save();
    pdf.translate(mm(left + (width - signature.width * scale) / 2), mm(line - signature.height * scale));
    pdf.scale(mm(scale)).lineCap("round").lineJoin("round").strokeColor(ink.text);
    for (const { from, control1, control2, to, width: thick } of signature.strokes.flatMap(inkOf))
      pdf
        .moveTo(from.x, from.y)
        .bezierCurveTo(control1.x, control1.y, control2.x, control2.y, to.x, to.y)
        .lineWidth(thick)
        .stroke();
    pdf.restore();
  }
  sheet.y = line + 1.5;
  sheet.lineAt(date || "　　　　年　　月　　日", left, sheet.y, width, { align: "right" });
  sheet.y += sheet.lineHeight() + 2;
}

/** A code of `qrSide` with the words for it on its right. */
function drawCheck(sheet: Sheet, qr: string, caption: string, top: number): void {
  const { data, size } = encode(qr, { ecc: "M", boostEcc: false, border: quietZone });
  const side = qrSide / size;
  const left = paper.left - quietZone * side;
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries())
      if (isDark) sheet.pdf.rect(mm(left + x * side), mm(top + y * side), mm(side), mm(side));
  sheet.pdf.fill("#000000");
  const style = { size: type.small, color: ink.quiet } as const;
  const width = textWidth - sealWidth - qrSide;
  const lines = sheet.linesOf(caption, width, style);
  const first = top + (qrSide - lines.length * sheet.lineHeight(style)) / 2;
  sheet.linesAt(lines, left + qrSide, first, width, style);
}

/** The organ's name and the day on the right, and the stamp across both, where an organ's stamp goes (GB/T 9704-2012, 7.3.5). */
function drawSeal(sheet: Sheet, { organ, date, check }: Of<"seal">, document: HallDocument): void {
  const width = sealWidth;
  const left = paper.left + textWidth - width;
  sheet.ensure(stampDiameter + 6);
  sheet.gap(4);
  const top = sheet.y;
  const names = sheet.linesOf(organ, width);
  const height = sheet.lineHeight();
  const first = top + stampDiameter / 2 - height * (names.length + 0.4) * 0.5;
  sheet.linesAt(names, left, first, width, { align: "center" });
  sheet.lineAt(date, left, first + names.length * height, width, { align: "center" });
  if (check) drawCheck(sheet, check.qr, check.caption, top + (stampDiameter - qrSide) / 2);
  const x = left + width / 2;
  drawStamp(sheet.pdf, sheet.fonts.bold, {
    organ,
    across: document.demo ? "演示" : "",
    x: mm(x),
    y: mm(top + stampDiameter / 2),
  });
  addSignatureField(
    sheet.pdf,
    { left: x - stampDiameter / 2, top, side: stampDiameter },
    { organ, reason: document.title, at: document.issuedAt },
  );
  sheet.y = top + stampDiameter + 2;
}
