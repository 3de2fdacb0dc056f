import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../../device-drivers/clock.ts";
import { createDevice, type Device } from "../../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../../device-drivers/device/errors.ts";
import type { SelfTest } from "../../../../device-drivers/device/self-test.ts";
import type { DeviceSession } from "../../../../device-drivers/device/session.ts";
import type { SensorStates } from "../../../../device-drivers/sensors/sensors.ts";
import { createMemoryLine } from "../../../../device-drivers/transport/memory.ts";
import { type DeviceCard, technician } from "../../../../server/contract/technician.ts";
import { createDoor, type Door } from "../../../../server/door/door.ts";
import { hashPassword } from "../../../../server/door/password-hash.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { createSensorWatch, type SensorWatch } from "../../../../server/terminal/sensor-watch.ts";
import { maintain } from "../../../../server/terminal/technician/maintained-device.ts";
import {
  openServiceRecord,
  type ServiceRecord,
} from "../../../../server/terminal/technician/service-record.ts";
import {
  createTechnicianService,
  type TechnicianService,
} from "../../../../server/terminal/technician/technician-service.ts";
import { Technicians } from "../../../../server/terminal/technician/technicians.ts";
import { type ContractClient, connectTo } from "../../../support/contract-client.ts";
import { silentLog } from "../../../support/silent-log.ts";

interface Plain extends DeviceSession {
  answer(): Promise<string>;
}
const password = await hashPassword("demo");
const tests: readonly SelfTest<Plain>[] = [
  {
    name: "echo",
    needsEyes: false,
    run: async (session) => [{ name: "answer", value: await session.answer() }],
  },
  {
    name: "colour",
    needsEyes: true,
    run: async (_session, _signal, show) => {
      for (const colour of ["red", "green"]) show?.(colour);
      return [];
    },
  },
  {
    name: "endless",
    needsEyes: false,
    run: (_session, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  },
];

let directory: string;
let answer: () => Promise<string>;
let line: ReturnType<typeof createMemoryLine>;
let device: Device<Plain>;
let record: ServiceRecord;
let subject: TechnicianService;
let door: Door;
let url: string;
let tokens: Tokens;
let printed: string[][];
let sensors: SensorWatch;
/** What the cabinet's sensors say from now on. */
let say: (states: SensorStates) => void;
const clients: ContractClient[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "xiaohu-technician-"));
  answer = async () => "well";
  line = createMemoryLine("device");
  line.plug();
  device = createDevice<Plain>({
    name: "device",
    source: line.source,
    session: () => ({
      identify: async () => ({ protocol: "test", model: "M1" }),
      checkHealth: async () => undefined,
      reset: async () => undefined,
      answer: () => answer(),
    }),
    clock: systemClock,
  });
  record = openServiceRecord(join(directory, "terminal.sqlite"), () => undefined);
  printed = [];
  sensors = createSensorWatch(["cabinetDoor", "tamperSensor"]);
  let states: SensorStates = {};
  sensors.follow({
    states: () => states,
    onStates: (listener) => {
      say = (next) => {
        states = next;
        listener();
      };
      return () => undefined;
    },
  });
  subject = createTechnicianService({
    terminalId: "HL-01",
    devices: [
      maintain({
        device,
        family: "receipt-printer",
        address: () => "memory:device",
        selfTests: tests,
        simulated: "memory",
        isExpected: true,
      }),
    ],
    vendorMode: { state: () => "inactive", request: () => false, onChange: () => undefined },
    registry: undefined,
    technicians: new Technicians([{ id: "tech-1", name: "小许（演示）", password }], systemClock),
    demoPassword: null,
    record,
    keypad: undefined,
    sensors: { device: "device", watch: sensors },
    screenDiagonal: 15.6,
    printLines: async (lines) => void printed.push([...lines]),
    clock: systemClock,
    log: () => undefined,
  });
  const online = new Promise<void>((resolve) =>
    device.subscribe(({ state }) => state === "online" && resolve()),
  );
  device.start();
  await online;
  tokens = new Tokens();
  door = createDoor({ tokens, clock: systemClock, log: silentLog() });
  door.addService(subject.service);
  url = `http://127.0.0.1:${await door.listen(0)}`;
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await door.close();
  await device.stop();
  record.close();
  rmSync(directory, { recursive: true });
});

const connected = async () => {
  const client = await connectTo(url, technician, tokens.of("technician"));
  clients.push(client);
  return client;
};
const signedIn = async () => {
  const client = await connected();
  await client.command("XiaohuTechnician.SignIn", { id: "tech-1", password: "demo" });
  return client;
};
const outcome = async (client: ContractClient, name: string, payload: Record<string, unknown> = {}) => {
  const { header, payload: answered } = await client.command(`XiaohuTechnician.${name}`, payload);
  return { code: header.completionCode, ...(answered as Record<string, never>) } as Record<string, never> & {
    code: string;
  };
};
const cardOf = async (client: ContractClient) =>
  ((await outcome(client, "Snapshot")).devices as unknown as DeviceCard[])[0] as DeviceCard;

describe("the technician's service", () => {
  it("tells nothing and does nothing for who has not signed in", async () => {
    const client = await connected();
    for (const [name, payload] of [
      ["Snapshot", {}],
      ["RunSelfTest", { device: "device", test: "echo" }],
      ["TakeOut", { device: "device" }],
      ["PutBack", { device: "device" }],
      ["Judge", { id: 1, passed: true }],
      ["PrintReport", { lines: ["x"] }],
      ["LearnKeys", { device: "device" }],
      ["SkipKey", { function: "up" }],
      ["ForgetKeys", { device: "device" }],
      ["SaveScreen", { diagonalInches: 20 }],
      ["ForgetScreen", {}],
    ] as const) {
      expect(await outcome(client, name, payload)).toMatchObject({ errorCode: "technician.notSignedIn" });
    }
    expect(await outcome(client, "SignIn", { id: "tech-1", password: "wrong" })).toMatchObject({
      errorCode: "technician.refused",
    });
    subject.onWire("device", { at: 1, direction: "toHost", name: "secret", hex: "00" });
    device.setInService(false);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(client.messages.filter(({ header }) => header.type === "unsolicited")).toEqual([]);
    expect(printed).toEqual([]);
  });

  it("lists who may sign in without their passwords", async () => {
    const listed = await outcome(await connected(), "ListTechnicians");
    expect(listed).toMatchObject({
      terminalId: "HL-01",
      technicians: [{ id: "tech-1", name: "小许（演示）" }],
    });
    expect(JSON.stringify(listed)).not.toContain("scrypt");
  });

  it("forgets on signing out who was signed in", async () => {
    const client = await signedIn();
    expect(await cardOf(client)).toMatchObject({
      name: "device",
      state: "online",
      identity: { model: "M1" },
    });
    await outcome(client, "SignOut");
    expect(await outcome(client, "Snapshot")).toMatchObject({ errorCode: "technician.notSignedIn" });
  });

  it("runs a self-test and keeps who ran it when, over a restart", async () => {
    const client = await signedIn();
    const { record: passed } = await outcome(client, "RunSelfTest", { device: "device", test: "echo" });
    expect(passed).toMatchObject({
      outcome: "passed",
      technician: "小许（演示）",
      findings: [{ name: "answer", value: "well" }],
    });
    answer = () => Promise.reject(new DeviceError("printer.paperOut", "no paper"));
    const { record: failed } = await outcome(client, "RunSelfTest", { device: "device", test: "echo" });
    expect(failed).toMatchObject({ outcome: "failed", fault: "printer.paperOut" });
    const again = openServiceRecord(join(directory, "terminal.sqlite"), () => undefined);
    expect(again.tests()).toEqual([failed]);
    again.close();
  });

  it("leaves to eyes what only eyes can tell, once", async () => {
    const client = await signedIn();
    const { record: waiting } = await outcome(client, "RunSelfTest", { device: "device", test: "colour" });
    expect(waiting).toMatchObject({ outcome: "waitsForEyes" });
    const shown = client.messages.filter(
      ({ header }) => header.name === "XiaohuTechnician.SelfTestShowsEvent",
    );
    expect(shown.map(({ payload }) => payload)).toEqual(
      ["red", "green"].map((value) => ({ device: "device", test: "colour", value })),
    );
    const { id } = waiting as unknown as { id: number };
    expect(await outcome(client, "Judge", { id, passed: false })).toMatchObject({
      record: { id, outcome: "failed" },
    });
    expect(await outcome(client, "Judge", { id, passed: true })).toMatchObject({
      errorCode: "technician.unknown",
    });
  });

  it("keeps no record of a test that was stopped, or that broke on our side", async () => {
    const client = await signedIn();
    expect(
      (await client.command("XiaohuTechnician.RunSelfTest", { device: "device", test: "endless" }, 20))
        .header,
    ).toMatchObject({ completionCode: "timeOut" });
    answer = () => Promise.reject(new TypeError("a bug"));
    expect(await outcome(client, "RunSelfTest", { device: "device", test: "echo" })).toMatchObject({
      code: "internalError",
    });
    expect(record.tests()).toEqual([]);
    for (const payload of [
      { device: "device", test: "other" },
      { device: "other", test: "echo" },
    ])
      expect(await outcome(client, "RunSelfTest", payload)).toMatchObject({
        errorCode: "technician.unknown",
      });
  });

  it("takes a device out of service for all but itself, and puts it back", async () => {
    const [client, other] = [await signedIn(), await signedIn()];
    expect(await outcome(client, "TakeOut", { device: "device" })).toMatchObject({
      devices: [{ inService: false, state: "online" }],
    });
    await expect(device.use(async () => "work")).rejects.toMatchObject({ code: "device.outOfService" });
    expect(await outcome(client, "RunSelfTest", { device: "device", test: "echo" })).toMatchObject({
      record: { outcome: "passed" },
    });
    await other.until(
      ({ header, payload }) =>
        header.name === "XiaohuTechnician.DevicesChangedEvent" &&
        (payload as { devices: DeviceCard[] }).devices[0]?.inService === false,
    );
    await outcome(client, "PutBack", { device: "device" });
    expect(await device.use(async () => "work")).toBe("work");
  });

  it("tells each fault once, counts it, and keeps it over a restart", async () => {
    const client = await signedIn();
    line.unplug();
    await client.until(({ header }) => header.name === "XiaohuTechnician.FaultEvent");
    const card = await cardOf(client);
    expect(card.lastFault?.code).toMatch(/^line\.(lost|absent)$/);
    expect(card.counters).toMatchObject({ opened: 1, faults: record.faults().length });
    const again = openServiceRecord(join(directory, "terminal.sqlite"), () => undefined);
    expect(again.faults()).toEqual(record.faults());
    again.close();
  });

  it("keeps a door that is opened and a contact that has sprung over a restart, and shows them while they last", async () => {
    const client = await signedIn();
    expect((await cardOf(client)).sensors).toEqual([]);
    say({ cabinetDoor: "closed", tamperSensor: "off" });
    say({ cabinetDoor: "open", tamperSensor: "off" });
    const told = await client.until(({ header }) => header.name === "XiaohuTechnician.FaultEvent");
    expect(told.payload).toMatchObject({
      fault: { device: "device", code: "sensors.doorOpen", detail: "cabinetDoor open" },
    });
    await client.until(
      ({ header, payload }) =>
        header.name === "XiaohuTechnician.DevicesChangedEvent" &&
        (payload as { devices: DeviceCard[] }).devices[0]?.sensors?.[0]?.isAlarm === true,
    );
    say({ cabinetDoor: "open", tamperSensor: "on" });
    say({ cabinetDoor: "closed", tamperSensor: "on" });
    expect((await cardOf(client)).sensors).toEqual([
      { name: "cabinetDoor", state: "closed", isAlarm: false },
      { name: "tamperSensor", state: "on", isAlarm: true },
    ]);
    const again = openServiceRecord(join(directory, "terminal.sqlite"), () => undefined);
    expect(again.faults().map(({ code }) => code)).toEqual(["sensors.tampered", "sensors.doorOpen"]);
    again.close();
  });

  it("shows the wire to who comes later and, in order, to who is there", async () => {
    const client = await signedIn();
    for (const hex of ["01", "02", "03"]) {
      subject.onWire("device", { at: 5, direction: "toHost", name: "status", hex });
    }
    const told = await client.until(({ header }) => header.name === "XiaohuTechnician.WireEvent");
    expect((told.payload as { messages: { hex: string; seq: number }[] }).messages).toMatchObject([
      { seq: 1, hex: "01" },
      { seq: 2, hex: "02" },
      { seq: 3, hex: "03" },
    ]);
    expect(await outcome(await signedIn(), "Snapshot")).toMatchObject({
      wire: [{ hex: "01" }, { hex: "02" }, { hex: "03" }],
      devices: [{ counters: { messages: 3 } }],
    });
  });

  it("keeps the measured size of the screen over a restart, tells everybody, and goes back to the configured one", async () => {
    const [client, other] = [await signedIn(), await signedIn()];
    expect((await outcome(client, "Snapshot")).screen).toEqual({ measured: null, configuredInches: 15.6 });
    const { screen } = await outcome(client, "SaveScreen", { diagonalInches: 23.8 });
    expect(screen).toMatchObject({
      measured: { diagonalInches: 23.8, technician: "小许（演示）" },
      configuredInches: 15.6,
    });
    const told = await other.until(({ header }) => header.name === "XiaohuTechnician.ScreenChangedEvent");
    expect(told.payload).toEqual({ screen });
    const again = openServiceRecord(join(directory, "terminal.sqlite"), () => undefined);
    expect(again.settings.read("screenDiagonal")).toMatchObject({ value: 23.8, technician: "小许（演示）" });
    again.close();
    expect(await outcome(client, "ForgetScreen")).toMatchObject({
      screen: { measured: null, configuredInches: 15.6 },
    });
    expect(record.settings.read("screenDiagonal")).toBeUndefined();
  });

  it("refuses a size that no screen has, and keys of what is no keypad", async () => {
    const client = await signedIn();
    for (const diagonalInches of [0, 4.9, 101, "21"])
      expect(await outcome(client, "SaveScreen", { diagonalInches })).toMatchObject({
        errorCode: "message.invalidPayload",
      });
    for (const name of ["LearnKeys", "ForgetKeys"])
      expect(await outcome(client, name, { device: "device" })).toMatchObject({
        errorCode: "technician.unknown",
      });
    expect(await outcome(client, "SkipKey", { function: "up" })).toMatchObject({
      errorCode: "technician.unknown",
    });
  });

  it("prints the report's lines", async () => {
    expect(await outcome(await signedIn(), "PrintReport", { lines: ["一", "二"] })).toMatchObject({
      code: "success",
    });
    expect(printed).toEqual([["一", "二"]]);
  });
});
