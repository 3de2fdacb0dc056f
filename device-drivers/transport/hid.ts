import { open, readFile, realpath } from "node:fs/promises";
import { basename } from "node:path";
import { devicesAsync, HIDAsync } from "node-hid";
import { DeviceError } from "../device/errors.ts";
import type { HidTransport, TransportSource } from "./transport.ts";

/** A HID device, or one interface of one, as the system lists it. */
export interface HidDevice {
  /** `/dev/hidraw3`; elsewhere the system's own name. Changes when the device is put in again. */
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | undefined;
  readonly manufacturer: string | undefined;
  readonly product: string | undefined;
  /** Binary-coded decimal, as in the USB device descriptor. */
  readonly release: number;
  /** USB interface number, where the device has several. */
  readonly interface: number | undefined;
  /** Its top-level collections: what the device is (HID Usage Tables). */
  readonly usages: readonly { readonly usagePage: number; readonly usage: number }[];
}

/** Which device is meant. Everything that is given must match; by anything but the path, it is found on any node. */
export interface HidCriteria {
  /** Exact, symbolic links followed. */
  readonly path?: string;
  readonly vendorId?: number;
  readonly productId?: number;
  readonly serialNumber?: string;
  /** Together: one of the device's top-level collections. */
  readonly usage?: { readonly usagePage: number; readonly usage: number };
  readonly interface?: number;
}

const libraryAdvice = "As root: apt-get install libusb-1.0-0 libudev1, then start again.";

/** Every HID device of this machine that this program can see, keyboards and mice included. */
export async function listHidDevices(
  ids: Pick<HidCriteria, "vendorId" | "productId"> = {},
): Promise<HidDevice[]> {
  // hidapi takes 0 for "any".
  const listed = await devicesAsync(ids.vendorId ?? 0, ids.productId ?? 0).catch((cause: unknown) => {
    const isLacking = (cause as NodeJS.ErrnoException).code === "ERR_DLOPEN_FAILED";
    const advice = isLacking ? `. ${libraryAdvice}` : "";
    throw new DeviceError("line.busy", `HID devices cannot be listed: ${messageOf(cause)}${advice}`, {
      cause,
    });
  });
  // One entry a top-level collection, of the same path where the system does not divide the device by them.
  const devices = new Map<string, HidDevice & { usages: { usagePage: number; usage: number }[] }>();
  for (const entry of listed) {
    if (!entry.path) continue;
    const device = devices.get(entry.path) ?? {
      path: entry.path,
      vendorId: entry.vendorId,
      productId: entry.productId,
      serialNumber: entry.serialNumber || undefined,
      manufacturer: entry.manufacturer || undefined,
      product: entry.product || undefined,
      release: entry.release,
      interface: entry.interface >= 0 ? entry.interface : undefined,
      usages: [],
    };
    devices.set(entry.path, device);
    if (entry.usagePage !== undefined)
      device.usages.push({ usagePage: entry.usagePage, usage: entry.usage ?? 0 });
  }
  return [...devices.values()];
}

/**
 * The HID device that meets `criteria`, on whatever node it is when it is opened. Of several that do, the first that no
 * line of this process has open. Linux does not keep other programs from opening it too.
 *
 * The report descriptor is what Linux gives. On other systems hidapi does not hand it to Node, and it is empty.
 */
export function hidSource(criteria: HidCriteria): TransportSource<HidTransport> {
  const address = nameOf(criteria);
  return {
    address,
    exists: async () => (await findAll(criteria)).length > 0,
    async open() {
      const found = await findAll(criteria);
      if (found.length === 0) throw new DeviceError("line.absent", `${address} is not there`);
      const free = found.find(({ path }) => !openPaths.has(path));
      if (!free) throw new DeviceError("line.busy", `${address} is open already`);
      const { path } = free;
      openPaths.add(path);
      let device: HIDAsync | undefined;
      try {
        device = await openDevice(path);
        const reportDescriptor = await readReportDescriptor(path);
        return hidTransport(path, device, reportDescriptor);
      } catch (cause) {
        await device?.close();
        openPaths.delete(path);
        throw cause;
      }
    },
  };
}

/** What this process has open. Linux alone would let two lines share a device, and each miss half of the dialogue. */
const openPaths = new Set<string>();

async function findAll(criteria: HidCriteria): Promise<HidDevice[]> {
  const path = criteria.path === undefined ? undefined : await resolvePath(criteria.path);
  return (await listHidDevices(criteria)).filter(
    (device) =>
      (path === undefined || device.path === path) &&
      (criteria.vendorId === undefined || device.vendorId === criteria.vendorId) &&
      (criteria.productId === undefined || device.productId === criteria.productId) &&
      (criteria.serialNumber === undefined || device.serialNumber === criteria.serialNumber) &&
      (criteria.interface === undefined || device.interface === criteria.interface) &&
      (criteria.usage === undefined ||
        device.usages.some(
          ({ usagePage, usage }) => usagePage === criteria.usage?.usagePage && usage === criteria.usage.usage,
        )),
  );
}

/** hidapi lists the nodes themselves; a path in a configuration may be a link that udev made. */
async function resolvePath(path: string): Promise<string> {
  if (process.platform !== "linux") return path;
  try {
    return await realpath(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return path;
    throw new DeviceError("line.busy", `${path} cannot be looked at`, { cause });
  }
}

async function openDevice(path: string): Promise<HIDAsync> {
  try {
    return await HIDAsync.open(path);
  } catch (cause) {
    throw await openingError(path, cause);
  }
}

/** hidapi tells why as text only, in the system's language: ask the system. */
async function openingError(path: string, cause: unknown): Promise<DeviceError> {
  const told = messageOf(cause);
  if (process.platform !== "linux")
    return new DeviceError("line.busy", `${path} cannot be opened: ${told}`, { cause });
  try {
    await (await open(path, "r+")).close();
  } catch (denied) {
    const { code } = denied as NodeJS.ErrnoException;
    if (code === "ENOENT") return new DeviceError("line.absent", `${path} is not there`, { cause });
    if (code === "EACCES" || code === "EPERM")
      return new DeviceError("line.busy", `${path}: this account may not open it. ${permissionAdvice}`, {
        cause,
      });
  }
  return new DeviceError("line.busy", `${path} cannot be opened: ${told}`, { cause });
}

const permissionAdvice =
  "As root: copy docs/udev/60-xiaohu-kiosk-hid.rules to /etc/udev/rules.d/, run `udevadm control --reload`, " +
  "add the account to group plugdev, then take the device out and put it in again.";

async function readReportDescriptor(path: string): Promise<Uint8Array> {
  if (process.platform !== "linux") return new Uint8Array();
  const file = `/sys/class/hidraw/${basename(path)}/device/report_descriptor`;
  try {
    return new Uint8Array(await readFile(file));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    // Taken out since it was opened: sysfs forgets it (ENOENT), or what was open of it (ENODEV).
    const gone = code === "ENOENT" || code === "ENODEV";
    throw new DeviceError(gone ? "line.absent" : "line.busy", `${file} cannot be read`, { cause });
  }
}

function hidTransport(path: string, device: HIDAsync, reportDescriptor: Uint8Array): HidTransport {
  let onData: ((report: Uint8Array) => void) | undefined;
  let onLost: ((cause: Error) => void) | undefined;
  let lost: DeviceError | undefined;
  let closing: Promise<void> | undefined;

  const lose = (cause: unknown): DeviceError => {
    const error = lost ?? new DeviceError("line.lost", `${path} went away: ${messageOf(cause)}`, { cause });
    if (!lost && !closing) {
      lost = error;
      if (onLost) loudly(onLost, error);
    }
    return error;
  };
  // Read from the first moment: a device that nobody reads is not noticed to be gone. Its last reports come before the
  // error, which is the only word that it is gone: there is no "close".
  device.on("error", lose);
  device.on("data", (report: Buffer) => {
    if (onData && !closing) loudly(onData, report);
  });
  // node-hid begins to read at the next tick, and throws there if the device has been closed by then.
  const reading = new Promise<void>((resolve) => process.nextTick(resolve));

  /** A request that failed may mean that the device is gone, or that it is there and refuses. */
  const request = async <Result>(what: string, send: () => Promise<Result>): Promise<Result> => {
    if (lost || closing) throw lost ?? new DeviceError("line.lost", `${path} is closed`);
    try {
      return await send();
    } catch (cause) {
      if (lost || closing) throw lost ?? new DeviceError("line.lost", `${path} was closed`, { cause });
      const isThere = (await listHidDevices()).some((listed) => listed.path === path);
      if (!isThere) throw lose(cause);
      throw new DeviceError("device.garbled", `${path} refused ${what}: ${messageOf(cause)}`, { cause });
    }
  };

  return {
    reportDescriptor,
    async write(report) {
      await request(`output report ${report[0]}`, () => device.write(Buffer.from(report)));
    },
    async sendFeatureReport(report) {
      await request(`feature report ${report[0]}`, () => device.sendFeatureReport(Buffer.from(report)));
    },
    getFeatureReport(reportNumber, length) {
      return request(`to give feature report ${reportNumber}`, () =>
        device.getFeatureReport(reportNumber, length),
      );
    },
    onData(listener) {
      onData = listener;
    },
    onLost(listener) {
      onLost = listener;
      if (lost) listener(lost);
    },
    close() {
      closing ??= reading.then(() => device.close()).finally(() => openPaths.delete(path));
      return closing;
    },
  };
}

/** node-hid makes an error of the device from whatever a listener throws: a bug would look like a pulled cable. */
function loudly<Told>(listener: (told: Told) => void, told: Told): void {
  try {
    listener(told);
  } catch (cause) {
    queueMicrotask(() => {
      throw cause;
    });
  }
}

/** node-hid's errors are sometimes errors and sometimes bare text. */
function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** `hid:04d8:f372`, `hid:04d8:f372/1A0042`, `/dev/xiaohu-light`. */
function nameOf({ path, vendorId, productId, serialNumber, usage, interface: number }: HidCriteria): string {
  if (path !== undefined) return path;
  const ids = vendorId === undefined && productId === undefined ? "" : `${hex(vendorId)}:${hex(productId)}`;
  const parts = [
    usage && `usage ${hex(usage.usagePage)}:${hex(usage.usage)}`,
    number !== undefined && `interface ${number}`,
    serialNumber !== undefined && `serial ${serialNumber}`,
  ].filter((part) => typeof part === "string");
  return `hid:${[ids, ...parts].filter((part) => part !== "").join(" ")}`;
}

function hex(id: number | undefined): string {
  return id === undefined ? "*" : id.toString(16).padStart(4, "0");
}
