import { describe, expect, it } from "vitest";
import type { DeviceErrorCode } from "../../../device-drivers/device/errors.ts";
import {
  findCard,
  readCardData,
  readSamId,
  resetSam,
} from "../../../device-drivers/id-card-reader/commands.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { lateReplyDelay, SimulatedIdCardReader } from "../../../device-drivers/id-card-reader/simulated.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";
import { MemoryLine } from "./memory-line.ts";
import { concatenate, frameOf, photo } from "./vectors.ts";

const alice = personas[0]!.document;
const bob = personas[2]!.document;
const never = new AbortController().signal;

function powerUp({ chunkSize = 64, baudRate = 115_200, durations = {} } = {}) {
  const clock = new SimulatedClock();
  const line = new MemoryLine(chunkSize);
  const reader = new SimulatedIdCardReader(clock, durations);
  reader.attach(line.device);
  const session = createIdCardReaderSession(line.host, clock, { baudRate });
  return { clock, line, reader, session };
}

/** A session whose device says only what the test says. */
function speakFor() {
  const clock = new SimulatedClock();
  const line = new MemoryLine();
  line.device.onData(() => {});
  const say = (tail: string) => line.device.write(frameOf(tail));
  return { clock, line, say, session: createIdCardReaderSession(line.host, clock) };
}

/** Lets simulated time pass until the promise is settled. */
async function within<T>(clock: SimulatedClock, work: Promise<T>, limit = 20_000) {
  const from = clock.now();
  let isSettled = false;
  const settled = work.then(
    (value) => ({ value, took: clock.now() - from }),
    (error: unknown) => ({ error: error as Error & { code?: DeviceErrorCode }, took: clock.now() - from }),
  );
  void settled.then(() => {
    isSettled = true;
  });
  await settle();
  while (!isSettled && clock.now() - from < limit) await clock.advance(10);
  if (!isSettled) throw new Error(`not settled within ${limit} ms`);
  const result = await settled;
  return { value: undefined, error: undefined, ...result };
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("a reader in order", () => {
  it("identifies itself", async () => {
    const { clock, session } = powerUp();
    expect((await within(clock, session.identify(never))).value).toEqual({
      protocol: "GA/T 467 SAM_V",
      serialNumber: "05.01-20240101-0001234567-0007654321",
    });
    expect((await within(clock, session.checkHealth(never))).error).toBeUndefined();
    expect((await within(clock, session.reset(never))).error).toBeUndefined();
  });

  it.each(personas.map((persona) => [persona.id, persona] as const))(
    "reads the card of %s",
    async (_id, persona) => {
      const { clock, reader, session } = powerUp({ chunkSize: 7 });
      expect((await within(clock, session.findAndSelect(never))).value).toBe("noCard");
      reader.layCard(persona.document, photo);
      expect((await within(clock, session.findAndSelect(never))).value).toBe("card");
      const { value } = await within(clock, session.readCard(never));
      // The photo stays in the driver: there is no decoder.
      expect(value).toEqual({ document: persona.document });
    },
  );

  it("knows that a read card still lies there, and when it is gone, although find does not see it", async () => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice, photo, { newestAddress: "样例省样例市新址1号" });
    await within(clock, session.findAndSelect(never));
    await within(clock, session.readCard(never));
    expect((await within(clock, session.findAndSelect(never))).value).toBe("noCard");
    expect((await within(clock, session.cardStillThere(never))).value).toBe(true);
    expect((await within(clock, session.cardStillThere(never))).value).toBe(true);
    reader.removeCard();
    expect((await within(clock, session.cardStillThere(never))).value).toBe(false);
    reader.layCard(bob);
    expect((await within(clock, session.cardStillThere(never))).value).toBe(false);
    expect((await within(clock, session.findAndSelect(never))).value).toBe("card");
    expect((await within(clock, session.readCard(never))).value?.document).toEqual(bob);
    expect((await within(clock, session.cardStillThere(never))).value).toBe(true);
  });

  it("never gets a second command before it has answered the first", async () => {
    const { clock, line, reader, session } = powerUp();
    const events: string[] = [];
    reader.onWire((direction) => events.push(direction));
    const all = Promise.all([
      session.identify(never),
      session.findAndSelect(never),
      session.checkHealth(never),
    ]);
    await settle();
    expect(line.written).toHaveLength(1);
    expect((await within(clock, all)).error).toBeUndefined();
    expect(events.join(" ")).toMatch(/^(toDevice toHost ?){4}$/);
  });
});

describe("what a card holds besides", () => {
  const finger = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 3) & 0xff);

  it.each([512, 1024])("%i bytes of fingerprint come with text and photo when asked for", async (length) => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice, photo, { fingerprint: finger(length) });
    await within(clock, session.findAndSelect(never));
    const { value } = await within(clock, session.readCardWithFingerprint(never));
    expect(value?.document).toEqual(alice);
    expect(value?.fingerprint).toEqual({ kind: "read", template: finger(length) });
  });

  it("no fingerprint is told apart from one that cannot be read, and neither loses the rest", async () => {
    for (const [fault, kind] of [
      [undefined, "notOnCard"],
      ["fingerprintNotVerified", "notReadable"],
      ["noFingerprintCommand", "notReadable"],
    ] as const) {
      const { clock, reader, session } = powerUp();
      reader.layCard(alice, photo, fault ? { fingerprint: finger(1024) } : {});
      if (fault) reader.setFault(fault);
      await within(clock, session.findAndSelect(never));
      const { value } = await within(clock, session.readCardWithFingerprint(never));
      expect(value?.document).toEqual(alice);
      expect(value?.fingerprint).toEqual({ kind });
    }
  });

  it("a reading with fingerprint that gets lost is repeated from a reset", async () => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice, photo, { fingerprint: finger(1024) });
    await within(clock, session.findAndSelect(never));
    reader.setFault("silence");
    expect((await within(clock, session.readCardWithFingerprint(never))).error?.code).toBe("device.silent");
    reader.clearFault("silence");
    expect((await within(clock, session.findAndSelect(never))).value).toBe("card");
    const { value } = await within(clock, session.readCardWithFingerprint(never));
    expect(value?.fingerprint.kind).toBe("read");
  });

  it("after a fingerprint was asked for, the line is left alone for the time of its longest reply", async () => {
    const { clock, line, session } = speakFor();
    await within(clock, session.readCardWithFingerprint(never));
    const next = session.checkHealth(never);
    await clock.advance(190);
    expect(line.written).toHaveLength(1);
    await clock.advance(20);
    expect(line.written).toHaveLength(2);
    await within(clock, next);
  });

  it("the newest address is read where one was appended, without losing the card", async () => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice, photo, { newestAddress: "样例省样例市新址1号" });
    await within(clock, session.findAndSelect(never));
    await within(clock, session.readCard(never));
    expect((await within(clock, session.readNewestAddress(never))).value).toBe("样例省样例市新址1号");
    reader.removeCard();
    expect((await within(clock, session.readNewestAddress(never))).error?.code).toBe("reader.cardMoved");
    reader.layCard(bob);
    const missing = await within(clock, session.readNewestAddress(never));
    expect(missing).toMatchObject({ value: undefined, error: undefined });
  });

  it("a reader that fails over the newest address does not give the read card once more", async () => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice);
    await within(clock, session.findAndSelect(never));
    await within(clock, session.readCard(never));
    reader.setFault("silence");
    expect((await within(clock, session.readNewestAddress(never))).error?.code).toBe("device.silent");
    reader.clearFault("silence");
    expect((await within(clock, session.findAndSelect(never))).value).toBe("noCard");
  });
});

describe("the security module", () => {
  it("tells its number and its state, also when it refuses all else", async () => {
    const { clock, reader, session } = powerUp();
    expect((await within(clock, session.readSamId(never))).value).toBe(
      "05.01-20240101-0001234567-0007654321",
    );
    expect((await within(clock, session.readSamState(never))).value).toBe("ready");
    reader.setFault("selfTestFailed");
    expect((await within(clock, session.readSamState(never))).value).toBe("selfTestFailed");
    reader.clearFault("selfTestFailed");
    reader.setFault("samNotAuthorised");
    expect((await within(clock, session.readSamState(never))).value).toBe("notAuthorised");
  });
});

describe("a card", () => {
  it("that is lifted during the read has moved", async () => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice);
    reader.setFault("cardLiftedDuringRead");
    await within(clock, session.findAndSelect(never));
    expect((await within(clock, session.readCard(never))).error?.code).toBe("reader.cardMoved");
    expect((await within(clock, session.findAndSelect(never))).value).toBe("noCard");
    reader.layCard(alice);
    expect((await within(clock, session.findAndSelect(never))).value).toBe("card");
    expect((await within(clock, session.readCard(never))).value?.document).toEqual(alice);
  });

  it("that is lifted between find and select is no card", async () => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice);
    const finding = session.findAndSelect(never);
    await clock.advance(35);
    reader.removeCard();
    expect((await within(clock, finding)).value).toBe("noCard");
  });

  it("is found and selected anew when the reader has lost its authorisation", async () => {
    const { clock, line, reader, session } = powerUp();
    reader.layCard(alice);
    expect((await within(clock, session.readCard(never))).value?.document).toEqual(alice);
    expect(line.written).toHaveLength(4);
    reader.removeCard();
    reader.detach();
    reader.attach(line.device);
    expect((await within(clock, session.readCard(never))).error?.code).toBe("reader.cardMoved");
  });

  it.each([
    ["31 35", "reader.cardRejected"],
    ["32 36", "reader.cardRejected"],
    ["33 37", "reader.cardRejected"],
    ["40 44", "reader.cardUnreadable"],
    ["41 45", "reader.cardMoved"],
    ["47 43", "reader.cardMoved"],
    ["80 84", "reader.cardMoved"],
    ["24 20", "device.notReady"],
    ["21 25", "device.garbled"],
  ] as const)("that cannot be read is told by the reader's status %s", async (status, code) => {
    const { clock, say, session } = speakFor();
    const reading = session.readCard(never);
    await clock.advance(5);
    say(`00 04 00 00 ${status}`);
    expect((await within(clock, reading, 100)).error?.code).toBe(code);
  });
});

describe("a spoiled reply", () => {
  for (const fault of ["garbageBeforeFrame", "flippedBit", "cutFrame"] as const) {
    it(`does not lose the card: ${fault} in every exchange of a reading`, async () => {
      for (let spoilt = 0; spoilt < 3; spoilt++) {
        const { clock, reader, session } = powerUp();
        reader.layCard(alice, photo);
        if (spoilt === 0) reader.setFault(fault);
        const finding = session.findAndSelect(never);
        if (spoilt === 1) {
          await clock.advance(35);
          reader.setFault(fault);
        }
        expect((await within(clock, finding)).value).toBe("card");
        if (spoilt === 2) reader.setFault(fault);
        const { value, took } = await within(clock, session.readCard(never));
        expect(value?.document).toEqual(alice);
        expect(reader.state.faults).toEqual([]);
        expect(took).toBeLessThan(fault === "garbageBeforeFrame" ? 450 : 1300);
        expect((await within(clock, session.cardStillThere(never))).value).toBe(true);
      }
    });
  }

  it("that comes again spoiled is an error, and the card can be read after it", async () => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice);
    await within(clock, session.findAndSelect(never));
    reader.setFault("flippedBit");
    const reading = session.readCard(never);
    await clock.advance(500);
    reader.setFault("flippedBit");
    expect((await within(clock, reading)).error?.code).toBe("device.garbled");
    // The reader takes the card for read: without its reset it would not be found where it lies.
    expect((await within(clock, session.findAndSelect(never))).value).toBe("card");
    expect((await within(clock, session.readCard(never))).value?.document).toEqual(alice);
  });

  it("that noise alone precedes is waited for, and is not asked for twice", async () => {
    const { clock, line, session } = speakFor();
    const finding = session.findAndSelect(never);
    await clock.advance(5);
    line.device.write(Uint8Array.of(0xaa, 0xaa, 0x17, 0xaa));
    await clock.advance(500);
    expect(line.written).toHaveLength(1);
    line.device.write(frameOf("00 04 00 00 80 84"));
    expect((await within(clock, finding, 50)).value).toBe("noCard");
  });

  it.each(["10 14", "11 15"])("to a spoiled request, SW3 %s, sends it once more", async (status) => {
    const { clock, line, say, session } = speakFor();
    const finding = session.findAndSelect(never);
    await clock.advance(5);
    say(`00 04 00 00 ${status}`);
    await clock.advance(200);
    expect(line.written).toHaveLength(2);
    say("00 04 00 00 80 84");
    expect((await within(clock, finding, 50)).value).toBe("noCard");

    const second = session.checkHealth(never);
    await clock.advance(200);
    say(`00 04 00 00 ${status}`);
    await clock.advance(200);
    say(`00 04 00 00 ${status}`);
    expect((await within(clock, second, 50)).error?.code).toBe("device.garbled");
  });

  it("whose very preamble is damaged is asked for again long before the deadline", async () => {
    const { clock, line, session } = speakFor();
    const finding = session.findAndSelect(never);
    await clock.advance(5);
    line.device.write(Uint8Array.of(0xaa, 0xab, 0xaa, 0x96, 0x69, 0, 4, 0, 0, 0x80, 0x84));
    await clock.advance(200);
    expect(line.written).toHaveLength(2);
    line.device.write(frameOf("00 04 00 00 80 84"));
    expect((await within(clock, finding, 50)).value).toBe("noCard");
  });

  it("that is asked for again may still come twice: the next command first puts the line in order", async () => {
    const { clock, line, reader, session } = powerUp();
    reader.setFault("flippedBit");
    await within(clock, session.checkHealth(never));
    await within(clock, session.checkHealth(never));
    await within(clock, session.checkHealth(never));
    const [status, samId] = [line.written[0], hexOf(readSamId.request)];
    expect(line.written).toEqual([status, status, samId, status, status]);
  });

  it("behind a false header comes out when the line is quiet", async () => {
    const { clock, line, session } = speakFor();
    const finding = session.findAndSelect(never);
    await clock.advance(5);
    line.device.write(concatenate(frameOf("05 05 05"), frameOf("00 04 00 00 80 84")));
    expect((await within(clock, finding)).value).toBe("noCard");
  });
});

describe("a silent reader", () => {
  it("is told by the deadline of each command", async () => {
    for (const [baudRate, added] of [
      [115_200, 0],
      [9600, Math.ceil((10 + 1295) / 0.96)],
    ] as const) {
      const { clock, reader, session } = powerUp({ baudRate });
      reader.setFault("silence");
      const { error, took } = await within(clock, session.readCard(never));
      expect(error?.code).toBe("device.silent");
      expect(took).toBeGreaterThanOrEqual(3000 + added);
      expect(took).toBeLessThanOrEqual(3010 + added);
    }
    for (const [ask, deadline] of [
      ["reset", 5000],
      ["checkHealth", 1000],
      ["identify", 1000],
    ] as const) {
      const { clock, reader, session } = powerUp();
      reader.setFault("silence");
      const { error, took } = await within<unknown>(clock, session[ask](never));
      expect(error?.code).toBe("device.silent");
      expect(took).toBeLessThanOrEqual(deadline + 10);
      expect(took).toBeGreaterThanOrEqual(deadline);
    }
  });

  it("goes on where it was when it speaks again", async () => {
    const { clock, reader, session } = powerUp();
    reader.layCard(alice);
    await within(clock, session.findAndSelect(never));
    reader.setFault("silence");
    expect((await within(clock, session.readCard(never))).error?.code).toBe("device.silent");
    reader.clearFault("silence");
    expect((await within(clock, session.findAndSelect(never))).value).toBe("card");
    expect((await within(clock, session.readCard(never))).value?.document).toEqual(alice);
  });

  it("leaves the line alone until nothing late can come", async () => {
    const { clock, line, say, session } = speakFor();
    const first = within(clock, session.checkHealth(never));
    expect((await first).error?.code).toBe("device.silent");
    const second = session.checkHealth(never);
    await clock.advance(100);
    expect(line.written).toHaveLength(1);
    say("00 04 00 00 90 94");
    await clock.advance(115);
    expect(line.written).toHaveLength(1);
    await clock.advance(10);
    // Then comes the command whose reply no late one can be taken for.
    expect(line.written.slice(1)).toEqual([hexOf(readSamId.request)]);
    say("00 04 00 00 90 94");
    say("00 14 00 00 90 05 00 01 00 E5 D6 34 01 87 D6 12 00 B1 CB 74 00 CB");
    await clock.advance(1);
    say("00 04 00 00 66 62");
    expect((await within(clock, second, 50)).error?.code).toBe("reader.notAuthorised");
  });

  it("on a line that never goes quiet is an error, not a wait without end", async () => {
    const { clock, line, session } = speakFor();
    await within(clock, session.checkHealth(never));
    const babble = () => {
      line.device.write(Uint8Array.of(0x55));
      clock.setTimeout(babble, 50);
    };
    babble();
    const { error, took } = await within(clock, session.checkHealth(never));
    expect(error?.code).toBe("device.garbled");
    expect(took).toBeLessThan(2200);
  });
});

describe("a late reply", () => {
  it("is never taken for the next command's, however late", async () => {
    for (let delay = 1000; delay < lateReplyDelay; delay += 170) {
      const { clock, session, reader, line } = powerUp();
      reader.layCard(alice);
      await within(clock, session.findAndSelect(never));
      await within(clock, session.readCard(never));
      // "Still there" comes late; by then the card is gone.
      reader.setFault("lateReply");
      const first = await within(clock, session.cardStillThere(never));
      expect(first.error?.code).toBe("device.silent");
      reader.removeCard();
      await clock.advance(delay);
      expect((await within(clock, settledTrue(session.cardStillThere(never)))).value).toBe(false);
      await clock.advance(lateReplyDelay);
      expect(await within(clock, session.cardStillThere(never))).toMatchObject({ value: false });
      expect(line.written.length).toBeGreaterThan(5);
    }
  });

  it("of a whole card is never taken for the next person's", async () => {
    for (const pause of [0, 500, 2000, 2480, 2600, 4000]) {
      const { clock, session, reader } = powerUp();
      reader.layCard(alice);
      await within(clock, session.findAndSelect(never));
      reader.setFault("lateReply");
      expect((await within(clock, session.readCard(never))).error?.code).toBe("device.silent");
      reader.layCard(bob);
      await clock.advance(pause);
      for (let turn = 0; turn < 20; turn++) {
        const { value } = await within(clock, session.findAndSelect(never));
        if (value === "card") break;
        await clock.advance(300);
      }
      expect((await within(clock, session.readCard(never))).value?.document).toEqual(bob);
    }
  });
});

/** `true` only when the promise gives true: an error is no answer. */
function settledTrue(work: Promise<boolean>): Promise<boolean> {
  return work.then(
    (value) => value,
    () => false,
  );
}

describe("a reader out of order", () => {
  it.each([
    ["selfTestFailed", "reader.selfTestFailed"],
    ["samNotAuthorised", "reader.notAuthorised"],
  ] as const)("says so whatever it is asked: %s", async (fault, code) => {
    const { clock, reader, session } = powerUp();
    reader.setFault(fault);
    for (const work of [
      () => session.identify(never),
      () => session.checkHealth(never),
      () => session.reset(never),
      () => session.findAndSelect(never),
      () => session.readCard(never),
      () => session.readCardWithFingerprint(never),
      () => session.readNewestAddress(never),
      () => session.readSamId(never),
      () => session.cardStillThere(never),
    ]) {
      expect((await within<unknown>(clock, work())).error?.code).toBe(code);
    }
    reader.clearFault(fault);
    expect((await within(clock, session.checkHealth(never))).error).toBeUndefined();
  });

  it("whose line is lost rejects with the line's error", async () => {
    const { clock, line, session } = powerUp();
    line.isLost = true;
    const { error, took } = await within(clock, session.checkHealth(never));
    expect(error?.code).toBe("line.lost");
    expect(took).toBe(0);
  });
});

describe("an aborted call", () => {
  it("rejects at once with the reason, and the command it has sent is waited for", async () => {
    const { clock, line, reader, session } = powerUp();
    reader.layCard(alice);
    await within(clock, session.findAndSelect(never));
    const abort = new AbortController();
    const reading = within(clock, session.readCard(abort.signal));
    await clock.advance(100);
    abort.abort(new Error("enough"));
    const next = session.checkHealth(never);
    expect((await reading).error?.message).toBe("enough");
    expect(line.written.at(-1)).toBe(hexOf(readCardData.request));
    expect((await within(clock, next)).error).toBeUndefined();
    // The reader has read the card and we have not: it must be found again.
    expect((await within(clock, session.findAndSelect(never))).value).toBe("card");
    expect(line.written).toContain(hexOf(resetSam.request));
  });

  it("that still waits for its turn sends nothing", async () => {
    const { clock, line, session } = powerUp();
    const abort = new AbortController();
    const first = session.checkHealth(never);
    const second = within(clock, session.findAndSelect(abort.signal));
    abort.abort(new Error("enough"));
    expect((await second).error?.message).toBe("enough");
    await within(clock, first);
    expect(line.written).not.toContain(hexOf(findCard.request));
    const third = session.findAndSelect(abort.signal);
    expect((await within(clock, third)).error?.message).toBe("enough");
  });
});

describe("personal data", () => {
  it("is wiped from the bytes that a reading passed through, and no timer is left behind", async () => {
    const { clock, reader, session } = powerUp();
    const realSubarray = Uint8Array.prototype.subarray;
    const frames: Uint8Array[] = [];
    Uint8Array.prototype.subarray = function (this: Uint8Array, ...range: [number?, number?]) {
      const part = realSubarray.apply(this, range);
      if (part.length === 1295) frames.push(part);
      return part;
    } as typeof realSubarray;
    try {
      reader.layCard(alice, photo);
      await within(clock, session.findAndSelect(never));
      expect((await within(clock, session.readCard(never))).value?.document).toEqual(alice);
    } finally {
      Uint8Array.prototype.subarray = realSubarray;
    }
    expect(frames).toHaveLength(1);
    expect(frames[0]!.every((byte) => byte === 0)).toBe(true);
    await clock.advance(200);
    expect(clock.pendingTimers).toBe(0);
  });
});
