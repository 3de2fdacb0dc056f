import * as z from "zod/mini";
import { ratingLevels } from "../../contract/hall.ts";
import { pauseReason } from "../../contract/window.ts";

const number = z.string().check(z.regex(/^[A-Z]\d{3,5}$/));
const windowId = z.string();
const atWindow = { number, windowId };
const clerkAtWindow = { windowId, clerkId: z.string() };

/**
 * Everything that can happen in a queue. A number is unique within its business day; the day and the time stand
 * beside the event in the log. What is optional was not there in the first logs.
 */
export const queueEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("ticketTaken"),
    number,
    serviceId: z.string(),
    terminalId: z.string(),
    /** Default: the ordinary class. */
    classId: z.optional(z.string()),
    /** The person, as this day knows them: see `personOfDay`. */
    person: z.optional(z.string()),
    /** Matters that follow with the same number, by service. */
    later: z.optional(z.array(z.string())),
    /** The appointment that was checked in: its place counts from `due`, and it is not called before `notBefore`. */
    appointment: z.optional(z.strictObject({ id: z.string(), due: z.number(), notBefore: z.number() })),
    /** Given by a terminal without its hall, then: milliseconds since the epoch. */
    offlineAt: z.optional(z.number()),
    /** A window named it before its terminal told of it. */
    unheard: z.optional(z.boolean()),
  }),
  z.strictObject({
    type: z.literal("printRecorded"),
    number,
    state: z.enum(["requested", "printed", "failed", "unknown"]),
  }),
  /** Numbers set aside for a terminal that may be cut off. */
  z.strictObject({
    type: z.literal("numbersLeased"),
    terminalId: z.string(),
    serviceId: z.string(),
    prefix: z.string(),
    from: z.number(),
    to: z.number(),
  }),
  /** The citizen gives the number back. */
  z.strictObject({ type: z.literal("ticketCancelled"), number }),
  z.strictObject({ type: z.literal("clerkSignedIn"), ...clerkAtWindow }),
  z.strictObject({ type: z.literal("clerkSignedOut"), ...clerkAtWindow }),
  z.strictObject({ type: z.literal("profileChosen"), windowId, profileId: z.nullable(z.string()) }),
  z.strictObject({ type: z.literal("windowPaused"), windowId, reason: pauseReason }),
  z.strictObject({ type: z.literal("windowResumed"), windowId }),
  z.strictObject({ type: z.literal("autoCallSet"), windowId, on: z.boolean() }),
  z.strictObject({ type: z.literal("ticketCalled"), ...atWindow }),
  z.strictObject({ type: z.literal("ticketRecalled"), ...atWindow }),
  z.strictObject({ type: z.literal("serviceStarted"), ...atWindow }),
  z.strictObject({ type: z.literal("ticketNoShow"), ...atWindow }),
  /** Waits again: before all who were never called, or at the place of somebody in the own class. */
  z.strictObject({ type: z.literal("ticketRejoined"), ...atWindow, due: z.optional(z.number()) }),
  /** Goes aside and is ready again at `until`, at this window alone or at any. */
  z.strictObject({ type: z.literal("ticketHeld"), ...atWindow, until: z.number(), sameWindow: z.boolean() }),
  /** Sent on to another service, or to one window of it; `back`: it comes back to this window afterwards. */
  z.strictObject({
    type: z.literal("ticketTransferred"),
    ...atWindow,
    serviceId: z.string(),
    toWindowId: z.nullable(z.string()),
    back: z.boolean(),
  }),
  /** One matter more for the ticket in hand, after this one. */
  z.strictObject({ type: z.literal("matterAdded"), ...atWindow, serviceId: z.string() }),
  z.strictObject({ type: z.literal("serviceFinished"), ...atWindow }),
  /** Its holder says how it was to be served: `visit` is the place among its calls to a window. */
  z.strictObject({
    type: z.literal("visitRated"),
    number,
    visit: z.number(),
    level: z.enum(ratingLevels),
  }),
  /** The window's last step about a ticket never happened: it is as it was before event `undone`. */
  z.strictObject({ type: z.literal("stepUndone"), ...atWindow, undone: z.number() }),
]);
export type QueueEvent = z.infer<typeof queueEvent>;
export type EventOf<Type extends QueueEvent["type"]> = Extract<QueueEvent, { type: Type }>;

/** What is remembered of a command that was carried out, so that the same command again brings back the same. */
export const queueOutcome = z.strictObject({
  /** The command's type: a key used again for another command is a mistake. */
  type: z.string(),
  /** The ticket it was about. */
  number: z.nullable(z.string()),
  /** Nothing was done: what was asked for is there already. */
  already: z.optional(z.boolean()),
});
export type QueueOutcome = z.infer<typeof queueOutcome>;
