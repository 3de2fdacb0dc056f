import { describe, expect, it } from "vitest";
import {
  checkDocument,
  qrBytesThatFit,
  type TicketBlock,
  type TicketDocument,
  TicketDocumentError,
} from "../../../device-drivers/receipt-printer/document.ts";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { queueTicket } from "./printer-support.ts";

function errorOf(blocks: unknown): { code: string; path: string } | undefined {
  try {
    encodeTicket({ blocks } as unknown as TicketDocument);
  } catch (cause) {
    if (cause instanceof TicketDocumentError) return { code: cause.code, path: cause.path };
    throw cause;
  }
  return undefined;
}

const text = (value: string): TicketBlock => ({ kind: "text", runs: [{ text: value }] });
const qr = (data: string, moduleSize = 6): TicketBlock => ({ kind: "qr", data, moduleSize, level: "M" });

describe("ticket document", () => {
  it("survives JSON", () => {
    expect(JSON.parse(JSON.stringify(queueTicket))).toEqual(queueTicket);
    checkDocument(queueTicket, 58);
  });

  it.each([
    ["line feed", "A\nB"],
    ["ESC", "A\x1b@"],
    ["GS", "\x1dV\0"],
    ["DLE EOT", "\x10\x04\x01"],
    ["NUL", "\0"],
    ["DEL", "\x7f"],
    ["C1 control", "\u009b"],
    ["line separator", "\u2028"],
    ["half a surrogate pair", "\ud842"],
  ])("refuses %s in a text and in a QR code", (_name, value) => {
    expect(errorOf([text("好"), text(value)])).toEqual({
      code: "document.controlCharacter",
      path: "blocks[1].runs[0].text",
    });
    expect(errorOf([qr(value)])).toEqual({ code: "document.controlCharacter", path: "blocks[0].data" });
  });

  it("refuses sizes outside 1 to 8", () => {
    for (const width of [0, 9, 1.5, Number.NaN, -1, "2"]) {
      expect(errorOf([{ kind: "text", runs: [{ text: "A", width }] }])?.code).toBe("document.sizeOutOfRange");
    }
    for (const moduleSize of [0, 17, 2.5]) {
      expect(errorOf([qr("A", moduleSize)])?.code).toBe("document.sizeOutOfRange");
    }
  });

  it("refuses a QR code that the paper cannot hold, and an empty one", () => {
    expect(qrBytesThatFit(80, 6, "M")).toBe(624);
    expect(errorOf([qr("x".repeat(624))])).toBeUndefined();
    expect(errorOf([qr("x".repeat(625))])?.code).toBe("document.qrLength");
    expect(errorOf([qr("湖".repeat(209))])?.code).toBe("document.qrLength");
    expect(errorOf([qr("")])?.code).toBe("document.qrLength");
    expect(qrBytesThatFit(58, 16, "H")).toBe(7);
    expect(qrBytesThatFit(80, 1, "L")).toBe(2953);
  });

  it("refuses feeds outside 0 to 255, and shapes it does not know", () => {
    expect(errorOf([{ kind: "feed", lines: 256 }])?.code).toBe("document.feedOutOfRange");
    expect(errorOf([{ kind: "feed", dots: -1 }])?.code).toBe("document.feedOutOfRange");
    expect(errorOf([{ kind: "feed" }])?.code).toBe("document.feedOutOfRange");
    for (const block of [
      null,
      {},
      { kind: "barcode" },
      { kind: "text" },
      { kind: "text", runs: [null] },
      { kind: "text", runs: [{ text: 1 }] },
      { kind: "text", runs: [], align: "justify" },
      { kind: "cut" },
      { kind: "qr", data: "A", moduleSize: 6, level: "X" },
    ]) {
      expect(errorOf([block])?.code).toBe("document.shape");
    }
    expect(errorOf(undefined)?.code).toBe("document.shape");
  });

  it("does not repeat the text in its message", () => {
    expect(() => encodeTicket({ blocks: [text("测试样本\x1b")] })).toThrow(/^(?!.*测试样本)/);
  });
});
