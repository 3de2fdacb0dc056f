import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands, errorEvent, standardCommon } from "./common.ts";

/** The loudspeaker's voice module. The standard has no class for it: the command is ours, in its envelope. */

const status = z.object({ common: standardCommon });
export type VoiceStatus = z.infer<typeof status>;

export const voice = {
  path: "/xfs4iot/v1.0/Voice",
  commands: {
    ...commonCommands,
    "Common.Status": { payload: nothing, completion: status },
    /**
     * Speaks a text in Mandarin, and completes when it has been spoken to its end. The hall's calls are spoken too: texts take turns.
     * Cancelling it silences the module. Completion codes: success; deviceNotReady; hardwareError; commandErrorCode with
     * characterSetsData for a character that the voice cannot read.
     */
    "XiaohuVoice.Speak": {
      payload: z.strictObject({
        text: z.string().check(z.minLength(1), z.maxLength(500)),
        /** 0 (silent) to 16; as the terminal's configuration has it where it is left out. */
        volume: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(16))),
        /** 0 (slow) to 5. */
        speed: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(5))),
      }),
      completion: z.null(),
    },
  },
  events: {},
  unsolicited: { "Common.StatusChangedEvent": status, "Common.ErrorEvent": errorEvent },
} as const satisfies ServiceDefinition;
