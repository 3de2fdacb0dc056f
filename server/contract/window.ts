import * as z from "zod/mini";
import { appointmentCode } from "./appointments.ts";
import { clerkGrant } from "./clerk-grant.ts";
import { nothing, type ServiceDefinition } from "./envelope.ts";
import { callingRule, idempotencyKey, localized, priorityClass, ticketState } from "./hall.ts";
import { appealGround, ratingNumber, staffWords } from "./ratings/desk.ts";
import { windowRating } from "./ratings/window.ts";

/** Why a window calls nobody for a while. */
export const pauseReason = z.enum(["rest", "meal", "paperwork", "meeting", "system"]);
export type PauseReason = z.infer<typeof pauseReason>;

/** A step of a window that can be taken back. */
export const undoableStep = z.enum([
  "ticketCalled",
  "serviceStarted",
  "ticketNoShow",
  "ticketHeld",
  "ticketTransferred",
  "matterAdded",
  "serviceFinished",
]);
export type UndoableStep = z.infer<typeof undoableStep>;

/** The four clocks of one ticket, in milliseconds; null until both ends are known. */
export const clocks = z.object({
  wait: z.nullable(z.number()),
  walk: z.nullable(z.number()),
  serve: z.nullable(z.number()),
});

/** What a window shows its clerk. Waiting people are counts and numbers, never names. */
export const windowView = z.object({
  /** The hall's time of this view, milliseconds since the epoch: a desk's clock may differ. */
  at: z.number(),
  windowId: z.string(),
  windowName: localized,
  clerkName: z.nullable(z.string()),
  /** What is handled here now. */
  serviceIds: z.array(z.string()),
  /** The set of services that its clerk chose, until signing out; null: the window's own. */
  profileId: z.nullable(z.string()),
  paused: z.nullable(z.object({ since: z.number(), reason: pauseReason })),
  /** Whether the next is called by itself when the window is free. */
  autoCall: z.boolean(),
  /** What undoing would take back, and until when it can. */
  undo: z.nullable(z.object({ step: undoableStep, number: z.string(), until: z.number() })),
  rule: callingRule,
  current: z.nullable(
    z.object({
      ticketId: z.string(),
      number: z.string(),
      serviceId: z.string(),
      serviceName: localized,
      state: ticketState,
      /** Its class; null: the ordinary one. Who says so at the terminal shows proof at the window. */
      priority: z.nullable(priorityClass),
      /** Matters that follow with the same number. */
      later: z.array(localized),
      /** Comes back to another window afterwards. */
      backTo: z.nullable(localized),
      calls: z.number(),
      callsLeft: z.number(),
      /** When it may be called again; null: it was called as often as the house allows. */
      recallFrom: z.nullable(z.number()),
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
  noShows: z.array(
    z.object({
      ticketId: z.string(),
      number: z.string(),
      /** Until when it can come back. */
      validUntil: z.number(),
    }),
  ),
  /** Aside; ready again at `until`. */
  held: z.array(z.object({ ticketId: z.string(), number: z.string(), until: z.number(), here: z.boolean() })),
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

const ticketNumberPattern = z.string().check(z.regex(/^[A-Z]\d{3,5}$/));

/** One event of a ticket's history. */
export const historyStep = z.object({
  seq: z.number(),
  at: z.number(),
  /** The event's name: `ticketTaken`, `ticketCalled` …; `takenByPhone` where that is how it was taken. */
  type: z.string(),
  windowName: z.nullable(localized),
  serviceName: z.nullable(localized),
  /** It was taken back later: the ticket goes on as if it had not been. */
  undone: z.boolean(),
});
export type HistoryStep = z.infer<typeof historyStep>;

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
        /** Where a ticket can be sent on to: what is handled nowhere is not here. */
        services: z.array(
          z.object({
            id: z.string(),
            name: localized,
            windows: z.array(z.object({ id: z.string(), name: localized })),
          }),
        ),
        profiles: z.array(z.object({ id: z.string(), name: localized })),
        /** Longest time aside, minutes. */
        holdMaximum: z.number(),
      }),
    },
    "XiaohuWindow.SignIn": {
      payload: z.strictObject({ clerkId: z.string(), windowId: z.string(), idempotencyKey }),
      completion: atWindow,
    },
    "XiaohuWindow.SignOut": { payload: keyed, completion: z.object({}) },
    "XiaohuWindow.CallNext": { payload: keyed, completion: atWindow },
    "XiaohuWindow.CallNumber": {
      payload: z.strictObject({ number: ticketNumberPattern, idempotencyKey }),
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
    /** Done with this matter: the next matter of the ticket follows, or it goes back to the window that sent it on. */
    "XiaohuWindow.Finish": { payload: keyed, completion: atWindow },
    /** Aside for so many minutes, then ready again by itself, before those who were never called. */
    "XiaohuWindow.Hold": {
      payload: z.strictObject({
        minutes: z.number().check(z.int(), z.minimum(1), z.maximum(480)),
        sameWindow: z.boolean(),
        idempotencyKey,
      }),
      completion: atWindow,
    },
    /** Sends the ticket on to a service, or to one window of it; `back`: and back here afterwards. */
    "XiaohuWindow.Transfer": {
      payload: z.strictObject({
        serviceId: z.string(),
        toWindowId: z.nullable(z.string()),
        back: z.boolean(),
        idempotencyKey,
      }),
      completion: atWindow,
    },
    /** One matter more with the same number, after this one. */
    "XiaohuWindow.AddMatter": {
      payload: z.strictObject({ serviceId: z.string(), idempotencyKey }),
      completion: atWindow,
    },
    /** Takes the window's last step back; again: the one before. */
    "XiaohuWindow.Undo": { payload: keyed, completion: atWindow },
    "XiaohuWindow.Pause": {
      payload: z.strictObject({ reason: pauseReason, idempotencyKey }),
      completion: atWindow,
    },
    "XiaohuWindow.Resume": { payload: keyed, completion: atWindow },
    "XiaohuWindow.SetAutoCall": {
      payload: z.strictObject({ on: z.boolean(), idempotencyKey }),
      completion: atWindow,
    },
    "XiaohuWindow.ChooseProfile": {
      payload: z.strictObject({ profileId: z.nullable(z.string()), idempotencyKey }),
      completion: atWindow,
    },
    /**
     * Opens a case that was saved, for the signed-in clerk and the person in front: a grant with which the page of carrying on (`carry-on.ts`) opens
     * it, once and within a minute. What the clerk hands in there is written down under his name.
     */
    "XiaohuWindow.OpenCase": {
      payload: z.strictObject({ code: appointmentCode }),
      completion: z.object({ grant: clerkGrant }),
    },
    /** Everything that happened to a ticket of today, in order. */
    "XiaohuWindow.History": {
      payload: z.strictObject({ number: ticketNumberPattern }),
      completion: z.object({ steps: z.array(historyStep) }),
    },
    /**
     * 申诉 of a 差评 about this window, once, by whoever is signed in here. Errors: `desk.unknown` (no 差评 that is shown here) · `desk.notInState` (it
     * was appealed before, or is answered).
     */
    "XiaohuWindow.AppealRating": {
      payload: z.strictObject({
        number: ratingNumber,
        ground: appealGround,
        words: staffWords,
        idempotencyKey,
      }),
      completion: z.object({}),
    },
  },
  events: {},
  unsolicited: {
    "XiaohuWindow.ViewChangedEvent": atWindow,
    /** The 差评 about the window that are not over, or were a few days ago, the most urgent first: after signing in, and at every change. */
    "XiaohuWindow.RatingsChangedEvent": z.object({ ratings: z.array(windowRating) }),
  },
} as const satisfies ServiceDefinition;
