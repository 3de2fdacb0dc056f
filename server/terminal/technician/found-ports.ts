import type { PortView, Registry } from "../../../device-drivers/device/registry.ts";
import type { FoundPort } from "../../contract/found-port.ts";

/** What the registry knows of its ports, as a page is told it. Null where devices are not discovered. */
export function foundPorts(registry: Registry | undefined): FoundPort[] | null {
  return registry ? registry.ports().map(toContract) : null;
}

function toContract({
  usb,
  label,
  family,
  protocol,
  baudRate,
  trouble,
  attempts,
  ...port
}: PortView): FoundPort {
  return {
    ...port,
    usb: usb ? `${hex(usb.vendorId)}:${hex(usb.productId)}` : null,
    label: label ?? null,
    family: family ?? null,
    protocol: protocol ?? null,
    baudRate: baudRate ?? null,
    trouble: trouble ?? null,
    attempts: [...attempts],
  };
}

function hex(id: number): string {
  return id.toString(16).padStart(4, "0");
}
