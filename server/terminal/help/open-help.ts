import type { Clock } from "../../../device-drivers/clock.ts";
import { errorCodeOf } from "../../contract/errors.ts";
import type { Service } from "../../door/service.ts";
import { accompanyTerminalService } from "../accompany/accompany-service.ts";
import type { Devices } from "../devices.ts";
import type { TerminalVendorMode } from "../technician/vendor-mode-service.ts";
import type { PrintTicket } from "../ticket-printer.ts";
import type { WayToHall } from "../way-to-hall.ts";
import { helpTerminalService } from "./help-service.ts";
import { openTerminalLine } from "./terminal-line.ts";
import { terminalStatus } from "./terminal-status.ts";

export interface HelpOptions {
  readonly terminalId: string;
  readonly hall: Pick<WayToHall, "url" | "site" | "authority" | "token">;
  readonly clock: Clock;
  readonly devices: Pick<Devices, "maintained" | "printerWatch">;
  readonly vendorMode: Pick<TerminalVendorMode, "state" | "onChange">;
  readonly printTicket: PrintTicket;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** The terminal's line to its hall, told of whatever changes here, and the citizen's page's services on it. */
export function openHelp(options: HelpOptions): { readonly services: readonly Service[]; close(): void } {
  const { devices, vendorMode, printTicket, log } = options;
  const line = openTerminalLine({
    ...options,
    status: () =>
      terminalStatus({
        devices: devices.maintained,
        paper: () => devices.printerWatch.media().paper.upper,
        inVendorMode: () => vendorMode.state() !== "inactive",
        page: () => help.page(),
      }),
    onPrint(ticketId, texts) {
      printTicket(ticketId, texts).then(
        ({ print, error }) => line.printed({ ticketId, print, error }),
        (cause: unknown) => {
          log("a ticket could not be printed for a guide", { cause: String(cause) });
          const error = errorCodeOf(cause);
          line.printed({ ticketId, print: "failed", error });
        },
      );
    },
  });
  const help = helpTerminalService(line, () => line.report());
  for (const device of devices.maintained) device.subscribe(() => line.report());
  devices.printerWatch.subscribe(() => line.report());
  vendorMode.onChange(() => line.report());
  return {
    services: [help.service, accompanyTerminalService({ line, clock: options.clock, log })],
    close: () => line.close(),
  };
}
