import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { createDevice } from "../../../device-drivers/device/device.ts";
import type { DeviceError } from "../../../device-drivers/device/errors.ts";
import { idleGap } from "../../../device-drivers/id-card-reader/exchange.ts";
import {
  type BaudRate,
  baudRates,
  beginRateSearch,
  continueRateSearch,
  findBaudRate,
  type Heard,
  type RateSearch,
  searchingSource,
} from "../../../device-drivers/id-card-reader/rate-search.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { SimulatedIdCardReader } from "../../../device-drivers/id-card-reader/simulated.ts";
import { paceLine } from "../../../device-drivers/simulator/paced-line.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { loadPseudoTerminals, plugPty } from "../../../device-drivers/simulator/pty-line.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const never = new AbortController().signal;
const alice = personas[0]!.document;

/** The rates asked at, in order, when `heard` says how each ends. */
function walk(first: BaudRate, heard: (rate: BaudRate) => Heard) {
  const asked: BaudRate[] = [];
  let search: RateSearch = beginRateSearch(first);
  while (search.kind === "ask") {
    asked.push(search.baudRate);
    search = continueRateSearch(search, heard(search.baudRate));
  }
  return { asked, search };
}

describe("the steps of a search", () => {
  it.each(baudRates)("from %i on go through every rate once, the rest from the fastest", (first) => {
    const { asked, search } = walk(first, () => "noise");
    expect(asked).toEqual([first, ...baudRates.filter((rate) => rate !== first)]);
    expect(search.kind).toBe("notFound");
  });

  it("end with the first answer", () => {
    const { asked, search } = walk(38_400, (rate) => (rate === 57_600 ? "answer" : "nothing"));
    expect(asked).toEqual([38_400, 115_200, 57_600]);
    expect(search).toMatchObject({ kind: "found", baudRate: 57_600 });
  });
});

function powerUp(readerRate: BaudRate) {
  const clock = new SimulatedClock();
  const line = createMemoryLine("reader");
  const reader = new SimulatedIdCardReader(clock);
  reader.setBaudRate(readerRate);
  reader.attach(line.plug());
  const opened: BaudRate[] = [];
  let open = 0;
  const sourceAt = (baudRate: BaudRate) => {
    const source = line.sourceAt(baudRate);
    return {
      ...source,
      async open() {
        opened.push(baudRate);
        const transport = await source.open();
        open++;
        return {
          ...transport,
          close: async () => {
            open--;
            await transport.close();
          },
        };
      },
    };
  };
  const find = async (first: BaudRate, signal = never) => {
    const from = clock.now();
    const work = findBaudRate({ sourceAt, clock, first }, signal).then(
      (found) => ({ found, error: undefined }),
      (error: DeviceError) => ({ found: undefined, error }),
    );
    let result: Awaited<typeof work> | undefined;
    void work.then((ended) => {
      result = ended;
    });
    while (!result && clock.now() - from < 10_000) await clock.advance(10);
    return { ...(await work), took: clock.now() - from };
  };
  return { clock, line, reader, sourceAt, opened, find, isOpen: () => open };
}

describe("a search", () => {
  for (const readerRate of baudRates) {
    it.each(baudRates)(
      `finds a reader at ${readerRate} from %i on, and reads its card there`,
      async (first) => {
        const { clock, reader, find, isOpen } = powerUp(readerRate);
        const { found, took } = await find(first);
        expect(found?.baudRate).toBe(readerRate);
        expect(isOpen()).toBe(1);
        expect(took).toBeLessThan(first === readerRate ? 60 : 3000);
        reader.layCard(alice);
        const session = createIdCardReaderSession(found!, clock, { baudRate: readerRate });
        const reading = session.findAndSelect(never).then(() => session.readCard(never));
        await clock.advance(1000);
        expect((await reading).document).toEqual(alice);
      },
    );
  }

  it("takes a reader that refuses everything for found: its rate is", async () => {
    const { reader, find } = powerUp(9600);
    reader.setFault("samNotAuthorised");
    expect((await find(115_200)).found?.baudRate).toBe(9600);
  });

  it.each(["garbageBeforeFrame", "flippedBit", "cutFrame"] as const)(
    "survives one spoiled reply: %s",
    async (fault) => {
      const { reader, find } = powerUp(19_200);
      reader.setFault(fault);
      expect((await find(19_200)).found?.baudRate).toBe(19_200);
    },
  );

  it("says that nothing answers, in bounded time, and leaves nothing open", async () => {
    const { clock, reader, find, isOpen, opened } = powerUp(9600);
    reader.setFault("silence");
    const { error, took } = await find(19_200);
    expect(error?.code).toBe("device.silent");
    expect(error?.message).toMatch(/nothing at 19200, nothing at 115200, .* nothing at 9600$/);
    expect(took).toBeLessThanOrEqual(3200);
    expect(opened).toHaveLength(5);
    expect(isOpen()).toBe(0);
    await clock.advance(500);
    expect(clock.pendingTimers).toBe(0);
  });

  it("says so when there is noise only", async () => {
    const { clock, line, find } = powerUp(9600);
    const device = line.plug();
    device.onData(() => device.write(Uint8Array.of(1, 2, 3)));
    expect((await find(9600)).error?.code).toBe("device.garbled");
    await clock.advance(500);
  });

  it("ends at once with its signal's reason, and closes the line", async () => {
    const { clock, reader, sourceAt, isOpen } = powerUp(9600);
    reader.setFault("silence");
    const abort = new AbortController();
    const search = findBaudRate({ sourceAt, clock, first: 115_200 }, abort.signal);
    const failure = search.catch((cause: Error) => cause.message);
    await clock.advance(1000);
    abort.abort(new Error("enough"));
    expect(await failure).toBe("enough");
    expect(isOpen()).toBe(0);
    // Nothing but the reader's own wait for the rest of a request.
    await clock.advance(idleGap);
    expect(clock.pendingTimers).toBe(0);
  });

  it("ends with the line's error when the cable is pulled, or is not in", async () => {
    const { clock, line, sourceAt, isOpen } = powerUp(9600);
    const failure = findBaudRate({ sourceAt, clock, first: 115_200 }, never).catch(
      (cause: DeviceError) => cause.code,
    );
    await clock.advance(100);
    line.unplug();
    expect(await failure).toBe("line.lost");
    expect(isOpen()).toBe(0);
    await expect(findBaudRate({ sourceAt, clock, first: 9600 }, never)).rejects.toMatchObject({
      code: "line.absent",
    });
  });
});

describe("a device on a searching source", () => {
  it("finds its reader again at another rate, remembers it, and resets it there", async () => {
    const { clock, line, reader, sourceAt, opened } = powerUp(115_200);
    const found: BaudRate[] = [];
    const source = searchingSource({
      sourceAt,
      clock,
      first: 115_200,
      signal: never,
      onFound: (baudRate) => found.push(baudRate),
    });
    const device = createDevice({
      name: "reader",
      source,
      clock,
      session: (transport) => createIdCardReaderSession(transport, clock, { baudRate: transport.baudRate }),
    });
    device.start();
    await clock.advance(500);
    expect(device.status().state).toBe("online");
    reader.setBaudRate(9600);
    await clock.advance(20_000);
    expect(device.status().state).toBe("online");
    expect(found).toEqual([115_200, 9600]);
    const reset = device.use((session, signal) => session.reset(signal));
    await clock.advance(500);
    await reset;
    opened.length = 0;
    line.unplug();
    await clock.advance(1000);
    reader.attach(line.plug());
    await clock.advance(2000);
    expect(device.status().state).toBe("online");
    expect(opened).toEqual([9600]);
    const stopped = device.stop();
    await settle();
    await stopped;
  });
});

describe("a reader at its rate, with bytes that take their time", () => {
  it.each(baudRates)(
    "reads a card with two fingers at %i baud, and resets, within its deadlines",
    async (baudRate) => {
      const clock = new SimulatedClock();
      const cable = createMemoryLine("reader");
      const reader = new SimulatedIdCardReader(clock);
      reader.setBaudRate(baudRate);
      const paced = paceLine(cable.plug(), baudRate, clock);
      reader.attach(paced);
      reader.layCard(alice, undefined, { fingerprint: new Uint8Array(1024).fill(0xaa) });
      const line = await cable.sourceAt(baudRate).open();
      const session = createIdCardReaderSession(line, clock, { baudRate });
      const from = clock.now();
      let took = 0;
      const work = (async () => {
        await session.identify(never);
        await session.findAndSelect(never);
        const reading = await session.readCardWithFingerprint(never);
        took = clock.now() - from;
        await session.reset(never);
        await session.checkHealth(never);
        return reading;
      })();
      await clock.advance(10_000);
      expect((await work).fingerprint).toEqual({ kind: "read", template: new Uint8Array(1024).fill(0xaa) });
      // 2,321 bytes and the rest of the way, and the reader's own time; no exchange was asked for twice.
      const onWire = (2321 * 10_000) / baudRate;
      expect(took).toBeGreaterThan(onWire + 780);
      expect(took).toBeLessThan(onWire * 1.2 + 1000);
      await line.close();
      paced.stop();
    },
  );
});

const terminals = loadPseudoTerminals();

// Where pseudo-terminals, or the rate set on them, cannot be had, the lines in memory above prove the same.
describe.runIf(terminals.kind === "available" && process.platform === "linux")("on a pseudo-terminal", () => {
  it("a reader at another rate is deaf to its host until the host finds its rate", async () => {
    if (terminals.kind !== "available") throw terminals.cause;
    const directory = await mkdtemp(join(tmpdir(), "rate-"));
    const path = join(directory, "reader");
    const cable = await plugPty(terminals.module, path, systemClock);
    try {
      const reader = new SimulatedIdCardReader(systemClock);
      reader.setBaudRate(57_600);
      reader.attach(cable);
      const sourceAt = (baudRate: BaudRate) => serialSource({ path, baudRate });
      const found = await findBaudRate({ sourceAt, clock: systemClock, first: 115_200 }, never);
      expect(found.baudRate).toBe(57_600);
      await found.close();
      reader.detach();
    } finally {
      await cable.pull();
      await rm(directory, { recursive: true });
    }
  });
});
