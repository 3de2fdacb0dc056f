import { blink1 } from "./blink1.ts";
import { busylight } from "./busylight.ts";
import type { StatusLightDriver } from "./light.ts";
import { luxafor } from "./luxafor.ts";

/** Every status light that there is a driver for, by the driver's name. */
export const statusLightDrivers: Readonly<Record<StatusLightDriver["name"], StatusLightDriver>> = {
  luxafor,
  blink1,
  busylight,
};

/** The driver of a device with these USB ids; undefined if it is no light that we know. */
export function statusLightDriverOf(device: {
  readonly vendorId: number;
  readonly productId: number;
}): StatusLightDriver | undefined {
  return Object.values(statusLightDrivers).find(
    ({ vendorId, products }) => vendorId === device.vendorId && Object.hasOwn(products, device.productId),
  );
}
