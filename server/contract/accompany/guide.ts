import * as z from "zod/mini";
import { cancelCommand, type ServiceDefinition } from "../envelope.ts";
import { terminalId } from "../fleet/line.ts";
import { idempotencyKey } from "../hall.ts";
import { helpGuide } from "../help/call.ts";
import { localized } from "../service-offer.ts";
import { accompaniment, accompanyEnd, accompanyWish } from "./accompaniment.ts";
import { step, stepContent } from "./step.ts";

/** Accompanying, for the guide's page: a connection of its own, which is open while somebody is accompanied. */

/** The terminal stands in it for the audit log: who accompanied where. */
const ofOne = { id: idempotencyKey, terminalId };

const standing = {
  /** Null: there is none. */
  accompaniment: z.nullable(accompaniment),
  /** How the last one ended, where this connection saw it. */
  ended: z.nullable(accompanyEnd),
  /** Whether the terminal can be heard. */
  heard: z.boolean(),
};
const changed = z.object(standing);
/** `notYours`: another guide has the call, or nobody does; `over`: there is nothing any more. */
const answered = z.object({ outcome: z.enum(["done", "notYours", "over"]), ...standing });
const reached = z.object({ outcome: z.enum(["done", "over"]), heard: z.boolean() });

/** Errors: `staff.notSignedIn`, also before `Begin`. */
export const hallAccompany = {
  path: "/hall/v1/accompany",
  commands: {
    "Common.Cancel": cancelCommand,
    /** First on every connection: which guide looks on here. What was open goes on, with the newest step. */
    "XiaohuAccompany.Begin": {
      payload: z.strictObject({ name: z.nullable(z.string().check(z.minLength(1), z.maxLength(20))) }),
      completion: z.object({ me: z.nullable(helpGuide), ...standing, step: z.nullable(step) }),
    },
    /** Asks the citizen. The id again is the same question. */
    "XiaohuAccompany.Invite": {
      payload: z.strictObject({ ...ofOne, callId: idempotencyKey }),
      completion: answered,
    },
    "XiaohuAccompany.Leave": { payload: z.strictObject(ofOne), completion: answered },
    /** Points at a control, offers the next step, or changes how the screen is seen. */
    "XiaohuAccompany.Wish": {
      payload: z.strictObject({ ...ofOne, wish: accompanyWish }),
      completion: reached,
    },
    /** More time for the session, as often as the hall's file says. */
    "XiaohuAccompany.Extend": { payload: z.strictObject(ofOne), completion: answered },
    /** The citizen is asked; who agrees gets a number there, of the class. */
    "XiaohuAccompany.HandOver": {
      payload: z.strictObject({
        ...ofOne,
        serviceId: z.string().check(z.maxLength(40)),
        classId: z.nullable(z.string().check(z.maxLength(40))),
        key: idempotencyKey,
      }),
      completion: answered,
    },
    /** The texts of what is read at the terminal; none: the hall has no such content, or another version. */
    "XiaohuAccompany.Content": {
      payload: z.strictObject({ content: stepContent }),
      completion: z.object({ texts: z.array(localized) }),
    },
    /** Everyday names of all matters and packages. */
    "XiaohuAccompany.Entries": {
      payload: z.strictObject({}),
      completion: z.object({ entries: z.array(z.object({ id: z.string(), name: localized })) }),
    },
  },
  events: {},
  unsolicited: {
    "XiaohuAccompany.ChangedEvent": changed,
    "XiaohuAccompany.StepEvent": z.object({ id: idempotencyKey, step }),
  },
} as const satisfies ServiceDefinition;
