import * as z from "zod/mini";

/**
 * What a client may send: XFS4IoT's command message, `{ header, payload }`. Written for clients of any origin: what a
 * header has besides is left alone, and null is the same as absent (clients in other languages write either).
 */

export const requestId = z.number().check(z.int(), z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER));
export const commandName = z.string().check(z.regex(/^[A-Z][A-Za-z0-9]{0,39}\.[A-Z][A-Za-z0-9]{0,59}$/));

export const commandMessage = z.object({
  header: z.object({
    type: z.literal("command"),
    name: commandName,
    requestId,
    /** `major.minor`. Which majors a command has is the service's to say (`Common.Capabilities`). */
    version: z.string().check(z.regex(/^[1-9][0-9]{0,3}\.(0|[1-9][0-9]{0,3})$/)),
    /** Milliseconds; 0, null or absent: none. */
    timeout: z.optional(z.nullable(z.number().check(z.int(), z.minimum(0)))),
  }),
  payload: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});

export type CommandMessage = z.infer<typeof commandMessage>;

/** What can be read of the header of a message that is refused, so that its client knows which one was meant. */
export const refusedHeader = z.object({
  header: z.object({
    type: z.literal("command"),
    name: z.catch(z.optional(commandName), undefined),
    requestId: z.catch(z.optional(requestId), undefined),
  }),
});
