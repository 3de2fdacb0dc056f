import type { DeviceStatus } from "../../device-drivers/device/device.ts";
import type { CardReaderStatus } from "../contract/terminal.ts";
import { errorCodeOf } from "./device-errors.ts";

export type SimulatedLineKind = "pty" | "memory" | null;

/** The part of a status that every service has. */
export function commonStatus(
  status: DeviceStatus,
  family: "reader" | "printer",
  simulated: SimulatedLineKind,
): CardReaderStatus["common"] {
  if (!status.inService) {
    // Whatever the device itself says: nobody but the technician gets at it.
    return {
      device: "offline",
      since: status.since,
      error: errorCodeOf("device.outOfService", family) ?? null,
      simulated,
    };
  }
  const usable = status.state === "online" || status.state === "deviceBusy";
  return {
    device: status.state,
    since: status.since,
    error: !usable && status.lastError ? errorCodeOf(status.lastError.code, family) : null,
    simulated,
  };
}
