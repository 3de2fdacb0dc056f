import * as z from "zod/mini";
import { nothing } from "./envelope.ts";

/** Contract of the hall's queue: services, tickets, and the terminals' commands. Windows and boards have their own files. */

export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];
export const localized = z.object({ "zh-CN": z.string(), "zh-TW": z.string(), en: z.string() });
export type Localized = z.infer<typeof localized>;

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

export const ticketState = z.enum(["waiting", "called", "serving", "noShow", "finished"]);
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
  /** People before this ticket in the same line, now. */
  ahead: z.number(),
  state: ticketState,
  print: printState,
});
export type Ticket = z.infer<typeof ticket>;

/** Sent with every command that changes something: the same key has one effect. */
export const idempotencyKey = z.string().check(z.regex(/^[A-Za-z0-9-]{16,64}$/));

/**
 * The terminals' side, over HTTP: `POST /hall/v1/commands` with `{ name, payload }`, bearer token of the role
 * `terminal`; 200 with the completion payload, or an error body `{ error, number, detail }`.
 */
export const hallCommands = {
  "Queue.ListServices": {
    payload: nothing,
    completion: z.object({ hallName: localized, services: z.array(serviceOffer) }),
  },
  "Queue.Take": {
    payload: z.strictObject({
      serviceId: z.string(),
      terminalId: z.string().check(z.maxLength(40)),
      idempotencyKey,
    }),
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
