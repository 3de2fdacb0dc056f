import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildFrame,
  isFrame,
  requestFormat,
  responseFormat,
} from "../../../device-drivers/id-card-reader/frame.ts";
import { type DiscardCause, FrameReader } from "../../../device-drivers/id-card-reader/framing.ts";
import { cardVectors, concatenate, frameOf, replyOf } from "./vectors.ts";

interface Heard {
  readonly frames: Uint8Array[];
  readonly discards: Array<{ cause: DiscardCause; bytes: number }>;
  readonly reader: FrameReader;
}

function listen(format = responseFormat): Heard {
  const frames: Uint8Array[] = [];
  const discards: Heard["discards"] = [];
  const reader = new FrameReader(format, {
    onFrame: (frame) => frames.push(frame),
    onDiscard: (cause, bytes) => discards.push({ cause, bytes }),
  });
  return { frames, discards, reader };
}

/** Feeds the stream in chunks of the given sizes, over and over; then lets the line go quiet until nothing is left. */
function hear(
  stream: Uint8Array,
  sizes: readonly number[] = [stream.length],
  format = responseFormat,
): Heard {
  const heard = listen(format);
  for (let at = 0, turn = 0; at < stream.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    heard.reader.push(stream.subarray(at, at + size));
    at += size;
  }
  while (heard.reader.pending > 0) heard.reader.abandon();
  return heard;
}

/** Quicker to compare than arrays of bytes. */
function hex(frames: readonly Uint8Array[]): string[] {
  return frames.map((frame) => Buffer.from(frame).toString("hex"));
}

function accounted({ frames, discards }: Heard): number {
  return [...frames.map(({ length }) => length), ...discards.map(({ bytes }) => bytes)].reduce(
    (a, b) => a + b,
    0,
  );
}

const cards = cardVectors.map(replyOf);
const card = cards[0]!;
const noCard = frameOf("00 04 00 00 80 84");
const found = frameOf("00 08 00 00 9F 00 00 00 00 97");
const samId = frameOf("00 14 00 00 90 05 00 01 00 E5 D6 34 01 87 D6 12 00 B1 CB 74 00 CB");

const isLong = (frame: Uint8Array) => frame.length === 1295;

const sizesArbitrary = fc.array(fc.integer({ min: 1, max: 1400 }), { minLength: 1, maxLength: 8 });
/** Any reply there can be: short ones of any content, and card replies of any text and photo. */
const frameArbitrary = fc.oneof(
  fc.uint8Array({ minLength: 3, maxLength: 80 }).map(buildFrame),
  fc
    .uint8Array({ minLength: 1280, maxLength: 1280 })
    .map((data) => buildFrame(concatenate(Uint8Array.of(0, 0, 0x90, 1, 0, 4, 0), data))),
);
/** No preamble, not even half of one at the end, but everything short of it. */
const garbageArbitrary = fc
  .array(fc.oneof(fc.constantFrom(0xaa, 0x96, 0x69), fc.integer({ min: 0, max: 255 })), { maxLength: 60 })
  .map((bytes) => Uint8Array.from(bytes))
  .filter((bytes) => !Buffer.from(bytes).includes(Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69])));

describe("the frame vectors", () => {
  it.each(cardVectors.map((vector) => [vector.type, vector] as const))("are right: %s", (_type, vector) => {
    const frame = replyOf(vector);
    expect(frame).toHaveLength(1295);
    expect(createHash("sha256").update(frame).digest("hex")).toBe(vector.sha256);
    expect(isFrame(responseFormat, frame)).toBe(true);
    expect(hex(hear(frame).frames)).toEqual(hex([frame]));
  });
});

describe("a stream of good frames", () => {
  it("comes out whole when cut in two at every byte", () => {
    const stream = concatenate(noCard, found, card, samId);
    for (let cut = 1; cut < stream.length; cut++) {
      const heard = listen();
      heard.reader.push(stream.subarray(0, cut));
      heard.reader.push(stream.subarray(cut));
      expect(hex(heard.frames)).toEqual(hex([noCard, found, card, samId]));
      expect(heard.discards).toEqual([]);
    }
  });

  it("comes out byte by byte, at the very byte that ends each frame", () => {
    const heard = listen();
    for (const byte of card) {
      expect(heard.frames).toHaveLength(0);
      heard.reader.push(Uint8Array.of(byte));
    }
    expect(hex(heard.frames)).toEqual(hex([card]));
  });

  it("comes out whole however it is cut and whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(frameArbitrary, { maxLength: 8 }), sizesArbitrary, (frames, sizes) => {
        expect(hex(hear(concatenate(...frames), sizes).frames)).toEqual(hex(frames));
      }),
      { numRuns: 300 },
    );
  });

  it("leaves frames alone that were handed out before, and lets them be wiped", () => {
    const heard = listen();
    for (let turn = 0; turn < 200; turn++) {
      heard.reader.push(card);
      heard.frames.at(-2)?.fill(0);
    }
    expect(heard.frames).toHaveLength(200);
    expect(heard.frames.at(-1)).toEqual(card);
    expect(heard.frames.slice(0, -1).every((frame) => frame.every((byte) => byte === 0))).toBe(true);
  });
});

describe("noise", () => {
  it("loses no frame before, between and behind it, and every byte is accounted for", () => {
    const pieces = fc.array(fc.tuple(garbageArbitrary, frameArbitrary), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pieces, garbageArbitrary, sizesArbitrary, (pairs, last, sizes) => {
        const stream = concatenate(...pairs.flat(), last);
        const heard = hear(stream, sizes);
        expect(hex(heard.frames)).toEqual(hex(pairs.map(([, frame]) => frame)));
        expect(accounted(heard)).toBe(stream.length);
      }),
      { numRuns: 300 },
    );
  });

  it("of leading AA does not hide the preamble", () => {
    for (const extra of [1, 2, 3, 4, 50]) {
      const heard = hear(concatenate(new Uint8Array(extra).fill(0xaa), found), [1]);
      expect(hex(heard.frames)).toEqual(hex([found]));
      expect(heard.discards).toEqual([{ cause: "garbage", bytes: extra }]);
    }
  });

  it("is reported once for each stretch, as soon as a frame or silence ends it", () => {
    const heard = listen();
    heard.reader.push(Uint8Array.of(1, 2, 3));
    heard.reader.push(Uint8Array.of(4));
    expect(heard.discards).toEqual([]);
    heard.reader.abandon();
    expect(heard.discards).toEqual([{ cause: "garbage", bytes: 4 }]);
    heard.reader.push(Uint8Array.of(0xaa, 0xaa, 0x17, 0xaa, 0xaa));
    heard.reader.abandon();
    expect(heard.discards.slice(1)).toEqual([{ cause: "garbage", bytes: 5 }]);
  });
});

describe("a damaged frame", () => {
  it("with any one bit inverted is never passed, and the next one comes out", () => {
    for (const frame of [noCard, found, samId, ...cards]) {
      for (let bit = 0; bit < frame.length * 8; bit++) {
        const bad = frame.slice();
        bad[bit >> 3]! ^= 1 << (bit & 7);
        const heard = hear(concatenate(bad, noCard));
        expect(hex(heard.frames)).toEqual(hex([noCard]));
      }
    }
  });

  it("is reported once and loses one byte, before the search goes on", () => {
    const bad = card.slice();
    bad[700]! ^= 0x10;
    const heard = hear(concatenate(bad, card), [64]);
    expect(hex(heard.frames)).toEqual(hex([card]));
    expect(heard.discards).toEqual([
      { cause: "wrongChecksum", bytes: 1 },
      { cause: "garbage", bytes: 1294 },
    ]);
  });

  it("that lost bytes anywhere does not take the next one with it", () => {
    const lost = fc.tuple(fc.integer({ min: 0, max: 1294 }), fc.integer({ min: 1, max: 1294 }));
    fc.assert(
      fc.property(lost, sizesArbitrary, ([from, count], sizes) => {
        const cut = concatenate(card.subarray(0, from), card.subarray(from + count));
        const heard = hear(concatenate(card, cut, card, noCard), sizes);
        // Whatever is lost, the last short frame cannot be part of the damage.
        expect(heard.frames.at(-1)).toEqual(noCard);
        expect(hex(heard.frames.filter(isLong))).toEqual(hex([card, card]));
      }),
      { numRuns: 500 },
    );
  });

  it("that was cut is not passed even where the checksum fits by chance, for every length of the cut", () => {
    for (let missing = 1; missing <= 1270; missing++) {
      const cut = card.slice(0, 1295 - missing);
      // The beginning of what follows becomes this frame's end: one byte is chosen so that the checksum is right.
      const seen = concatenate(cut, concatenate(noCard, card).subarray(0, missing));
      cut[20]! ^= seen.subarray(5).reduce((xor, byte) => xor ^ byte, 0);
      const heard = hear(concatenate(cut, noCard, card), [64]);
      expect(hex(heard.frames)).toEqual(hex([noCard, card]));
      expect(heard.discards[0]).toEqual({ cause: "overrun", bytes: 1 });
    }
  });

  it("with an impossible Len is left at once", () => {
    for (const len of ["00 00", "00 03", "09 11", "0A 00", "FF FF", "AA AA"]) {
      const heard = listen();
      heard.reader.push(concatenate(frameOf(len), card));
      expect(hex(heard.frames)).toEqual(hex([card]));
      expect(heard.discards[0]).toEqual({ cause: "absurdLength", bytes: 1 });
    }
    for (const len of [4, 0xff]) expect(hear(buildFrame(new Uint8Array(len - 1))).frames).toHaveLength(1);
  });

  it("whose Len names another possible length is not passed, and hides nothing", () => {
    for (let len = 4; len <= 0x0910; len++) {
      if (len === 0x0508) continue;
      const bad = card.slice();
      bad[5] = len >> 8;
      bad[6] = len & 0xff;
      const heard = hear(concatenate(bad, noCard, card), [1295]);
      expect(hex(heard.frames.filter(isLong))).toEqual(hex([card]));
      // A short Len makes a short frame of the card's first bytes, which no command takes for its reply.
      const others = heard.frames.filter((frame) => !isLong(frame));
      expect(others.at(-1)).toEqual(noCard);
      expect(others.every((frame) => frame === others.at(-1) || frame.length === len + 7)).toBe(true);
      if (len > 0xff) expect(others).toHaveLength(1);
    }
  });

  it("whose Len is too short for a card's data is refused although its checksum is right", () => {
    for (let len = 8; len <= 0xff; len++) {
      const bad = card.slice();
      bad[5] = 0;
      bad[6] = len;
      bad[len + 6] = bad.subarray(5, len + 6).reduce((xor, byte) => xor ^ byte, 0);
      // The SAM id's length is the one at which such bytes may be right.
      expect(hex(hear(concatenate(bad, noCard)).frames)).toEqual(
        hex(len === 0x14 ? [bad.subarray(0, 27), noCard] : [noCard]),
      );
    }
  });

  it("whose Len disagrees with the lengths inside it is refused although its checksum is right", () => {
    const bad = card.slice();
    bad[10] = 2;
    bad[1294]! ^= 3;
    expect(hear(concatenate(bad, card)).discards[0]).toEqual({ cause: "wrongLayout", bytes: 1 });
    const withFingerprint = buildFrame(
      concatenate(Uint8Array.of(0, 0, 0x90, 1, 0, 4, 0, 4, 0), new Uint8Array(2304)),
    );
    expect(withFingerprint).toHaveLength(2321);
    expect(hex(hear(withFingerprint).frames)).toEqual(hex([withFingerprint]));
  });
});

describe("a quiet line", () => {
  it("sets free the good frame behind a false header", () => {
    for (const falseHeader of ["07 0A 00 00", "09 10", "05 08 00 00 90 01 00 04 00 4B 6D"]) {
      const heard = listen();
      heard.reader.push(concatenate(frameOf(falseHeader), found, samId));
      expect(hex(heard.frames)).toEqual(hex([]));
      heard.reader.abandon();
      expect(hex(heard.frames)).toEqual(hex([found, samId]));
      expect(heard.discards[0]).toEqual({ cause: "stalled", bytes: 1 });
    }
  });

  it("gives up one header at a time", () => {
    const heard = listen();
    heard.reader.push(concatenate(frameOf("08 00"), frameOf("07 00"), card.subarray(0, 1000)));
    heard.reader.abandon();
    heard.reader.abandon();
    expect(heard.discards.filter(({ cause }) => cause === "stalled")).toHaveLength(2);
    heard.reader.push(card.subarray(1000));
    expect(hex(heard.frames)).toEqual(hex([card]));
  });

  it("sets free a frame that holds, or ends like, the beginning of another", () => {
    const ends = ["AA", "AA AA AA", "AA AA AA 96", "AA AA AA 96 69", "AA AA AA 96 69 00 04 00"];
    for (const end of ends) {
      const tail = frameOf(end).subarray(5);
      const data = new Uint8Array(1280).fill(0x20);
      data.set(tail, 1280 - tail.length);
      const body = concatenate(Uint8Array.of(0, 0, 0x90, 1, 0, 4, 0), data);
      // Make the checksum continue the tail.
      for (const checksum of [0xaa, 0x96, 0x69, 0x00]) {
        const frame = buildFrame(body);
        body[100]! ^= frame.at(-1)! ^ checksum;
        const wanted = buildFrame(body);
        expect(wanted.at(-1)).toBe(checksum);
        expect(hex(hear(wanted, [64]).frames)).toEqual(hex([wanted]));
        expect(hex(hear(concatenate(wanted, card), [64]).frames)).toEqual(hex([wanted, card]));
      }
    }
  });

  it("does not search inside a frame that is still coming", () => {
    const data = new Uint8Array(1280);
    data.set(noCard, 500);
    data[520] = 0x55;
    const inner = buildFrame(concatenate(Uint8Array.of(0, 0, 0x90, 1, 0, 4, 0), data));
    const heard = listen();
    heard.reader.push(inner.subarray(0, 1200));
    expect(hex(heard.frames)).toEqual(hex([]));
  });
});

describe("any bytes at all", () => {
  it("are accounted for to the last, and what comes out has a right checksum", () => {
    const bytes = fc.array(
      fc.oneof(
        fc.constant(frameOf("")),
        fc.constant(frameOf("00 04")),
        fc.constant(frameOf("09 00")),
        frameArbitrary,
        fc.uint8Array({ maxLength: 30 }),
        fc.tuple(frameArbitrary, fc.nat(1294)).map(([frame, length]) => frame.subarray(0, length)),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(bytes, sizesArbitrary, (parts, sizes) => {
        const stream = concatenate(...parts);
        const heard = hear(stream, sizes);
        expect(accounted(heard)).toBe(stream.length);
        expect(heard.frames.every((frame) => isFrame(responseFormat, frame))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("come out the same however they are cut", () => {
    const parts = fc.array(fc.oneof(frameArbitrary, garbageArbitrary, fc.constant(frameOf("00 20 AA"))), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(parts, sizesArbitrary, (pieces, sizes) => {
        const stream = concatenate(...pieces);
        const [one, other] = [hear(stream, sizes), hear(stream, [1])];
        expect(hex(one.frames)).toEqual(hex(other.frames));
        expect(one.discards).toEqual(other.discards);
      }),
      { numRuns: 200 },
    );
  });
});

describe("requests", () => {
  it("are found by the same rules with a Len from 3 to 64", () => {
    const find = frameOf("00 03 20 01 22");
    expect(hex(hear(concatenate(Uint8Array.of(0xaa), find, find), [1], requestFormat).frames)).toEqual(
      hex([find, find]),
    );
    const wrong = frameOf("00 03 20 01 21");
    expect(hear(wrong, [1], requestFormat).discards[0]).toEqual({ cause: "wrongChecksum", bytes: 1 });
    for (const len of ["00 02", "00 41", "05 08"]) {
      expect(hear(frameOf(len), [7], requestFormat).discards[0]).toEqual({ cause: "absurdLength", bytes: 1 });
    }
  });

  it("leave nothing behind when forgotten", () => {
    const heard = listen();
    heard.reader.push(card.subarray(0, 900));
    heard.reader.clear();
    expect(heard.reader.pending).toBe(0);
    heard.reader.push(card);
    expect(hex(heard.frames)).toEqual(hex([card]));
    expect(heard.discards).toEqual([]);
  });
});
