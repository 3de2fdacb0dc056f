import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "./envelope.ts";
import { idempotencyKey, localized, ticketState } from "./hall.ts";

/** The four clocks of one ticket, in milliseconds; null until both ends are known. */
export const clocks = z.object({
  wait: z.nullable(z.number()),
  walk: z.nullable(z.number()),
  serve: z.nullable(z.number()),
});

/** What a window shows its clerk. Waiting people are counts and numbers, never names. */
export const windowView = z.object({
  windowId: z.string(),
  windowName: localized,
  clerkName: z.nullable(z.string()),
  serviceIds: z.array(z.string()),
  current: z.nullable(
    z.object({
      ticketId: z.string(),
      number: z.string(),
      serviceName: localized,
      state: ticketState,
      calls: z.number(),
      calledAt: z.number(),
      startedAt: z.nullable(z.number()),
    }),
  ),
  /** Idle since, when there is no ticket in hand. */
  idleSince: z.nullable(z.number()),
  waiting: z.array(
    z.object({
      serviceId: z.string(),
      serviceName: localized,
      count: z.number(),
      next: z.nullable(z.string()),
    }),
  ),
  noShows: z.array(z.object({ ticketId: z.string(), number: z.string() })),
  today: z.object({
    served: z.number(),
    noShow: z.number(),
    averageWait: z.nullable(z.number()),
    averageWalk: z.nullable(z.number()),
    averageServe: z.nullable(z.number()),
    idle: z.number(),
  }),
});
export type WindowView = z.infer<typeof windowView>;

const keyed = z.strictObject({ idempotencyKey });
const atWindow = z.object({ window: windowView });

/** The window clerk's side. Errors: `window.*`. */
export const hallWindow = {
  path: "/hall/v1/window",
  commands: {
    "XiaohuWindow.ListPlaces": {
      payload: nothing,
      completion: z.object({
        clerks: z.array(z.object({ id: z.string(), name: z.string() })),
        windows: z.array(z.object({ id: z.string(), name: localized, takenBy: z.nullable(z.string()) })),
      }),
    },
    "XiaohuWindow.SignIn": {
      payload: z.strictObject({ clerkId: z.string(), windowId: z.string(), idempotencyKey }),
      completion: atWindow,
    },
    "XiaohuWindow.SignOut": { payload: keyed, completion: z.object({}) },
    "XiaohuWindow.CallNext": { payload: keyed, completion: atWindow },
    "XiaohuWindow.CallNumber": {
      payload: z.strictObject({ number: z.string().check(z.regex(/^[A-Z]\d{3,5}$/)), idempotencyKey }),
      completion: atWindow,
    },
    "XiaohuWindow.Recall": { payload: keyed, completion: atWindow },
    /** The person has come to the window: the walk ends, the service begins. */
    "XiaohuWindow.Start": { payload: keyed, completion: atWindow },
    "XiaohuWindow.NoShow": { payload: keyed, completion: atWindow },
    /** A no-show has come after all: waits again, at the head of the line. */
    "XiaohuWindow.Rejoin": {
      payload: z.strictObject({ ticketId: z.string(), idempotencyKey }),
      completion: atWindow,
    },
    "XiaohuWindow.Finish": { payload: keyed, completion: atWindow },
  },
  events: {},
  unsolicited: { "XiaohuWindow.ViewChangedEvent": atWindow },
} as const satisfies ServiceDefinition;
