import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { statusProfileNamed } from "../../../device-drivers/receipt-printer/status-profiles.ts";
import { createReceiptPrinterTracer } from "../../../device-drivers/receipt-printer/trace.ts";
import { rareNames, unhex } from "./printer-support.ts";

const secret = "SAMPLE TEST 99999919000101001X";
const ticket = encodeTicket({
  blocks: [
    { kind: "text", align: "center", runs: [{ text: `${secret}测试样本`, bold: true }] },
    { kind: "text", runs: [{ text: rareNames }] },
    { kind: "qr", data: secret, moduleSize: 4, level: "M" },
    { kind: "feed", lines: 2 },
    { kind: "cut", cut: "partial" },
  ],
});

const seen = (
  ...[direction, bytes, profile]: [
    ...Parameters<ReturnType<typeof createReceiptPrinterTracer>["push"]>,
    string?,
  ]
) => createReceiptPrinterTracer(statusProfileNamed(profile ?? "standard")).push(direction, bytes);

describe("the printer's trace", () => {
  it("names each command of a ticket and shows none of what it says", () => {
    const messages = seen("toDevice", ticket);
    expect(messages.map(({ name }) => name)).toEqual([
      "ESC @: initialise",
      "ESC a: alignment",
      "ESC E: bold",
      "FS &: Chinese mode on",
      "text",
      "LF: print the line",
      "ESC a: alignment",
      "GS v 0: image",
      "ESC J: feed dots",
      "GS ( k: QR code",
      "GS ( k: QR code",
      "GS ( k: QR code",
      "GS ( k: QR code",
      "GS ( k: QR code",
      "ESC d: feed lines",
      "GS V: cut",
    ]);
    const shown = messages.map(({ hex }) => hex).join(" ");
    expect(shown).toContain("… 34 characters redacted …");
    expect(shown).toContain("1D 56 42 00");
    for (const secretHex of ["53 41 4D 50 4C 45", "B2 E2 CA D4", "31 39 30 30"])
      expect(shown).not.toContain(secretHex);
    expect(messages[7]?.hex).toMatch(/^1D 76 30 00 .. 00 18 00 … \d+ bytes redacted …$/);
  });

  it("finds the same commands however they are cut", () => {
    const whole = seen("toDevice", ticket).filter(({ name }) => name !== "text");
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 1, max: 40 })), (sizes) => {
        const tracer = createReceiptPrinterTracer();
        const messages = [];
        for (let at = 0; at < ticket.length; ) {
          const size = sizes.next().value ?? 1;
          messages.push(...tracer.push("toDevice", ticket.subarray(at, at + size)));
          at += size;
        }
        expect(messages.filter(({ name }) => name !== "text")).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it("says what requests and replies mean, by the make", () => {
    expect(seen("toDevice", unhex("100404 1D4942")).map(({ name }) => name)).toEqual([
      "DLE EOT 4: paper?",
      "GS I 66: maker?",
    ]);
    expect(seen("toHost", unhex("1A 3800030F 13 3B3100"))).toEqual([
      { name: "status byte 1A", hex: "1A" },
      { name: "automatic status: printer.coverOpen", hex: "38 00 03 0F" },
      { name: "XOFF", hex: "13" },
      { name: "switched on", hex: "3B 31 00" },
    ]);
    expect(seen("toDevice", unhex("100414 1D6502"), "custom").map(({ name }) => name)).toEqual([
      "DLE EOT 20: full status?",
      "GS e 2: retract the ticket",
    ]);
    expect(seen("toHost", unhex("100F01000000"), "custom")).toEqual([
      { name: "full status: printer.paperOut", hex: "10 0F 01 00 00 00" },
    ]);
    expect(seen("toHost", unhex("20"), "hwasung")).toEqual([{ name: "status: printer.cutter", hex: "20" }]);
  });

  it("lives through any bytes, and through an image that claims four gigabytes", () => {
    const tracer = createReceiptPrinterTracer();
    expect(tracer.push("toDevice", unhex("1D763000FFFFFFFF"))).toEqual([]);
    for (let count = 0; count < 100; count++)
      expect(tracer.push("toDevice", Buffer.alloc(10_000, 0x41))).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 10 }), (chunks) => {
        for (const profile of ["standard", "custom", "hwasung"]) {
          const noisy = createReceiptPrinterTracer(statusProfileNamed(profile));
          for (const chunk of chunks) {
            for (const direction of ["toDevice", "toHost"] as const) {
              for (const { name, hex } of noisy.push(direction, chunk)) {
                expect(name).not.toBe("");
                expect(hex.length).toBeLessThan(400);
              }
            }
          }
        }
      }),
    );
  });
});
