import type { KernelDeviceDescription } from "./kernel-devices.ts";

/**
 * A code scanner by the HID Point of Sale tables: report 2 has a length, three bytes of symbology, 56 of data and a flag
 * that there is more; feature report 0xFE switches it on.
 */
export const scanner = {
  name: "Sample Maker Code Scanner",
  serialNumber: "SCAN0001",
  vendorId: 0x0c2e,
  productId: 0x0b8f,
  reportDescriptor: hex(`
    05 8c 09 02 a1 01
      85 02 15 00 26 ff 00 75 08
        09 12 a1 02
          05 01 09 3b 95 01 81 02
          05 8c 09 fb 09 fc 09 fd 95 03 81 02
          09 fe 95 38 82 02 01
          09 ff 25 01 75 01 95 01 81 02
          75 07 81 03
        c0
      06 00 ff 85 fe 09 01 25 01 75 08 95 01 b1 02
    c0`),
} as const satisfies KernelDeviceDescription;

/** An identity-card reader that takes and gives 64 bytes without a report number. */
export const cardReader = {
  name: "Sample Maker Card Reader",
  serialNumber: "",
  vendorId: 0x10c4,
  productId: 0x0007,
  reportDescriptor: hex(`
    06 00 ff 09 01 a1 01
      15 00 26 ff 00 75 08 95 40
      09 02 81 02
      09 03 91 02
    c0`),
} as const satisfies KernelDeviceDescription;

/** Something else that takes the node which another device has left. */
export const mouse = {
  name: "Sample Maker Mouse",
  serialNumber: "",
  vendorId: 0x046d,
  productId: 0xc077,
  reportDescriptor: hex(`
    05 01 09 02 a1 01 09 01 a1 00
      05 09 19 01 29 03 15 00 25 01 75 01 95 03 81 02 75 05 95 01 81 03
      05 01 09 30 09 31 15 81 25 7f 75 08 95 02 81 06
    c0 c0`),
} as const satisfies KernelDeviceDescription;

function hex(text: string): Uint8Array {
  return Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));
}
