import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../../device-drivers/clock.ts";
import { createDevice, type Device } from "../../../../device-drivers/device/device.ts";
import { keypadFunctions, ordinaryKeyMap } from "../../../../device-drivers/keypad/key-map.ts";
import type { KeypadSession } from "../../../../device-drivers/keypad/session.ts";
import { keypadReportDescriptor, SimulatedKeypad } from "../../../../device-drivers/keypad/simulated.ts";
import { hidLayoutOf } from "../../../../device-drivers/simulator/hid-layout.ts";
import { createMemoryHidLine } from "../../../../device-drivers/transport/memory-hid.ts";
import { type DeviceCard, keypadFunction, technician } from "../../../../server/contract/technician.ts";
import { createDoor, type Door } from "../../../../server/door/door.ts";
import { hashPassword } from "../../../../server/door/password-hash.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { terminalMigrations } from "../../../../server/storage/migrations.ts";
import { createKeypadKeys } from "../../../../server/terminal/technician/keypad-keys.ts";
import { maintain } from "../../../../server/terminal/technician/maintained-device.ts";
import {
  openServiceRecord,
  type ServiceRecord,
} from "../../../../server/terminal/technician/service-record.ts";
import { createTechnicianService } from "../../../../server/terminal/technician/technician-service.ts";
import { Technicians } from "../../../../server/terminal/technician/technicians.ts";
import { type ContractClient, connectTo } from "../../../support/contract-client.ts";
import { silentLog } from "../../../support/silent-log.ts";

const password = await hashPassword("demo");

let directory: string;
let keypad: SimulatedKeypad;
let line: ReturnType<typeof createMemoryHidLine>;
let device: Device<KeypadSession>;
let record: ServiceRecord;
let door: Door;
let url: string;
let tokens: Tokens;
const clients: ContractClient[] = [];

/** The terminal is started: what it kept before counts. */
async function start(configured?: Parameters<typeof createKeypadKeys>[0]) {
  record = openServiceRecord(join(directory, "terminal.sqlite"), () => undefined);
  const keys = createKeypadKeys(configured, record.settings);
  keypad = new SimulatedKeypad();
  line = createMemoryHidLine("keypad", hidLayoutOf(keypadReportDescriptor));
  keypad.attach(line.plug());
  device = createDevice({
    name: "keypad",
    source: line.source,
    session: keys.createSession,
    clock: systemClock,
  });
  const technicians = createTechnicianService({
    terminalId: "HL-01",
    devices: [
      maintain({
        device,
        family: "keypad",
        address: () => "memory",
        selfTests: [],
        simulated: "memory",
        isExpected: true,
      }),
    ],
    vendorMode: { state: () => "inactive", request: () => false, onChange: () => undefined },
    registry: undefined,
    technicians: new Technicians([{ id: "tech-1", name: "小许（演示）", password }], systemClock),
    demoPassword: null,
    record,
    keypad: { device, keys },
    sensors: undefined,
    screenDiagonal: undefined,
    printLines: undefined,
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
  door.addService(technicians.service);
  url = `http://127.0.0.1:${await door.listen(0)}`;
}
async function stop() {
  for (const client of clients.splice(0)) client.close();
  await door.close();
  await device.stop();
  record.close();
}
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "xiaohu-learning-"));
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(directory, { recursive: true });
});

async function signedIn() {
  const client = await connectTo(url, technician, tokens.of("technician"));
  clients.push(client);
  await client.command("XiaohuTechnician.SignIn", { id: "tech-1", password: "demo" });
  return client;
}
const keysOf = async (client: ContractClient) => {
  const { payload } = await client.command("XiaohuTechnician.Snapshot");
  return (payload as { devices: DeviceCard[] }).devices[0]?.keys;
};
const stepsOf = (client: ContractClient) =>
  client.messages.filter(({ header }) => header.name === "XiaohuTechnician.LearningEvent");
/** Resolves when `count` steps in all have been told. */
const steps = (client: ContractClient, count: number) => client.until(() => stepsOf(client).length >= count);
const press = (key: string) => {
  keypad.press(key);
  keypad.release(key);
};
/** What a session tells of a key now, by its function. */
const told = (key: string) =>
  device.use(
    (session) =>
      new Promise<string | undefined>((resolve) => {
        const undo = session.onKey((event) => {
          undo();
          resolve(event.function);
        });
        press(key);
      }),
  );
/** Ten keys that do nothing on an ordinary keypad. */
const keyAt = (index: number) => `07:${(0x3e + index).toString(16)}`;
const learnAll = async (client: ContractClient) => {
  const before = stepsOf(client).length;
  const learning = client.command("XiaohuTechnician.LearnKeys", { device: "keypad" });
  for (const index of keypadFunctions.keys()) {
    await steps(client, before + index + 1);
    press(keyAt(index));
  }
  return learning;
};

describe("learning a keypad's keys", () => {
  it("asks for the functions that the driver has, in its order", () => {
    expect(keypadFunction.options).toEqual([...keypadFunctions]);
  });

  it("takes one key after the other, is in force at once, on a new line and after a restart", async () => {
    const client = await signedIn();
    expect(await keysOf(client)).toEqual({ map: ordinaryKeyMap, source: "ordinary" });
    const { header, payload } = await learnAll(client);
    const map = Object.fromEntries(keypadFunctions.map((name, index) => [name, keyAt(index)]));
    expect(header.completionCode).toBe("success");
    expect(payload).toMatchObject({ outcome: "saved", device: { keys: { map, source: "learnt" } } });
    expect(stepsOf(client).map(({ payload: step }) => step?.asked)).toEqual([...keypadFunctions]);
    expect([await told(keyAt(6)), await told(ordinaryKeyMap.help)]).toEqual(["help", undefined]);

    line.unplug();
    keypad.detach();
    const back = new Promise<void>((resolve) =>
      device.subscribe(({ state }) => state === "online" && resolve()),
    );
    keypad.attach(line.plug());
    await back;
    expect(await told(keyAt(6))).toBe("help");

    await stop();
    await start({ f1: "repeat" });
    expect(await told(keyAt(6))).toBe("help");
    const later = await signedIn();
    expect(await keysOf(later)).toEqual({ map, source: "learnt" });
    await later.command("XiaohuTechnician.ForgetKeys", { device: "keypad" });
    expect(await keysOf(later)).toEqual({ map: { repeat: "07:3a" }, source: "configuration" });
    expect([await told("07:3a"), await told(keyAt(6))]).toEqual(["repeat", undefined]);
  });

  it("refuses a key that has a function, and says which", async () => {
    const client = await signedIn();
    const learning = client.command("XiaohuTechnician.LearnKeys", { device: "keypad" }, 150);
    await steps(client, 1);
    press("07:3e");
    press("07:3e");
    await steps(client, 3);
    expect(stepsOf(client).map(({ payload }) => payload)).toEqual([
      { asked: "up", learnt: {}, refused: null },
      { asked: "down", learnt: { up: "07:3e" }, refused: null },
      { asked: "down", learnt: { up: "07:3e" }, refused: "up" },
    ]);
    expect((await learning).header.completionCode).toBe("timeOut");
  });

  it("leaves out what is skipped; a skip that comes too late skips nothing; all skipped changes nothing", async () => {
    const client = await signedIn();
    const learning = client.command("XiaohuTechnician.LearnKeys", { device: "keypad" });
    await steps(client, 1);
    for (const name of ["up", "up", "down", "left", "right", "confirm", "back", "help", "volumeUp"] as const)
      await client.command("XiaohuTechnician.SkipKey", { function: name });
    await steps(client, 9);
    expect(stepsOf(client).at(-1)?.payload?.asked).toBe("volumeDown");
    press("07:3e");
    await steps(client, 10);
    await client.command("XiaohuTechnician.SkipKey", { function: "repeat" });
    expect((await learning).payload).toMatchObject({
      outcome: "saved",
      device: { keys: { map: { volumeDown: "07:3e" }, source: "learnt" } },
    });

    const again = client.command("XiaohuTechnician.LearnKeys", { device: "keypad" });
    await steps(client, 11);
    for (const name of keypadFunctions) await client.command("XiaohuTechnician.SkipKey", { function: name });
    expect((await again).payload).toEqual({ outcome: "nothingLearnt" });
    expect(await keysOf(client)).toMatchObject({ map: { volumeDown: "07:3e" } });
  });

  it("changes nothing when it is cancelled, and lets go of the keypad", async () => {
    const client = await signedIn();
    const learning = client.command("XiaohuTechnician.LearnKeys", { device: "keypad" });
    await steps(client, 1);
    press("07:3e");
    await steps(client, 2);
    const id = stepsOf(client)[0]?.header.requestId;
    await client.command("Common.Cancel", { requestIds: [id] });
    expect((await learning).header.completionCode).toBe("canceled");
    expect(await told(ordinaryKeyMap.help)).toBe("help");
    // What the key would have been told as is before this answer.
    expect(await keysOf(client)).toMatchObject({ source: "ordinary" });
    expect(stepsOf(client)).toHaveLength(2);
    expect((await client.command("XiaohuTechnician.SkipKey", { function: "up" })).payload).toMatchObject({
      errorCode: "technician.unknown",
    });
  });

  it("ends with the fault when the keypad goes, and when it is not there", async () => {
    const client = await signedIn();
    const learning = client.command("XiaohuTechnician.LearnKeys", { device: "keypad" });
    await steps(client, 1);
    line.unplug();
    expect((await learning).payload).toEqual({ outcome: "failed", fault: "line.lost" });
    expect((await client.command("XiaohuTechnician.LearnKeys", { device: "keypad" })).payload).toEqual({
      outcome: "failed",
      fault: "device.notReady",
    });
  });

  it("starts with the ordinary keys when the learned ones are damaged, says so, and learns anew", async () => {
    await learnAll(await signedIn());
    await stop();
    const database = openDatabase(join(directory, "terminal.sqlite"), { migrations: terminalMigrations });
    database.exec("UPDATE setting SET value = '{\"up\":'");
    database.close();
    await start();
    const client = await signedIn();
    const damaged = async () => (await client.command("XiaohuTechnician.Snapshot")).payload?.damagedSettings;
    expect([await damaged(), (await keysOf(client))?.source]).toEqual([["keypadKeys"], "ordinary"]);
    expect(await told(ordinaryKeyMap.help)).toBe("help");
    await learnAll(client);
    expect([await damaged(), (await keysOf(client))?.source]).toEqual([[], "learnt"]);
  });

  it("tells every technician who is there the new keys", async () => {
    const [client, other] = [await signedIn(), await signedIn()];
    await learnAll(client);
    await other.until(
      ({ header, payload }) =>
        header.name === "XiaohuTechnician.DevicesChangedEvent" &&
        (payload as { devices: DeviceCard[] }).devices[0]?.keys?.source === "learnt",
    );
  });
});
