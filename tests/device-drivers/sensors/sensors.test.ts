import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import {
  exceptions,
  readDiscreteInputs,
  readRtuAnswer,
  rtuFrame,
} from "../../../device-drivers/modbus/rtu.ts";
import { missed, nothingRead, read } from "../../../device-drivers/sensors/debounce.ts";
import { sensorsSelfTests } from "../../../device-drivers/sensors/self-tests.ts";
import { type Readings, type SensorStates, sensorNames } from "../../../device-drivers/sensors/sensors.ts";
import { createSensorsSession, readInterval } from "../../../device-drivers/sensors/session.ts";
import { SimulatedSensors } from "../../../device-drivers/sensors/simulated.ts";
import type { SensorsFault } from "../../../device-drivers/sensors/simulated-faults.ts";
import { createSensorsTracer } from "../../../device-drivers/sensors/trace.ts";
import { readingsOf, spanOf, type Wiring } from "../../../device-drivers/sensors/wiring.ts";
import { createMemoryLine } from "../../../device-drivers/transport/memory.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));

describe("reading discrete inputs", () => {
  /** Application Protocol 1.1b3 §6.2: inputs 197 to 218, to unit 17. */
  const request = readDiscreteInputs(0x11, 0xc4, 22);
  const answer = hex("11 02 03 ACDB35 2018");

  it("is asked and answered as published, the first input in the lowest bit", () => {
    expect(request.frame).toEqual(hex("11 02 00C4 0016 BAA9"));
    const values = [..."0011010111011011101011"].map(Number);
    expect(readRtuAnswer(request, answer)).toEqual({ kind: "values", values });
    for (let end = 0; end < answer.length; end++)
      expect(readRtuAnswer(request, answer.subarray(0, end)).kind).toBe("part");
  });

  it("takes no answer with another number of bytes", () => {
    expect(readRtuAnswer(request, rtuFrame([0x11, 2, 2, 0xac, 0xdb])).kind).not.toBe("values");
    expect(readRtuAnswer(request, rtuFrame([0x11, 2, 2, 0xac, 0xdb, 0x35])).kind).toBe("garbled");
  });

  it("is traced with what the inputs say", () => {
    const tracer = createSensorsTracer();
    expect(tracer.push("toDevice", request.frame)).toMatchObject([{ name: "unit 17: read discrete inputs" }]);
    expect(tracer.push("toHost", answer.subarray(0, 4))).toEqual([]);
    expect(tracer.push("toHost", answer.subarray(4))).toMatchObject([
      { name: "unit 17: read discrete inputs: 0011 0101 1101 1011 1010 1100" },
    ]);
    expect(tracer.push("toHost", rtuFrame([17, 0x82, 6]))).toMatchObject([
      { name: "unit 17: read discrete inputs, exception 6" },
    ]);
  });
});

describe("the wiring", () => {
  it("reads the inputs from the first to the last that is used, turned round where they are low while raised", () => {
    const wiring: Wiring = {
      unit: 1,
      inputs: { handsetSensor: 9, cabinetDoor: 4, tamperSensor: 6 },
      activeLow: ["cabinetDoor"],
    };
    expect(spanOf(wiring)).toEqual({ from: 4, count: 6 });
    expect(Object.fromEntries(readingsOf(wiring, [0, 1, 1, 0, 0, 0]))).toEqual({
      cabinetDoor: true,
      tamperSensor: true,
      handsetSensor: false,
    });
  });
});

describe("a contact that bounces", () => {
  const one = (isRaised: boolean): Readings => new Map([["cabinetDoor", isRaised]]);

  it("says what two readings in a row said alike, and nothing else ever", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.boolean(), fc.constant(undefined))), (readings) => {
        let contacts = nothingRead;
        let expected: boolean | undefined;
        readings.forEach((reading, at) => {
          contacts = reading === undefined ? missed(contacts) : read(contacts, one(reading));
          if (reading !== undefined && readings[at - 1] === reading) expected = reading;
          expect(contacts.settled.get("cabinetDoor")).toBe(expected);
        });
      }),
    );
  });
});

const wiring: Wiring = {
  unit: 3,
  inputs: { cabinetDoor: 0, proximitySensor: 1, tamperSensor: 5, operatorSwitch: 6, handsetSensor: 7 },
  activeLow: ["cabinetDoor"],
};
const atRest = {
  cabinetDoor: "closed",
  proximitySensor: "notPresent",
  tamperSensor: "off",
  operatorSwitch: "run",
  handsetSensor: "onTheHook",
};
const baudRate = 9600;

async function connected(fitted: Wiring = wiring) {
  const clock = new SimulatedClock();
  const cable = createMemoryLine("sensors");
  const module = new SimulatedSensors(clock, wiring, baudRate);
  module.attach(cable.plug());
  const told: SensorStates[] = [];
  const device = createDevice({
    name: "sensors",
    source: cable.sourceAt(baudRate),
    session: (transport) => {
      const session = createSensorsSession(transport, clock, { baudRate, wiring: fitted });
      session.onStates(() => told.push(session.states()));
      return session;
    },
    clock,
  });
  device.start();
  await clock.advance(1000);
  const selfTest = (name: string, signal?: AbortSignal) => {
    const test = sensorsSelfTests.find((each) => each.name === name);
    if (!test) throw new Error(`no self-test ${name}`);
    return device.maintain((session, linked) => test.run(session, linked), signal);
  };
  return { clock, cable, module, device, told, selfTest };
}

type Connected = Awaited<ReturnType<typeof connected>>;

describe("the sensors of a cabinet", () => {
  it("say what they are and how they stand, once", async () => {
    const { device, told, clock } = await connected();
    expect(device.status()).toMatchObject({ state: "online", identity: { protocol: "Modbus RTU" } });
    await clock.advance(60_000);
    expect(told).toEqual([atRest]);
  });

  it("tell a door within three readings of its opening, and its closing", async () => {
    const { module, clock, told } = await connected();
    module.set("cabinetDoor", true);
    module.set("proximitySensor", true);
    await clock.advance(3 * readInterval);
    expect(told.at(-1)).toEqual({ ...atRest, cabinetDoor: "open", proximitySensor: "present" });
    module.set("cabinetDoor", false);
    await clock.advance(3 * readInterval);
    expect(told.at(-1)).toEqual({ ...atRest, proximitySensor: "present" });
    expect(told).toHaveLength(3);
  });

  it("tell every sensor that the standard has a word for", async () => {
    const names = sensorNames.slice(0, 8);
    const all: Wiring = {
      unit: 3,
      inputs: Object.fromEntries(names.map((name, index) => [name, index])),
      activeLow: [],
    };
    const clock = new SimulatedClock();
    const cable = createMemoryLine("sensors");
    const module = new SimulatedSensors(clock, all, baudRate);
    module.attach(cable.plug());
    for (const name of names) module.set(name, true);
    const session = createSensorsSession(await cable.sourceAt(baudRate).open(), clock, {
      baudRate,
      wiring: all,
    });
    const reading = session.readNow(new AbortController().signal);
    await clock.advance(200);
    expect(await reading).toEqual({
      operatorSwitch: "maintenance",
      tamperSensor: "on",
      internalTamperSensor: "on",
      seismicSensor: "on",
      heatSensor: "on",
      proximitySensor: "present",
      operatorCallButtonSensor: "on",
      handsetSensor: "offTheHook",
    });
  });

  it.each(["flicker", "flippedBit", "cutFrame", "lateReply", "echo"] as const)(
    "tell nothing that is not so with the fault %s, and work on",
    async (fault) => {
      const { module, clock, told, device } = await connected();
      for (let time = 0; time < 20; time++) {
        module.setFault(fault);
        await clock.advance(1730);
        module.clearFault(fault);
        await clock.advance(1270);
      }
      expect(told).toEqual([atRest]);
      expect(device.status()).toMatchObject({ state: "online", lastError: undefined });
      module.setFault(fault);
      module.set("tamperSensor", true);
      await clock.advance(2000);
      expect(told).toEqual([atRest, { ...atRest, tamperSensor: "on" }]);
    },
  );

  it.each([
    ["silence", "device.silent"],
    ["busy", "device.garbled"],
  ] as const)("are at fault with %s, come back, and say how they stand now", async (fault, code) => {
    const { module, clock, told, device } = await connected();
    module.setFault(fault as SensorsFault);
    await clock.advance(30_000);
    expect(device.status()).toMatchObject({ state: "offline", lastError: { code } });
    module.set("cabinetDoor", true);
    module.clearFault(fault);
    await clock.advance(30_000);
    expect(device.status().state).toBe("online");
    expect(told.at(-1)).toEqual({ ...atRest, cabinetDoor: "open" });
  });

  const ways = {
    "a cable that was pulled": async ({ module, cable, clock }: Connected) => {
      module.detach();
      cable.unplug();
      await clock.advance(5000);
      module.attach(cable.plug());
    },
    "a silence of a moment": async ({ module, device, clock }: Connected) => {
      module.setFault("silence");
      while (device.status().state === "online") await clock.advance(10);
      module.clearFault("silence");
    },
  };
  it.each(Object.entries(ways))(
    "come back after %s, are told anew, and read by one poll only",
    async (_what, way) => {
      const at = await connected();
      const { module, clock, device, told } = at;
      await way(at);
      expect(device.status().state).not.toBe("online");
      await clock.advance(20_000);
      expect(device.status().state).toBe("online");
      expect(told.length).toBeGreaterThan(1);
      expect(told.at(-1)).toEqual(atRest);
      let requests = 0;
      module.onWire((direction) => {
        if (direction === "toDevice") requests += 1;
      });
      await clock.advance(10_000);
      // A reading takes its interval and some 30 ms on the wire; the health is asked every three seconds.
      expect(requests).toBeGreaterThan(35);
      expect(requests).toBeLessThan(55);
    },
  );

  it("are not taken for there where the module has not so many inputs", async () => {
    const { device } = await connected({
      unit: 3,
      inputs: { cabinetDoor: 0, tamperSensor: 8 },
      activeLow: [],
    });
    expect(device.status()).toMatchObject({
      state: "offline",
      lastError: { code: "device.garbled", detail: expect.stringContaining("exception 2") },
    });
  });
});

describe("the self-tests", () => {
  it("read the inputs as they are", async () => {
    const { module, clock, selfTest } = await connected();
    module.set("tamperSensor", true);
    const run = selfTest("readInputs");
    await clock.advance(500);
    expect(await run).toContainEqual({ name: "tamperSensor", value: "on" });
  });

  it("have somebody open and close the door", async () => {
    const { module, clock, selfTest } = await connected();
    let findings: unknown;
    void selfTest("openAndCloseDoor").then((found) => {
      findings = found;
    });
    await clock.advance(2000);
    module.set("proximitySensor", true);
    await clock.advance(2000);
    module.set("cabinetDoor", true);
    await clock.advance(2000);
    expect(findings).toBeUndefined();
    module.set("cabinetDoor", false);
    await clock.advance(2000);
    expect(findings).toEqual([{ name: "doors", value: "cabinetDoor" }]);
  });

  it("end when they are stopped, and at once where there is no door", async () => {
    const { clock, selfTest } = await connected();
    const stop = new AbortController();
    const stopped = selfTest("openAndCloseDoor", stop.signal);
    await clock.advance(1000);
    stop.abort(new Error("stopped"));
    await expect(stopped).rejects.toThrow("stopped");
    const doorless = await connected({ unit: 3, inputs: { tamperSensor: 5 }, activeLow: [] });
    const run = doorless.selfTest("openAndCloseDoor");
    await doorless.clock.advance(500);
    expect(await run).toEqual([{ name: "doors", value: "none" }]);
  });
});

describe("the simulated module", () => {
  it("refuses what a real one would refuse", async () => {
    const clock = new SimulatedClock();
    const cable = createMemoryLine("sensors");
    new SimulatedSensors(clock, wiring, baudRate).attach(cable.plug());
    const host = await cable.sourceAt(baudRate).open();
    let heard: number[] = [];
    host.onData((chunk) => heard.push(...chunk));
    const send = async (frame: Uint8Array) => {
      heard = [];
      await host.write(frame);
      await clock.advance(200);
      return heard.slice(1, -2);
    };
    const ask = (...content: number[]) => send(rtuFrame(content));
    expect(await ask(3, 0x02, 0, 0, 0, 8)).toEqual([0x02, 1, 0b0000_0001]);
    expect(await ask(3, 0x01, 0, 0, 0, 1)).toEqual([0x81, exceptions.illegalFunction]);
    expect(await ask(3, 0x0f, 0, 0, 0, 1, 1, 1)).toEqual([0x8f, exceptions.illegalFunction]);
    expect(await ask(3, 0x02, 0, 0, 0, 9)).toEqual([0x82, exceptions.illegalAddress]);
    expect(await ask(3, 0x02, 0, 8, 0, 1)).toEqual([0x82, exceptions.illegalAddress]);
    expect(await ask(3, 0x02, 0, 0, 0, 0)).toEqual([0x82, exceptions.illegalValue]);
    expect(await ask(3, 0x02, 0, 0, 0x07, 0xd1)).toEqual([0x82, exceptions.illegalValue]);
    expect(await ask(3, 0x02, 0, 0, 0)).toEqual([0x82, exceptions.illegalValue]);
    for (const unit of [0, 1, 4]) expect(await ask(unit, 0x02, 0, 0, 0, 8)).toEqual([]);
    const damaged = rtuFrame([3, 2, 0, 0, 0, 8]);
    damaged[5] = 7;
    expect(await send(damaged)).toEqual([]);
  });
});
