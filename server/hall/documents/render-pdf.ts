import { drawBlock } from "./blocks.ts";
import type { HallDocument } from "./model.ts";
import { ink, paper, textWidth, type } from "./paper.ts";
import { Sheet } from "./sheet.ts";

/** What is written across a demonstration's pages. */
const demoBand = "演示数据 DEMO · 虚构事项与人员，不具有法律效力";

/**
 * The document as an A4 PDF with the used part of its fonts in it, ready for a seal where it has a place for one (`Sealer`). The same document
 * gives the same bytes.
 */
export async function renderPdf(document: HallDocument): Promise<Buffer> {
  const sheet = layOut(document);
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    sheet.pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    sheet.pdf.once("end", () => resolve(Buffer.concat(chunks)));
    sheet.pdf.once("error", reject);
  });
  drawMargins(sheet, document);
  sheet.pdf.end();
  return written;
}

/** A page with a seal has text of the document too (GB/T 9704-2012, 7.3.5.5): else the seal could be put to another's first page. */
function layOut(document: HallDocument): Sheet {
  const drawn = draw(document);
  const { blocks } = document;
  const at = blocks.findIndex(({ kind }) => kind === "seal");
  // A signature before it is no text.
  const text = at - (blocks[at - 1]?.kind === "signature" ? 2 : 1);
  if (text < 0 || drawn.pages[at] === drawn.pages[text]) return drawn.sheet;
  return draw(document, blocks[text - 1]?.kind === "heading" ? text - 1 : text).sheet;
}

/** Draws everything but the margins. `pages`: of each block, the page on which it ends. */
function draw(
  document: HallDocument,
  breakBefore?: number,
): { readonly sheet: Sheet; readonly pages: number[] } {
  const sheet = new Sheet(document);
  drawHead(sheet, document);
  const pages = document.blocks.map((block, index) => {
    if (index === breakBefore) sheet.newPage();
    drawBlock(sheet, block, document);
    return sheet.pdf.bufferedPageRange().count;
  });
  return { sheet, pages };
}

function drawHead(sheet: Sheet, { title, number }: HallDocument): void {
  sheet.text(title, { size: type.title, weight: "bold", align: "center" });
  sheet.gap(1);
  if (number) sheet.text(`编号：${number}`, { size: type.small, color: ink.quiet, align: "right" });
  sheet.gap(3);
}

/** What stands on every page; known when all of them are there. */
function drawMargins(sheet: Sheet, { hall, department, verification, demo }: HallDocument): void {
  const small = { size: type.small, color: ink.quiet } as const;
  const { count } = sheet.pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    sheet.pdf.switchToPage(page);
    if (demo) {
      sheet.box(0, 0, paper.width, 8, "#fff0d6");
      sheet.lineAt(demoBand, 0, 1.5, paper.width, {
        ...small,
        color: "#5f3800",
        weight: "bold",
        align: "center",
      });
    }
    sheet.lineAt(`${hall} · ${department}`, paper.left, 13, textWidth, small);
    sheet.rule(paper.left, 18.5, textWidth);
    const foot = paper.height - 20;
    sheet.rule(paper.left, foot, textWidth);
    if (verification) sheet.lineAt(`验证码 ${verification.code}`, paper.left, foot + 2, textWidth, small);
    sheet.lineAt(`第 ${page + 1} 页 / 共 ${count} 页`, paper.left, foot + 2, textWidth, {
      ...small,
      align: "right",
    });
  }
}
