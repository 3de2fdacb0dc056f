import * as z from "zod/mini";

const id = z.string();

/** A booking as a whole, so that an event says all that it leads to, whatever came before it. */
const booking = {
  id,
  code: z.string(),
  /** Keyed hash of the document; null: nobody showed one. */
  person: z.nullable(z.string()),
  serviceId: z.string(),
  /** Milliseconds since the epoch. */
  start: z.number(),
  end: z.number(),
  /** A terminal's id, or `web`. */
  via: z.string(),
};

/** What a check-in asks of the queue: the place of an appointment; null: of anybody. */
const place = z.nullable(z.strictObject({ due: z.number(), notBefore: z.number() }));

/** Everything that can happen to an appointment. The day and the time stand beside the event in the log. */
export const appointmentEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("appointmentBooked"), ...booking }),
  /** Another time; the code stays. */
  z.strictObject({ type: z.literal("appointmentChanged"), ...booking }),
  z.strictObject({ type: z.literal("appointmentCancelled"), id, via: z.string() }),
  /** The person is here: the queue will be asked for a number. From now on nothing else can be done with it. */
  z.strictObject({ type: z.literal("checkInBegun"), id, terminalId: z.string(), place }),
  /** The queue gave no number; it is as it was. */
  z.strictObject({ type: z.literal("checkInGivenUp"), id }),
  /** The queue gave this number. */
  z.strictObject({ type: z.literal("checkedIn"), id, ticketId: z.string(), number: z.string() }),
  /** What is known of its slip of paper. */
  z.strictObject({
    type: z.literal("slipRecorded"),
    id,
    state: z.enum(["requested", "printed", "failed", "unknown"]),
  }),
]);
export type AppointmentEvent = z.infer<typeof appointmentEvent>;

/** What is remembered of a command that was carried out, so that the same command again brings back the same. */
export const appointmentOutcome = z.strictObject({
  /** The command's type: a key used again for another command is a mistake. */
  type: z.string(),
  /** The booking it was about. */
  id,
});
export type AppointmentOutcome = z.infer<typeof appointmentOutcome>;
