import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "./envelope.ts";
import { errorCodes } from "./errors.ts";
import { idempotencyKey, serviceOffer, ticket } from "./hall.ts";
import { cardMedia, coverState, cutterState, deviceState, paperState } from "./status.ts";

/** Contract of the terminal's device bridge: one service a device, and one for taking numbers. */

const common = z.object({
  device: deviceState,
  /** Milliseconds since the epoch: since when `device` is what it is. */
  since: z.number(),
  /** The last fault, while it lasts. */
  error: z.nullable(z.enum(errorCodes)),
  /** Ours: whether a simulated device stands behind it, and on what line. */
  simulated: z.nullable(z.enum(["pty", "memory"])),
});

export const cardReaderStatus = z.object({ common, cardReader: z.object({ media: cardMedia }) });
export type CardReaderStatus = z.infer<typeof cardReaderStatus>;

/** As much of the reader's service as the rest screen needs: what a card holds comes with the session, behind the first load. */
export const cardReaderWatch = {
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

/** The sentences of a ticket, in the citizen's language, from the pages' one catalogue. */
export const ticketTexts = z.strictObject({
  hall: z.string().check(z.maxLength(60)),
  yourNumber: z.string().check(z.maxLength(60)),
  service: z.string().check(z.maxLength(60)),
  ahead: z.string().check(z.maxLength(60)),
  area: z.string().check(z.maxLength(60)),
  takenAt: z.string().check(z.maxLength(60)),
  advice: z.string().check(z.maxLength(120)),
  footer: z.string().check(z.maxLength(120)),
});
export type TicketTexts = z.infer<typeof ticketTexts>;

export const printOutcome = z.enum(["printed", "failed", "unknown"]);

export const queueTerminal = {
  path: "/xfs4iot/v1.0/QueueTerminal",
  commands: {
    "Common.Cancel": cancelCommand,
    /** What can be done here, with the people waiting now. */
    "XiaohuQueue.ListServices": {
      payload: nothing,
      completion: z.object({ hallName: z.record(z.string(), z.string()), services: z.array(serviceOffer) }),
    },
    /** Issues a number at the hall. The same key twice issues one number. Errors: `queue.*`. */
    "XiaohuQueue.TakeNumber": {
      payload: z.strictObject({ serviceId: z.string().check(z.maxLength(40)), idempotencyKey }),
      completion: z.object({ ticket }),
    },
    /**
     * Prints the ticket of a number this terminal issued, and records requested → printed or failed in the queue.
     * A ticket that is known to be printed is not printed again. `print` is "unknown" when the printer never said.
     * Completion codes: success; commandErrorCode with `printer.*` or `queue.*`.
     */
    "XiaohuQueue.PrintTicket": {
      payload: z.strictObject({ ticketId: z.string().check(z.maxLength(40)), texts: ticketTexts }),
      completion: z.object({ print: printOutcome, error: z.nullable(z.enum(errorCodes)) }),
    },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
