import { constants } from "node:fs";
import { access, mkdir, open, rm, stat, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Clock, sleep } from "../../device-drivers/clock.ts";
import type { PortView, Registry } from "../../device-drivers/device/registry.ts";
import type { ListPorts } from "../../device-drivers/transport/ports.ts";
import { type Config, readConfig } from "../config/config.ts";
import { ContractError } from "../contract/errors.ts";
import { dayAndTime } from "../contract/hall-time.ts";
import { createDevices, type Devices } from "../terminal/devices.ts";
import { entranceFindings } from "./entrances.ts";
import { hallFinding } from "./hall.ts";
import { officePrinterFindings } from "./office-printers.ts";
import { outboxFindings } from "./outboxes.ts";
import { outsideFindings } from "./outside.ts";
import { sealFinding } from "./seal.ts";
import { staffFinding, technicianFinding } from "./staff.ts";
import { voiceFinding } from "./voices.ts";

export type Verdict = "good" | "doubtful" | "bad";

/** One thing that was looked at, and what to do about it. */
export interface Finding {
  /** In camel case, stable. */
  readonly check: string;
  readonly verdict: Verdict;
  readonly found: string;
  /** Empty where there is nothing to do. */
  readonly advice: string;
}

export interface DoctorOptions {
  readonly configPath: string | undefined;
  readonly dataDirectory: string;
  readonly port: number;
  /** Folder of the built pages. */
  readonly pagesDirectory: string;
  readonly clock: Clock;
  /** Where devices are looked for that are to be discovered. Default: this machine's ports. */
  readonly listPorts?: ListPorts;
}

/** Milliseconds for a device to say what it is: a reader's rate search takes 3.2 s, a sleeping printer longer. */
export const identifyWithin = 12_000;
/** Milliseconds of a commit on the disk above which citizens begin to wait. House rule. */
const slowCommit = 50;
/** Bytes free below which a year's queue may not fit. House rule. */
const littleSpace = 1024 ** 3;
/** Nobody runs this before it was written: a clock that says so is wrong. */
const earliestNow = Date.UTC(2026, 10, 1);

/** Looks at the machine and its configuration, and says of everything what to do. Changes nothing. */
export async function examine(options: DoctorOptions): Promise<Finding[]> {
  const { configPath, dataDirectory, port, pagesDirectory, clock } = options;
  const { config, finding } = readConfiguration(configPath);
  return [
    nodeVersion(process.versions.node),
    finding,
    ...(config ? [hallFinding(config, clock.now())] : []),
    ...(config ? [staffFinding(config, dataDirectory)] : []),
    ...(config ? [technicianFinding(config)] : []),
    ...(config ? [await sealFinding(config, clock.now())] : []),
    ...(config ? entranceFindings(config, clock.now()) : []),
    await pagesBuilt(pagesDirectory),
    await dataOnDisk(dataDirectory, clock),
    await diskSpace(dataDirectory),
    clockTime(clock),
    await portFree(port),
    ...(config ? await outsideFindings(config, clock) : []),
    ...(config ? await officePrinterFindings(config, clock) : []),
    ...(config ? outboxFindings(config, dataDirectory, clock.now()) : []),
    ...(config ? [await voiceFinding(config.speech ?? {}, clock)] : []),
    ...(config ? await deviceFindings(config, options) : []),
  ];
}

const good = (check: string, found: string): Finding => ({ check, verdict: "good", found, advice: "" });
const doubtful = (check: string, found: string, advice: string): Finding => ({
  check,
  verdict: "doubtful",
  found,
  advice,
});
const bad = (check: string, found: string, advice: string): Finding => ({
  check,
  verdict: "bad",
  found,
  advice,
});

/** @param version of Node, without its v */
export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? good("node", version)
    : bad("node", version, "install Node 20.19 or later");
}

function readConfiguration(path: string | undefined): { config: Config | undefined; finding: Finding } {
  try {
    const config = readConfig(path);
    const finding = path
      ? good("configuration", path)
      : doubtful("configuration", "none", "set CONFIG to a YAML file; README shows one");
    return { config, finding };
  } catch (cause) {
    if (!(cause instanceof ContractError)) throw cause;
    const advice = "mend the places named; docs/config.schema.json tells an editor what may stand there";
    return { config: undefined, finding: bad("configuration", cause.message, advice) };
  }
}

async function pagesBuilt(directory: string): Promise<Finding> {
  const page = join(directory, "citizen/index.html");
  try {
    await access(page, constants.R_OK);
    return good("pages", directory);
  } catch (cause) {
    return bad("pages", (cause as Error).message, "run npm run build");
  }
}

async function dataOnDisk(directory: string, clock: Clock): Promise<Finding> {
  const path = join(directory, `doctor-${process.pid}`);
  try {
    await mkdir(directory, { recursive: true });
    const file = await open(path, "w");
    const began = clock.now();
    try {
      await file.write("a commit");
      await file.sync();
    } finally {
      await file.close();
      await rm(path);
    }
    const took = clock.now() - began;
    return took <= slowCommit
      ? good("dataDirectory", `${directory}, a commit in ${took} ms`)
      : doubtful("dataDirectory", `a commit took ${took} ms`, "put DATA_DIR on a faster disk");
  } catch (cause) {
    return bad("dataDirectory", (cause as Error).message, "let this account write DATA_DIR");
  }
}

async function diskSpace(directory: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(directory);
    const free = `${Math.round((bavail * bsize) / 1024 ** 2)} MB free`;
    return bavail * bsize >= littleSpace
      ? good("diskSpace", free)
      : doubtful("diskSpace", free, "make room: a queue that cannot be written stops");
  } catch (cause) {
    return bad("diskSpace", (cause as Error).message, "see that DATA_DIR exists");
  }
}

/** The machine's own zone matters to nobody: days and times are the hall's. */
function clockTime(clock: Clock): Finding {
  const now = clock.now();
  const found = `${dayAndTime(now)} in the hall (UTC+8)`;
  return now < earliestNow
    ? bad("clock", found, "set the clock, and let timedatectl set-ntp true keep it")
    : good("clock", found);
}

async function portFree(port: number): Promise<Finding> {
  const taken = await new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.once("error", (cause) => resolve(cause.message));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  });
  return taken === undefined
    ? good("port", String(port))
    : doubtful("port", taken, "it is the running terminal, or set PORT to another");
}

async function deviceFindings(
  config: Config,
  { clock, listPorts }: Pick<DoctorOptions, "clock" | "listPorts">,
): Promise<Finding[]> {
  let devices: Devices;
  try {
    devices = createDevices({
      configured: config.devices,
      bench: undefined,
      // Not the terminal's own: it may be running, and its jobs are not taken back from here.
      terminalId: "doctor",
      paper: config.devices?.receiptPrinter?.paper ?? 80,
      clock,
      log: () => undefined,
      onWire: () => undefined,
      ...(listPorts ? { listPorts } : {}),
    });
  } catch (cause) {
    if (!(cause instanceof ContractError)) throw cause;
    return [
      doubtful(
        "devices",
        cause.message,
        "name the devices, or let them be discovered (devices.discover), or start with the simulator",
      ),
    ];
  }
  devices.start();
  try {
    await devices.registry?.settled();
    const found = await Promise.all(
      devices.maintained.filter((device) => device.isShown()).map((device) => deviceFinding(device, clock)),
    );
    return [...found, ...lookingFindings(devices.registry), ...portFindings(devices.registry)];
  } finally {
    await devices.stop();
  }
}

type Maintained = Devices["maintained"][number];

/** What keeps devices from being found at all. */
function lookingFindings(registry: Registry | undefined): Finding[] {
  const trouble = registry?.trouble();
  if (trouble === undefined) return [];
  return [bad("ports", trouble, "mend that, or name the devices in the configuration")];
}

/** What stands on the ports that nobody has named. */
function portFindings(registry: Registry | undefined): Finding[] {
  return (registry?.ports() ?? []).flatMap((port) => {
    const check = `port ${port.path}`;
    if (port.knowledge === "known") return [];
    if (port.knowledge === "spare") return [good(check, `a second ${port.family}, in reserve`)];
    if (port.knowledge === "taken")
      return [
        doubtful(check, port.trouble ?? "", "free it, or let this account use it: fuser -v names who has it"),
      ];
    // Every keyboard and mouse is a HID device.
    if (port.kind === "hid") return [];
    const advice = "switch its device on and ask again, or name the device in the configuration";
    return [doubtful(check, describeAttempts(port), advice)];
  });
}

function describeAttempts({ attempts }: PortView): string {
  const noisy = [
    ...new Set(attempts.filter(({ heard }) => heard === "other").map(({ baudRate }) => baudRate)),
  ];
  return noisy.length === 0
    ? "nothing answers"
    : `something answers at ${noisy.join(", ")} baud that is no device we know`;
}

async function deviceFinding(device: Maintained, clock: Clock): Promise<Finding> {
  const answered = new Promise<void>((resolve) => {
    const look = () => device.card().state === "online" && resolve();
    device.subscribe(look);
    look();
  });
  const waiting = new AbortController();
  await Promise.race([answered, sleep(clock, identifyWithin, waiting.signal).catch(ignoreEnd)]);
  waiting.abort();
  const { name, address, state, identity, lastFault } = device.card();
  if (address === "")
    return bad(
      name,
      "none was found on any port",
      "put it in and switch it on, or name it in the configuration",
    );
  if (state === "online")
    return good(name, [address, ...Object.values(identity ?? {})].filter(Boolean).join(" · "));
  const cause = lastFault ? `${lastFault.code}: ${lastFault.detail}` : "no answer";
  return bad(name, `${address}: ${cause}`, await adviceFor(lastFault?.code, address));
}

/** The wait was cut short because there is an answer: no trouble. */
function ignoreEnd(reason: unknown): void {
  if (!(reason instanceof DOMException)) throw reason;
}

async function adviceFor(code: string | undefined, address: string): Promise<string> {
  switch (code) {
    case "line.absent":
      return "put the cable in, or name the port it is on";
    case "line.busy":
      return (await isForbidden(address))
        ? "let this account use the port: usermod -aG dialout (serial) or lp (printer), docs/udev for HID; then sign in anew"
        : "another program holds the port: fuser -v names it";
    case "device.silent":
    case undefined:
      return "see that it has power and that the rate of the port is its own";
    case "device.garbled":
      return "the rate is wrong, or another kind of device is on this port";
    default:
      return "the service page says what to do about this fault";
  }
}

async function isForbidden(address: string): Promise<boolean> {
  try {
    await stat(address);
    await access(address, constants.R_OK | constants.W_OK);
    return false;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EACCES";
  }
}

const marks: Readonly<Record<Verdict, string>> = { good: "✓", doubtful: "!", bad: "✗" };

/** The findings for a person, a line each, with what to do beneath. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings
    .flatMap(({ check, verdict, found, advice }) => [
      `${marks[verdict]} ${check}: ${found}`,
      ...(advice ? [`    → ${advice}`] : []),
    ])
    .join("\n");
}
