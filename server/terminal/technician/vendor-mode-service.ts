import type { Clock } from "../../../device-drivers/clock.ts";
import { vendorMode } from "../../contract/xfs4iot/vendor-mode.ts";
import { createAudience } from "../../door/audience.ts";
import { CompletionError } from "../../door/completion-error.ts";
import { defineService, type Service } from "../../door/service.ts";
import { capabilitiesOf, standardCommon } from "../standard-service.ts";
import type { MaintainedDevice } from "./maintained-device.ts";
import { type RegisteredApplication, VendorMode, type VendorModeState } from "./vendor-mode.ts";

export interface VendorModeServiceOptions {
  readonly devices: readonly MaintainedDevice[];
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Vendor mode of one terminal, for the standard's clients and for the service page. */
export interface TerminalVendorMode {
  readonly service: Service;
  state(): VendorModeState;
  /** @returns false where it is not in the state for it */
  request(wanted: "enter" | "exit"): boolean;
  /** Called after every change of `state`. */
  onChange(listener: () => void): void;
}

/**
 * The terminal in a technician's hands, behind XFS4IoT's VendorMode. While it is active no device takes ordinary work: the citizen's page
 * says so, and outside clients find every device offline. What a technician had taken out before stays out afterwards.
 */
export function createVendorMode({ devices, clock, log }: VendorModeServiceOptions): TerminalVendorMode {
  const audience = createAudience<typeof vendorMode>();
  const listeners: (() => void)[] = [];
  let since = clock.now();
  let takenOut: readonly MaintainedDevice[] = [];
  const mode = new VendorMode({
    clock,
    onEntered() {
      takenOut = devices.filter((device) => device.card().inService);
      for (const device of takenOut) device.setInService(false);
      log("vendor mode entered", {});
    },
    onExited() {
      for (const device of takenOut) device.setInService(true);
      takenOut = [];
      log("vendor mode left", {});
    },
    tell(event) {
      since = clock.now();
      audience.tell(`VendorMode.${event}`, null);
      audience.tell("Common.StatusChangedEvent", status());
      for (const listener of listeners) listener();
    },
  });
  const standing = () => ({
    state: "online" as const,
    since,
    identity: undefined,
    lastError: undefined,
    inService: true,
    recovery: { mode: "automatic" as const, rungs: 0, waits: false },
  });
  const status = () => ({
    common: standardCommon(standing()),
    vendorMode: { device: "online" as const, service: mode.state },
  });
  const ordered = (isDone: boolean): null => {
    if (!isDone) throw new CompletionError("sequenceError", `vendor mode is ${mode.state}`);
    return null;
  };

  const service = defineService<typeof vendorMode>({
    definition: vendorMode,
    roles: ["technician", "client"],
    open(client) {
      const leave = audience.join(client);
      let application: RegisteredApplication | undefined;
      return {
        commands: {
          "Common.Status": status,
          "Common.Capabilities": () => capabilitiesOf(vendorMode, standing(), { vendorMode: null }),
          "VendorMode.Register": ({ appName }) => {
            application ??= mode.register();
            log("an application registered for vendor mode", { application: appName });
            return null;
          },
          "VendorMode.EnterModeRequest": () => ordered(mode.requestEnter()),
          "VendorMode.EnterModeAcknowledge": () => ordered(application?.acknowledge("enter") ?? false),
          "VendorMode.ExitModeRequest": () => ordered(mode.requestExit()),
          "VendorMode.ExitModeAcknowledge": () => ordered(application?.acknowledge("exit") ?? false),
        },
        close() {
          leave();
          application?.leave();
        },
      };
    },
  });

  return {
    service,
    state: () => mode.state,
    request: (wanted) => (wanted === "enter" ? mode.requestEnter() : mode.requestExit()),
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
