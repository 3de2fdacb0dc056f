import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptanceNotice } from "../../../../server/hall/documents/acceptance.ts";
import type { Block, HallDocument } from "../../../../server/hall/documents/model.ts";
import { renderPdf } from "../../../../server/hall/documents/render-pdf.ts";
import { handwritten } from "../../../support/handwritten.ts";
import { greyPage, needPdfTools, runTool, scratch, textOfPages } from "../../../support/pdf-tools.ts";
import { acceptance, issueOf, issuer, sampleCommitment, samples } from "./samples.ts";

const files = scratch();
beforeAll(needPdfTools, 300_000);
afterAll(() => files.end());

let made = 0;
const written = async (document: HallDocument) => files.file(`${made++}.pdf`, await renderPdf(document));
/** Without spaces, which poppler puts where it thinks that columns are. */
const dense = (text: string) => text.replace(/\s/g, "");

describe.each(Object.entries(samples))("a document on paper: %s", (_name, document) => {
  it("says everything that is in it, on every page whose it is and how it is proven", async () => {
    const pages = textOfPages(await written(document));
    const whole = dense(pages.join(""));
    for (const words of [document.title, document.number, "䶮㛃𬭩", ...wordsOf(document)])
      expect(whole).toContain(dense(words));
    pages.forEach((page, index) => {
      expect(dense(page)).toContain("演示数据DEMO");
      expect(dense(page)).toContain(`验证码${document.verification?.code}`);
      expect(dense(page)).toContain(`第${index + 1}页/共${pages.length}页`);
    });
  });

  it("has only the used part of its own fonts in it", async () => {
    const listed = runTool("pdffonts", [await written(document)])
      .output.toString()
      .trim()
      .split("\n")
      .slice(2);
    expect(listed).toHaveLength(2);
    for (const line of listed)
      expect(line).toMatch(/^[A-Z]{6}\+NotoSansSC-\w+ +CID TrueType +Identity-H +yes yes yes /);
  });

  it("is the same bytes each time, and small enough to send", async () => {
    const [one, another] = [await renderPdf(document), await renderPdf(document)];
    expect(one.equals(another)).toBe(true);
    expect(one.length).toBeLessThan(200_000);
  });
});

/** Every text of its blocks. */
const wordsOf = ({ blocks }: HallDocument): string[] => blocks.flatMap(wordsIn);

function wordsIn(block: Block): string[] {
  switch (block.kind) {
    case "rows":
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case "list":
      return [...block.items];
    // A cell of several lines stands beside others' lines.
    case "table":
      return block.columns.map(({ title }) => title);
    case "signature":
      return [block.label, block.date];
    case "seal":
      return [block.organ, block.date];
    default:
      return [block.text];
  }
}

describe("pages", () => {
  const notice = (materials: number) =>
    acceptanceNotice(issuer, issueOf("长"), {
      ...acceptance,
      materials: Array.from({ length: materials }, (_, index) => ({
        name: `材料甲${index + 1}号`,
        form: "原件",
        copies: 1,
      })),
    });

  it.each([1, 9, 10, 11, 12, 36, 38, 40])(
    "keep the seal beside text of the document with %i materials",
    async (materials) => {
      const pages = textOfPages(await written(notice(materials)));
      expect(dense(pages.join("")).match(/材料甲\d+号/g)).toHaveLength(materials);
      expect(dense(pages.at(-1) ?? "")).toContain("结果送达");
      expect(dense(pages.at(-1) ?? "")).toContain(issuer.organ);
      for (const page of pages.filter((each) => each.includes("材料甲"))) expect(page).toContain("材料名称");
    },
  );

  it("take a cell that is higher than a page", async () => {
    const long = "甲乙丙丁戊己庚辛壬癸".repeat(250);
    const pages = textOfPages(
      await written(acceptanceNotice(issuer, issueOf("长"), { ...acceptance, delivery: long })),
    );
    expect(dense(pages.join("")).match(/[甲乙丙丁戊己庚辛壬癸]/g)?.length).toBeGreaterThanOrEqual(2500);
    expect(pages.length).toBeGreaterThan(1);
  });

  it("show a character that no font has as its code point, and nothing of control characters", async () => {
    const document = acceptanceNotice(issuer, issueOf("字"), {
      ...acceptance,
      applicant: { ...acceptance.applicant, name: "𠮷\u0007\u202e某" },
    });
    expect(dense(textOfPages(await written(document)).join(""))).toContain("申请人〔U+20BB7〕某");
  });

  it("have no demonstration's band where there is none", async () => {
    const document = acceptanceNotice({ ...issuer, demo: false }, issueOf("真"), acceptance);
    expect(textOfPages(await written(document)).join("")).not.toContain("DEMO ·");
  });
});

describe("a signature", () => {
  /** Dark dots of the last page, its left part without the stamp's columns, above the line that is signed on. */
  const dark = (pixels: Buffer) => pixels.filter((value) => value < 96).length;

  it("is drawn as it was written, in the size of the line", async () => {
    const letter = (signature: typeof handwritten | null): HallDocument => ({
      ...sampleCommitment,
      blocks: sampleCommitment.blocks.map((block) =>
        block.kind === "signature" ? { ...block, signature, date: signature ? block.date : "" } : block,
      ),
    });
    const [without, signed] = [await written(letter(null)), await written(letter(handwritten))];
    const last = textOfPages(signed).length;
    expect(textOfPages(without)).toHaveLength(last);
    const [empty, full] = [greyPage(without, last, 100), greyPage(signed, last, 100)];
    expect(dark(full.pixels) - dark(empty.pixels)).toBeGreaterThan(300);
    // Not a dot of it outside the box: the rows with ink that was not there before are no more than the box is high.
    const rows = new Set<number>();
    full.pixels.forEach((value, at) => {
      if (value < 96 && (empty.pixels[at] ?? 0) > 200) rows.add(Math.floor(at / full.width));
    });
    const millimetres = ((Math.max(...rows) - Math.min(...rows)) / 100) * 25.4;
    expect(millimetres).toBeGreaterThan(10);
    expect(millimetres).toBeLessThan(30);
  });
});
