import * as z from "zod/mini";

/** What has happened in the queue. The day's events in their order are its whole truth. */
export const queueEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("NumberTaken"),
    ticketId: z.string(),
    /** Prefix and place in the service's series of the day: `A001`. */
    number: z.string(),
    serviceId: z.string(),
    terminalId: z.string(),
  }),
  z.object({
    type: z.literal("PrintRecorded"),
    ticketId: z.string(),
    state: z.enum(["requested", "printed", "failed", "unknown"]),
  }),
  z.object({ type: z.literal("ClerkSignedIn"), windowId: z.string(), clerkId: z.string() }),
  z.object({ type: z.literal("ClerkSignedOut"), windowId: z.string() }),
  /** Called, or called again: `count` says the how manieth time. */
  z.object({
    type: z.literal("TicketCalled"),
    ticketId: z.string(),
    windowId: z.string(),
    count: z.number(),
  }),
  /** The person has come to the window. */
  z.object({ type: z.literal("ServiceStarted"), ticketId: z.string(), windowId: z.string() }),
  /** Nobody came. */
  z.object({ type: z.literal("TicketMissed"), ticketId: z.string(), windowId: z.string() }),
  /** Somebody came after all, and waits again. */
  z.object({ type: z.literal("TicketRejoined"), ticketId: z.string() }),
  z.object({ type: z.literal("ServiceFinished"), ticketId: z.string(), windowId: z.string() }),
]);

export type QueueEvent = z.infer<typeof queueEvent>;
