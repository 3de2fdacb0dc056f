import type { Clock } from "../../../device-drivers/clock.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import { tcpSource } from "../../../device-drivers/transport/tcp.ts";
import type { TransportSource } from "../../../device-drivers/transport/transport.ts";
import { usbPrinterSource } from "../../../device-drivers/transport/usb-printer.ts";

export interface LineOptions {
  /** As configured: `tcp:192.0.2.7` with or without `:9100` behind it, `/dev/usb/lp0`, or a serial port. */
  readonly port: string;
  readonly baudRate: number;
  /** Where a device of this family listens in a network. */
  readonly usualTcpPort: number;
  readonly clock: Clock;
}

/** `tcp:` a device in the network, `/dev/usb/` the kernel's USB printer device, everything else a serial port. */
export function lineSource({ port, baudRate, usualTcpPort, clock }: LineOptions): TransportSource {
  const network = /^tcp:(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(port);
  if (network?.[1]) {
    const host = network[1].replace(/^\[|\]$/g, "");
    return tcpSource({ host, clock, port: network[2] ? Number(network[2]) : usualTcpPort });
  }
  if (port.startsWith("/dev/usb/")) return usbPrinterSource({ path: port, clock });
  return serialSource({ path: port, baudRate });
}
