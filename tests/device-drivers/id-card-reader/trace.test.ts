import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  encodeCardReplyWithFingerprint,
  encodeNewestAddressReply,
} from "../../../device-drivers/id-card-reader/encode-card.ts";
import { createIdCardReaderTracer, describeFrame } from "../../../device-drivers/id-card-reader/trace.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { bytesOf, cardVectors, concatenate, frameOf, photo, replyOf } from "./vectors.ts";

describe("a traced frame", () => {
  it.each([
    ["00 03 20 01 22", "find card"],
    ["00 03 30 01 32", "read card"],
    ["00 03 30 03 30", "newest address"],
    ["00 03 10 FF EC", "reset SAM"],
    ["00 03 30 10 23", "read card with fingerprint"],
    ["00 03 30 02 31", "unknown command"],
  ])("to the device is written out: %s", (tail, name) => {
    expect(describeFrame("toDevice", frameOf(tail))).toEqual({ name, hex: `AA AA AA 96 69 ${tail}` });
  });

  it.each([
    ["00 04 00 00 80 84", "no card found"],
    ["00 04 00 00 90 94", "done"],
    ["00 04 00 00 91 95", "nothing on the card"],
    ["00 04 00 00 66 62", "SAM not authorised"],
    ["00 04 00 00 7A 7E", "unknown status"],
    ["00 08 00 00 9F 00 00 00 00 97", "card found"],
    ["00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", "card selected"],
    ["00 14 00 00 90 05 00 01 00 E5 D6 34 01 87 D6 12 00 B1 CB 74 00 CB", "SAM id"],
  ])("to the host without a card's data is written out: %s", (tail, name) => {
    expect(describeFrame("toHost", frameOf(tail))).toEqual({ name, hex: `AA AA AA 96 69 ${tail}` });
  });

  it("with a card's data shows the head and the checksum only", () => {
    expect(describeFrame("toHost", replyOf(cardVectors[0]!))).toEqual({
      name: "card data",
      hex: "AA AA AA 96 69 05 08 00 00 90 01 00 04 00 … 1280 bytes redacted … 84",
    });
  });

  it("with a fingerprint shows the head, with all three lengths, and the checksum only", () => {
    for (const [length, lengths] of [
      [1024, "09 0A 00 00 90 01 00 04 00 04 00"],
      [0, "05 0A 00 00 90 01 00 04 00 00 00"],
    ] as const) {
      const reply = encodeCardReplyWithFingerprint(personas[0]!.document, photo, new Uint8Array(length));
      const { name, hex } = describeFrame("toHost", reply);
      expect(name).toBe("card data with fingerprint");
      const checksum = reply.at(-1)!.toString(16).toUpperCase().padStart(2, "0");
      expect(hex).toBe(`AA AA AA 96 69 ${lengths} … ${1280 + length} bytes redacted … ${checksum}`);
    }
  });

  it("with an address shows nothing of it", () => {
    expect(describeFrame("toHost", encodeNewestAddressReply("样例省样例市新址1号"))).toEqual({
      name: "newest address",
      hex: "AA AA AA 96 69 00 4A 00 00 90 … 70 bytes redacted … 87",
    });
  });

  it("that is damaged shows nothing behind its head", () => {
    const card = replyOf(cardVectors[0]!);
    const flipped = card.slice();
    flipped[700]! ^= 1;
    expect(describeFrame("toHost", flipped).hex).toBe(
      "AA AA AA 96 69 05 08 00 00 90 … 1285 bytes redacted …",
    );
    expect(describeFrame("toHost", card.subarray(0, 600)).name).toBe("damaged frame");
    expect(describeFrame("toHost", bytesOf("4B 6D D5 8B"))).toEqual({
      name: "not a frame",
      hex: "… 4 bytes redacted …",
    });
    expect(describeFrame("toDevice", card.subarray(20, 40)).hex).toBe("… 20 bytes redacted …");
  });

  it("of a card, wherever it is cut, never shows a byte of the text or the photo", () => {
    const secret = new Uint8Array(1280).fill(0xc5);
    const card = replyOf({ ...cardVectors[0]!, text: secret.subarray(0, 256) });
    card.fill(0xc5, 270, 1294);
    fc.assert(
      fc.property(
        fc.nat(1294),
        fc.nat(1295),
        fc.constantFrom("toHost", "toDevice"),
        (from, length, direction) => {
          expect(describeFrame(direction, card.subarray(from, from + length)).hex).not.toContain("C5");
        },
      ),
    );
  });
});

describe("a tracer", () => {
  const request = frameOf("00 03 30 01 32");
  const noCard = frameOf("00 04 00 00 80 84");
  const card = replyOf(cardVectors[0]!);

  it("cuts the line into frames, wherever it was cut before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (size) => {
        const tracer = createIdCardReaderTracer();
        const names = [
          ["toDevice", request],
          ["toHost", card],
          ["toDevice", request],
          ["toHost", noCard],
        ] as const;
        const described = names.flatMap(([direction, bytes]) => {
          const cuts: string[] = [];
          for (let at = 0; at < bytes.length; at += size)
            cuts.push(...tracer.push(direction, bytes.subarray(at, at + size)).map(({ name }) => name));
          return cuts;
        });
        expect(described).toEqual(["read card", "card data", "read card", "no card found"]);
      }),
    );
  });

  it("tells a frame with its last byte, also one whose checksum could begin a preamble", () => {
    const tracer = createIdCardReaderTracer();
    const samId = bytesOf("00 14 00 00 90 05 00 01 00 E5 D6 34 01 87 D6 12 00 B1 CB 74 61");
    const frame = concatenate(bytesOf("AA AA AA 96 69"), samId, bytesOf("AA"));
    expect(frame.length).toBe(27);
    expect(tracer.push("toHost", frame).map(({ name }) => name)).toEqual(["SAM id"]);
    expect(tracer.push("toHost", noCard).map(({ name }) => name)).toEqual(["no card found"]);
  });

  it("tells noise by its length, and a frame that never ended when the other side speaks", () => {
    const tracer = createIdCardReaderTracer();
    expect(tracer.push("toHost", bytesOf("4B 6D D5 8B"))).toEqual([]);
    expect(tracer.push("toHost", concatenate(noCard, card.subarray(0, 400)))).toEqual([
      { name: "not a frame", hex: "… 4 bytes redacted …" },
      { name: "no card found", hex: "AA AA AA 96 69 00 04 00 00 80 84" },
    ]);
    expect(tracer.push("toDevice", request)).toEqual([
      { name: "not a frame", hex: "… 400 bytes redacted …" },
      { name: "read card", hex: "AA AA AA 96 69 00 03 30 01 32" },
    ]);
  });

  it("never fails, and never shows a byte of a card, whatever happens to the line", () => {
    const secret = new Uint8Array(1280).fill(0xc5);
    const full = replyOf({ ...cardVectors[0]!, text: secret.subarray(0, 256) });
    full.fill(0xc5, 270, 1294);
    const piece = fc.oneof(
      fc.tuple(fc.nat(1294), fc.nat(1295)).map(([from, length]) => full.subarray(from, from + length)),
      fc.constantFrom(request, noCard, full),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("toHost", "toDevice"), piece), { maxLength: 8 }),
        (pushes) => {
          const tracer = createIdCardReaderTracer();
          for (const [direction, bytes] of pushes) {
            for (const { hex } of tracer.push(direction, bytes)) expect(hex).not.toContain("C5");
          }
        },
      ),
    );
  });
});
