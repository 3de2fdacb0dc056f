import * as z from "zod/mini";

/**
 * The message envelope of both contracts: CEN XFS4IoT (CWA 17852), JSON text frames `{ header, payload }`.
 *
 * Order on a connection: command → acknowledge (same requestId; `status` only when refused) → events (same
 * requestId) → completion. Unsolicited messages carry no requestId. A requestId is unique and rising.
 */
export const protocolVersion = "2.0";

/** A frame longer than this is refused before it is parsed; the longest legal command is far below. */
export const maximumMessageBytes = 64 * 1024;

export const completionCodes = [
  "success",
  "commandErrorCode",
  "canceled",
  "deviceNotReady",
  "hardwareError",
  "internalError",
  "invalidCommand",
  "invalidRequestID",
  "timeOut",
  "unsupportedCommand",
  "invalidData",
  "userError",
  "sequenceError",
  "authorisationRequired",
] as const;

export type CompletionCode = (typeof completionCodes)[number];

const requestId = z.number().check(z.int(), z.minimum(1));
const name = z.string().check(z.regex(/^[A-Z][A-Za-z]{0,39}\.[A-Z][A-Za-z]{0,59}$/));

export const refusals = ["invalidMessage", "invalidRequestID", "tooManyRequests"] as const;

export const serverMessage = z.object({
  header: z.discriminatedUnion("type", [
    z.object({
      type: z.literal("acknowledge"),
      name: z.optional(z.string()),
      /** Absent when the refused message had none that could be read. */
      requestId: z.optional(requestId),
      version: z.string(),
      status: z.optional(z.enum(refusals)),
      errorDescription: z.optional(z.string()),
    }),
    z.object({ type: z.literal("event"), name, requestId, version: z.string() }),
    z.object({
      type: z.literal("completion"),
      name,
      requestId,
      version: z.string(),
      completionCode: z.enum(completionCodes),
      errorDescription: z.optional(z.string()),
    }),
    z.object({ type: z.literal("unsolicited"), name, version: z.string() }),
  ]),
  payload: z.nullable(z.record(z.string(), z.unknown())),
});

export type ServerMessage = z.infer<typeof serverMessage>;
export type Acknowledgement = Extract<ServerMessage["header"], { type: "acknowledge" }>;
export type Refusal = (typeof refusals)[number];

/** One command of a service: what goes in, what a success brings back. */
export interface CommandDefinition {
  readonly payload: z.ZodMiniType;
  readonly completion: z.ZodMiniType;
}

/** One WebSocket service: its address and every message that may cross it. */
export interface ServiceDefinition {
  readonly path: string;
  readonly commands: Readonly<Record<string, CommandDefinition>>;
  /** Events tied to a command in progress. */
  readonly events: Readonly<Record<string, z.ZodMiniType>>;
  readonly unsolicited: Readonly<Record<string, z.ZodMiniType>>;
}

export type CommandName<S extends ServiceDefinition> = Extract<keyof S["commands"], string>;
export type CommandPayload<S extends ServiceDefinition, N extends CommandName<S>> = z.infer<
  S["commands"][N]["payload"]
>;
export type CompletionPayload<S extends ServiceDefinition, N extends CommandName<S>> = z.infer<
  S["commands"][N]["completion"]
>;
export type EventName<S extends ServiceDefinition> = Extract<keyof S["events"], string>;
export type EventPayload<S extends ServiceDefinition, N extends EventName<S>> = z.infer<S["events"][N]>;
export type UnsolicitedName<S extends ServiceDefinition> = Extract<keyof S["unsolicited"], string>;
export type UnsolicitedPayload<S extends ServiceDefinition, N extends UnsolicitedName<S>> = z.infer<
  S["unsolicited"][N]
>;

/** A payload with nothing in it. */
export const nothing = z.strictObject({});

/** `Common.Cancel`, common to every service. Without a list: all that this connection has pending. */
export const cancelCommand = {
  payload: z.strictObject({ requestIds: z.array(requestId) }),
  completion: z.nullable(z.object({})),
} satisfies CommandDefinition;
