import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { terminalStanding } from "../fleet/line.ts";
import { idempotencyKey } from "../hall.ts";
import { citizenWords, helpAbout } from "./call.ts";

/** Help at a terminal, for its citizen's page; and what the hall wants shown there while nobody is in session. */

export const shownStanding = z.object({
  /** Whether the hall can be reached now: while it cannot, the rest is as it was last. */
  reachable: z.boolean(),
  ...terminalStanding.shape,
});
export type ShownStanding = z.infer<typeof shownStanding>;

const standing = z.object({ standing: shownStanding });
const ofCall = { id: idempotencyKey };

/** Errors: `queue.hallUnreachable`. A call that is over stands in no standing any more. */
export const helpTerminal = {
  path: "/xfs4iot/v1.0/HelpTerminal",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuHelp.Standing": { payload: nothing, completion: standing },
    "XiaohuHelp.Call": { payload: z.strictObject({ ...ofCall, about: helpAbout }), completion: standing },
    /** Is done, also where the hall hears of it only when it is back. */
    "XiaohuHelp.Cancel": { payload: z.strictObject(ofCall), completion: z.object({}) },
    "XiaohuHelp.Say": {
      payload: z.strictObject({ ...ofCall, words: citizenWords, key: idempotencyKey }),
      completion: standing,
    },
    /** What the page shows: by it the guides know whether somebody is there, and that a closed terminal is closed. */
    "XiaohuHelp.Show": {
      payload: z.strictObject({ state: z.enum(["rest", "session", "closed"]) }),
      completion: z.object({}),
    },
  },
  events: {},
  unsolicited: { "XiaohuHelp.StandingChangedEvent": standing },
} as const satisfies ServiceDefinition;
