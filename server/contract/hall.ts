import * as z from "zod/mini";
import { nothing } from "./envelope.ts";
import { localized, offeredClass, serviceOffer, waitRange } from "./service-offer.ts";
import { elsewhere } from "./sites.ts";

export * from "./service-offer.ts";

/** Contract of the hall's queue: services, tickets, and the terminals' commands. Windows and boards have their own files. */

/** A class of people who go before others, or the appointments. */
export const priorityClass = z.object({ id: z.string(), name: localized });
export type PriorityClass = z.infer<typeof priorityClass>;

/** The rule by which people are called, as the queue is told it. */
export const callingRule = z.object({
  kind: z.enum(["firstCome", "strict", "ratio", "accumulating"]),
  /** Of the ratio rule: calls of the higher classes before one of the ordinary class. */
  preferred: z.nullable(z.number()),
  /** Nobody is passed more often than this; null: no such cap. */
  passedCap: z.nullable(z.number()),
  /** Whoever has waited so many minutes goes before every class; null: no such cap. */
  minutesCap: z.nullable(z.number()),
  /** The classes that go before the ordinary one, with how many times their wait counts. */
  classes: z.array(z.object({ id: z.string(), name: localized, weight: z.number() })),
});
export type CallingRule = z.infer<typeof callingRule>;

export const ticketState = z.enum([
  "waiting",
  "called",
  "serving",
  /** Aside at the clerk's wish; ready again by itself. */
  "held",
  "noShow",
  "finished",
  /** Given back by the citizen. */
  "cancelled",
]);
export const printState = z.enum(["notRequested", "requested", "printed", "failed", "unknown"]);

export const ticket = z.object({
  id: z.string(),
  /** What is printed, shown and spoken: `A001`. */
  number: z.string(),
  serviceId: z.string(),
  serviceName: localized,
  area: localized,
  windows: z.array(z.string()),
  /** Milliseconds since the epoch. */
  takenAt: z.number(),
  /** People before this ticket for the same service, by the hall's rule, now. */
  ahead: z.number(),
  state: ticketState,
  print: printState,
  /** The class that it is called in; null: the ordinary one. */
  priority: z.nullable(priorityClass),
  /** Matters that follow with the same number. */
  later: z.array(z.object({ serviceId: z.string(), serviceName: localized })),
  /** Where it is called to or served. */
  at: z.nullable(z.object({ windowId: z.string(), windowName: localized, since: z.number() })),
  /** Given by a terminal without its hall. */
  offline: z.boolean(),
  /** How long it waits from now on; null: nobody knows, or it does not wait. */
  wait: z.nullable(waitRange),
  /** Address at which its holder follows it on a telephone; null: this hall opens none. Whoever knows it may give the number back. */
  follow: z.nullable(z.string()),
});
export type Ticket = z.infer<typeof ticket>;

/** Sent with every command that changes something: the same key has one effect. */
export const idempotencyKey = z.string().check(z.regex(/^[A-Za-z0-9-]{16,64}$/));

/** Numbers of one service that a terminal may give by itself: from `from` to and with `to`. */
export const leasedBlock = z.object({
  serviceId: z.string(),
  prefix: z.string(),
  from: z.number(),
  to: z.number(),
});
export type LeasedBlock = z.infer<typeof leasedBlock>;

/** HMAC-SHA-256 of kind and number of a document, under the hall's key, hexadecimal. */
export const personHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const hallCommandsPath = "/hall/v1/commands";

/**
 * The terminals' side, over HTTP: `POST /hall/v1/commands` with `{ name, payload }`, bearer token of the role
 * `terminal`; 200 with the completion payload, or an error body `{ error, number, detail }`.
 */
export const hallCommands = {
  "Queue.ListServices": {
    payload: nothing,
    completion: z.object({
      hallName: localized,
      services: z.array(serviceOffer),
      /** Classes that a citizen may be of. */
      classes: z.array(offeredClass),
      rule: callingRule,
      /** Address where a telephone takes a number, for a short time; null or left out: this hall opens none. */
      phoneEntry: z.optional(z.nullable(z.string())),
    }),
  },
  /** What gives no number at this site now, and where else it does. */
  "Queue.Elsewhere": { payload: nothing, completion: z.object({ services: z.array(elsewhere) }) },
  "Queue.Take": {
    payload: z.strictObject({
      serviceId: z.string(),
      terminalId: z.string().check(z.maxLength(40)),
      /** Default: the ordinary class. */
      classId: z.optional(z.string().check(z.maxLength(40))),
      /** Keyed hash of the document that was shown; never the document. */
      person: z.optional(personHash),
      /** Matters that follow with the same number. */
      later: z.optional(z.array(z.string()).check(z.maxLength(4))),
      idempotencyKey,
    }),
    completion: z.object({
      ticket,
      /** The person has this number for the service already: it is no new one. */
      already: z.boolean(),
    }),
  },
  /** The citizen gives the number back. */
  "Queue.Cancel": {
    payload: z.strictObject({ ticketId: z.string(), idempotencyKey }),
    completion: z.object({ ticket }),
  },
  "Queue.GetTicket": { payload: z.strictObject({ ticketId: z.string() }), completion: z.object({ ticket }) },
  /**
   * Numbers that a terminal may give while it cannot reach the hall: one block for each service, set aside for this terminal
   * and this business day. Asked again it gets the same until half of a block is used.
   */
  "Queue.LeaseNumbers": {
    payload: z.strictObject({ terminalId: z.string().check(z.maxLength(40)), idempotencyKey }),
    completion: z.object({ day: z.string(), blocks: z.array(leasedBlock) }),
  },
  /**
   * Tells of a number that was given without the hall, once it is back. Once and only once, whatever is sent again; if the hall had
   * issued another number for the same wish (`wishKey`), that one is given back.
   */
  "Queue.Reconcile": {
    payload: z.strictObject({
      day: z.string(),
      number: z.string().check(z.regex(/^[A-Z]\d{3,5}$/)),
      terminalId: z.string().check(z.maxLength(40)),
      classId: z.optional(z.string().check(z.maxLength(40))),
      person: z.optional(personHash),
      later: z.optional(z.array(z.string()).check(z.maxLength(4))),
      takenAt: z.number(),
      print: printState,
      wishKey: idempotencyKey,
      idempotencyKey,
    }),
    completion: z.object({ ticket }),
  },
  /** A print state is an event of the queue: requested before the first byte, then what became of it. */
  "Queue.RecordPrint": {
    payload: z.strictObject({
      ticketId: z.string(),
      state: z.enum(["requested", "printed", "failed", "unknown"]),
      idempotencyKey,
    }),
    completion: z.object({ ticket }),
  },
} as const;
export type HallCommandName = keyof typeof hallCommands;
export type HallPayload<N extends HallCommandName> = z.infer<(typeof hallCommands)[N]["payload"]>;
export type HallCompletion<N extends HallCommandName> = z.infer<(typeof hallCommands)[N]["completion"]>;

/**
 * How satisfied somebody is with being served, the best first: the five levels of 好差评. Their words are official and not a hall's to
 * change (hall service evaluation: GB/T 39735-2020); the last two count as 差评.
 */
export const ratingLevels = [
  "verySatisfied",
  "satisfied",
  "fairlySatisfied",
  "dissatisfied",
  "veryDissatisfied",
] as const;
export type RatingLevel = (typeof ratingLevels)[number];

/** Body of every refused HTTP request. */
export const errorBody = z.object({ error: z.string(), number: z.string(), detail: z.string() });
