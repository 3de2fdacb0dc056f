import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  activeUsages,
  findSlots,
  openReport,
  readSlot,
  readSlotBytes,
  writeReport,
  writeSlotBytes,
} from "../../../device-drivers/hid/report.ts";
import {
  longestDescriptor,
  parseReportDescriptor,
  type ReportDescriptor,
} from "../../../device-drivers/hid/report-descriptor.ts";
import { keyUsages, scannerUsages, usageOf, usagePages } from "../../../device-drivers/hid/usages.ts";
import { kinds, writeDescriptor, writtenReports } from "./descriptor-writer.ts";
import { bootKeyboard, honeywellScanner, tessaroScanner } from "./published.ts";

function parse(bytes: Uint8Array): ReportDescriptor {
  const parsed = parseReportDescriptor(bytes);
  if (parsed.kind === "malformed") throw new Error(`${parsed.reason} at ${parsed.offset}`);
  return parsed.descriptor;
}

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));

function reasonOf(bytes: Uint8Array): string | undefined {
  const parsed = parseReportDescriptor(bytes);
  return parsed.kind === "malformed" ? parsed.reason : undefined;
}

describe("a descriptor that was written from known fields", () => {
  it("is read back: every report, bit offset, limit and usage", () => {
    fc.assert(
      fc.property(writtenReports, fc.integer({ min: 1, max: 32 }), (reports, depth) => {
        const descriptor = parse(writeDescriptor(reports, depth));
        expect(descriptor.isNumbered).toBe(reports[0]![0] !== 0);
        for (const [number, fields] of reports) {
          for (const kind of kinds) {
            const own = fields.filter((field) => field.kind === kind);
            const read = descriptor.reports.find(
              (report) => report.kind === kind && report.number === number,
            );
            expect(read?.fields.length ?? 0).toBe(own.length);
            let bitOffset = 0;
            own.forEach((field, at) => {
              expect(read!.fields[at]).toMatchObject({
                bitOffset,
                bitSize: field.bitSize,
                count: field.count,
                isConstant: field.isConstant,
                isVariable: field.isVariable,
                logicalMinimum: field.minimum,
                logicalMaximum: field.maximum,
                physicalMinimum: field.minimum,
                physicalMaximum: field.maximum,
              });
              const usages = read!.fields[at]!.usages.flatMap(({ first, last }) =>
                Array.from({ length: last - first + 1 }, (_, step) => first + step),
              );
              expect(usages).toEqual(field.usageIds.map((id) => usageOf(field.page, id)));
              expect(read!.fields[at]!.collections).toHaveLength(depth);
              bitOffset += field.bitSize * field.count;
            });
            expect(read?.bitLength ?? 0).toBe(bitOffset);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("holds any values, each found again by its usage and no bit beside them touched", () => {
    fc.assert(
      fc.property(
        writtenReports,
        fc.array(fc.integer(), { minLength: 40, maxLength: 40 }),
        (reports, seeds) => {
          const descriptor = parse(writeDescriptor(reports));
          for (const report of descriptor.reports) {
            const slots = report.fields.flatMap((field) =>
              field.usages.flatMap(({ first, last }) =>
                findSlots(descriptor, report.kind, first)
                  .concat(findSlots(descriptor, report.kind, last))
                  .filter((slot) => slot.report === report && slot.field === field),
              ),
            );
            const byOffset = new Map(slots.map((slot) => [slot.bitOffset, slot]));
            const values = [...byOffset.values()].map((slot, at) => {
              const { bitSize, logicalMinimum } = slot.field;
              const raw = (seeds[at % seeds.length]! >>> 0) % 2 ** bitSize;
              const isNegative = logicalMinimum < 0 && raw >= 2 ** (bitSize - 1);
              return [slot, isNegative ? raw - 2 ** bitSize : raw] as const;
            });
            const written = writeReport(report, values);
            expect(written).toHaveLength(1 + Math.ceil(report.bitLength / 8));
            expect(written[0]).toBe(report.number);
            const opened = openReport(
              descriptor,
              report.kind,
              descriptor.isNumbered ? written : written.subarray(1),
            );
            if (opened.kind !== "report") throw new Error(opened.kind);
            for (const [slot, value] of values) expect(readSlot(slot, opened.data)).toBe(value);
            const bits = values.reduce((sum, [{ field }]) => sum + field.bitSize, 0);
            const full = writeReport(
              report,
              [...byOffset.values()].map((slot) => [slot, -1] as const),
            );
            const ones = [...full.subarray(1)].reduce(
              (sum, byte) => sum + byte.toString(2).replaceAll("0", "").length,
              0,
            );
            expect(ones).toBe(bits);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("garbage", () => {
  it("of any kind is a typed answer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(["descriptor", "malformed"]).toContain(parseReportDescriptor(bytes).kind);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(honeywellScanner, tessaroScanner, bootKeyboard),
        fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(200),
        fc.uint8Array({ maxLength: 70 }),
        (published, changes, length, report) => {
          const bytes = published.slice(0, published.length - (length % 7));
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const parsed = parseReportDescriptor(bytes);
          if (parsed.kind === "malformed") return;
          const opened = openReport(parsed.descriptor, "input", report);
          if (opened.kind !== "report") return;
          activeUsages(opened.report, usagePages.keyboard, opened.data);
          for (const usage of Object.values(scannerUsages)) {
            const slots = findSlots(parsed.descriptor, "input", usage).filter(
              (slot) => slot.report === opened.report,
            );
            for (const slot of slots) readSlot(slot, opened.data);
            readSlotBytes(slots, opened.data);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["06 8c", "the last item is cut off"],
    ["fe 04 00 11", "the last item is cut off"],
    ["fe", "the last item is cut off"],
    ["85 00", "a report's number is 1 to 255"],
    ["86 00 01", "a report's number is 1 to 255"],
    ["07 00 00 01 00", "a usage page has sixteen bits"],
    ["c0", "a collection is closed that was never opened"],
    ["a1 01", "a collection is never closed"],
    ["b4", "popped what was never pushed"],
    ["29 07", "a usage maximum without its minimum"],
    ["19 08 29 07", "a usage range that runs backwards"],
    ["19 00 2b 00 00 01 00", "a usage range of two kinds"],
    ["75 08 95 01 81 02 85 01 81 02", "some reports have a number and some have none"],
    ["77 ff ff ff ff 97 ff ff ff ff 81 02", "longer than any report"],
    ["76 00 40 95 09 81 02", "longer than any report"],
    [`${"a1 00".repeat(33)}`, "collections nested too deep"],
    ["a4".repeat(33), "pushed too often"],
    ["00".repeat(longestDescriptor + 1), "longer than any descriptor"],
  ])("%# is refused with its reason: %s", (bytes, reason) => expect(reasonOf(hex(bytes))).toBe(reason));

  it("that describes enormous reports takes no more memory than a device's", () => {
    const large = Array.from({ length: 9 }, (_, at) => `85 0${at + 1} 75 01 96 00 ff 81 02`).join("");
    expect(reasonOf(hex(`09 01 ${large}`))).toBe("longer than all reports of any device");
  });
});

describe("bytes", () => {
  it("are written and read at any bit, and touch none beside them", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.constantFrom(8, 16, 24, 80),
        fc.uint8Array({ minLength: 30, maxLength: 30 }),
        (shift, bitSize, drawn) => {
          const count = 240 / bitSize;
          const descriptor = parse(
            Uint8Array.from([
              ...[0x05, 0x8c, 0x75, shift, 0x95, 0x01, 0x81, 0x03],
              ...[0x75, bitSize, 0x95, count, 0x09, 0xfe, 0x82, 0x02, 0x01],
            ]),
          );
          const slots = findSlots(descriptor, "input", scannerUsages.decodedData);
          const report = writeReport(descriptor.reports[0]!, []);
          writeSlotBytes(report, slots, drawn);
          expect(readSlotBytes(slots, report.subarray(1))).toEqual(drawn);
          const asNumber = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString("hex")}`);
          expect(asNumber(report.subarray(1))).toBe(asNumber(drawn) << BigInt(shift));
        },
      ),
    );
  });
});

describe("usages", () => {
  const usagesOf = (bytes: string) =>
    parse(hex(`${bytes} 75 08 95 02 81 02`)).reports[0]!.fields[0]!.usages.map(({ first }) =>
      first.toString(16),
    );

  it("take the page before them, and a page behind them all", () => {
    expect(usagesOf("05 01 09 3b 05 8c 09 fe")).toEqual(["1003b", "8c00fe"]);
    expect(usagesOf("05 01 09 3b 09 30 05 8c")).toEqual(["8c003b", "8c0030"]);
    expect(usagesOf("05 01 09 3b 0b fe 00 8c 00 05 07")).toEqual(["7003b", "8c00fe"]);
  });

  it("of a delimited set are the first of it", () => {
    expect(usagesOf("05 01 a9 01 09 30 09 31 19 40 29 50 a9 00 09 32")).toEqual(["10030", "10032"]);
  });

  it("stand for all elements that are left, and only for variables", () => {
    const descriptor = parse(hex("05 8c 09 fb 09 fe 75 08 95 04 81 02 09 fe 81 00 09 fe 81 03"));
    expect(findSlots(descriptor, "input", 0x8c00fe).map(({ bitOffset }) => bitOffset)).toEqual([8, 16, 24]);
    expect(findSlots(descriptor, "input", 0x8c00fb).map(({ bitOffset }) => bitOffset)).toEqual([0]);
    expect(findSlots(descriptor, "output", 0x8c00fb)).toEqual([]);
  });

  it("of an array are named by values within its limits only", () => {
    const descriptor = parse(hex("05 07 19 04 29 06 15 01 25 02 75 08 95 04 81 00"));
    const report = descriptor.reports[0]!;
    expect(activeUsages(report, usagePages.keyboard, hex("00 01 02 03"))).toEqual([0x70004, 0x70005]);
  });

  it("of a pushed page come back with pop, and the data of items may be longer than needed", () => {
    const descriptor = parse(hex("06 8c 00 a4 05 01 75 10 b4 75 08 97 01 00 00 00 0a fe 00 81 02"));
    expect(descriptor.reports[0]).toMatchObject({
      bitLength: 8,
      fields: [{ usages: [{ first: 0x8c00fe }] }],
    });
  });

  it("have physical limits of their own where both are declared, signed where the minimum is", () => {
    const limits = (bytes: string) => parse(hex(`${bytes} 75 08 95 01 09 01 81 02`)).reports[0]!.fields[0]!;
    expect(limits("25 ff 15 00")).toMatchObject({ logicalMaximum: 255, physicalMaximum: 255 });
    expect(limits("25 7f 15 81 35 00 46 68 01")).toMatchObject({
      logicalMinimum: -127,
      logicalMaximum: 127,
      physicalMinimum: 0,
      physicalMaximum: 360,
    });
    expect(limits("15 80 25 ff 35 f0 45 fe")).toMatchObject({ logicalMaximum: -1, physicalMaximum: -2 });
  });
});

describe("published descriptors", () => {
  const offsets = (descriptor: ReportDescriptor, usage: number) =>
    findSlots(descriptor, "input", usage).map(({ bitOffset }) => bitOffset / 8);

  it("of Honeywell's scanners: 63 bytes in report 2, the mark in the last; trigger in report 4", () => {
    const descriptor = parse(honeywellScanner);
    const shapes = descriptor.reports.map(({ kind, number, bitLength }) => [kind, number, bitLength / 8]);
    expect(shapes).toEqual([
      ["input", 2, 63],
      ["output", 4, 1],
      ["feature", 254, 1],
      ["output", 253, 63],
    ]);
    expect(offsets(descriptor, 0x1003b)).toEqual([0]);
    expect(offsets(descriptor, scannerUsages.symbologyIdentifier1)).toEqual([1]);
    expect(offsets(descriptor, scannerUsages.symbologyIdentifier3)).toEqual([3]);
    expect(offsets(descriptor, scannerUsages.decodedData)).toEqual(
      Array.from({ length: 56 }, (_, at) => 4 + at),
    );
    expect(offsets(descriptor, scannerUsages.decodeDataContinued)[0]).toBe(62);
    expect(findSlots(descriptor, "output", scannerUsages.preventRead)[0]?.bitOffset).toBe(1);
    expect(findSlots(descriptor, "output", scannerUsages.initiateRead)[0]?.bitOffset).toBe(2);
    expect(descriptor.reports[0]!.fields[0]!.collections).toEqual([
      { type: 1, usage: scannerUsages.barcodeScanner },
      { type: 2, usage: usageOf(usagePages.barcodeScanner, 0x12) },
    ]);
  });

  it("of another scanner: the mark one byte behind the data", () => {
    const descriptor = parse(tessaroScanner);
    expect(descriptor.reports).toHaveLength(1);
    expect(descriptor.reports[0]).toMatchObject({ number: 2, bitLength: 61 * 8 });
    expect(offsets(descriptor, scannerUsages.decodeDataContinued)).toEqual([60]);
  });

  it("of the boot keyboard: modifiers, six keys, five lights", () => {
    const descriptor = parse(bootKeyboard);
    expect(descriptor.isNumbered).toBe(false);
    const opened = openReport(descriptor, "input", hex("21 00 52 04 00 00 00 00"));
    if (opened.kind !== "report") throw new Error(opened.kind);
    expect(activeUsages(opened.report, usagePages.keyboard, opened.data)).toEqual(
      [
        keyUsages.leftControl,
        keyUsages.leftControl + 5,
        usageOf(usagePages.keyboard, 0),
        usageOf(usagePages.keyboard, 0),
        usageOf(usagePages.keyboard, 0),
        usageOf(usagePages.keyboard, 0),
      ].toSpliced(2, 0, keyUsages.upArrow, usageOf(usagePages.keyboard, 0x04)),
    );
    expect(descriptor.reports.find(({ kind }) => kind === "output")).toMatchObject({ bitLength: 8 });
    expect(openReport(descriptor, "input", hex("00 00 52 04")).kind).toBe("short");
  });
});
