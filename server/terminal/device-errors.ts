import { DeviceError, type DeviceErrorCode } from "../../device-drivers/device/errors.ts";
import { ContractError, type ErrorCode } from "../contract/errors.ts";

type Family = "reader" | "printer";

/** Errors of a device of any family. */
type AnyFamily = Extract<DeviceErrorCode, `line.${string}` | `device.${string}`>;

/** Line and protocol troubles take the family's name across the border. */
const byFamily: Readonly<Record<AnyFamily, "absent" | "silent" | "garbled" | "notReady">> = {
  "line.absent": "absent",
  "line.busy": "absent",
  "line.lost": "absent",
  "device.silent": "silent",
  "device.garbled": "garbled",
  "device.notReady": "notReady",
  "device.outOfService": "notReady",
};

/** What the citizen's pages have no sentence of its own for, and the one that tells him what to do. */
const nearest: Readonly<
  Record<Exclude<Extract<DeviceErrorCode, `${Family}.${string}`>, ErrorCode>, ErrorCode>
> = {
  "printer.paperJam": "printer.offline",
  "printer.refused": "printer.offline",
};

/** The contract's code of a device error of one family. */
export function errorCodeOf(code: DeviceErrorCode, family: Family): ErrorCode {
  if (code in byFamily) return `${family}.${byFamily[code as AnyFamily]}`;
  return code in nearest ? nearest[code as keyof typeof nearest] : (code as ErrorCode);
}

/** Translates what a device operation threw; what is not a device error is passed on as it is. */
export function toContractError(cause: unknown, family: Family): unknown {
  return cause instanceof DeviceError
    ? new ContractError(errorCodeOf(cause.code, family), cause.message, { cause })
    : cause;
}
