import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { idempotencyKey } from "../hall.ts";
import { assistanceReason, assistanceRequest } from "./words.ts";

/** The office's side of 上门办 and 帮代办, and later the guides': who comes where, and what became of it. */

const number = z.string().check(z.regex(/^[A-Z0-9-]{8,40}$/));
/** Who does it, as the office knows them. */
const by = z.string().check(z.minLength(1), z.maxLength(40));
const words = z.string().check(z.minLength(1), z.maxLength(200));

/** In the list: nothing of the person. */
export const assistanceItem = z.object({
  request: assistanceRequest,
  /** Working days until it is due, 0 on its last day; negative: so many too late. Null: nothing is due. */
  daysLeft: z.nullable(z.number()),
});
export type AssistanceItem = z.infer<typeof assistanceItem>;

/** With whom and where, as whoever opened it is shown: each opening is recorded. */
export const openedAssistance = z.object({
  item: assistanceItem,
  /** Null: it is not kept any more. */
  person: z.nullable(
    z.object({
      name: z.string(),
      telephone: z.string(),
      address: z.nullable(z.string()),
      reason: assistanceReason,
      /** The name was typed, and no document was read. */
      typed: z.boolean(),
    }),
  ),
  /** Who has opened it, in order, this time among them. */
  openings: z.array(z.object({ by: z.string(), at: z.number() })),
});
export type OpenedAssistance = z.infer<typeof openedAssistance>;

const ofOne = { number, by, idempotencyKey };
const changed = z.object({ item: assistanceItem });

/** Errors: `desk.unknown` · `desk.notInState`. */
export const assistanceDesk = {
  path: "/hall/v1/assistance-desk",
  commands: {
    "Common.Cancel": cancelCommand,
    /** What is not over, the most urgent first. */
    "XiaohuAssistanceDesk.List": {
      payload: nothing,
      completion: z.object({ items: z.array(assistanceItem) }),
    },
    "XiaohuAssistanceDesk.Open": { payload: z.strictObject(ofOne), completion: openedAssistance },
    /** To a guide or a clerk; again: to another one. */
    "XiaohuAssistanceDesk.Assign": {
      payload: z.strictObject({ ...ofOne, assignee: by }),
      completion: changed,
    },
    /** Somebody was there, or it was handled. */
    "XiaohuAssistanceDesk.Done": { payload: z.strictObject(ofOne), completion: changed },
    "XiaohuAssistanceDesk.Close": { payload: z.strictObject(ofOne), completion: changed },
    /** The citizen reads the reason. */
    "XiaohuAssistanceDesk.Decline": {
      payload: z.strictObject({ ...ofOne, reason: words }),
      completion: changed,
    },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
