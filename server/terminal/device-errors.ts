import { DeviceError, type DeviceErrorCode } from "../../device-drivers/device/errors.ts";
import { ContractError, type ErrorCode } from "../contract/errors.ts";

type Family = "reader" | "printer";

/** What a device error is called across the border: line and protocol troubles take the family's name. */
const byFamily: Readonly<
  Record<Exclude<DeviceErrorCode, ErrorCode>, "absent" | "silent" | "garbled" | "notReady">
> = {
  "line.absent": "absent",
  "line.busy": "absent",
  "line.lost": "absent",
  "device.silent": "silent",
  "device.garbled": "garbled",
  "device.notReady": "notReady",
  "device.outOfService": "notReady",
};

/** The contract's code of a device error of one family. */
export function errorCodeOf(code: DeviceErrorCode, family: Family): ErrorCode {
  return code in byFamily ? `${family}.${byFamily[code as keyof typeof byFamily]}` : (code as ErrorCode);
}

/** Translates what a device operation threw; what is not a device error is passed on as it is. */
export function toContractError(cause: unknown, family: Family): unknown {
  return cause instanceof DeviceError
    ? new ContractError(errorCodeOf(cause.code, family), cause.message, { cause })
    : cause;
}
