import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "./envelope.ts";
import { errorCodes } from "./error-numbers.ts";
import { callingRule, idempotencyKey, offeredClass, personHash, serviceOffer, ticket } from "./hall.ts";
import { identityDocument } from "./identity.ts";
import { elsewhere } from "./sites.ts";
import { idCardReaderAtRest, queueTerminalAtRest } from "./terminal-at-rest.ts";

export * from "./terminal-at-rest.ts";

/** Contract of the terminal's device bridge: one service a device, and one for taking numbers. */

export const idCardReader = {
  ...idCardReaderAtRest,
  commands: {
    ...idCardReaderAtRest.commands,
    "Common.Cancel": cancelCommand,
    /**
     * Ours: waits for a card, reads it, checks it. `timeout` of the header bounds the wait for the card.
     * Completion codes: success; timeOut (no card came); canceled; commandErrorCode with one of `reader.*`;
     * deviceNotReady.
     */
    "XiaohuIdentity.ReadIdentity": {
      payload: nothing,
      completion: z.object({
        identity: identityDocument,
        /** By this the hall knows the person again; nobody can tell the document from it. */
        person: personHash,
      }),
    },
    /** Ours: completes when the card that was read has left, or with `timeOut`. */
    "XiaohuIdentity.WaitCardRemoved": { payload: nothing, completion: z.object({}) },
  },
  events: {
    /** The reader waits for a card. */
    "CardReader.InsertCardEvent": z.object({}),
    /** A card lies there and is being read: do not move it. */
    "CardReader.MediaInsertedEvent": z.object({}),
    /** This card could not be read; the reader waits again (the citizen may lay it anew). */
    "CardReader.InvalidMediaEvent": z.object({ error: z.enum(errorCodes) }),
  },
} as const satisfies ServiceDefinition;

/** The sentences of a ticket, in the citizen's language, from the pages' one catalogue. */
export const ticketTexts = z.strictObject({
  hall: z.string().check(z.maxLength(60)),
  yourNumber: z.string().check(z.maxLength(60)),
  service: z.string().check(z.maxLength(60)),
  ahead: z.string().check(z.maxLength(60)),
  /** How long it will take, where that is known. */
  wait: z.optional(z.string().check(z.maxLength(60))),
  /** The class that goes before others. */
  priority: z.optional(z.string().check(z.maxLength(60))),
  /** On a ticket that was given without the hall. */
  offline: z.optional(z.string().check(z.maxLength(60))),
  area: z.string().check(z.maxLength(60)),
  takenAt: z.string().check(z.maxLength(60)),
  advice: z.string().check(z.maxLength(120)),
  footer: z.string().check(z.maxLength(120)),
  /** Beside the code by which the ticket is followed, where it has one. */
  follow: z.optional(z.string().check(z.maxLength(60))),
});
export type TicketTexts = z.infer<typeof ticketTexts>;

export const printOutcome = z.enum(["printed", "failed", "unknown"]);

export const queueTerminal = {
  ...queueTerminalAtRest,
  commands: {
    "Common.Cancel": cancelCommand,
    /** What can be done here, with the people waiting now. */
    "XiaohuQueue.ListServices": {
      payload: nothing,
      completion: z.object({
        hallName: z.record(z.string(), z.string()),
        services: z.array(serviceOffer),
        classes: z.array(offeredClass),
        offline: z.boolean(),
        rule: callingRule,
        phoneEntry: z.optional(z.nullable(z.string())),
      }),
    },
    /** What gives no number here now, and where else in the district it does. Errors: `queue.hallUnreachable`. */
    "XiaohuQueue.FindElsewhere": {
      payload: nothing,
      completion: z.object({ services: z.array(elsewhere) }),
    },
    /**
     * Issues a number at the hall. The same key twice issues one number; so does a person who waits for the service
     * already, and `already` says so. Errors: `queue.*`.
     */
    "XiaohuQueue.TakeNumber": {
      payload: z.strictObject({
        serviceId: z.string().check(z.maxLength(40)),
        classId: z.optional(z.string().check(z.maxLength(40))),
        person: z.optional(personHash),
        later: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(4))),
        idempotencyKey,
      }),
      completion: z.object({ ticket, already: z.boolean() }),
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
} as const satisfies ServiceDefinition;
