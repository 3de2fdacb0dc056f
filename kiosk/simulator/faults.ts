import type { SimulatedDevice } from "./api.ts";

/** The faults that a device can be given, in its own order. */
export function faultsOf({ actions }: SimulatedDevice): readonly string[] {
  const faults = actions.find(({ action }) => action === "setFault")?.arguments.fault;
  return Array.isArray(faults) ? faults : [];
}

/** A device's own English line about a fault, for a fault that the catalogue does not know. */
export function ownWords({ actions }: SimulatedDevice, fault: string): string {
  const lines = actions.find(({ action }) => action === "setFault")?.description.split("\n") ?? [];
  return lines.find((line) => line.startsWith(`${fault}: `))?.slice(fault.length + 2) ?? "";
}
