import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  abandonReply,
  noReplyBegun,
  type PrinterReply,
  type ReplyDialect,
  readReplies,
} from "../../../device-drivers/receipt-printer/replies.ts";
import { obstacleOf, summarise, unknownStatus } from "../../../device-drivers/receipt-printer/status.ts";
import {
  type StatusProfile,
  standardProfile,
  statusProfileNamed,
  statusProfileOf,
} from "../../../device-drivers/receipt-printer/status-profiles.ts";
import { unhex } from "./printer-support.ts";

const repliesOf = (...chunks: Uint8Array[]): PrinterReply[] => {
  let state = noReplyBegun;
  return chunks.flatMap((chunk) => {
    const step = readReplies(state, chunk);
    state = step.state;
    return step.replies;
  });
};

describe("reply stream", () => {
  it("tells the kinds of protocols §3.3 apart", () => {
    expect(repliesOf(unhex("12 10000000 00 13 11 5F41422000 372241423132 00 3D2331 00 1A"))).toEqual([
      { kind: "realTime", byte: 0x12 },
      { kind: "automatic", bytes: [0x10, 0, 0, 0] },
      { kind: "paperSensor", byte: 0 },
      { kind: "flow", on: false },
      { kind: "flow", on: true },
      { kind: "information", text: "AB " },
      { kind: "block", id: 0x22, text: "AB12" },
      { kind: "information", text: "1" },
      { kind: "realTime", byte: 0x1a },
    ]);
  });

  it("takes a real-time answer and XOFF out of the middle of an automatic status", () => {
    expect(repliesOf(unhex("10 13 00 12 0C 11 0F"))).toEqual([
      { kind: "flow", on: false },
      { kind: "realTime", byte: 0x12 },
      { kind: "flow", on: true },
      { kind: "automatic", bytes: [0x10, 0, 0x0c, 0x0f] },
    ]);
  });

  it("does not take the rest of a damaged status for a paper answer", () => {
    expect(repliesOf(unhex("10 80 00 00 12 00"))).toEqual([
      { kind: "discarded", bytes: [0x10] },
      { kind: "discarded", bytes: [0x80] },
      { kind: "discarded", bytes: [0x00] },
      { kind: "discarded", bytes: [0x00] },
      { kind: "realTime", byte: 0x12 },
      { kind: "paperSensor", byte: 0 },
    ]);
    const { state } = readReplies(noReplyBegun, unhex("10 00"));
    expect(readReplies(abandonReply(state), unhex("00")).replies).toEqual([
      { kind: "discarded", bytes: [0] },
    ]);
  });

  it("gives a block up that is no text, or too long, and goes on with what follows", () => {
    expect(repliesOf(unhex("5F 41 FE 12")).at(-1)).toEqual({ kind: "realTime", byte: 0x12 });
    const endless = Buffer.concat([unhex("5F"), Buffer.alloc(300, 0x41), unhex("12")]);
    expect(repliesOf(endless).at(-1)).toEqual({ kind: "realTime", byte: 0x12 });
    expect(readReplies(noReplyBegun, endless).state.begun).toEqual([]);
  });

  const realTime = fc
    .tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
    .map(([a, b, c, d]) => 0x12 | (a ? 4 : 0) | (b ? 8 : 0) | (c ? 0x20 : 0) | (d ? 0x40 : 0));
  const unmarked = fc.integer({ min: 0, max: 0x7f }).map((byte) => byte & 0x6f);
  const automatic = fc
    .tuple(realTime, unmarked, unmarked, unmarked)
    .map(([head, ...rest]): [number, number, number, number] => [head & ~2, ...rest]);
  const words = fc.string({ unit: fc.constantFrom(..."ABCxyz 0129-."), minLength: 1, maxLength: 20 });
  const message: fc.Arbitrary<{ bytes: number[]; reply: PrinterReply }> = fc.oneof(
    realTime.map((byte) => ({ bytes: [byte], reply: { kind: "realTime" as const, byte } })),
    automatic.map((bytes) => ({ bytes, reply: { kind: "automatic" as const, bytes } })),
    unmarked.map((byte) => ({ bytes: [byte], reply: { kind: "paperSensor" as const, byte } })),
    words.map((text) => ({
      bytes: [0x5f, ...Buffer.from(text), 0],
      reply: { kind: "information" as const, text },
    })),
    words.map((text) => ({
      bytes: [0x37, 0x22, ...Buffer.from(text), 0],
      reply: { kind: "block" as const, id: 0x22, text },
    })),
  );

  it("reads any sequence of replies, whatever is pushed in between and wherever it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(message, fc.array(fc.tuple(fc.nat(), fc.constantFrom(0x11, 0x13, 0x12, 0x1a)))), {
          maxLength: 12,
        }),
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        (messages, sizes) => {
          const bytes = messages.flatMap(([{ bytes: own }, pushed]) => {
            const all: number[] = [...own];
            for (const [place, byte] of pushed) all.splice(place % (all.length + 1), 0, byte);
            return all;
          });
          const chunks: Uint8Array[] = [];
          for (let at = 0; at < bytes.length; ) {
            const size = sizes.next().value ?? 1;
            chunks.push(Uint8Array.from(bytes.slice(at, at + size)));
            at += size;
          }
          const replies = repliesOf(...chunks);
          expect(replies).toEqual(repliesOf(Uint8Array.from(bytes)));
          const isPushed = (reply: PrinterReply) => reply.kind === "flow" || reply.kind === "realTime";
          expect(replies.filter((reply) => !isPushed(reply))).toEqual(
            messages.map(([{ reply }]) => reply).filter((reply) => !isPushed(reply)),
          );
          const count = (kind: string) => replies.filter((reply) => reply.kind === kind).length;
          const pushedBytes = messages.flatMap(([, pushed]) => pushed.map(([, byte]) => byte));
          expect(count("flow")).toBe(pushedBytes.filter((byte) => byte === 0x11 || byte === 0x13).length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("lives through any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const { state } = readReplies(noReplyBegun, noise);
        expect(state.begun.length).toBeLessThanOrEqual(84);
        const after = readReplies(
          abandonReply(state),
          Uint8Array.of(0x12, 0x37, 0x22, 0x41, 0x41, 0x41, 0x41, 0),
        );
        expect(after.replies.slice(-2)).toEqual([
          { kind: "realTime", byte: 0x12 },
          { kind: "block", id: 0x22, text: "AAAA" },
        ]);
      }),
    );
  });
});

/** Answers to `DLE EOT` 1 to 4 of a standard printer; undefined where it gave none. */
const summariseRealTime = (answers: {
  printer?: number;
  offlineCause?: number;
  errorCause?: number;
  paper?: number;
}) => {
  const { printer, offlineCause, errorCause, paper } = answers;
  const given = [printer, offlineCause, errorCause, paper];
  return summarise(
    standardProfile.queries.flatMap(({ table }, index) => {
      const byte = given[index];
      return byte === undefined ? [] : [{ table, bytes: [byte] }];
    }),
  );
};
const summariseAutomatic = (bytes: readonly number[], profile: StatusProfile = standardProfile) =>
  summarise([{ table: profile.automatic.table, bytes }]);

describe("the other dialects", () => {
  const inDialect = (dialect: ReplyDialect, hex: string) => {
    const whole = readReplies(noReplyBegun, unhex(hex), dialect).replies;
    // However it is cut.
    let state = noReplyBegun;
    const pieces = [...unhex(hex)].flatMap((byte) => {
      const next = readReplies(state, Uint8Array.of(byte), dialect);
      state = next.state;
      return next.replies;
    });
    expect(pieces).toEqual(whole);
    return whole;
  };

  it("takes a full status by its length, whatever its bytes, and finds its place again", () => {
    expect(inDialect("fullStatus", "100F 20 13 11 00 00 100F 00005F3B 5F4B504D00")).toEqual([
      { kind: "fullStatus", bytes: [0x20, 0x13, 0x11, 0] },
      { kind: "paperSensor", byte: 0 },
      { kind: "fullStatus", bytes: [0, 0, 0x5f, 0x3b] },
      { kind: "information", text: "KPM" },
    ]);
    expect(inDialect("fullStatus", "10 12 100F 01000000").at(-1)).toEqual({
      kind: "fullStatus",
      bytes: [1, 0, 0, 0],
    });
  });

  it("takes every byte of a one-byte status, also those that look like XON, XOFF or an answer", () => {
    expect(inDialect("oneByteStatus", "00 11 13 12 90 5F484D4B00")).toEqual([
      ...[0x00, 0x11, 0x13, 0x12, 0x90].map((byte) => ({ kind: "oneByteStatus", byte })),
      { kind: "information", text: "HMK" },
    ]);
  });

  it.each(["escPos", "fullStatus", "oneByteStatus"] as const)(
    "says in %s that it was switched on",
    (dialect) => {
      expect(inDialect(dialect, "3B3100")).toEqual([{ kind: "powerOn" }]);
      expect(inDialect(dialect, "3B3000")).toEqual([{ kind: "discarded", bytes: [0x3b, 0x30] }]);
    },
  );

  it.each(["fullStatus", "oneByteStatus"] as const)("lives through any bytes in %s", (dialect) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const { state, replies } = readReplies(noReplyBegun, noise, dialect);
        expect(state.begun.length).toBeLessThanOrEqual(84);
        expect(replies.length).toBeLessThanOrEqual(noise.length);
      }),
    );
  });
});

describe("profiles", () => {
  const named = (name: string) => statusProfileNamed(name) as StatusProfile;

  it("are chosen by what a printer calls itself", () => {
    expect(statusProfileOf("EPSON", "TM-T88V").name).toBe("standard");
    expect(statusProfileOf("", "").name).toBe("standard");
    expect(statusProfileOf("SNBC", "BTP-R580").name).toBe("snbc");
    expect(statusProfileOf("Custom SpA", "").name).toBe("custom");
    expect(statusProfileOf("", "VKP80II").name).toBe("custom");
    expect(statusProfileOf("HWASUNG", "HMK-056").name).toBe("hwasung");
    expect(statusProfileNamed("nobody")).toBeUndefined();
  });

  /** By the manuals: KPM210 p. 36 and KPM300 p. 113; HMK-056 p. 46. */
  it.each([
    ["custom", [0, 0, 0, 0], { device: "online", paper: "full", media: "notPresent" }, undefined],
    ["custom", [0x20, 0x2c, 0, 0], { device: "online", media: "present" }, undefined],
    ["custom", [0x05, 0, 0, 0], { device: "offline", paper: "out" }, "printer.paperOut"],
    ["custom", [0x04, 0, 0, 0], { device: "online", paper: "low" }, undefined],
    ["custom", [0x40, 0, 0, 0], { device: "online", paper: "low" }, undefined],
    ["custom", [0, 0x01, 0, 0], { cover: "open" }, "printer.coverOpen"],
    ["custom", [0, 0, 0x01, 0], { waiting: true }, undefined],
    ["custom", [0, 0, 0x40, 0], { media: "jammed" }, "printer.paperJam"],
    ["custom", [0, 0, 0, 0x01], { cutter: "fault" }, "printer.cutter"],
    ["custom", [0, 0, 0, 0x04], { device: "hardwareError", recoverable: false }, "printer.hardware"],
    ["hwasung", [0x00], { device: "online", paper: "full", media: "notPresent" }, undefined],
    ["hwasung", [0x98], { device: "online", paper: "low", media: "present" }, undefined],
    ["hwasung", [0x01], { paper: "out" }, "printer.paperOut"],
    ["hwasung", [0x02], { cover: "open" }, "printer.coverOpen"],
    ["hwasung", [0x04], { media: "jammed" }, "printer.paperJam"],
    ["hwasung", [0x20], { cutter: "fault" }, "printer.cutter"],
  ] as const)("%s understands %o", (name, bytes, expected, obstacle) => {
    const status = summariseAutomatic(bytes, named(name));
    expect(status).toMatchObject(expected);
    expect(obstacleOf(status)).toBe(obstacle);
  });

  it("knows that bit 5 of SNBC's DLE EOT 3 means nothing, and bit 6 a hot head", () => {
    const errorCause = named("snbc").queries[2];
    const status = (byte: number) =>
      summarise([{ table: errorCause?.table ?? { decides: [], bits: [] }, bytes: [byte] }]);
    expect(status(0x32)).toMatchObject({ recoverable: true, waiting: false });
    expect(status(0x52)).toMatchObject({ waiting: true });
  });
});

describe("meaning", () => {
  it("is all well for the idle printer of protocols §3.1 and §3.2", () => {
    const well = {
      device: "online",
      paper: "full",
      cover: "closed",
      cutter: "ok",
      media: "notSupported",
      recoverable: true,
      waiting: false,
    };
    expect(summariseRealTime({ printer: 0x12, offlineCause: 0x12, errorCause: 0x12, paper: 0x12 })).toEqual(
      well,
    );
    expect(summariseAutomatic([0x10, 0, 0, 0x0f])).toEqual(well);
    expect(obstacleOf(unknownStatus)).toBeUndefined();
  });

  it("is paper out for the vector of protocols §3.1", () => {
    const status = summariseRealTime({ printer: 0x1a, offlineCause: 0x32, errorCause: 0x12, paper: 0x7e });
    expect(status).toMatchObject({ device: "offline", paper: "out", cover: "closed", cutter: "ok" });
    expect(obstacleOf(status)).toBe("printer.paperOut");
  });

  it.each([
    ["cover open", { printer: 0x1a, offlineCause: 0x16 }, [0x38, 0, 0, 0], "printer.coverOpen"],
    ["paper end", { printer: 0x1a, paper: 0x72 }, [0x18, 0, 0x0c, 0], "printer.paperOut"],
    ["cutter", { printer: 0x1a, errorCause: 0x1a }, [0x18, 0x08, 0, 0], "printer.cutter"],
    ["unrecoverable", { printer: 0x1a, errorCause: 0x32 }, [0x18, 0x20, 0, 0], "printer.hardware"],
    ["offline, no cause", { printer: 0x1a, errorCause: 0x12 }, [0x18, 0, 0, 0], "printer.offline"],
    ["head hot, waits by itself", { printer: 0x1a, errorCause: 0x52 }, [0x18, 0x40, 0, 0], undefined],
    ["near end", { printer: 0x12, paper: 0x1e }, [0x10, 0, 0x03, 0], undefined],
  ] as const)("is the same in both reports: %s", (_name, answers, automatic, obstacle) => {
    expect(obstacleOf(summariseRealTime(answers))).toBe(obstacle);
    expect(obstacleOf(summariseAutomatic(automatic))).toBe(obstacle);
  });

  it("says low before out, and unknown for what was not answered", () => {
    expect(summariseRealTime({ printer: 0x12, paper: 0x1e }).paper).toBe("low");
    expect(summariseAutomatic([0x10, 0, 0x03, 0]).paper).toBe("low");
    expect(summariseRealTime({ printer: 0x12 })).toEqual({ ...unknownStatus, device: "online" });
    expect(summariseRealTime({ printer: 0x1a, errorCause: 0x32 }).recoverable).toBe(false);
  });
});
