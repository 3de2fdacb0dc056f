import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { portLister } from "../../../device-drivers/transport/ports.ts";
import { portsOfKernel } from "../../../device-drivers/transport/sysfs-ports.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-sysfs-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true, force: true });
});

/** Files and their contents below the folder; `-> ` makes a link. */
async function lay(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    if (content.startsWith("-> ")) await symlink(join(directory, content.slice(3)), join(directory, path));
    else await writeFile(join(directory, path), content);
  }
}

it("finds the ports that have a device, with the ids of the USB device that they are a part of", async () => {
  const usb = "devices/pci0000:00/usb1/1-2";
  await lay({
    [`${usb}/idVendor`]: "1a86\n",
    [`${usb}/idProduct`]: "7523\n",
    [`${usb}/serial`]: "XH0001\n",
    [`${usb}/manufacturer`]: "QinHeng Electronics\n",
    [`${usb}/1-2:1.0/ttyUSB0/port_number`]: "0\n",
    "devices/pnp0/00:04/id": "PNP0501\n",
    "devices/platform/serial8250/uevent": "\n",
    "class/tty/ttyUSB0/device": `-> ${usb}/1-2:1.0/ttyUSB0`,
    "class/tty/ttyS0/device": "-> devices/pnp0/00:04",
    "class/tty/ttyS0/type": "4\n",
    // A place that the kernel keeps for a UART that is not there, and a terminal that is no port.
    "class/tty/ttyS1/device": "-> devices/platform/serial8250",
    "class/tty/ttyS1/type": "0\n",
    "class/tty/tty0/dev": "4:0\n",
  });
  expect(await portsOfKernel(join(directory, "class/tty"))).toEqual([
    { path: "/dev/ttyS0", usb: undefined, label: undefined },
    {
      path: "/dev/ttyUSB0",
      usb: { vendorId: 0x1a86, productId: 0x7523, serialNumber: "XH0001" },
      label: "QinHeng Electronics",
    },
  ]);
});

it("finds none where the kernel shows none", async () => {
  expect(await portsOfKernel(join(directory, "class/tty"))).toEqual([]);
});

it("lists a machine's ports where udev is not installed", async () => {
  await lay({ "ports/ttyXR0": "" });
  vi.stubEnv("PATH", directory);
  const { ports: found } = await portLister([join(directory, "ports/ttyXR*")])();
  expect(found).toContainEqual(
    expect.objectContaining({ kind: "serial", path: join(directory, "ports/ttyXR0") }),
  );
});
