import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { errorCodes } from "../error-numbers.ts";
import { terminalId } from "../fleet/line.ts";
import { closeReason, terminalClosed, terminalStatus } from "../fleet/status.ts";
import { idempotencyKey, offeredClass, serviceOffer, ticket } from "../hall.ts";
import { guideWords, helpCall, helpGuide } from "../help/call.ts";
import { localized } from "../service-offer.ts";
import { printOutcome, ticketTexts } from "../terminal.ts";

/** The guides' side of a hall: who calls, how every terminal is, and what a guide does for people. */

const percent = z.number();
/** The plan of the hall, in hundredths of its width and height. */
export const floorZone = z.object({
  id: z.string(),
  name: localized,
  /** Which storey, as people say it. */
  storey: localized,
  x: percent,
  y: percent,
  width: percent,
  height: percent,
});
export type FloorZone = z.infer<typeof floorZone>;

export const seenTerminal = z.object({
  id: terminalId,
  /** Where it stands; null: the hall's plan does not say. */
  place: z.nullable(z.object({ zone: z.string(), x: percent, y: percent })),
  /** Whether it can be heard, and since when that is so; null: never since anybody remembers. */
  connected: z.boolean(),
  since: z.nullable(z.number()),
  /** As it last said; null: it never did. */
  status: z.nullable(terminalStatus),
  closed: z.nullable(terminalClosed),
});
export type SeenTerminal = z.infer<typeof seenTerminal>;

export const guideView = z.object({
  /** The hall's time of this view. */
  at: z.number(),
  hallName: localized,
  zones: z.array(floorZone),
  terminals: z.array(seenTerminal),
  calls: z.array(helpCall),
  services: z.array(serviceOffer),
  classes: z.array(offeredClass),
  /** Who is signed in here; null: the hall has no accounts, and a name is to be given. */
  me: z.nullable(helpGuide),
  /** Minutes in which a guide may promise to be there. */
  promises: z.array(z.number()),
});
export type GuideView = z.infer<typeof guideView>;

/** Zones that one guide looks after at most. House rule: a hall has fewer. */
const mostZones = 40;

const ofCall = z.strictObject({ id: idempotencyKey });
/** `late`: somebody else has it, whose name stands in the call; `over`: it is open no more. */
const answered = z.object({ outcome: z.enum(["done", "late", "over"]), call: z.nullable(helpCall) });

/** Errors: `queue.*` · `staff.notSignedIn`, also before a name is given. */
export const hallGuide = {
  path: "/hall/v1/guide",
  commands: {
    "Common.Cancel": cancelCommand,
    /** What a guide chooses from before they begin, zones in which terminals stand; and who it is, as in the view. */
    "XiaohuGuide.Plan": {
      payload: nothing,
      completion: z.object({ zones: z.array(floorZone), me: z.nullable(helpGuide) }),
    },
    /**
     * Begins, and begins again on every new connection: from where this guide answers, and in a hall without accounts under which name.
     * Calls ring by it. It ends with the connection, and with who is signed in there.
     */
    "XiaohuGuide.Attend": {
      payload: z.strictObject({
        /** Of the plan, which they look after; none: all. What the plan does not have is left out. */
        zones: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(mostZones)),
        atDesk: z.boolean(),
        name: z.nullable(z.string().check(z.minLength(1), z.maxLength(20))),
      }),
      completion: z.object({ view: guideView }),
    },
    /** Ends it: no call waits for them any more. */
    "XiaohuGuide.Leave": { payload: nothing, completion: nothing },
    /** Two who take one call: the first has it. */
    "XiaohuGuide.Take": {
      payload: z.strictObject({
        id: idempotencyKey,
        minutes: z.number().check(z.int(), z.minimum(0), z.maximum(60)),
      }),
      completion: answered,
    },
    "XiaohuGuide.Arrive": { payload: ofCall, completion: answered },
    /** It rings again, for somebody else. */
    "XiaohuGuide.GiveBack": { payload: ofCall, completion: answered },
    "XiaohuGuide.End": { payload: ofCall, completion: answered },
    "XiaohuGuide.Say": {
      payload: z.strictObject({ id: idempotencyKey, words: guideWords, key: idempotencyKey }),
      completion: answered,
    },
    /** A number for somebody else; on paper at `print.terminalId`, what became of it follows as an event. */
    "XiaohuGuide.TakeNumber": {
      payload: z.strictObject({
        serviceId: z.string().check(z.maxLength(40)),
        classId: z.nullable(z.string().check(z.maxLength(40))),
        idempotencyKey,
      }),
      completion: z.object({ ticket }),
    },
    "XiaohuGuide.PrintTicket": {
      payload: z.strictObject({
        ticketId: z.string().check(z.maxLength(40)),
        terminalId,
        texts: ticketTexts,
      }),
      /** Not heard: the terminal is silent, and prints nothing. */
      completion: z.object({ heard: z.boolean() }),
    },
    /** `reason` null: back in service. A session that runs there ends first. */
    "XiaohuGuide.SetClosed": {
      payload: z.strictObject({ terminalId, reason: z.nullable(closeReason) }),
      completion: z.object({ terminal: seenTerminal }),
    },
    /** Services with who waits now. */
    "XiaohuGuide.Services": {
      payload: nothing,
      completion: z.object({ services: z.array(serviceOffer), classes: z.array(offeredClass) }),
    },
  },
  events: {},
  unsolicited: {
    "XiaohuGuide.CallsChangedEvent": z.object({ at: z.number(), calls: z.array(helpCall) }),
    "XiaohuGuide.TerminalChangedEvent": z.object({ at: z.number(), terminal: seenTerminal }),
    "XiaohuGuide.PrintedEvent": z.object({
      ticketId: z.string(),
      print: printOutcome,
      error: z.nullable(z.enum(errorCodes)),
    }),
  },
} as const satisfies ServiceDefinition;
