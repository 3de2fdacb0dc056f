import { and, assign, type SnapshotFrom, setup } from "xstate";
import type {
  Appointment,
  Arrival,
  OfferedDay,
  OfferedService,
} from "../../../server/contract/appointments.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { Language, Localized, Ticket } from "../../../server/contract/hall.ts";
import { slipTextsOf } from "../../i18n/appointment-slip.ts";
import type { AppointmentEffects } from "../appointment-effects.ts";
import { printerProblem, readerProblem, type TerminalCondition } from "../condition.ts";
import type { PrintResult } from "../session-effects.ts";
import { type AsksCode, askingCode, codeActions, codeGivenBy } from "./ask-code.ts";
import { type AsksDocument, askingDocument, documentActions, noDocumentYet, readBy } from "./ask-document.ts";
import { type CodeEvent, createCodeMachine } from "./code.machine.ts";
import { appointmentDelays } from "./delays.ts";
import { createDocumentMachine, type DocumentEvent } from "./document.machine.ts";
import { errorOfOutcome, hasFailed, refused, wasLeft } from "./outcome.ts";
import { failing, failureOf, printFailing, printSilent, silent } from "./request.ts";

/** What somebody came for. */
export type Purpose = "checkIn" | "book" | "manage";

export interface AppointmentInput {
  readonly condition: TerminalCondition;
  readonly language: Language;
  readonly hallName: Localized;
}

/** Where a question to the hall failed, and is asked again. */
type Question = "offer" | "find" | "times" | "save" | "cancel" | "checkIn" | "card" | "scan";

export interface AppointmentContext extends AppointmentInput, AsksDocument, AsksCode {
  readonly purpose: Purpose;
  readonly services: readonly OfferedService[];
  /** Whether a code can be held to a scanner here. */
  readonly scanner: boolean;
  /** Keyed hash of the document; it goes to the hall and to no screen. */
  readonly person: string | null;
  /** The code is held to the scanner. */
  readonly scanned: boolean;
  readonly code: string | null;
  readonly found: readonly Appointment[];
  /** The one that this is about, or that was made. */
  readonly appointment: Appointment | null;
  readonly service: OfferedService | null;
  readonly days: readonly OfferedDay[];
  readonly day: OfferedDay | null;
  readonly start: number | null;
  readonly idempotencyKey: string;
  /** What became of the slip; null: none was printed. */
  readonly slip: PrintResult | null;
  readonly arrival: Arrival | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly next: AppointmentOutput["next"];
}

export type AppointmentEvent =
  | { type: "open" }
  | { type: "purpose"; purpose: Purpose }
  | DocumentEvent
  | CodeEvent
  | { type: "scan" }
  | { type: "choose"; id: string }
  | { type: "chooseDay"; day: string }
  | { type: "chooseTime"; start: number }
  | { type: "editService" }
  | { type: "editDay" }
  | { type: "editTime" }
  | { type: "confirm" }
  | { type: "change" }
  | { type: "cancel" }
  | { type: "print" }
  | { type: "withoutAppointment" }
  | { type: "tryAgain" }
  | { type: "done" };

type Told = { type: "condition"; condition: TerminalCondition } | { type: "language"; language: Language };

/** Where it goes on: the number of a check-in, a number without an appointment, the home screen, or the end. */
export interface AppointmentOutput {
  readonly next: "number" | "matter" | "home" | "leave";
  readonly ticket: Ticket | null;
}

/** The times of one's own booking are its own service's. */
const offeredServiceOf = ({ serviceId, serviceName, plainName, area }: Appointment): OfferedService => ({
  id: serviceId,
  name: serviceName,
  plainName,
  area,
});

const codeAsked = ({ scanned }: AppointmentContext) => ({ kind: "appointment", scan: scanned }) as const;

const knownBy = (event: object) => ({ person: readBy(event)?.person ?? null, code: null });

/** Checking in, booking, changing and cancelling: one question a screen, and nothing is sent before it was shown whole. */
export function createAppointmentMachine(effects: AppointmentEffects) {
  return setup({
    types: {
      context: {} as AppointmentContext,
      events: {} as AppointmentEvent | Told,
      input: {} as AppointmentInput,
      output: {} as AppointmentOutput,
    },
    actors: {
      document: createDocumentMachine(effects.document),
      code: createCodeMachine(effects.scanCode),
      offer: effects.offer,
      find: effects.find,
      save: effects.save,
      cancel: effects.cancel,
      checkIn: effects.checkIn,
      printSlip: effects.printSlip,
    },
    delays: appointmentDelays,
    guards: {
      readerWorks: ({ context }) => readerProblem(context.condition) === null,
      hasScanner: ({ context }) => context.scanner,
      booking: ({ context }) => context.purpose === "book",
      changing: ({ context }) => context.purpose === "manage",
      wasLeft,
      hasFailed,
      leftBooking: ({ context, event }) => context.purpose === "book" && wasLeft({ event }),
      isNobody: ({ event }) => readBy(event)?.person === null,
      canPrint: ({ context }) => printerProblem(context.condition) === null,
      canChange: ({ context }) => context.appointment?.state === "open",
      timeChosen: ({ context }) => context.day !== null && context.start !== null,
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      keepLanguage: assign(({ event }) => (event.type === "language" ? { language: event.language } : {})),
      keepPurpose: assign(({ event }) => (event.type === "purpose" ? { purpose: event.purpose } : {})),
      forget: assign({
        documentFirst: "card",
        scanned: false,
        code: null,
        person: null,
        found: [],
        appointment: null,
        error: null,
      }),
      forgetError: assign({ error: null }),
      notePrint: assign((_, { result }: { result: PrintResult }) => ({ slip: result })),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
      keepPerson: assign(({ event }) => knownBy(event)),
      keepCode: assign(({ event }) => ({ code: codeGivenBy(event), person: null })),
      noteNobody: assign({ error: "appointment.personNeeded", failed: "card" }),
      noteOutput: assign(({ event }, { failed }: { failed: Question }) => ({
        error: errorOfOutcome(event),
        failed,
      })),
      ...documentActions<AppointmentContext, AppointmentEvent | Told>(),
      ...codeActions<AppointmentContext, AppointmentEvent | Told>(codeAsked),
      keepFound: assign(({ context, event }) =>
        event.type === "choose"
          ? { appointment: context.found.find(({ id }) => id === event.id) ?? context.appointment }
          : {},
      ),
      keepService: assign(({ context, event }) =>
        event.type === "choose"
          ? {
              service: context.services.find(({ id }) => id === event.id) ?? context.service,
              day: null,
              start: null,
            }
          : {},
      ),
      keepOwnService: assign(({ context: { appointment } }) =>
        appointment ? { service: offeredServiceOf(appointment), day: null, start: null } : {},
      ),
      keepDay: assign(({ context, event }) =>
        event.type === "chooseDay"
          ? { day: context.days.find(({ day }) => day === event.day) ?? context.day, start: null }
          : {},
      ),
      keepTime: assign(({ event }) => (event.type === "chooseTime" ? { start: event.start } : {})),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      toMatter: assign({ next: "matter" }),
      toHome: assign({ next: "home" }),
      toEnd: assign({ next: "leave" }),
      toNumber: assign({ next: "number" }),
    },
  }).createMachine({
    id: "appointment",
    context: ({ input }) => ({
      ...input,
      purpose: "checkIn",
      services: [],
      scanner: false,
      person: null,
      ...noDocumentYet,
      typing: null,
      scanned: false,
      code: null,
      found: [],
      appointment: null,
      service: null,
      days: [],
      day: null,
      start: null,
      idempotencyKey: "",
      slip: null,
      arrival: null,
      error: null,
      failed: "offer",
      next: "home",
    }),
    on: {
      condition: { actions: "keepCondition" },
      language: { actions: "keepLanguage" },
    },
    initial: "appointmentLoading",
    states: {
      appointmentLoading: {
        entry: "forgetError",
        invoke: {
          src: "offer",
          input: {},
          onDone: {
            target: "appointmentMenu",
            actions: assign({
              services: ({ event }) => event.output.services,
              scanner: ({ event }) => event.output.scanner,
            }),
          },
          onError: failing("appointmentRefused", "offer"),
        },
        after: { requestPatience: silent("appointmentRefused", "offer") },
      },
      appointmentMenu: {
        entry: "forget",
        on: {
          purpose: [
            {
              guard: ({ event }) => event.purpose !== "book",
              target: "appointmentWho",
              actions: "keepPurpose",
            },
            { target: "appointmentDocument", actions: "keepPurpose" },
          ],
          back: { target: "finished", actions: "toHome" },
        },
      },
      appointmentWho: {
        entry: "forget",
        on: {
          useCard: { guard: "readerWorks", target: "appointmentDocument" },
          otherDocument: { target: "appointmentDocument", actions: assign({ documentFirst: "choice" }) },
          typeCode: "appointmentCode",
          scan: { guard: "hasScanner", target: "appointmentCode", actions: assign({ scanned: true }) },
          back: "appointmentMenu",
        },
      },
      appointmentDocument: askingDocument({
        onDone: [
          { guard: "leftBooking", target: "appointmentMenu" },
          { guard: "wasLeft", target: "appointmentWho" },
          refused("appointmentRefused", "card"),
          { guard: "isNobody", target: "appointmentRefused", actions: "noteNobody" },
          { guard: "booking", target: "appointmentService", actions: "keepPerson" },
          { target: "appointmentFinding", actions: "keepPerson" },
        ],
        onError: failing("appointmentRefused", "card"),
      }),
      appointmentCode: askingCode(codeAsked, {
        onDone: [
          { guard: "wasLeft", target: "appointmentWho" },
          refused("appointmentRefused", "scan"),
          { target: "appointmentFinding", actions: "keepCode" },
        ],
        onError: failing("appointmentRefused", "scan"),
      }),
      appointmentFinding: {
        entry: "forgetError",
        invoke: {
          src: "find",
          input: ({ context: { code, person } }) => ({ code, person }),
          onDone: [
            {
              guard: ({ event }) => event.output.length > 1,
              target: "appointmentList",
              actions: assign({ found: ({ event }) => event.output }),
            },
            {
              guard: "changing",
              target: "appointmentOne",
              actions: assign({
                found: ({ event }) => event.output,
                appointment: ({ event }) => event.output[0] ?? null,
              }),
            },
            {
              target: "appointmentCheckingIn",
              actions: assign({
                found: ({ event }) => event.output,
                appointment: ({ event }) => event.output[0] ?? null,
              }),
            },
          ],
          onError: failing("appointmentRefused", "find"),
        },
        after: { requestPatience: silent("appointmentRefused", "find") },
      },
      appointmentList: {
        on: {
          choose: [
            { guard: "changing", target: "appointmentOne", actions: "keepFound" },
            { target: "appointmentCheckingIn", actions: "keepFound" },
          ],
          back: "appointmentWho",
        },
      },
      appointmentOne: {
        entry: "forgetError",
        on: {
          change: { guard: "canChange", target: "appointmentTimes", actions: "keepOwnService" },
          cancel: { guard: "canChange", target: "appointmentCancelAsk" },
          print: { guard: and(["canChange", "canPrint"]), target: "appointmentPrinting" },
          back: "appointmentWho",
        },
      },
      appointmentCancelAsk: {
        entry: "freshKey",
        on: { confirm: "appointmentCancelling", back: "appointmentOne" },
      },
      appointmentCancelling: {
        entry: "forgetError",
        invoke: {
          src: "cancel",
          input: ({ context: { appointment, idempotencyKey } }) => ({
            code: appointment?.code ?? "",
            idempotencyKey,
          }),
          onDone: {
            target: "appointmentCancelled",
            actions: assign({ appointment: ({ event }) => event.output }),
          },
          onError: failing("appointmentRefused", "cancel"),
        },
        after: { requestPatience: silent("appointmentRefused", "cancel") },
      },
      appointmentCancelled: {
        on: { done: { target: "finished", actions: "toEnd" }, back: "appointmentMenu" },
      },
      appointmentService: {
        on: { choose: { target: "appointmentTimes", actions: "keepService" }, back: "appointmentMenu" },
      },
      appointmentTimes: {
        entry: "forgetError",
        invoke: {
          src: "offer",
          input: ({ context: { service, appointment, purpose } }) => ({
            serviceId: service?.id ?? "",
            // Where the appointment is that is changed; a new one is booked here.
            ...(purpose === "manage" && appointment?.hall ? { site: appointment.hall.site } : {}),
          }),
          onDone: { target: "appointmentDay", actions: assign({ days: ({ event }) => event.output.days }) },
          onError: failing("appointmentRefused", "times"),
        },
        after: { requestPatience: silent("appointmentRefused", "times") },
      },
      appointmentDay: {
        on: {
          chooseDay: { target: "appointmentTime", actions: "keepDay" },
          back: [{ guard: "changing", target: "appointmentOne" }, { target: "appointmentService" }],
        },
      },
      appointmentTime: {
        on: {
          chooseTime: { target: "appointmentReview", actions: "keepTime" },
          back: "appointmentDay",
        },
      },
      appointmentReview: {
        entry: "freshKey",
        on: {
          confirm: { guard: "timeChosen", target: "appointmentSaving" },
          editService: { guard: "booking", target: "appointmentService" },
          editDay: "appointmentDay",
          editTime: "appointmentTime",
          back: "appointmentTime",
        },
      },
      appointmentSaving: {
        entry: "forgetError",
        invoke: {
          src: "save",
          input: ({ context: { purpose, appointment, service, start, person, idempotencyKey } }) => ({
            code: purpose === "manage" ? (appointment?.code ?? null) : null,
            serviceId: service?.id ?? "",
            start: start ?? 0,
            person,
            idempotencyKey,
          }),
          onDone: {
            target: "appointmentBooked",
            actions: assign({ appointment: ({ event }) => event.output, slip: null }),
          },
          onError: failing("appointmentRefused", "save"),
        },
        after: { requestPatience: silent("appointmentRefused", "save") },
      },
      appointmentBooked: {
        on: {
          print: { guard: "canPrint", target: "appointmentPrinting" },
          done: { target: "finished", actions: "toEnd" },
        },
      },
      appointmentPrinting: {
        invoke: {
          src: "printSlip",
          input: ({ context: { appointment, hallName, language } }) => {
            if (!appointment) throw new Error("a slip was to be printed before there was an appointment");
            return { code: appointment.code, texts: slipTextsOf(appointment, hallName, language) };
          },
          onDone: { target: "appointmentBooked", actions: assign({ slip: ({ event }) => event.output }) },
          onError: printFailing("appointmentBooked"),
        },
        after: {
          printPatience: printSilent("appointmentBooked"),
        },
      },
      appointmentCheckingIn: {
        entry: ["forgetError", "freshKey"],
        invoke: {
          src: "checkIn",
          input: ({ context: { appointment, idempotencyKey } }) => ({
            code: appointment?.code ?? "",
            idempotencyKey,
          }),
          onDone: {
            target: "appointmentArrived",
            actions: assign({
              arrival: ({ event }) => event.output,
              appointment: ({ event }) => event.output.appointment,
            }),
          },
          onError: failing("appointmentRefused", "checkIn"),
        },
        after: { requestPatience: silent("appointmentRefused", "checkIn") },
      },
      appointmentArrived: {
        on: { done: { target: "finished", actions: "toNumber" } },
        after: { arrivedTime: { target: "finished", actions: "toNumber" } },
      },
      appointmentRefused: {
        on: {
          tryAgain: [
            { guard: ({ context }) => context.failed === "offer", target: "appointmentLoading" },
            { guard: ({ context }) => context.failed === "find", target: "appointmentFinding" },
            { guard: ({ context }) => context.failed === "times", target: "appointmentTimes" },
            // The same key: what was done already is not done twice.
            { guard: ({ context }) => context.failed === "save", target: "appointmentSaving" },
            { guard: ({ context }) => context.failed === "cancel", target: "appointmentCancelling" },
            { guard: ({ context }) => context.failed === "checkIn", target: "appointmentCheckingIn" },
            { guard: ({ context }) => context.failed === "scan", target: "appointmentCode" },
            { target: "appointmentDocument" },
          ],
          editTime: { guard: ({ context }) => context.service !== null, target: "appointmentTimes" },
          withoutAppointment: { target: "finished", actions: "toMatter" },
          typeCode: {
            guard: ({ context }) => context.purpose !== "book",
            target: "appointmentCode",
            actions: "forget",
          },
          back: [
            {
              guard: ({ context }) => context.failed === "offer",
              target: "finished",
              actions: "toHome",
            },
            { target: "appointmentMenu" },
          ],
        },
      },
      finished: { type: "final" },
    },
    output: ({ context: { next, arrival } }) => ({
      next,
      ticket: next === "number" ? (arrival?.ticket ?? null) : null,
    }),
  });
}

export type AppointmentMachine = ReturnType<typeof createAppointmentMachine>;

export type AppointmentScreen = Exclude<SnapshotFrom<AppointmentMachine>["value"], "finished">;

/** What screens are given of it: all but the person. */
export interface AppointmentView extends Omit<AppointmentContext, "person" | "condition"> {
  readonly state: AppointmentScreen;
}

/** Null once it has finished. */
export function appointmentViewOf({
  value,
  context: { person: _person, condition: _condition, ...context },
}: Pick<SnapshotFrom<AppointmentMachine>, "value" | "context">): AppointmentView | null {
  return value === "finished" ? null : { ...context, state: value };
}

/** In these the terminal works and the citizen waits. */
export const busyAppointmentScreens: readonly AppointmentScreen[] = [
  "appointmentLoading",
  "appointmentFinding",
  "appointmentTimes",
  "appointmentSaving",
  "appointmentCancelling",
  "appointmentCheckingIn",
  "appointmentPrinting",
];
