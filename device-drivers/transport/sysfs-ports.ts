import { readdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FoundPort } from "./ports.ts";

/** Where the kernel shows its terminals (Documentation/ABI/stable/sysfs-class-tty). */
const kernelTerminals = "/sys/class/tty";

/**
 * Serial ports as the Linux kernel itself shows them, for machines without udev: containers, small images. A port is a terminal
 * with a device behind it; of the UARTs that the kernel keeps a place for, only those that are there (`type` is not 0).
 *
 * Rejects with what the file system says, but for files that are not there.
 */
export async function portsOfKernel(
  folder = kernelTerminals,
): Promise<Pick<FoundPort, "path" | "usb" | "label">[]> {
  const names = await orUndefined(readdir(folder));
  const ports = await Promise.all(
    (names ?? []).sort().map(async (name) => {
      const device = await orUndefined(realpath(join(folder, name, "device")));
      const isPlace = (await line(join(folder, name, "type"))) === "0";
      return device === undefined || isPlace ? [] : [{ path: `/dev/${name}`, ...(await usbOf(device)) }];
    }),
  );
  return ports.flat();
}

/** The USB device that a port's device is a part of: the first one above it that has a vendor. */
async function usbOf(device: string): Promise<Pick<FoundPort, "usb" | "label">> {
  for (let at = device; at !== dirname(at); at = dirname(at)) {
    const vendor = await line(join(at, "idVendor"));
    const product = await line(join(at, "idProduct"));
    if (vendor === undefined || product === undefined) continue;
    const serialNumber = (await line(join(at, "serial"))) || undefined;
    return {
      usb: { vendorId: Number.parseInt(vendor, 16), productId: Number.parseInt(product, 16), serialNumber },
      label: (await line(join(at, "manufacturer"))) || undefined,
    };
  }
  return { usb: undefined, label: undefined };
}

async function line(path: string): Promise<string | undefined> {
  return (await orUndefined(readFile(path, "utf8")))?.trim();
}

/** Undefined for what is not there, or went while it was looked at. */
async function orUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ENODEV") return undefined;
    throw cause;
  }
}
