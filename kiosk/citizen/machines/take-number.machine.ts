import { assign, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { Language, Localized, ServiceOffer, Ticket } from "../../../server/contract/hall.ts";
import { ticketTextsOf } from "../../i18n/ticket.ts";
import { hallProblem, printerProblem, type TerminalCondition } from "../condition.ts";
import type { SessionEffects } from "../session-effects.ts";
import { takeNumberDelays } from "./delays.ts";

export interface TakeNumberInput {
  /** The number is there already, from a check-in; null: it is asked for. */
  readonly ticket: Ticket | null;
  readonly service: ServiceOffer;
  /** The class that the citizen is of; null: the ordinary one. */
  readonly classId: string | null;
  /** Of the card that was shown; null without one. */
  readonly person: string | null;
  readonly idempotencyKey: string;
  readonly language: Language;
  readonly hallName: Localized;
  readonly condition: TerminalCondition;
}

export interface TakeNumberContext extends TakeNumberInput {
  readonly error: ErrorCode | null;
  readonly chooseAnother: boolean;
}

export type TakeNumberEvent =
  | { type: "condition"; condition: TerminalCondition }
  | { type: "language"; language: Language }
  | { type: "tryAgain" }
  | { type: "printAgain" }
  | { type: "ticketCameOut" }
  | { type: "ticketMissing" }
  | { type: "done" }
  | { type: "chooseAnother" };

/** How it ended: with a number, or back to the list of matters. */
export type TakeNumberOutput = { ticket: Ticket | null; chooseAnother: boolean };

/** A number from the hall, then its ticket from the printer. Once issued, the number is valid whatever the printer does. */
export function createTakeNumberMachine({
  takeNumber,
  printTicket,
}: Pick<SessionEffects, "takeNumber" | "printTicket">) {
  return setup({
    types: {
      context: {} as TakeNumberContext,
      events: {} as TakeNumberEvent,
      input: {} as TakeNumberInput,
      output: {} as TakeNumberOutput,
    },
    actors: { takeNumber, printTicket },
    delays: takeNumberDelays,
    guards: {
      printerWorks: ({ context }) => printerProblem(context.condition) === null,
      hallIsBack: ({ context, event }) =>
        event.type === "condition" &&
        hallProblem(context.condition) !== null &&
        hallProblem(event.condition) === null,
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      keepLanguage: assign(({ event }) => (event.type === "language" ? { language: event.language } : {})),
      forgetError: assign({ error: null }),
      notePrinterProblem: assign({ error: ({ context }) => printerProblem(context.condition) }),
      // The session goes on without this number; whoever has it keeps it.
      noteChooseAnother: assign({ chooseAnother: true, ticket: null }),
      noteSilence: assign({ error: "queue.hallUnreachable" }),
      noteUnknownResult: assign({ error: "printer.resultUnknown" }),
    },
  }).createMachine({
    id: "takeNumber",
    context: ({ input }) => ({ ...input, error: null, chooseAnother: false }),
    on: {
      condition: { actions: "keepCondition" },
      language: { actions: "keepLanguage" },
    },
    initial: "requesting",
    states: {
      requesting: {
        entry: "forgetError",
        invoke: {
          src: "takeNumber",
          input: ({ context: { service, classId, person, idempotencyKey, ticket } }) => ({
            serviceId: service.id,
            ...(classId === null ? {} : { classId }),
            ...(person === null ? {} : { person }),
            idempotencyKey,
            ticket,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.already,
              target: "alreadyTaken",
              actions: assign({ ticket: ({ event }) => event.output.ticket }),
            },
            { target: "issued", actions: assign({ ticket: ({ event }) => event.output.ticket }) },
          ],
          onError: [
            {
              guard: ({ event }) =>
                [
                  "queue.serviceClosed",
                  "queue.unknownService",
                  "queue.personLimit",
                  "queue.dayFull",
                ].includes(errorCodeOf(event.error)),
              target: "serviceClosed",
              actions: assign({ error: ({ event }) => errorCodeOf(event.error) }),
            },
            {
              target: "hallUnreachable",
              actions: assign({ error: ({ event }) => errorCodeOf(event.error) }),
            },
          ],
        },
        after: { requestPatience: { target: "hallUnreachable", actions: "noteSilence" } },
      },
      hallUnreachable: {
        on: {
          tryAgain: "requesting",
          chooseAnother: { target: "finished", actions: "noteChooseAnother" },
          condition: [
            { guard: "hallIsBack", target: "requesting", actions: "keepCondition" },
            { actions: "keepCondition" },
          ],
        },
      },
      serviceClosed: {
        on: { chooseAnother: { target: "finished", actions: "noteChooseAnother" } },
      },
      /** The person waits for this already: the same number, and its paper only where none came out. */
      alreadyTaken: {
        on: {
          printAgain: { guard: "printerWorks", target: "printing" },
          done: "finished",
          chooseAnother: { target: "finished", actions: "noteChooseAnother" },
        },
      },
      issued: {
        after: {
          issuedTime: [
            { guard: "printerWorks", target: "printing" },
            { target: "printFailed", actions: "notePrinterProblem" },
          ],
        },
      },
      printing: {
        entry: "forgetError",
        invoke: {
          src: "printTicket",
          input: ({ context: { ticket, language, hallName } }) => {
            if (!ticket) throw new Error("printing before a number was issued");
            return { ticketId: ticket.id, texts: ticketTextsOf(ticket, hallName, language) };
          },
          onDone: [
            { guard: ({ event }) => event.output.print === "printed", target: "takeTicket" },
            {
              guard: ({ event }) => event.output.print === "unknown",
              target: "printUnknown",
              actions: "noteUnknownResult",
            },
            {
              target: "printFailed",
              actions: assign({ error: ({ event }) => event.output.error ?? "printer.hardware" }),
            },
          ],
          onError: {
            target: "printFailed",
            actions: assign({ error: ({ event }) => errorCodeOf(event.error) }),
          },
        },
        after: { printPatience: { target: "printUnknown", actions: "noteUnknownResult" } },
      },
      printUnknown: { on: { ticketCameOut: "takeTicket", ticketMissing: "printFailed" } },
      printFailed: {
        on: {
          printAgain: { guard: "printerWorks", target: "printing" },
          done: "finished",
        },
      },
      takeTicket: {
        on: { done: "finished" },
        after: { takeTicketTime: "finished" },
      },
      finished: { type: "final" },
    },
    output: ({ context: { ticket, chooseAnother } }) => ({ ticket, chooseAnother }),
  });
}

export type TakeNumberMachine = ReturnType<typeof createTakeNumberMachine>;
