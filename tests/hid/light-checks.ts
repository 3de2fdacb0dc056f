import assert from "node:assert/strict";
import { systemClock } from "../../device-drivers/clock.ts";
import { createDevice } from "../../device-drivers/device/device.ts";
import { statusLightDriverOf, statusLightDrivers } from "../../device-drivers/status-light/drivers.ts";
import type { StatusLightDriver } from "../../device-drivers/status-light/light.ts";
import { createStatusLightSession } from "../../device-drivers/status-light/session.ts";
import { SimulatedStatusLight } from "../../device-drivers/status-light/simulated.ts";
import { hidSource, listHidDevices } from "../../device-drivers/transport/hid.ts";
import { type Checks, until } from "./checks.ts";
import { mouse } from "./devices.ts";
import type { KernelDevice, KernelDevices } from "./kernel-devices.ts";

/** Whole sessions: the product's device, driver and transport on one side of the kernel, the simulated light on the other. */
export async function checkLights({ check }: Checks, devices: KernelDevices): Promise<void> {
  for (const driver of Object.values(statusLightDrivers)) {
    await check(`${driver.name}: lights up, goes dark when pulled out, comes back on another node`, () =>
      checkLight(driver, devices),
    );
  }
}

async function checkLight(driver: StatusLightDriver, devices: KernelDevices): Promise<void> {
  const light = new SimulatedStatusLight(driver.name, systemClock);
  const ids = { vendorId: driver.vendorId, productId: Number(Object.keys(driver.products)[0]) };
  const plug = async (): Promise<KernelDevice> => {
    const end = await devices.plug({
      name: `Sample Maker ${driver.name}`,
      serialNumber: "LIGHT001",
      reportDescriptor: light.hid.reportDescriptor,
      ...ids,
    });
    light.attach(end);
    return end;
  };
  const pathOf = async () => (await listHidDevices(ids))[0]?.path;

  let end = await plug();
  const firstPath = await pathOf();
  const [listed] = await listHidDevices(ids);
  assert.equal(listed && statusLightDriverOf(listed), driver);

  const device = createDevice({
    name: "status-light",
    source: hidSource(ids),
    session: (transport) => createStatusLightSession(driver, transport, systemClock),
    clock: systemClock,
  });
  const isOnline = () => device.status().state === "online";
  device.start();
  await until(isOnline);
  if (driver.version) assert.equal(device.status().identity?.firmware, "2.5");
  await device.use((session, signal) => session.setLight({ flashRate: "slow", colour: "cyan" }, signal));
  await until(() => light.state.colour === "cyan");
  assert.deepEqual(light.state.flash, { on: 1000, off: 1000 });

  light.detach();
  await end.unplug();
  await until(() => device.status().state === "noDevice");
  assert.equal(device.status().lastError?.code, "line.absent");
  const other = await devices.plug(mouse);
  // It has taken the node that is free.
  await until(async () => (await listHidDevices(mouse)).length === 1);
  end = await plug();
  await until(isOnline);
  assert.notEqual(await pathOf(), firstPath);
  await device.use((session, signal) => session.setLight({ flashRate: "continuous", colour: "red" }, signal));
  await until(() => light.state.colour === "red");
  assert.equal(light.state.flash, null);
  assert.equal(light.state.ignored, 0);

  await device.stop();
  light.detach();
  await end.unplug();
  await other.unplug();
}
