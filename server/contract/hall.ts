import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "./envelope.ts";

/** Contract of the hall: queue, windows and boards. */

export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];
export const localized = z.object({ "zh-CN": z.string(), "zh-TW": z.string(), en: z.string() });
export type Localized = z.infer<typeof localized>;

/** A service that gives numbers. */
export const serviceOffer = z.object({
  id: z.string(),
  /** The letter before the number. */
  prefix: z.string(),
  name: localized,
  /** What it is in everyday words. */
  plainName: localized,
  /** Where its windows are. */
  area: localized,
  windows: z.array(z.string()),
  waiting: z.number(),
  /** Whether it gives numbers now. */
  open: z.boolean(),
});
export type ServiceOffer = z.infer<typeof serviceOffer>;

export const ticketState = z.enum(["waiting", "called", "serving", "noShow", "finished"]);
export const printState = z.enum(["notRequested", "requested", "printed", "failed", "unknown"]);

export const ticket = z.object({
  id: z.string(),
  /** What is printed, shown and spoken: `A001`. */
  number: z.string(),
  serviceId: z.string(),
  serviceName: localized,
  area: localized,
  windows: z.array(z.string()),
  /** Milliseconds since the epoch. */
  takenAt: z.number(),
  /** People before this ticket in the same line, now. */
  ahead: z.number(),
  state: ticketState,
  print: printState,
});
export type Ticket = z.infer<typeof ticket>;

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

/** One call, as every board and every voice sees it. */
export const call = z.object({
  /** Place in the queue's event order; rising, never reused. */
  seq: z.number(),
  ticketId: z.string(),
  number: z.string(),
  windowId: z.string(),
  windowName: localized,
  /** 1 for the first call, 2 for the first recall … */
  count: z.number(),
  calledAt: z.number(),
});
export type Call = z.infer<typeof call>;

export const boardView = z.object({
  seq: z.number(),
  hallName: localized,
  /** Latest call of each of the last called tickets, newest first. */
  calls: z.array(call),
  waiting: z.array(
    z.object({ serviceId: z.string(), prefix: z.string(), serviceName: localized, count: z.number() }),
  ),
});
export type BoardView = z.infer<typeof boardView>;

const idempotencyKey = z.string().check(z.regex(/^[A-Za-z0-9-]{16,64}$/));
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

/** The boards' side: a snapshot, then every call once, in order. */
export const hallBoard = {
  path: "/hall/v1/board",
  commands: {
    "XiaohuBoard.Snapshot": { payload: nothing, completion: z.object({ board: boardView }) },
  },
  events: {},
  unsolicited: {
    /** Someone was called. Show it and speak it. */
    "XiaohuBoard.CalledEvent": z.object({ call, board: boardView }),
    /** Anything else on the board changed. */
    "XiaohuBoard.ChangedEvent": z.object({ board: boardView }),
  },
} as const satisfies ServiceDefinition;

/**
 * The terminals' side, over HTTP: `POST /hall/v1/commands` with `{ name, payload }`, bearer token of the role
 * `terminal`; 200 with the completion payload, or an error body `{ error, number, detail }`.
 */
export const hallCommands = {
  "Queue.ListServices": {
    payload: nothing,
    completion: z.object({ hallName: localized, services: z.array(serviceOffer) }),
  },
  "Queue.Take": {
    payload: z.strictObject({
      serviceId: z.string(),
      terminalId: z.string().check(z.maxLength(40)),
      idempotencyKey,
    }),
    completion: z.object({ ticket }),
  },
  "Queue.GetTicket": { payload: z.strictObject({ ticketId: z.string() }), completion: z.object({ ticket }) },
  /** A print state is an event of the queue: requested before the first byte, then what became of it. */
  "Queue.RecordPrint": {
    payload: z.strictObject({
      ticketId: z.string(),
      state: z.enum(["requested", "printed", "failed", "unknown"]),
      idempotencyKey,
    }),
    completion: z.object({ ticket }),
  },
} as const;
export type HallCommandName = keyof typeof hallCommands;
export type HallPayload<N extends HallCommandName> = z.infer<(typeof hallCommands)[N]["payload"]>;
export type HallCompletion<N extends HallCommandName> = z.infer<(typeof hallCommands)[N]["completion"]>;

/** Body of every refused HTTP request. */
export const errorBody = z.object({ error: z.string(), number: z.string(), detail: z.string() });
