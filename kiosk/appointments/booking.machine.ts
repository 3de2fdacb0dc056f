import { assign, fromPromise, setup } from "xstate";
import type {
  Appointment,
  Offer,
  OfferedDay,
  OfferedService,
  ShownDocument,
  WebCompletion,
} from "../../server/contract/appointments.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { Ask } from "./api.ts";

export interface BookingContext {
  readonly language: Language;
  /** What was typed, until the hall has taken it; then nothing of it is left here. */
  readonly document: ShownDocument;
  /** Stands for the person. */
  readonly visit: string;
  readonly appointments: readonly Appointment[];
  readonly services: readonly OfferedService[];
  readonly days: readonly OfferedDay[];
  /** The one that is changed or cancelled, or was made; null: a new one. */
  readonly appointment: Appointment | null;
  readonly service: OfferedService | null;
  readonly day: OfferedDay | null;
  readonly start: number | null;
  readonly idempotencyKey: string;
  readonly error: ErrorCode | null;
}

export type BookingEvent =
  | { type: "setLanguage"; language: Language }
  | { type: "typed"; document: ShownDocument }
  | { type: "show" }
  | { type: "book" }
  | { type: "change"; id: string }
  | { type: "cancel"; id: string }
  | { type: "chooseService"; id: string }
  | { type: "chooseDay"; day: string }
  | { type: "chooseTime"; start: number }
  | { type: "editService" }
  | { type: "editDay" }
  | { type: "editTime" }
  | { type: "confirm" }
  | { type: "back" }
  | { type: "leave" };

const noDocument: ShownDocument = { kind: "resident", number: "" };

const noVisit = {
  document: noDocument,
  visit: "",
  appointments: [],
  days: [],
  appointment: null,
  service: null,
  day: null,
  start: null,
  idempotencyKey: "",
  error: null,
} as const satisfies Partial<BookingContext>;

const errorOf = (error: unknown): ErrorCode =>
  error instanceof ContractError ? error.code : "message.internal";

/** The booking page: who, what, when, all of it once more, and the code. Nothing outlives the visit. */
export function createBookingMachine(ask: Ask, newKey: () => string) {
  return setup({
    types: { context: {} as BookingContext, events: {} as BookingEvent },
    actors: {
      identify: fromPromise<WebCompletion<"Appointment.Identify">, ShownDocument>(({ input, signal }) =>
        ask("Appointment.Identify", { document: input }, signal),
      ),
      offer: fromPromise<Offer, string | null>(({ input, signal }) =>
        ask("Appointment.Offer", input === null ? {} : { serviceId: input }, signal),
      ),
      save: fromPromise<Appointment, BookingContext>(async ({ input }) => {
        const { appointment, visit, start, service, idempotencyKey } = input;
        const wish = { visit, start: start ?? 0, idempotencyKey };
        const saved = await (appointment
          ? ask("Appointment.Change", { ...wish, code: appointment.code })
          : ask("Appointment.Book", { ...wish, serviceId: service?.id ?? "" }));
        return saved.appointment;
      }),
      cancel: fromPromise<Appointment, BookingContext>(async ({ input }) => {
        const { appointment, visit, idempotencyKey } = input;
        const code = appointment?.code ?? "";
        return (await ask("Appointment.Cancel", { code, visit, idempotencyKey })).appointment;
      }),
    },
    guards: {
      known: ({ context, event }) =>
        "id" in event && context.appointments.some(({ id, state }) => id === event.id && state === "open"),
      changing: ({ context }) => context.appointment !== null,
      visitOver: ({ event }) => "error" in event && errorOf(event.error) === "message.notAuthorised",
      timeChosen: ({ context }) => context.day !== null && context.start !== null,
    },
    actions: {
      keepLanguage: assign(({ event }) => (event.type === "setLanguage" ? { language: event.language } : {})),
      keepTyped: assign(({ event }) => (event.type === "typed" ? { document: event.document } : {})),
      keepAppointment: assign(({ context, event }) =>
        event.type === "change" || event.type === "cancel"
          ? { appointment: context.appointments.find(({ id }) => id === event.id) ?? null }
          : {},
      ),
      keepOwnService: assign(({ context, event }) => {
        const found =
          event.type === "change" ? context.appointments.find(({ id }) => id === event.id) : undefined;
        if (!found) return {};
        const { serviceId: id, serviceName: name, plainName, area } = found;
        return { service: { id, name, plainName, area } };
      }),
      newBooking: assign({ appointment: null, service: null, day: null, start: null }),
      keepService: assign(({ context, event }) =>
        event.type === "chooseService"
          ? { service: context.services.find(({ id }) => id === event.id) ?? null, day: null, start: null }
          : {},
      ),
      keepDay: assign(({ context, event }) =>
        event.type === "chooseDay"
          ? { day: context.days.find(({ day }) => day === event.day) ?? null, start: null }
          : {},
      ),
      keepTime: assign(({ event }) => (event.type === "chooseTime" ? { start: event.start } : {})),
      freshKey: assign({ idempotencyKey: () => newKey() }),
      forgetError: assign({ error: null }),
      forgetVisit: assign(noVisit),
      keepError: assign((_, { error }: { error: unknown }) => ({ error: errorOf(error) })),
    },
  }).createMachine({
    id: "booking",
    context: { language: "zh-CN", services: [], ...noVisit },
    on: { setLanguage: { actions: "keepLanguage" } },
    initial: "who",
    states: {
      who: {
        on: {
          typed: { actions: ["keepTyped", "forgetError"] },
          show: { target: "identifying" },
        },
      },
      identifying: {
        entry: "forgetError",
        invoke: {
          src: "identify",
          input: ({ context }) => context.document,
          onDone: {
            target: "opening",
            actions: assign(({ event }) => ({
              visit: event.output.visit,
              appointments: event.output.appointments,
              document: noDocument,
            })),
          },
          onError: {
            target: "who",
            actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
          },
        },
      },
      opening: {
        invoke: {
          src: "offer",
          input: null,
          onDone: { target: "mine", actions: assign({ services: ({ event }) => event.output.services }) },
          onError: {
            target: "mine",
            actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
          },
        },
      },
      mine: {
        on: {
          book: { target: "service", actions: ["newBooking", "forgetError"] },
          change: {
            guard: "known",
            target: "times",
            actions: ["keepAppointment", "keepOwnService", "forgetError"],
          },
          cancel: { guard: "known", target: "cancelAsk", actions: ["keepAppointment", "forgetError"] },
          leave: { target: "who", actions: "forgetVisit" },
        },
      },
      service: {
        on: { chooseService: { target: "times", actions: "keepService" }, back: "mine" },
      },
      times: {
        entry: "forgetError",
        invoke: {
          src: "offer",
          input: ({ context }) => context.service?.id ?? null,
          onDone: { target: "day", actions: assign({ days: ({ event }) => event.output.days }) },
          onError: {
            target: "mine",
            actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
          },
        },
      },
      day: {
        on: {
          chooseDay: { target: "time", actions: "keepDay" },
          back: [{ guard: "changing", target: "mine" }, { target: "service" }],
        },
      },
      time: { on: { chooseTime: { target: "review", actions: "keepTime" }, back: "day" } },
      review: {
        entry: "freshKey",
        on: {
          confirm: { guard: "timeChosen", target: "saving" },
          editService: { guard: ({ context }) => context.appointment === null, target: "service" },
          editDay: "day",
          editTime: "time",
          back: "time",
        },
      },
      saving: {
        entry: "forgetError",
        invoke: {
          src: "save",
          input: ({ context }) => context,
          onDone: {
            target: "booked",
            actions: assign(({ context, event }) => ({
              appointment: event.output,
              appointments: [
                ...context.appointments.filter(({ id }) => id !== event.output.id),
                event.output,
              ],
            })),
          },
          onError: [
            { guard: "visitOver", target: "who", actions: "forgetVisit" },
            {
              target: "refused",
              actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
            },
          ],
        },
      },
      refused: { on: { confirm: "saving", editTime: "times", back: "mine" } },
      booked: { on: { back: "mine", leave: { target: "who", actions: "forgetVisit" } } },
      cancelAsk: { entry: "freshKey", on: { confirm: "cancelling", back: "mine" } },
      cancelling: {
        invoke: {
          src: "cancel",
          input: ({ context }) => context,
          onDone: {
            target: "mine",
            actions: assign(({ context, event }) => ({
              appointments: context.appointments.filter(({ id }) => id !== event.output.id),
            })),
          },
          onError: [
            { guard: "visitOver", target: "who", actions: "forgetVisit" },
            {
              target: "mine",
              actions: { type: "keepError", params: ({ event }) => ({ error: event.error }) },
            },
          ],
        },
      },
    },
  });
}

export type BookingMachine = ReturnType<typeof createBookingMachine>;
