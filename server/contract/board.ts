import * as z from "zod/mini";
import type { ServiceDefinition } from "./envelope.ts";
import { callingRule, localized, ticketState } from "./hall.ts";
import { notice } from "./notices/notice.ts";

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

/** One window, as the display above its desk shows it: numbers only. */
export const boardWindow = z.object({
  id: z.string(),
  name: localized,
  /** What is handled there, in the hall's order. */
  serviceNames: z.array(localized),
  clerkPresent: z.boolean(),
  /** Calls nobody for now, though a clerk is there. */
  paused: z.optional(z.boolean()),
  /** The ticket in the window's hands. */
  current: z.nullable(z.object({ number: z.string(), state: ticketState })),
});
export type BoardWindow = z.infer<typeof boardWindow>;

export const boardView = z.object({
  seq: z.number(),
  hallName: localized,
  /** Latest call of each of the last called tickets, newest first. */
  calls: z.array(call),
  waiting: z.array(
    z.object({ serviceId: z.string(), prefix: z.string(), serviceName: localized, count: z.number() }),
  ),
  rule: callingRule,
  windows: z.optional(z.array(boardWindow)),
  /** Address where a telephone takes a number, for a short time; null or left out: this hall opens none. */
  phoneEntry: z.optional(z.nullable(z.string())),
  /** Of the hall, for its boards: those that run, and those to come. */
  notices: z.optional(z.array(notice)),
});
export type BoardView = z.infer<typeof boardView>;

/** The boards' side: a snapshot, then every call once, in order. */
export const hallBoard = {
  path: "/hall/v1/board",
  commands: {
    "XiaohuBoard.Snapshot": {
      /** `after`: the newest call that was heard, of a board that has been away. */
      payload: z.strictObject({ after: z.optional(z.number()) }),
      completion: z.object({
        board: boardView,
        /** What was called since: of each ticket the latest call, in order, the last ones. */
        missed: z.optional(z.array(call)),
      }),
    },
  },
  events: {},
  unsolicited: {
    /** Someone was called. Show it and speak it. */
    "XiaohuBoard.CalledEvent": z.object({ call, board: boardView }),
    /** Anything else on the board changed. */
    "XiaohuBoard.ChangedEvent": z.object({ board: boardView }),
  },
} as const satisfies ServiceDefinition;
