import * as z from "zod/mini";
import { type CommandDefinition, cancelCommand, nothing } from "../envelope.ts";
import { deviceState } from "../status.ts";

/** What every XFS4IoT service has: its status, what it is, and its errors. An absent capability or state is null. */

const absent = z.null();

/** `common` of a status, complete: what no device of ours has is null. */
export const standardCommon = z.object({
  device: deviceState,
  devicePosition: absent,
  powerSaveRecoveryTime: absent,
  antiFraudModule: absent,
  exchange: absent,
  endToEndSecurity: absent,
  persistentDataStore: absent,
  /** Ours: milliseconds since the epoch, since when `device` is what it is. */
  since: z.number(),
});
export type StandardCommon = z.infer<typeof standardCommon>;

const versions = z.record(z.string(), z.object({ versions: z.array(z.string()) }));

export const capabilities = z.looseObject({
  interfaces: z.array(
    z.object({
      name: z.string(),
      commands: versions,
      events: z.nullable(versions),
      /** Commands that one connection may have queued or running. */
      maximumRequests: z.number(),
    }),
  ),
  common: z.object({
    serviceVersion: z.string(),
    deviceInformation: z.array(
      z.object({
        modelName: z.nullable(z.string()),
        serialNumber: z.nullable(z.string()),
        revisionNumber: absent,
        modelDescription: z.nullable(z.string()),
        firmware: z.nullable(
          z.array(z.object({ firmwareName: absent, firmwareVersion: z.string(), hardwareRevision: absent })),
        ),
        software: absent,
      }),
    ),
    powerSaveControl: z.boolean(),
    antiFraudModule: z.boolean(),
    endToEndSecurity: absent,
    persistentDataStore: absent,
  }),
  /** Ours: commands and events with our prefix, which have no place among the standard's interfaces. */
  xiaohu: z.optional(z.object({ commands: versions, events: z.nullable(versions) })),
});
export type Capabilities = z.infer<typeof capabilities>;

/** `Common.*` of a device's service, besides `Common.Status`. */
export const commonCommands = {
  "Common.Cancel": cancelCommand,
  "Common.Capabilities": { payload: nothing, completion: capabilities },
  /** Answered by the endpoint itself, like `Common.Cancel`. */
  "Common.SetVersions": { payload: z.looseObject({}), completion: z.null() },
} as const satisfies Readonly<Record<string, CommandDefinition>>;

export const errorEvent = z.object({
  eventId: z.enum(["hardware", "software", "user", "fraudAttempt"]),
  action: z.nullable(z.enum(["reset", "softwareError", "configuration", "clear", "maintenance", "suspend"])),
  vendorDescription: z.nullable(z.string()),
});
export type ErrorEvent = z.infer<typeof errorEvent>;
