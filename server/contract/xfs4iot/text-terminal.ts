import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands, errorEvent, standardCommon } from "./common.ts";

/** XFS4IoT's TextTerminal: the display of text at a window or on the wall. It has no keys. */

const status = z.object({
  common: standardCommon,
  textTerminal: z.object({
    keyboard: z.null(),
    keyLock: z.null(),
    /** Columns and rows; null while no display is there. */
    displaySizeX: z.nullable(z.number()),
    displaySizeY: z.nullable(z.number()),
  }),
});
export type TextTerminalStatus = z.infer<typeof status>;

/** No display that anybody reads has more. */
const place = z.number().check(z.int(), z.minimum(0), z.maximum(1000));
const extent = z.number().check(z.int(), z.minimum(1), z.maximum(1000));

const area = z.strictObject({
  positionX: z.optional(place),
  positionY: z.optional(place),
  width: extent,
  height: extent,
});

const attributes = z.strictObject({
  underline: z.optional(z.boolean()),
  inverted: z.optional(z.boolean()),
  flash: z.optional(z.boolean()),
});

export const textTerminal = {
  path: "/xfs4iot/v1.0/WindowDisplay",
  commands: {
    ...commonCommands,
    "Common.Status": { payload: nothing, completion: status },
    /** The area's place is the whole screen's where it is left out. Completion codes: success; deviceNotReady; hardwareError. */
    "TextTerminal.ClearScreen": {
      payload: z.strictObject({ screen: z.optional(z.nullable(area)) }),
      completion: z.null(),
    },
    /**
     * Absolutely, or as far to the right of and below the cursor. Completion codes: success; deviceNotReady; hardwareError;
     * unsupportedData for text attributes, which no display here has; commandErrorCode with characterSetsData for a
     * character that the display does not have.
     */
    "TextTerminal.Write": {
      payload: z.strictObject({
        mode: z.enum(["relative", "absolute"]),
        posX: z.optional(place),
        posY: z.optional(place),
        textAttr: z.optional(z.nullable(attributes)),
        text: z.string().check(z.maxLength(2000)),
      }),
      completion: z.null(),
    },
    /** Clears the screen and asks the display whether it is well. */
    "TextTerminal.Reset": { payload: nothing, completion: z.null() },
  },
  events: {},
  unsolicited: { "Common.StatusChangedEvent": status, "Common.ErrorEvent": errorEvent },
} as const satisfies ServiceDefinition;
