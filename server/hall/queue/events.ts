import * as z from "zod/mini";

const number = z.string().check(z.regex(/^[A-Z]\d{3,5}$/));
const windowId = z.string();
const atWindow = { number, windowId };

/**
 * Everything that can happen in a queue. A number is unique within its business day; the day and the time stand
 * beside the event in the log.
 */
export const queueEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ticketTaken"), number, serviceId: z.string(), terminalId: z.string() }),
  z.strictObject({
    type: z.literal("printRecorded"),
    number,
    state: z.enum(["requested", "printed", "failed", "unknown"]),
  }),
  z.strictObject({ type: z.literal("clerkSignedIn"), windowId, clerkId: z.string() }),
  z.strictObject({ type: z.literal("clerkSignedOut"), windowId, clerkId: z.string() }),
  z.strictObject({ type: z.literal("ticketCalled"), ...atWindow }),
  z.strictObject({ type: z.literal("ticketRecalled"), ...atWindow }),
  z.strictObject({ type: z.literal("serviceStarted"), ...atWindow }),
  z.strictObject({ type: z.literal("ticketNoShow"), ...atWindow }),
  z.strictObject({ type: z.literal("ticketRejoined"), ...atWindow }),
  z.strictObject({ type: z.literal("serviceFinished"), ...atWindow }),
]);
export type QueueEvent = z.infer<typeof queueEvent>;

/** What is remembered of a command that was carried out, so that the same command again brings back the same. */
export const queueOutcome = z.strictObject({
  /** The command's type: a key used again for another command is a mistake. */
  type: z.string(),
  /** The ticket it was about. */
  number: z.nullable(z.string()),
});
export type QueueOutcome = z.infer<typeof queueOutcome>;
