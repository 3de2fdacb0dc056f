import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { idempotencyKey } from "../hall.ts";
import { localized } from "../service-offer.ts";
import { notice, noticeHours, noticePlace, noticeText } from "./notice.ts";

/** The notices of one hall, for those who write them: guides those of the day, managers any. */

const by = z.string().check(z.minLength(1), z.maxLength(40));

/** As it is kept. */
export const keptNotice = z.object({
  ...notice.shape,
  place: noticePlace,
  /** It was posted at every site of the district at once, and is taken back so. */
  everySite: z.boolean(),
  /** Who wrote it, and whether as a manager: a guide takes back guides' notices alone. */
  by: z.string(),
  byManager: z.boolean(),
  /** Taken back before its end; null: it was not. */
  takenBack: z.nullable(z.object({ by: z.string(), at: z.number() })),
});
export type KeptNotice = z.infer<typeof keptNotice>;

const notices = z.array(keptNotice);

/** Errors: `message.invalidPayload` for one that `noticeFault` speaks of · `message.notAuthorised` for what only a manager may. */
export const noticeDesk = {
  path: "/hall/v1/notices",
  commands: {
    "Common.Cancel": cancelCommand,
    /** Those that run, come, and have ended of late. */
    "XiaohuNotices.List": {
      payload: nothing,
      completion: z.object({
        notices,
        /** Where one can be shown. */
        zones: z.array(z.object({ id: z.string(), name: localized })),
        terminals: z.array(z.string()),
        /** Sites of the district; whoever is of one site alone has one. */
        sites: z.number(),
        /** May write what lasts longer than the day, and take back everything. */
        manager: z.boolean(),
        /** Who is signed in; null: the hall has no accounts, and whoever writes says who it is. */
        me: z.nullable(z.string()),
      }),
    },
    /** The same key again is the same notice. `full`: there are as many as a hall may have. */
    "XiaohuNotices.Post": {
      payload: z.strictObject({
        text: noticeText,
        always: z.boolean(),
        urgent: z.boolean(),
        from: z.number(),
        until: z.number(),
        hours: z.nullable(noticeHours),
        place: noticePlace,
        everySite: z.boolean(),
        by,
        idempotencyKey,
      }),
      completion: z.object({ outcome: z.enum(["posted", "full"]), notices }),
    },
    /** One that is over already stays as it is. */
    "XiaohuNotices.TakeBack": {
      payload: z.strictObject({ id: idempotencyKey, by }),
      completion: z.object({ notices }),
    },
  },
  events: {},
  unsolicited: { "XiaohuNotices.ChangedEvent": z.object({ notices }) },
} as const satisfies ServiceDefinition;
