import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SerialPort } from "serialport";
import { DeviceError } from "../device/errors.ts";
import { listHidDevices } from "./hid.ts";
import { portsOfKernel } from "./sysfs-ports.ts";

/** Something of this machine that a device may stand behind. */
export interface FoundPort {
  readonly kind: "serial" | "hid" | "usb-printer";
  /** `/dev/ttyUSB0`, `/dev/hidraw3`, `/dev/usb/lp0`. Changes when a device is put in elsewhere. */
  readonly path: string;
  /** Another one whenever it was put in again, also on the same path. */
  readonly key: string;
  /** Of the USB device, or of the USB bridge that the port is. */
  readonly usb:
    | { readonly vendorId: number; readonly productId: number; readonly serialNumber: string | undefined }
    | undefined;
  /** What it calls itself, for a person. */
  readonly label: string | undefined;
  /** Top-level collections of a HID device: what it is (HID Usage Tables). */
  readonly usages: readonly { readonly usagePage: number; readonly usage: number }[];
  /** What a USB printer understands, as it says itself (IEEE 1284 device id, COMMAND SET): `PJL,PCL`. */
  readonly commandSet: string | undefined;
}

/** What was found at one look. A kind that cannot be looked at hides nothing of the others. */
export interface PortsFound {
  readonly ports: readonly FoundPort[];
  /** Kinds of which nothing is known now, and why not: `line.busy`. */
  readonly unseen: readonly { readonly kind: FoundPort["kind"]; readonly cause: DeviceError }[];
}

export type ListPorts = () => Promise<PortsFound>;

const usbPrinterFolder = "/dev/usb";

/**
 * Every serial port, HID device and USB printer of this machine, but for serial consoles: what is sent there is typed into a
 * shell.
 *
 * @param more paths of serial ports that the system does not list as such, `*` for any end: `/dev/ttyXR*`
 */
export function portLister(more: readonly string[]): ListPorts {
  const listSerialPorts = whenNodesChange(askForSerialPorts);
  const kinds: Readonly<Record<FoundPort["kind"], () => Promise<Unkeyed[]>>> = {
    serial: async () => {
      const [listed, further, consoles] = await Promise.all([
        listSerialPorts(),
        Promise.all(more.map(expand)),
        serialConsoles(),
      ]);
      const known = new Set(listed.map(({ path }) => path));
      const others = further.flat().filter((path) => !known.has(path));
      return [...listed, ...others.map((path) => ({ path, usb: undefined, label: undefined }))]
        .filter(({ path }) => !consoles.has(basename(path)))
        .map((port) => ({ ...port, kind: "serial", usages: [], commandSet: undefined }));
    },
    hid: async () =>
      (await listHidDevices()).map(
        ({ path, vendorId, productId, serialNumber, manufacturer, product, usages }) => ({
          kind: "hid",
          path,
          usb: { vendorId, productId, serialNumber },
          label: labelOf(manufacturer, product),
          usages,
          commandSet: undefined,
        }),
      ),
    "usb-printer": async () => Promise.all((await namesIn(usbPrinterFolder, "lp*")).map(usbPrinter)),
  };
  return async () => {
    const looks = await Promise.all(
      (Object.keys(kinds) as FoundPort["kind"][]).map(async (kind) => {
        try {
          return { found: await keyed(await kinds[kind]()) };
        } catch (cause) {
          if (!(cause instanceof DeviceError)) throw cause;
          return { unseen: { kind, cause } };
        }
      }),
    );
    return {
      ports: looks.flatMap(({ found = [] }) => found),
      unseen: looks.flatMap(({ unseen }) => unseen ?? []),
    };
  };
}

type Unkeyed = Omit<FoundPort, "key">;

/** Without what is gone since it was listed. */
async function keyed(found: readonly Unkeyed[]): Promise<FoundPort[]> {
  const all = await Promise.all(found.map(async (port) => ({ ...port, key: await keyOf(port.path) })));
  return all.flatMap((port) => (port.key === undefined ? [] : [{ ...port, key: port.key }]));
}

type SerialPorts = readonly Pick<FoundPort, "path" | "usb" | "label">[];

/** Asking for serial ports starts a program on Linux: not every second, only when the nodes that there are have changed. */
function whenNodesChange(ask: () => Promise<SerialPorts>): () => Promise<SerialPorts> {
  let last: { readonly nodes: string; readonly ports: SerialPorts } | undefined;
  return async () => {
    if (process.platform !== "linux") return ask();
    const paths = (await Promise.all([namesIn("/dev", "tty*"), namesIn("/dev", "rfcomm*")])).flat();
    // tty0 to tty63 are the screen's.
    const serial = paths.filter((path) => !/tty\d*$/.test(path));
    const nodes = (await Promise.all(serial.map(keyOf))).join();
    if (nodes !== last?.nodes) last = { nodes, ports: await ask() };
    return last.ports;
  };
}

async function askForSerialPorts(): Promise<SerialPorts> {
  let listed: Awaited<ReturnType<typeof SerialPort.list>>;
  try {
    listed = await (await import("serialport")).SerialPort.list();
  } catch (cause) {
    // serialport asks `udevadm`, which is not on every machine.
    if ((cause as NodeJS.ErrnoException).syscall === "spawn udevadm") return portsOfKernel();
    throw new DeviceError("line.busy", `serial ports cannot be listed: ${messageOf(cause)}`, { cause });
  }
  return listed.map(({ path, vendorId, productId, serialNumber, manufacturer }) => ({
    path,
    usb:
      vendorId !== undefined && productId !== undefined
        ? {
            vendorId: Number.parseInt(vendorId, 16),
            productId: Number.parseInt(productId, 16),
            serialNumber: serialNumber || undefined,
          }
        : undefined,
    label: labelOf(manufacturer),
  }));
}

function labelOf(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(" ") || undefined;
}

async function usbPrinter(path: string): Promise<Unkeyed> {
  const id = await printerId(path);
  return {
    kind: "usb-printer",
    path,
    usb: undefined,
    label: labelOf(id.get("MFG") ?? id.get("MANUFACTURER"), id.get("MDL") ?? id.get("MODEL")),
    usages: [],
    commandSet: id.get("CMD") ?? id.get("COMMAND SET"),
  };
}

/** `MFG:Custom;MDL:VKP80;CMD:ESC/POS;` as its parts. Empty where the kernel does not hand it out. */
async function printerId(path: string): Promise<ReadonlyMap<string, string>> {
  const file = `/sys/class/usbmisc/${basename(path)}/device/ieee1284_id`;
  let text = "";
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (!isGone(cause)) throw new DeviceError("line.busy", `${file} cannot be read`, { cause });
  }
  return new Map(
    text.split(";").flatMap((part): [string, string][] => {
      const colon = part.indexOf(":");
      return colon > 0 ? [[part.slice(0, colon).trim().toUpperCase(), part.slice(colon + 1).trim()]] : [];
    }),
  );
}

async function expand(pattern: string): Promise<string[]> {
  return namesIn(dirname(pattern), basename(pattern));
}

/** Full paths of what is in a folder. A folder that is not there has nothing in it. */
async function namesIn(folder: string, pattern: string): Promise<string[]> {
  const start = pattern.endsWith("*") ? pattern.slice(0, -1) : undefined;
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    if (isGone(cause)) return [];
    throw new DeviceError("line.busy", `${folder} cannot be read`, { cause });
  }
  return names
    .filter((name) => (start === undefined ? name === pattern : name.startsWith(start)))
    .map((name) => join(folder, name))
    .sort();
}

/** Names of the ports on which the kernel has its console, e.g. `ttyS0`. */
async function serialConsoles(): Promise<Set<string>> {
  try {
    const table = await readFile("/proc/consoles", "utf8");
    return new Set(table.split("\n").flatMap((line) => line.split(" ")[0] || []));
  } catch (cause) {
    // Other systems have no such table.
    if (isGone(cause)) return new Set();
    throw new DeviceError("line.busy", "/proc/consoles cannot be read", { cause });
  }
}

/** The node is made anew when a device is put in; a link is made anew when it leads elsewhere. */
async function keyOf(path: string): Promise<string | undefined> {
  if (process.platform === "win32") return path;
  try {
    const { ino, ctimeMs } = await stat(path);
    return `${path}#${ino}@${ctimeMs}`;
  } catch (cause) {
    if (isGone(cause)) return undefined;
    throw new DeviceError("line.busy", `${path} cannot be looked at`, { cause });
  }
}

function isGone(cause: unknown): boolean {
  const { code } = cause as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENOTDIR";
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
