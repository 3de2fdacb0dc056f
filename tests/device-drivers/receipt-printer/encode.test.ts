import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  PaperWidth,
  TextBlock,
  TicketBlock,
  TicketDocument,
} from "../../../device-drivers/receipt-printer/document.ts";
import { printableDots, qrBytesThatFit } from "../../../device-drivers/receipt-printer/document.ts";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { gb2312Font, gbkFont } from "../../../device-drivers/receipt-printer/gb18030.ts";
import { codePointsWithGlyph, glyphOf } from "../../../device-drivers/receipt-printer/glyph-font.ts";
import { breakLines, widthOfText } from "../../../device-drivers/receipt-printer/line-breaks.ts";
import {
  linesOf,
  type PrintedItem,
  type PrintedTicket,
  qrCodesOf,
} from "../../../device-drivers/receipt-printer/paper.ts";
import type { PrintedRun } from "../../../device-drivers/receipt-printer/read-back.ts";
import { hex, interpret, printed, queueTicket, rareNames, withName } from "./printer-support.ts";

const textOf = (...blocks: TicketBlock[]): string => hex(encodeTicket({ blocks }));
const line = (value: string, more: Partial<TextBlock> = {}): TicketBlock => ({
  kind: "text",
  runs: [{ text: value }],
  ...more,
});

describe("encoding", () => {
  it("writes the QR code of protocols §3.4", () => {
    expect(textOf({ kind: "qr", data: "A001", moduleSize: 6, level: "M" })).toBe(
      "1B40" +
        "1D286B040031413200" +
        "1D286B0300314306" +
        "1D286B0300314531" +
        "1D286B070031503041303031" +
        "1D286B0300315130",
    );
  });

  it("says what changes, and nothing twice", () => {
    expect(textOf(line("A001"))).toBe(`1B40${hex(Buffer.from("A001"))}0A`);
    expect(textOf(line("湖里"), line("湖里"))).toBe("1B401C26BAFEC0EF0ABAFEC0EF0A");
    const big = {
      kind: "text",
      align: "center",
      runs: [{ text: "湖", width: 2, height: 3, bold: true }],
    } as const;
    expect(textOf(big, big, line("里"))).toBe(
      "1B40" +
        "1B6101" +
        "1D2112" +
        "1B4501" +
        "1C26" +
        "BAFE0A" +
        "BAFE0A" +
        "1B6100" +
        "1D2100" +
        "1B4500" +
        "C0EF0A",
    );
  });

  it("underlines one-byte and two-byte characters by their own commands", () => {
    const run = (value: string, underline: boolean) => ({ text: value, underline });
    expect(textOf({ kind: "text", runs: [run("A", true), run("湖", true), run("B里", false)] })).toBe(
      "1B40" + "1B2D01" + "41" + "1C2D01" + "1C26" + "BAFE" + "1B2D00" + "1C2D00" + "42C0EF" + "0A",
    );
  });

  it("feeds and cuts", () => {
    expect(
      textOf(
        { kind: "feed", lines: 1 },
        { kind: "feed", lines: 3 },
        { kind: "feed", dots: 12 },
        { kind: "feed", dots: 0 },
        { kind: "cut", cut: "partial" },
        { kind: "cut", cut: "full" },
      ),
    ).toBe("1B40" + "0A" + "1B6403" + "1B4A0C" + "1D564200" + "1D564100");
  });

  it("draws a rule across the paper in ten bytes", () => {
    expect(textOf({ kind: "rule" })).toBe("1B40" + "1D2170" + "1C26" + "A9A4A9A4A9A4" + "0A");
    for (const paper of [58, 80] as const) {
      const [item] = printed({ blocks: [{ kind: "rule" }] }, paper).items;
      const text = item?.kind === "text" ? (item.runs[0]?.text ?? "") : "";
      expect(text.length * 24 * 8).toBe(printableDots[paper]);
    }
  });

  it("draws the whole line when one character is not in the printer's font, and never prints a question mark", () => {
    const ticket = printed(withName(`${rareNames}，您好`));
    expect(ticket.errors).toEqual([]);
    expect(ticket.items[0]?.kind).toBe("image");
    expect(linesOf(ticket)[0]).toBe(`${rareNames}，您好`);
    expect(linesOf(ticket).join("")).not.toContain("?");
    expect(printed(queueTicket).items.some((item) => item.kind === "image")).toBe(false);
  });

  it("prints a character that no face has as a box with its code", () => {
    expect(linesOf(printed({ blocks: [line("甲\u{2a6d7}乙")] }))).toEqual(["甲\u{2a6d7}乙"]);
  });

  it("keeps to a GB 2312 font where that is all the printer has", () => {
    const document = { blocks: [line("湖里"), line("臺灣")] };
    const ticket = printed(document, 80, gb2312Font);
    expect(ticket.items.map(({ kind }) => kind)).toEqual(["text", "image", "feed"]);
    expect(linesOf(ticket)).toEqual(["湖里", "臺灣"]);
    expect(printed(document).items.map(({ kind }) => kind)).toEqual(["text", "text"]);
  });

  it("doubles in the printer, so that a line twice the size costs no more bytes", () => {
    const rare = (size: 1 | 2) =>
      encodeTicket({ blocks: [{ kind: "text", runs: [{ text: "䶮", width: size, height: size }] }] });
    expect(rare(2).length).toBeLessThanOrEqual(rare(1).length);
  });

  it("has text and drawn lines stand at the same pitch", () => {
    const height = (name: string) => printed({ blocks: [line(name), line("湖里")] }).height;
    expect(height("䶮")).toBe(height("湖"));
  });

  it("sends images in bands that old firmware takes, without real-time requests in them", () => {
    const bytes = encodeTicket({
      blocks: [{ kind: "text", runs: [{ text: `${rareNames}湖`, width: 3, height: 3 }] }],
    });
    const { tickets } = interpret(bytes, 80, { maxRasterRows: 24 });
    expect(tickets[0]?.errors).toEqual([]);
    expect(linesOf(tickets[0] as PrintedTicket)).toEqual([`${rareNames}湖`]);
  });

  it("leaves no real-time command in the image of any rare name", () => {
    const rare = codePointsWithGlyph().filter((codePoint) => codePoint >= 0x3400 && codePoint < 0x4db6);
    let shifted = 0;
    for (let at = 0; at + 6 < rare.length; at += 6) {
      const name = String.fromCodePoint(...rare.slice(at, at + 6));
      const bytes = encodeTicket({ blocks: [line(name)] });
      if (bytes[7] !== 18) shifted++;
      for (let index = 2; index < bytes.length - 1; index++) {
        if (bytes[index] === 0x10) expect([0x04, 0x05, 0x14]).not.toContain(bytes[index + 1]);
      }
    }
    // Some names did hold one, or this test would show nothing.
    expect(shifted).toBeGreaterThan(0);
  });

  it("breaks lines where a reader would", () => {
    const lines = (value: string, paper: PaperWidth) => linesOf(printed({ blocks: [line(value)] }, paper));
    expect(lines("前面还有十二人，预计等候约二十五分，请稍候", 58)).toEqual([
      "前面还有十二人，预计等候约二十五",
      "分，请稍候",
    ]);
    expect(lines("预计等候约二十五分钟请到综合窗口，谢谢", 58)).toEqual([
      "预计等候约二十五分钟请到综合窗",
      "口，谢谢",
    ]);
    expect(lines("Please wait in the Comprehensive Services area", 58)).toEqual([
      "Please wait in the Comprehensive",
      "Services area",
    ]);
    expect(lines("x".repeat(40), 58)).toEqual(["x".repeat(32), "x".repeat(8)]);
  });

  it("prints zero-width characters and variation selectors as nothing", () => {
    expect(linesOf(printed({ blocks: [line("葛\u{e0100}城\u200b\ufeff")] }))).toEqual(["葛城"]);
  });
});

// — any document —

const characters = codePointsWithGlyph();
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...[..."湖里区政务服务中心测试样本ABCxyz0189-:,."]) },
  { weight: 2, arbitrary: fc.constantFrom(...[...rareNames]) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...characters).map((codePoint) => String.fromCodePoint(codePoint)),
  },
  { weight: 1, arbitrary: fc.constantFrom(" ", "\u{2a6d7}", "\ue123") },
);
const magnification = fc.constantFrom(1, 1, 1, 2, 3, 4, 8) as fc.Arbitrary<1 | 2 | 3 | 4 | 8>;
const run = fc.record({
  text: fc.array(character, { maxLength: 12 }).map((all) => all.join("")),
  width: magnification,
  height: magnification,
  bold: fc.boolean(),
  underline: fc.boolean(),
});
const align = fc.constantFrom("left", "center", "right") as fc.Arbitrary<"left" | "center" | "right">;
const block: fc.Arbitrary<TicketBlock> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("text" as const),
      align,
      runs: fc.array(run, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("rule" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("qr" as const),
      align,
      data: fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(..."A0a9:/.-湖") }),
      moduleSize: fc.integer({ min: 1, max: 6 }),
      level: fc.constantFrom("L", "M", "Q", "H") as fc.Arbitrary<"L" | "M" | "Q" | "H">,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("feed" as const), lines: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("feed" as const), dots: fc.integer({ min: 0, max: 255 }) }),
  },
);

/**
 * What paper shows of a line: its columns of dots from the base line up, as far as there is ink. Not which characters
 * they are: `⎾` eight times as wide looks like one four times as wide beside two blocks.
 */
function inkOf(runs: readonly PrintedRun[]): string[] {
  const columns = runs.flatMap(({ text, width, height, bold, underline }) =>
    [...text].flatMap((character) => {
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      const rows = bold ? glyph.rows.map((row) => row | (row >> 1)) : glyph.rows;
      return Array.from({ length: glyph.width * width }, (_, column) => {
        const bit = glyph.width - 1 - Math.floor(column / width);
        const dots = rows.map((row) => ((row >> bit) & 1 ? "#" : ".").repeat(height)).join("");
        return `${dots.replace(/^\.+/, "")}${underline ? "_" : ""}`;
      });
    }),
  );
  const isInk = (column: string) => column !== "";
  return columns.slice(columns.findIndex(isInk), columns.findLastIndex(isInk) + 1);
}

const widthOf = (runs: readonly PrintedRun[]) =>
  runs.reduce((dots, { text, width }) => dots + widthOfText(text) * width, 0);

interface Line {
  readonly align: string;
  readonly ink: readonly string[];
}

function expectedLines(document: TicketDocument, paper: PaperWidth): Line[] {
  return document.blocks.flatMap((each) => {
    if (each.kind === "rule") {
      const text = "─".repeat(printableDots[paper] / 192);
      const ink = inkOf([{ text, width: 8, height: 1, bold: false, underline: false }]);
      return [{ align: "any", ink }];
    }
    if (each.kind !== "text") return [];
    return breakLines(each.runs, printableDots[paper]).map((runs) => ({
      // What fills the line looks the same however it is aligned.
      align: widthOf(runs) < printableDots[paper] ? (each.align ?? "left") : "any",
      ink: inkOf(runs),
    }));
  });
}

const isLine = (item: PrintedItem) => item.kind === "text" || item.kind === "image";

describe("any document, encoded and printed by a strict printer", () => {
  it("has the same content on the paper", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 6 }),
        fc.constantFrom(58, 80) as fc.Arbitrary<PaperWidth>,
        (blocks, paper) => {
          const fitting = blocks.filter(
            (each) =>
              each.kind !== "qr" ||
              Buffer.byteLength(each.data) <= qrBytesThatFit(paper, each.moduleSize, each.level),
          );
          const document: TicketDocument = { blocks: [...fitting, { kind: "cut", cut: "full" }] };
          const ticket = printed(document, paper);
          expect(ticket.errors).toEqual([]);
          expect(ticket.cut).toBe("full");
          expect(qrCodesOf(ticket)).toEqual(
            fitting.flatMap((each) => (each.kind === "qr" ? [each.data] : [])),
          );

          const wanted = expectedLines(document, paper).filter(({ ink }) => ink.length > 0);
          const got = ticket.items.filter(isLine).flatMap((item) => {
            if (item.kind !== "text" && item.kind !== "image") return [];
            const ink = inkOf(item.runs ?? []);
            return ink.length > 0 ? [{ align: item.align, ink }] : [];
          });
          expect(got.map(({ ink }) => ink)).toEqual(wanted.map(({ ink }) => ink));
          for (const [index, { align: side }] of wanted.entries()) {
            if (side !== "any") expect(got[index]?.align).toBe(side);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("lets no text become a command", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        let bytes: Buffer;
        try {
          bytes = encodeTicket({
            blocks: [
              { kind: "text", runs: [{ text }] },
              { kind: "cut", cut: "full" },
            ],
          });
        } catch {
          expect(text).toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
          return;
        }
        const { tickets, replies, inStep } = interpret(bytes);
        expect(tickets).toHaveLength(1);
        expect(tickets[0]?.errors).toEqual([]);
        expect(replies).toEqual([]);
        expect(inStep).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("an unknown model", () => {
  it("prints the same when it does not start in Chinese mode", () => {
    const bytes = encodeTicket(queueTicket, { paper: 80, font: gbkFont });
    const { tickets } = interpret(bytes, 80, { chineseAtStart: false });
    expect(tickets[0]?.errors).toEqual([]);
    expect(linesOf(tickets[0] as PrintedTicket)).toEqual(linesOf(printed(queueTicket)));
  });
});
