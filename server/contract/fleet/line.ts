import * as z from "zod/mini";
import { accompaniment, accompanyWish, citizenAnswer } from "../accompany/accompaniment.ts";
import { step } from "../accompany/step.ts";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { errorCodes } from "../error-numbers.ts";
import { idempotencyKey } from "../hall.ts";
import { citizenWords, helpAbout, helpCall } from "../help/call.ts";
import { notice } from "../notices/notice.ts";
import { printOutcome, ticketTexts } from "../terminal.ts";
import { terminalClosed, terminalStatus } from "./status.ts";

/**
 * The line of a terminal to its hall, as long as both run: how the terminal is goes one way, and what the hall wants of it comes back. What
 * the hall says is always the whole of how things stand, so that a message that was lost costs nothing behind the next.
 */

/** A terminal says so often, milliseconds, how it is, also when nothing has changed; who was not heard for longer than the next is silent. */
export const reportInterval = 20_000;
export const silentAfter = 50_000;

export const terminalId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));

/** How things stand for one terminal. */
export const terminalStanding = z.object({
  /** Its open call; null: none. */
  call: z.nullable(helpCall),
  /** Guides who are signed in now: with none, nobody hears it ring. */
  guides: z.number(),
  /** Those of its place that run, and those to come. */
  notices: z.array(notice),
  /** Null: in service. */
  closed: z.nullable(terminalClosed),
  /** Who looks on there, or asks to; null: nobody. */
  accompaniment: z.nullable(accompaniment),
});
export type TerminalStanding = z.infer<typeof terminalStanding>;

const standing = z.object({ standing: terminalStanding });
/** A call, or an accompaniment. */
const ofOne = { id: idempotencyKey };

/** Errors: `message.invalidPayload` for what is not the line's own terminal's, or before it said hello. What is said in a call that is over goes nowhere: the standing shows that. */
export const terminalLine = {
  path: "/hall/v1/terminal-line",
  commands: {
    /** First on every line: who it is, and how it is. A later line of the same terminal takes the place of an earlier one. */
    "XiaohuTerminal.Hello": {
      payload: z.strictObject({ terminalId, status: terminalStatus }),
      completion: standing,
    },
    "XiaohuTerminal.Report": {
      payload: z.strictObject({ status: terminalStatus }),
      completion: z.object({}),
    },
    /** Rings. The same id again is the same call; while another one of the terminal is open, it is that one. */
    "XiaohuTerminal.Call": { payload: z.strictObject({ ...ofOne, about: helpAbout }), completion: standing },
    /** The citizen wants nobody any more, or has gone. */
    "XiaohuTerminal.Cancel": { payload: z.strictObject(ofOne), completion: standing },
    "XiaohuTerminal.Say": {
      payload: z.strictObject({ ...ofOne, words: citizenWords, key: idempotencyKey }),
      completion: standing,
    },
    /** What the citizen says to being accompanied. What is over takes no answer: the standing shows that. */
    "XiaohuTerminal.AnswerAccompany": {
      payload: z.strictObject({ ...ofOne, answer: citizenAnswer }),
      completion: standing,
    },
    /** What is on the screen there, for who accompanies. */
    "XiaohuTerminal.ShowStep": { payload: z.strictObject({ ...ofOne, step }), completion: nothing },
    /** What became of a ticket that the hall wanted printed. */
    "XiaohuTerminal.Printed": {
      payload: z.strictObject({
        ticketId: z.string().check(z.maxLength(40)),
        print: printOutcome,
        error: z.nullable(z.enum(errorCodes)),
      }),
      completion: nothing,
    },
  },
  events: {},
  unsolicited: {
    "XiaohuTerminal.StandingChangedEvent": standing,
    "XiaohuTerminal.WishEvent": z.object({ ...ofOne, wish: accompanyWish }),
    "XiaohuTerminal.PrintEvent": z.object({ ticketId: z.string(), texts: ticketTexts }),
  },
} as const satisfies ServiceDefinition;
