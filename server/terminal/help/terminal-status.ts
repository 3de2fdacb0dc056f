import type { TerminalStatus } from "../../contract/fleet/status.ts";
import type { MaintainedDevice } from "../technician/maintained-device.ts";

export interface StatusSources {
  readonly devices: readonly Pick<MaintainedDevice, "card" | "isShown">[];
  readonly paper: () => TerminalStatus["paper"];
  /** Whether the terminal is in a technician's hands. */
  readonly inVendorMode: () => boolean;
  /** What the citizen's page shows; null: there is none. */
  readonly page: () => "rest" | "session" | "closed" | null;
}

/** How the terminal is, for the guides of its hall. */
export function terminalStatus({ devices, paper, inVendorMode, page }: StatusSources): TerminalStatus {
  return {
    state: inVendorMode() ? "technician" : (page() ?? "noPage"),
    paper: paper(),
    devices: devices
      .filter((device) => device.isShown())
      .map((device) => {
        const { name, family, state, since, inService, lastFault } = device.card();
        const isWell = state === "online" || state === "deviceBusy";
        return isWell
          ? { name, family, state: "online" as const, since: null, inService, fault: null }
          : { name, family, state, since, inService, fault: lastFault?.code ?? null };
      }),
  };
}
