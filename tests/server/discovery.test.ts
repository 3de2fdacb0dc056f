import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destination, pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { SimulatedIdCardReader } from "../../device-drivers/id-card-reader/simulated.ts";
import { SimulatedReceiptPrinter } from "../../device-drivers/receipt-printer/simulated.ts";
import type { SimulatedDevice } from "../../device-drivers/simulator/line.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { loadPseudoTerminals, type PluggedLine, plugPty } from "../../device-drivers/simulator/pty-line.ts";
import { portLister } from "../../device-drivers/transport/ports.ts";
import { readConfig } from "../../server/config/config.ts";
import type { FoundPort } from "../../server/contract/found-port.ts";
import { type DeviceCard, technician } from "../../server/contract/technician.ts";
import { idCardReader } from "../../server/contract/terminal.ts";
import { hashPassword } from "../../server/door/password-hash.ts";
import { type Running, startStandalone } from "../../server/standalone.ts";
import { type ContractClient, connectTo, tokenOf } from "../support/contract-client.ts";
import { emptyPagesIn } from "../support/empty-pages.ts";
import { readFolderHere } from "../support/read-folder-here.ts";

let directory: string;
let running: Running;
let service: ContractClient;
const terminals = loadPseudoTerminals();
const plugged = new Map<string, { line: PluggedLine; device: SimulatedDevice }>();

/** Puts a stranger's device in, at a place of the machine. */
async function plug(name: string, device: SimulatedDevice): Promise<void> {
  if (terminals.kind === "unavailable") throw terminals.cause;
  const line = await plugPty(terminals.module, join(directory, "dev", name), systemClock);
  device.attach(line);
  plugged.set(name, { line, device });
}
async function unplug(name: string): Promise<void> {
  const found = plugged.get(name);
  plugged.delete(name);
  found?.device.detach();
  await found?.line.pull();
}

const pathOf = (name: string) => join(directory, "dev", name);
/** What the technician sees. */
async function seen(): Promise<{ devices: DeviceCard[]; ports: FoundPort[] }> {
  const { payload } = await service.command("XiaohuTechnician.Snapshot");
  return payload as unknown as { devices: DeviceCard[]; ports: FoundPort[] };
}
const stateOf = async (device: string) => (await seen()).devices.find(({ name }) => name === device)?.state;
/** How long it may take to be seen, milliseconds. */
const soon = { timeout: 15_000 };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-discovery-"));
  await mkdir(join(directory, "dev"));
  await emptyPagesIn(join(directory, "pages"));
  const list = portLister([join(directory, "dev/*")]);
  running = await startStandalone({
    readFolder: readFolderHere,
    config: {
      ...readConfig(undefined),
      technicians: [{ id: "tech-1", name: "小许（演示）", password: await hashPassword("for this test") }],
    },
    // This machine's own ports are not asked by a test.
    listPorts: async () => ({
      ports: (await list()).ports.filter(({ path }) => path.startsWith(directory)),
      unseen: [],
    }),
    port: 0,
    dataDirectory: directory,
    pagesDirectory: join(directory, "pages"),
    simulator: false,
    clock: systemClock,
    newKey: randomUUID,
    log: pino(destination({ dest: join(directory, "test.log"), sync: true })),
  });
  service = await connectTo(running.url, technician, await tokenOf(running.url, "/technician"));
  await service.command("XiaohuTechnician.SignIn", { id: "tech-1", password: "for this test" });
});
afterAll(async () => {
  service?.close();
  await running?.stop();
  for (const name of [...plugged.keys()]) await unplug(name);
  await rm(directory, { recursive: true });
});

it("shows an unconfigured terminal with nothing plugged in: reader and printer wanted, nothing else", async () => {
  const { devices, ports } = await seen();
  expect(ports).toEqual([]);
  expect(devices.map(({ name }) => name)).toEqual(["id-card-reader", "receipt-printer"]);
});

it("knows a reader and a printer that are plugged in, and works with them", async () => {
  const reader = new SimulatedIdCardReader(systemClock);
  await plug("left", new SimulatedReceiptPrinter(systemClock, { baudRate: 19_200 }));
  await plug("right", reader);
  await expect.poll(() => stateOf("receipt-printer"), soon).toBe("online");
  await expect.poll(() => stateOf("id-card-reader"), soon).toBe("online");
  expect((await seen()).ports).toMatchObject([
    { path: pathOf("left"), family: "receipt-printer", baudRate: 19_200, knowledge: "known" },
    { path: pathOf("right"), family: "id-card-reader", baudRate: 115_200, knowledge: "known" },
  ]);
  const [persona] = personas;
  if (!persona) throw new Error("nobody");
  reader.layCard(persona.document, undefined, persona.content);
  const citizen = await connectTo(running.url, idCardReader, await tokenOf(running.url, "/citizen"));
  const read = await citizen.command("XiaohuIdentity.ReadIdentity");
  citizen.close();
  expect(read.header.completionCode).toBe("success");
  const test = await service.command("XiaohuTechnician.RunSelfTest", {
    device: "receipt-printer",
    test: "status",
  });
  expect(test.payload).toMatchObject({ record: { outcome: "passed" } });
}, 40_000);

it("has the reader back on another port", async () => {
  const reader = plugged.get("right")?.device;
  if (!reader) throw new Error("no reader");
  await unplug("right");
  await expect.poll(() => stateOf("id-card-reader"), soon).toBe("noDevice");
  await plug("elsewhere", reader);
  await expect.poll(() => stateOf("id-card-reader"), soon).toBe("online");
  const { devices } = await seen();
  expect(devices[0]).toMatchObject({ name: "id-card-reader", address: pathOf("elsewhere") });
}, 40_000);

it("says that nothing answers on a port with nothing behind it, and asks again when it is told to", async () => {
  await plug("silent", { attach: () => undefined, detach: () => undefined });
  const silent = async () => (await seen()).ports.find(({ path }) => path === pathOf("silent"));
  await expect.poll(async () => (await silent())?.knowledge, soon).toBe("unknown");
  expect((await silent())?.attempts.every(({ heard }) => heard === "nothing")).toBe(true);
  await service.command("XiaohuTechnician.AskPorts");
  await expect.poll(async () => (await silent())?.knowledge, soon).toBe("asking");
}, 40_000);
