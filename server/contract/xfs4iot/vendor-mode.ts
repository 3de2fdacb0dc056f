import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands, standardCommon } from "./common.ts";

/** XFS4IoT's VendorMode: the terminal in a technician's hands. */

export const vendorModeState = z.enum(["enterPending", "active", "exitPending", "inactive"]);

const status = z.object({
  common: standardCommon,
  vendorMode: z.object({ device: z.enum(["online", "offline"]), service: vendorModeState }),
});
export type VendorModeStatus = z.infer<typeof status>;

const done = { payload: nothing, completion: z.null() };

export const vendorMode = {
  path: "/xfs4iot/v1.0/VendorMode",
  commands: {
    ...commonCommands,
    "Common.Status": { payload: nothing, completion: status },
    /** From now on this connection is asked before vendor mode begins or ends, and has 30 s to acknowledge. */
    "VendorMode.Register": {
      payload: z.strictObject({ appName: z.string().check(z.minLength(1), z.maxLength(100)) }),
      completion: z.null(),
    },
    /**
     * Completes when it has been asked for; `VendorMode.ModeEnteredEvent` says that the mode is entered. Completion codes: success;
     * sequenceError unless it is inactive.
     */
    "VendorMode.EnterModeRequest": done,
    /** sequenceError where nothing was asked of this connection. */
    "VendorMode.EnterModeAcknowledge": done,
    /** sequenceError unless it is active. */
    "VendorMode.ExitModeRequest": done,
    "VendorMode.ExitModeAcknowledge": done,
  },
  events: {},
  unsolicited: {
    "Common.StatusChangedEvent": status,
    "VendorMode.EnterModeRequestEvent": z.null(),
    "VendorMode.ModeEnteredEvent": z.null(),
    "VendorMode.ExitModeRequestEvent": z.null(),
    "VendorMode.ModeExitedEvent": z.null(),
  },
} as const satisfies ServiceDefinition;
