import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { gbkFont } from "../../../device-drivers/receipt-printer/gb18030.ts";
import {
  NEAR_END_MILLIMETRES,
  type PaperUse,
  paperLeft,
  paperOf,
  rollLength,
  ticketsLeft,
  usualRoll,
} from "../../../device-drivers/receipt-printer/paper-left.ts";
import { printed, queueTicket, rareNames, withName } from "./printer-support.ts";

const fresh: PaperUse = { roll: usualRoll, used: 0, paper: "full", usedAtNearEnd: undefined };

describe("paper left", () => {
  it("knows the usual roll for 80 m, and half its length for far more than half its thickness", () => {
    expect(rollLength(usualRoll) / 1000).toBeCloseTo(79.5, 0);
    expect(rollLength({ ...usualRoll, diameter: 58 }) / rollLength(usualRoll)).toBeCloseTo(0.5, 1);
    expect(rollLength({ ...usualRoll, diameter: 10 })).toBe(0);
  });

  it("never says more after more was used, nor less than the sensor knows", () => {
    fc.assert(
      fc.property(
        fc.nat(120_000),
        fc.nat(5_000),
        fc.constantFrom("full" as const, "low" as const, "unknown" as const),
        fc.option(fc.nat(120_000), { nil: undefined }),
        (used, more, paper, tripped) => {
          const usedAtNearEnd = tripped !== undefined && tripped <= used ? tripped : undefined;
          const use = { ...fresh, used, paper, usedAtNearEnd };
          const left = paperLeft(use);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(paperLeft({ ...use, used: used + more })).toBeLessThanOrEqual(left);
          if (paper === "full" && usedAtNearEnd === undefined)
            expect(left).toBeGreaterThanOrEqual(NEAR_END_MILLIMETRES);
          if (paper === "low") expect(left).toBeLessThanOrEqual(NEAR_END_MILLIMETRES);
          expect(paperLeft({ ...use, paper: "out" })).toBe(0);
        },
      ),
    );
  });

  it("counts from the sensor on when it has tripped, whatever the roll was thought to be", () => {
    const early = { ...fresh, used: 30_000, paper: "low" as const, usedAtNearEnd: 30_000 };
    expect(paperLeft(early)).toBe(NEAR_END_MILLIMETRES);
    expect(ticketsLeft({ ...early, used: 32_200 }, 100)).toBe(100);
    expect(ticketsLeft({ ...early, used: 60_000 }, 100)).toBe(0);
    expect(ticketsLeft({ ...early, nearEnd: 3_000 }, 100)).toBe(30);
  });
});

describe("paper of a ticket", () => {
  it("is what the strict interpreter feeds for it, and the way to the cutter", () => {
    const text = fc.string({ unit: fc.constantFrom(..."A1 测试样本䶮𠮷"), minLength: 1, maxLength: 60 });
    const size = fc.constantFrom(1 as const, 2 as const, 4 as const);
    const block = fc.oneof(
      fc.tuple(text, size, size).map(([value, width, height]) => ({
        kind: "text" as const,
        runs: [{ text: value, width, height }],
      })),
      fc.constant({ kind: "rule" as const }),
      fc.nat(255).map((dots) => ({ kind: "feed" as const, dots })),
      fc.nat(5).map((lines) => ({ kind: "feed" as const, lines })),
      fc
        .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom("L" as const, "H" as const), text)
        .map(([moduleSize, level, data]) => ({ kind: "qr" as const, moduleSize, level, data })),
    );
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 6 }),
        fc.constantFrom(58 as const, 80 as const),
        (blocks, paper) => {
          const document = { blocks: [...blocks, { kind: "cut" as const, cut: "full" as const }] };
          const height = printed(document, paper).height;
          expect(paperOf(encodeTicket(document, { paper, font: gbkFont })) * 8).toBe(height + 80);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("is some 6 cm for a queue ticket", () => {
    expect(paperOf(encodeTicket(queueTicket))).toBeCloseTo(62.5, 0);
    expect(paperOf(encodeTicket(withName(rareNames)))).toBeGreaterThan(paperOf(encodeTicket(queueTicket)));
  });
});
