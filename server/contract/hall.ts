import * as z from "zod/mini";
import { nothing } from "./envelope.ts";

/** Contract of the hall's queue: services, tickets, and the terminals' commands. Windows and boards have their own files. */

export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];
export const localized = z.object({ "zh-CN": z.string(), "zh-TW": z.string(), en: z.string() });
export type Localized = z.infer<typeof localized>;

/** Waiting time from now on, milliseconds: half of all wait no longer than `likely`, four of five no longer than `atMost`. */
export const waitRange = z.object({ likely: z.number(), atMost: z.number() });
export type WaitRange = z.infer<typeof waitRange>;

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

/** A service that gives numbers. */
export const serviceOffer = z.object({
  id: z.string(),
  /** The letter before the number. */
  prefix: z.string(),
  name: localized,
  /** What it is in everyday words. */
  plainName: localized,
  /** Where its windows are. */
  area: localized,
  windows: z.array(z.string()),
  waiting: z.number(),
  /** Whether it gives numbers now. */
  open: z.boolean(),
});
export type ServiceOffer = z.infer<typeof serviceOffer>;

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
  /** Null: nothing can be said. */
  wait: z.nullable(waitRange),
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
  /** Address at which its holder follows it on a telephone; null: this hall opens none. Whoever knows it may give the number back. */
  follow: z.nullable(z.string()),
});
export type Ticket = z.infer<typeof ticket>;

/** Sent with every command that changes something: the same key has one effect. */
export const idempotencyKey = z.string().check(z.regex(/^[A-Za-z0-9-]{16,64}$/));

/** HMAC-SHA-256 of kind and number of a document, under the hall's key, hexadecimal. */
export const personHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

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
      classes: z.array(
        z.object({ ...priorityClass.shape, fromAge: z.nullable(z.number()), choice: z.boolean() }),
      ),
      rule: callingRule,
    }),
  },
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

/** Body of every refused HTTP request. */
export const errorBody = z.object({ error: z.string(), number: z.string(), detail: z.string() });
