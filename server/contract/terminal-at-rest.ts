import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "./envelope.ts";
import { type ErrorCode, isErrorCode } from "./errors.ts";
import { offeredClass, serviceOffer } from "./service-offer.ts";
import { cardMedia, coverState, cutterState, deviceState, paperState } from "./status.ts";

/**
 * As much of the terminal's services as a page needs while nobody is there: terminal.ts has the whole of them. Apart, so that the first
 * screen loads no more.
 */

const common = z.object({
  device: deviceState,
  /** Milliseconds since the epoch: since when `device` is what it is. */
  since: z.number(),
  /** The last fault, while it lasts. */
  error: z.nullable(z.custom<ErrorCode>(isErrorCode)),
  /** Ours: whether a simulated device stands behind it, and on what line. */
  simulated: z.nullable(z.enum(["pty", "memory"])),
});

export const cardReaderStatus = z.object({ common, cardReader: z.object({ media: cardMedia }) });
export type CardReaderStatus = z.infer<typeof cardReaderStatus>;

export const idCardReaderAtRest = {
  path: "/xfs4iot/v1.0/IdCardReader",
  commands: { "Common.Status": { payload: nothing, completion: cardReaderStatus } },
  events: {},
  unsolicited: { "Common.StatusChangedEvent": cardReaderStatus },
} as const satisfies ServiceDefinition;

export const printerStatus = z.object({
  common,
  printer: z.object({
    paper: z.object({ upper: paperState }),
    /** Ours. */
    cover: coverState,
    /** Ours. */
    cutter: cutterState,
  }),
});
export type PrinterStatus = z.infer<typeof printerStatus>;

export const receiptPrinter = {
  path: "/xfs4iot/v1.0/ReceiptPrinter",
  commands: {
    "Common.Status": { payload: nothing, completion: printerStatus },
    "Common.Cancel": cancelCommand,
  },
  events: {},
  unsolicited: { "Common.StatusChangedEvent": printerStatus },
} as const satisfies ServiceDefinition;

export const queueTerminalAtRest = {
  path: "/xfs4iot/v1.0/QueueTerminal",
  commands: {
    "XiaohuQueue.ListServices": {
      payload: nothing,
      completion: z.object({
        hallName: z.record(z.string(), z.string()),
        services: z.array(serviceOffer),
        classes: z.array(offeredClass),
        /** The hall cannot be reached: the list is the last one known, and numbers come from this terminal's own block. */
        offline: z.boolean(),
        /** Address where a telephone takes a number; see the hall's. */
        phoneEntry: z.optional(z.nullable(z.string())),
      }),
    },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
