import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands, errorEvent, standardCommon } from "./common.ts";

/** XFS4IoT's BarcodeReader: the code scanner. */

const status = z.object({
  common: standardCommon,
  barcodeReader: z.object({ scanner: z.enum(["on", "off", "inoperative", "unknown"]) }),
});
export type BarcodeReaderStatus = z.infer<typeof status>;

export const barcodeReader = {
  path: "/xfs4iot/v1.0/CodeScanner",
  commands: {
    ...commonCommands,
    "Common.Status": { payload: nothing, completion: status },
    /**
     * Waits for one code. Completion codes: success; timeOut; canceled; commandErrorCode with barcodeInvalid (hold it there
     * once more); deviceNotReady; hardwareError.
     */
    "BarcodeReader.Read": {
      payload: z.strictObject({
        /** Every symbology is read: the scanner is not told to prefer one, and the standard has this ignored then. */
        symbologies: z.optional(z.nullable(z.record(z.string(), z.nullable(z.boolean())))),
      }),
      completion: z.object({
        readOutput: z.array(
          z.object({
            symbology: z.string(),
            /** base64 of the payload as the scanner sent it. */
            barcodeData: z.string(),
            /** The scanner's own, an AIM identifier: `]Q1`. */
            symbologyName: z.nullable(z.string()),
          }),
        ),
      }),
    },
    "BarcodeReader.Reset": { payload: nothing, completion: z.null() },
  },
  events: {},
  unsolicited: { "Common.StatusChangedEvent": status, "Common.ErrorEvent": errorEvent },
} as const satisfies ServiceDefinition;
