import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands, errorEvent, standardCommon } from "./common.ts";

/** XFS4IoT's Lights: the status light of the terminal. */

/** Every light that the standard has a name for (LightsSchemas of the framework named in `standard.ts`). */
export const lightNames = [
  "cardReader",
  "pinPad",
  "notesDispenser",
  "coinDispenser",
  "receiptPrinter",
  "passbookPrinter",
  "envelopeDepository",
  "checkUnit",
  "billAcceptor",
  "envelopeDispenser",
  "documentPrinter",
  "coinAcceptor",
  "scanner",
  "contactless",
  "cardReader2",
  "notesDispenser2",
  "billAcceptor2",
  "statusGood",
  "statusWarning",
  "statusBad",
  "statusSupervisor",
  "statusInService",
  "fasciaLight",
] as const;
export type LightName = (typeof lightNames)[number];

const position = z.object({
  flashRate: z.enum(["off", "slow", "medium", "quick", "continuous"]),
  color: z.nullable(z.enum(["red", "green", "yellow", "blue", "cyan", "magenta", "white"])),
  direction: z.null(),
});
export type LightState = z.infer<typeof position>;

/** What a client may leave out is null. */
const wanted = z.strictObject({
  flashRate: position.shape.flashRate,
  color: z.optional(position.shape.color),
  direction: z.optional(z.nullable(z.enum(["entry", "exit"]))),
});
export type LightRequest = z.infer<typeof wanted>;

/** By position; a light that has one only is at `default`. */
const positions = z.optional(z.nullable(z.record(z.string().check(z.maxLength(40)), wanted)));

const status = z.object({
  common: standardCommon,
  lights: z.record(z.string(), z.record(z.string(), position)),
});
export type LightsStatus = z.infer<typeof status>;

export const lights = {
  path: "/xfs4iot/v1.0/StatusLight",
  commands: {
    ...commonCommands,
    "Common.Status": { payload: nothing, completion: status },
    /**
     * Light → position → what it is to show, until the terminal itself shows another state or somebody sets it anew.
     * Completion codes: success; commandErrorCode with invalidLight; unsupportedData; deviceNotReady; hardwareError.
     */
    "Lights.SetLight": { payload: z.partialRecord(z.enum(lightNames), positions), completion: z.null() },
  },
  events: {},
  unsolicited: { "Common.StatusChangedEvent": status, "Common.ErrorEvent": errorEvent },
} as const satisfies ServiceDefinition;
