import { expect, it } from "vitest";
import type { Device, DeviceStatus } from "../../../device-drivers/device/device.ts";
import type { PressedKey, WindowLineSession } from "../../../device-drivers/window-line/session.ts";
import { queueDisplaysService } from "../../../server/terminal/queue-displays-service.ts";

type State = DeviceStatus["state"];

/** A line that is told what state it is in, and which session it has. */
function line() {
  const listeners = new Set<(status: DeviceStatus) => void>();
  const keyListeners: ((key: PressedKey) => void)[] = [];
  const newSession = () =>
    ({
      units: () => [],
      onUnits: () => () => undefined,
      onKey: (listener: (key: PressedKey) => void) => {
        keyListeners.push(listener);
        return () => undefined;
      },
    }) as unknown as WindowLineSession;
  let session = newSession();
  const status = (state: State) => ({ state, since: 0, inService: true }) as DeviceStatus;
  return {
    keyListeners,
    reopen: () => {
      session = newSession();
    },
    async become(state: State) {
      for (const listener of listeners) listener(status(state));
      await Promise.resolve();
    },
    device: {
      name: "window-line",
      status: () => status("online"),
      subscribe(listener: (status: DeviceStatus) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      use: async (work: (session: WindowLineSession) => Promise<unknown>) => work(session),
    } as unknown as Device<WindowLineSession>,
  };
}

it("listens to each session's keys once: of a line that recovered as it was, and of one opened anew", async () => {
  const { device, keyListeners, reopen, become } = line();
  queueDisplaysService(device);
  await become("online");
  await become("deviceBusy");
  await become("online");
  expect(keyListeners).toHaveLength(1);
  await become("hardwareError");
  await become("online");
  expect(keyListeners).toHaveLength(1);
  await become("noDevice");
  reopen();
  await become("online");
  expect(keyListeners).toHaveLength(2);
});
