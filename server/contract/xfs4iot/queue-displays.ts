import * as z from "zod/mini";
import { padKey } from "../call-pad.ts";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands, errorEvent, standardCommon } from "./common.ts";

/** The windows' displays and call pads on their shared line. The standard has no class for them: the commands are ours, in its envelope. */

/** The hall's id of a window. */
const windowId = z.string().check(z.regex(/^[A-Za-z0-9]{1,20}$/));

const status = z.object({
  common: standardCommon,
  /** In the order of the configuration; empty until the line has been opened once. */
  units: z.array(
    z.object({
      /** Modbus address. */
      unit: z.number(),
      window: windowId,
      kind: z.enum(["display", "pad"]),
      answers: z.boolean(),
    }),
  ),
});
export type QueueDisplaysStatus = z.infer<typeof status>;

export const queueDisplays = {
  path: "/xfs4iot/v1.0/QueueDisplays",
  commands: {
    ...commonCommands,
    "Common.Status": { payload: nothing, completion: status },
    /**
     * Shows lines at one window, all changing together, until the hall's next call to it. Completes when the display has them. Completion
     * codes: success; deviceNotReady; hardwareError; commandErrorCode with windowNotFound where the window has no display.
     */
    "XiaohuQueueDisplay.Show": {
      payload: z.strictObject({
        window: windowId,
        /** From the top; what is longer or more than the display has is cut, what it has no glyph for it shows as `?`. */
        lines: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(8)),
      }),
      completion: z.null(),
    },
  },
  events: {},
  unsolicited: {
    "Common.StatusChangedEvent": status,
    "Common.ErrorEvent": errorEvent,
    /** A key of a window's call pad was pressed. The terminal has told the hall already: this is for those who look on. */
    "XiaohuQueueDisplay.KeyPressedEvent": z.object({
      window: windowId,
      key: padKey,
      /** One a press. */
      id: z.string(),
    }),
  },
} as const satisfies ServiceDefinition;
