import { describe, expect, it } from "vitest";
import { makeCode } from "../../../device-drivers/code-scanner/code.ts";
import { formatAimIdentifier, readAimIdentifier } from "../../../device-drivers/code-scanner/symbology.ts";
import { utf8 } from "./scanner-support.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));

function codeOf(identifier: string, payload: Uint8Array) {
  return makeCode(payload, readAimIdentifier(utf8(identifier)));
}

describe("an AIM identifier", () => {
  it.each([
    ["]Q1", "qrCode"],
    ["]C0", "code128"],
    ["]C1", "ean128"],
    ["]L0", "pdf417"],
    ["]E0", "ean13"],
    ["]E4", "ean8"],
    ["]d1", "dataMatrix"],
    ["]z0", "aztec"],
    ["]A7", "code39"],
    ["]X0", "symbologyUnknown"],
  ])("%s is %s", (identifier, symbology) => {
    expect(codeOf(identifier, utf8("1"))).toMatchObject({ symbology });
    expect(formatAimIdentifier(readAimIdentifier(utf8(identifier))!)).toBe(identifier);
  });

  it.each(["", "]", "]Q", "Q1]", "]q1", "]Q-", "\0\0\0", "]toString", "]Q\0"])("%j is none", (text) => {
    expect(readAimIdentifier(utf8(text))).toBeUndefined();
  });
});

describe("a payload", () => {
  it("is UTF-8 text where it can be, and GB 18030 where not", () => {
    expect(codeOf("]Q1", utf8("办件编号 A0001\r\n\t€𠮷")).text).toBe("办件编号 A0001\r\n\t€𠮷");
    // 办 B0 EC, 件 BC FE; and U+20000, the first of those in four bytes.
    expect(codeOf("]Q1", hex("b0ecbcfe 41")).text).toBe("办件A");
    expect(codeOf("]L0", hex("95328236")).text?.codePointAt(0)).toBe(0x20000);
  });

  it("is no text when no encoding has its bytes, or no text its controls", () => {
    for (const bytes of ["ff ff ff", "00 01 02 03", "41 00", "41 7f", "c2 80"]) {
      expect(codeOf("]Q1", hex(bytes)).text).toBeUndefined();
    }
    expect(codeOf("]C1", utf8("]\x1d\x1e\x04")).text).toBe("]\x1d\x1e\x04");
  });

  it("with marked interpretations is read by them, and by them only where the identifier says so", () => {
    const marked = (text: string, bytes = "") => Buffer.concat([utf8(text), hex(bytes)]);
    expect(codeOf("]Q2", marked("A\\000032", "b0ec")).text).toBe("A办");
    expect(codeOf("]Q2", marked("\\000026办\\\\n\\000003", "e9")).text).toBe("办\\né");
    for (const identifier of ["]L1", "]Q4", "]Q6", "]d5", "]z3", "]zA", "]U2", "]h1"])
      expect(codeOf(identifier, marked("a\\\\b")).text).toBe("a\\b");
    for (const identifier of ["]Q3", "]Q5", "]z7", "]z8", "]d2", "]L2", "]C1"])
      expect(codeOf(identifier, marked("a\\\\b")).text).toBe("a\\\\b");
    expect(codeOf("]Q1", marked("\\000026")).text).toBe("\\000026");
    expect(codeOf("]L0", marked("a\\\\b")).text).toBe("a\\\\b");
    for (const broken of ["\\00002", "\\x", "\\", "\\000899a", "\\000026\\"]) {
      expect(codeOf("]Q2", marked(broken)).text).toBeUndefined();
    }
    expect(codeOf("]Q2", marked("\\000026", "b0ec")).text).toBeUndefined();
    expect(codeOf("]Q2", marked("\\000026办")).payload).toHaveLength(10);
  });
});
