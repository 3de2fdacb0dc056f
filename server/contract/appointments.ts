import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "./envelope.ts";
import { errorCodes } from "./error-numbers.ts";
import { idempotencyKey, localized, personHash, printState, ticket } from "./hall.ts";
import { siteLevels } from "./sites.ts";
import { printOutcome } from "./terminal.ts";

/** Contract of appointments: what the hall answers to its terminals and to the booking page, and the terminal's own service. */

/**
 * The signs of a code: digits and capitals without those that are taken for one another on paper or by ear-and-hand
 * (0 O, 1 I L, 2 Z, 5 S, 8 B, U V). There are 23, a prime, so that the check sign finds every wrong sign and every two
 * that changed places.
 */
export const codeSigns = "34679ACDEFGHJKMNPQRTWXY";
export const codeLength = 8;

/** What is printed, typed and scanned: seven signs by chance and a check sign. */
export const appointmentCode = z
  .string()
  .check(z.regex(new RegExp(`^[${codeSigns}]{${codeLength}}$`)), ({ value, issues }) => {
    if (!isCode(value)) issues.push({ code: "custom", input: value, message: "not a code" });
  });

/** The QR code of an appointment is its code behind this, so that no other QR code is taken for one. */
export const qrPrefix = "XIAOHU-YY:";

/** The code in what was scanned or typed, however it was written; undefined when there is none. */
export function codeIn(text: string): string | undefined {
  const code = text.trim().toUpperCase().replace(qrPrefix, "").replaceAll(/[\s-]/g, "");
  return appointmentCode.safeParse(code).success ? code : undefined;
}

/** The sign that makes a code of seven: Σ weight · sign ≡ 0 modulo 23, with weights 8 … 1. */
export function checkSign(body: string): string {
  const sum = [...body].reduce(
    (total, sign, index) => total + (codeLength - index) * codeSigns.indexOf(sign),
    0,
  );
  return codeSigns.charAt((codeSigns.length - (sum % codeSigns.length)) % codeSigns.length);
}

function isCode(code: string): boolean {
  return checkSign(code.slice(0, -1)) === code.at(-1);
}

const serviceId = z.string().check(z.maxLength(40));
const terminalId = z.string().check(z.maxLength(40));

export const appointmentState = z.enum([
  "open",
  /** Has its number. */
  "checkedIn",
  "cancelled",
  /** Its day is over and nobody came. */
  "missed",
]);

/** Of several halls, the one where an appointment is. */
export const appointmentHall = z.object({
  site: z.string(),
  name: localized,
  /** How one finds it; null of a hall alone. */
  place: z.nullable(localized),
  /** Another one than that which was asked: there it can be changed and cancelled, and not checked in. */
  elsewhere: z.boolean(),
});
export type AppointmentHall = z.infer<typeof appointmentHall>;

/** One booking. Times are milliseconds since the epoch. */
export const appointment = z.object({
  id: z.string(),
  code: z.string(),
  serviceId: z.string(),
  serviceName: localized,
  plainName: localized,
  area: localized,
  /** Business day, `2026-11-23`. */
  day: z.string(),
  start: z.number(),
  end: z.number(),
  state: appointmentState,
  /** From when a check-in is taken. */
  checkInFrom: z.number(),
  /** A check-in after this stands in line like anybody who comes without. */
  onTimeUntil: z.number(),
  /** Until when it can be changed or cancelled. */
  changeUntil: z.number(),
  /** The number that its check-in brought. */
  ticketNumber: z.nullable(z.string()),
  /** What became of the paper that tells its present time; once printed it stays so. */
  slip: printState,
  /** Left out by a hall of before. */
  hall: z.optional(appointmentHall),
});
export type Appointment = z.infer<typeof appointment>;

/** A day with the times that can still be had. */
export const offeredDay = z.object({
  day: z.string(),
  slots: z.array(z.object({ start: z.number(), end: z.number(), free: z.number() })),
});
export type OfferedDay = z.infer<typeof offeredDay>;

export const offeredService = z.object({
  id: z.string(),
  name: localized,
  plainName: localized,
  area: localized,
});
export type OfferedService = z.infer<typeof offeredService>;

export const offer = z.object({
  services: z.array(offeredService),
  /** Of the service that was asked for, in order; a day without a free time is there, and empty. */
  days: z.array(offeredDay),
});
export type Offer = z.infer<typeof offer>;

/** A site as its name in addresses and messages, `street`. */
const siteId = z.string().check(z.maxLength(40));

const oneAppointment = z.object({ appointment });

/**
 * How somebody says which appointment is meant: by the code, or by the document that was shown. What is found by the document
 * alone may be several.
 */
const whose = { code: z.optional(appointmentCode), person: z.optional(personHash) };

/** Somebody came to the hall for an appointment. */
export const arrival = z.object({
  appointment,
  ticket,
  /** `late`: it stands in line like anybody's who comes without an appointment. */
  manner: z.enum(["onTime", "late"]),
  /** It had this number before. */
  already: z.boolean(),
});
export type Arrival = z.infer<typeof arrival>;

/**
 * Commands of the hall, over HTTP as those of the queue: `POST /hall/v1/commands`, role `terminal`. A code leads to the site that it was made
 * at, whichever is asked; a person's are of all sites. Errors: `appointment.*`, `queue.unknownSite`, and of CheckIn `queue.*` too.
 */
export const appointmentCommands = {
  /** The services that take appointments, and the free times of one of them. */
  "Appointment.Offer": {
    payload: z.strictObject({
      serviceId: z.optional(serviceId),
      /** Whose; default: the one that is asked. */
      site: z.optional(siteId),
    }),
    completion: offer,
  },
  "Appointment.Book": {
    payload: z.strictObject({
      serviceId,
      start: z.number(),
      /** Keyed hash of the document that was shown; never the document. */
      person: z.optional(personHash),
      /** Where it was booked: a terminal's id, or `web`. */
      via: terminalId,
      idempotencyKey,
    }),
    completion: oneAppointment,
  },
  /** Another time for the same matter; the code stays. */
  "Appointment.Change": {
    payload: z.strictObject({
      code: appointmentCode,
      start: z.number(),
      via: terminalId,
      idempotencyKey,
    }),
    completion: oneAppointment,
  },
  "Appointment.Cancel": {
    payload: z.strictObject({ code: appointmentCode, via: terminalId, idempotencyKey }),
    completion: oneAppointment,
  },
  /** By code: that one, whatever became of it. By person: those that are still to come, and today's. */
  "Appointment.Find": {
    payload: z.strictObject({ ...whose, via: terminalId }),
    completion: z.object({ appointments: z.array(appointment) }),
  },
  /** Gives the appointment its number: one, however often it is asked. At another site: `appointment.otherHall`. */
  "Appointment.CheckIn": {
    payload: z.strictObject({ code: appointmentCode, terminalId, idempotencyKey }),
    completion: arrival,
  },
  /** A slip's print state: requested before the first byte, then what became of it. */
  "Appointment.RecordSlip": {
    payload: z.strictObject({
      code: appointmentCode,
      state: z.enum(["requested", "printed", "failed", "unknown"]),
      via: terminalId,
      idempotencyKey,
    }),
    completion: oneAppointment,
  },
} as const;
export type AppointmentCommandName = keyof typeof appointmentCommands;
export type AppointmentPayload<N extends AppointmentCommandName> = z.infer<
  (typeof appointmentCommands)[N]["payload"]
>;
export type AppointmentCompletion<N extends AppointmentCommandName> = z.infer<
  (typeof appointmentCommands)[N]["completion"]
>;

const line = z.string().check(z.maxLength(120));

/** The sentences of an appointment's slip, in the citizen's language, from the pages' one catalogue. */
export const slipTexts = z.strictObject({
  hall: line,
  heading: line,
  service: line,
  time: line,
  area: line,
  codeLabel: line,
  advice: line,
  changes: line,
});
export type SlipTexts = z.infer<typeof slipTexts>;

/** The terminal's own service: hands the commands on to the hall with the terminal's name, prints, and scans. */
export const appointmentTerminal = {
  path: "/xfs4iot/v1.0/Appointments",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuAppointment.Offer": {
      payload: appointmentCommands["Appointment.Offer"].payload,
      completion: z.object({
        ...offer.shape,
        /** Whether a code can be held to a scanner here. */
        scanner: z.boolean(),
      }),
    },
    "XiaohuAppointment.Book": {
      payload: z.strictObject({
        serviceId,
        start: z.number(),
        person: z.optional(personHash),
        idempotencyKey,
      }),
      completion: oneAppointment,
    },
    "XiaohuAppointment.Change": {
      payload: z.strictObject({ code: appointmentCode, start: z.number(), idempotencyKey }),
      completion: oneAppointment,
    },
    "XiaohuAppointment.Cancel": {
      payload: z.strictObject({ code: appointmentCode, idempotencyKey }),
      completion: oneAppointment,
    },
    "XiaohuAppointment.Find": {
      payload: z.strictObject(whose),
      completion: z.object({ appointments: z.array(appointment) }),
    },
    "XiaohuAppointment.CheckIn": {
      payload: z.strictObject({ code: appointmentCode, idempotencyKey }),
      completion: arrival,
    },
    /** Waits for an appointment's code at the scanner; what else is held there is passed over. Errors: `appointment.noScanner`. */
    "XiaohuAppointment.ScanCode": { payload: nothing, completion: z.object({ code: appointmentCode }) },
    /** Prints the slip with the code and its QR code. `print` is "unknown" when the printer never said. */
    "XiaohuAppointment.PrintSlip": {
      payload: z.strictObject({ code: appointmentCode, texts: slipTexts }),
      completion: z.object({ print: printOutcome, error: z.nullable(z.enum(errorCodes)) }),
    },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;

/** What the booking page in a browser sends, once. */
export const shownDocument = z.strictObject({
  kind: z.enum(["resident", "hkMacaoTaiwan", "foreignPermanentResident"]),
  number: z.string().check(z.maxLength(24)),
});
export type ShownDocument = z.infer<typeof shownDocument>;

export const webAppointmentsPath = "/hall/v1/appointments";

/** A hall as the booking page offers it. */
export const bookingHall = z.object({
  site: z.string(),
  level: z.enum(siteLevels),
  name: localized,
  /** How one finds it; null of a hall alone. */
  place: z.nullable(localized),
  /** What can be booked there; none: it takes no appointments. */
  services: z.array(offeredService),
});
export type BookingHall = z.infer<typeof bookingHall>;

/** Stands for the person of a document for a while; nothing of the document is in it. */
const visit = z.string().check(z.maxLength(64));

/**
 * The booking page's side: `POST /hall/v1/appointments` with `{ name, payload }`, bearer token of the role `appointments`. The
 * document stands in the body of one command, is hashed at once, and is neither kept nor logged. Errors: `appointment.*`;
 * `queue.unknownSite`; `message.notAuthorised` when the visit is over: the document has to be shown again.
 */
export const webAppointmentCommands = {
  /** Every hall of the district, each before those below it. */
  "Appointment.Halls": { payload: nothing, completion: z.object({ halls: z.array(bookingHall) }) },
  /** Begins a visit, and shows the person's appointments at all halls. */
  "Appointment.Identify": {
    payload: z.strictObject({ document: shownDocument }),
    completion: z.object({ visit: z.string(), appointments: z.array(appointment) }),
  },
  /** The free times of a service at a hall. */
  "Appointment.Offer": {
    payload: z.strictObject({ site: siteId, serviceId }),
    completion: offer,
  },
  "Appointment.Book": {
    payload: z.strictObject({ site: siteId, serviceId, start: z.number(), visit, idempotencyKey }),
    completion: oneAppointment,
  },
  "Appointment.Change": {
    payload: z.strictObject({ code: appointmentCode, start: z.number(), visit, idempotencyKey }),
    completion: oneAppointment,
  },
  "Appointment.Cancel": {
    payload: z.strictObject({ code: appointmentCode, visit, idempotencyKey }),
    completion: oneAppointment,
  },
} as const;
export type WebCommandName = keyof typeof webAppointmentCommands;
export type WebPayload<N extends WebCommandName> = z.infer<(typeof webAppointmentCommands)[N]["payload"]>;
export type WebCompletion<N extends WebCommandName> = z.infer<
  (typeof webAppointmentCommands)[N]["completion"]
>;
