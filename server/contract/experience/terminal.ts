import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { painCategory } from "../pain-points/words.ts";
import { localized } from "../service-offer.ts";
import { experienceRecord } from "./record.ts";

/** Experience sessions (体验员) at a terminal: begun by a code of the day, recorded as steps, sent as a whole when they are over. */

export const experienceCodeLength = 6;
export const experienceCode = z.string().check(z.regex(/^\d{6}$/));

/** `unknown`: no task of today has this code; `tooMany`: too many wrong ones at this terminal. */
export const begunExperience = z.object({
  outcome: z.enum(["begun", "unknown", "tooMany"]),
  /** What is to be tried, its matter null: anything; and what can be said of a step. */
  task: z.nullable(
    z.object({ id: z.string(), matter: z.nullable(localized), categories: z.array(painCategory) }),
  ),
});
export type BegunExperience = z.infer<typeof begunExperience>;

/** Errors: `queue.hallUnreachable` for what nobody answers. */
export const experienceTerminal = {
  path: "/xfs4iot/v1.0/Experience",
  commands: {
    "Common.Cancel": cancelCommand,
    /** Whether any task is open now: else the terminal offers no way in. */
    "XiaohuExperience.IsOpen": { payload: nothing, completion: z.object({ open: z.boolean() }) },
    "XiaohuExperience.Begin": {
      payload: z.strictObject({ code: experienceCode }),
      completion: begunExperience,
    },
    /** Is kept at the terminal until its hall has it. */
    "XiaohuExperience.Record": {
      payload: z.strictObject({ record: experienceRecord }),
      completion: z.object({}),
    },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;

/** The terminal's side, at its hall: `POST` with one of these, bearer token of the role `terminal`. */
export const experiencePath = "/hall/v1/experience";
const terminalId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));
export const experienceMessage = z.union([
  z.strictObject({ ask: z.literal("isOpen"), terminalId }),
  z.strictObject({ ask: z.literal("begin"), terminalId, code: experienceCode }),
  z.strictObject({ ask: z.literal("record"), terminalId, record: experienceRecord }),
]);
export type ExperienceMessage = z.infer<typeof experienceMessage>;
