import type { Clock } from "../../../device-drivers/clock.ts";
import type {
  AppointmentCommandName,
  AppointmentCompletion,
  AppointmentPayload,
  Arrival,
} from "../../contract/appointments.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Ticket } from "../../contract/hall.ts";
import { type Barred, CommandLog } from "../../storage/command-log.ts";
import { openDatabase, StorageError } from "../../storage/database.ts";
import { openEventStore } from "../../storage/event-store.ts";
import { dayOf, daysAfter } from "../calendar/day.ts";
import { type HallConfig, hallDirectory } from "../hall-config.ts";
import { newCode } from "./code.ts";
import { type AppointmentCommand, type AppointmentRefusal, decide, isAhead } from "./decide.ts";
import {
  type AppointmentEvent,
  type AppointmentOutcome,
  appointmentEvent,
  appointmentOutcome,
} from "./events.ts";
import { evolve } from "./evolve.ts";
import { longestAhead, type OpeningHours, weekdayHours } from "./opening-hours.ts";
import { bookableServices } from "./rules.ts";
import { offeredTimes } from "./slots.ts";
import { type AppointmentsState, type Booking, bookingsOf, noAppointments } from "./state.ts";
import { Tries } from "./tries.ts";
import { appointmentView, offerView } from "./views.ts";

/** What appointments ask of the queue. */
export interface AppointmentQueue {
  /**
   * One number for one appointment on one day: asked again, it brings the same one, unless that was given back.
   *
   * @throws ContractError queue.* · message.internal
   */
  takeForAppointment(wish: {
    readonly appointmentId: string;
    /** The ticket that it had at an earlier check-in. */
    readonly before: string | null;
    readonly serviceId: string;
    readonly terminalId: string;
    readonly person: string | undefined;
    /** Null: a place like anybody's. */
    readonly place: { readonly due: number; readonly notBefore: number } | null;
  }): Promise<Ticket>;
}

export interface AppointmentsOptions {
  readonly databasePath: string;
  readonly clock: Clock;
  readonly hall: HallConfig;
  readonly queue: AppointmentQueue;
  /** Default: `weekdayHours`. */
  readonly hours?: OpeningHours;
  /** Cryptographic. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** A fresh key of at least 16 characters; also the id of a booking. */
  readonly newKey: () => string;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
  /** Counts who guesses; the sites of a district share one, so that nobody guesses at each of them anew. Default: its own. */
  readonly tries?: Tries;
  /** Whether no other site has given a code: it leads to one appointment of the district. Default: there is no other site. */
  readonly isFreeElsewhere?: (code: string) => boolean;
  /** Milliseconds a statement blocks while another process writes; for tests. */
  readonly busyTimeout?: number;
}

/** Whom a command comes from, where that limits what it may touch. */
export interface Asking {
  /** Given: only this person's bookings can be changed or cancelled. */
  readonly person?: string;
  /** Where guesses are counted; default: the command's `via`. */
  readonly place?: string;
  /** Of the person's for the service that is booked, those that are still to come at other sites. Default: none. */
  readonly openElsewhere?: number;
  /** What other sites have against it by now, asked right before it is booked. Default: nothing. */
  readonly barred?: Barred<AppointmentRefusal>;
}

/** Which bookings are meant: one by its code, of this person where both are given; or a person's that are still to come. */
export type Meant =
  | { readonly code: string; readonly person?: string }
  | { readonly code?: undefined; readonly person: string };

/** The hall's appointments. */
export interface Appointments {
  /**
   * A command; the payload is parsed already.
   *
   * @throws ContractError appointment.* · queue.* (CheckIn) · message.invalidPayload · message.internal · message.connectionLost
   */
  execute<N extends AppointmentCommandName>(
    name: N,
    payload: AppointmentPayload<N>,
    asking?: Asking,
  ): Promise<AppointmentCompletion<N>>;
  /** Whether there is what `Appointment.Find` would show. Counts no guess: whoever answers by it has to. */
  has(meant: Meant): boolean;
  /** How many of a person's appointments for a service are still to come. */
  openOf(person: string, serviceId: string): number;
  /** What anybody is offered now; of nobody's bookings anything. */
  offered(): ReturnType<typeof offeredTimes>;
  /** Ends check-ins that a crash left half done; done once at every opening. */
  readonly resumed: Promise<void>;
  close(): void;
}

/** @throws ContractError message.invalidPayload where neither is given */
export function meantIn(code: string | undefined, person: string | undefined): Meant {
  if (code !== undefined) return { code, ...(person === undefined ? {} : { person }) };
  if (person !== undefined) return { person };
  throw new ContractError("message.invalidPayload", "by code or by person");
}

/** Codes offered to the core, of which it takes the first that is free. */
const codesOffered = 4;

/** @throws StorageError when the database cannot be opened or read · Error for a configuration that does not hold together */
export function openAppointments(options: AppointmentsOptions): Appointments {
  const { clock, queue, randomBytes, newKey } = options;
  const directory = hallDirectory(options.hall);
  const hall = { bookable: bookableServices(directory), hours: options.hours ?? weekdayHours };
  const farthest = Math.max(0, ...[...hall.bookable.values()].map(({ rules }) => rules.missedCounts));
  const database = openDatabase(
    options.databasePath,
    options.busyTimeout === undefined ? {} : { busyTimeout: options.busyTimeout },
  );
  // A log of its own: a booking lives for weeks, and the queue's state is one day's. What is booked is remembered for as long as its
  // day can be ahead and a missed one counts.
  const log = new CommandLog<
    AppointmentsState,
    AppointmentEvent,
    AppointmentCommand,
    AppointmentOutcome,
    AppointmentRefusal,
    never
  >({
    store: openEventStore(
      database,
      { event: appointmentEvent, outcome: appointmentOutcome },
      "appointment_event",
    ),
    clock,
    core: {
      dayOf,
      firstDay: (day) => daysAfter(day, -longestAhead - farthest),
      empty: noAppointments,
      decide: (state, command, at) => decide(hall, state, command, at),
      evolve,
    },
    notice: () => null,
    publish: () => undefined,
  });
  const tries = options.tries ?? new Tries(clock);
  const isFreeElsewhere = options.isFreeElsewhere ?? (() => true);

  const submit = async (
    key: string,
    command: AppointmentCommand,
    barred?: Barred<AppointmentRefusal>,
  ): Promise<Booking> => {
    const settled = await log.submit(key, command, barred).catch((cause: unknown) => {
      if (!(cause instanceof StorageError)) throw cause;
      const code = cause.code === "storage.closed" ? "message.connectionLost" : "message.internal";
      throw new ContractError(code, `${cause.code}: ${cause.message}`, { cause });
    });
    if ("refused" in settled) throw new ContractError(settled.refused.code, settled.refused.detail);
    if (settled.outcome.type !== command.type)
      throw new ContractError("message.invalidPayload", "the idempotency key belongs to another command");
    return bookingOf(settled.outcome.id);
  };

  const bookingOf = (id: string): Booking => {
    const booking = log.state.bookings.get(id);
    if (!booking) throw new Error(`no booking ${id}`);
    return booking;
  };
  const viewOf = (booking: Booking) => appointmentView(directory, hall, booking, clock.now());

  /** Runs what names a booking by its code or its person, and counts those who found nothing. */
  const counted = async <Result>(place: string, work: () => Promise<Result>): Promise<Result> => {
    tries.admit(place);
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof ContractError && cause.code === "appointment.notFound") tries.miss(place);
      throw cause;
    }
  };

  const meantBy = ({ code, person }: Meant): Booking[] => {
    // Another process may have booked it a moment ago.
    log.catchUp();
    if (code !== undefined) {
      const booking = log.state.bookings.get(log.state.codes.get(code) ?? "");
      return booking && (person === undefined || booking.person === person) ? [booking] : [];
    }
    return bookingsOf(log.state, person)
      .filter((booking) => booking.state !== "cancelled" && isAhead(booking, clock.now()))
      .toSorted((one, other) => one.start - other.start);
  };
  const find = (meant: Meant): Booking[] => {
    const found = meantBy(meant);
    if (found.length > 0) return found;
    throw new ContractError("appointment.notFound", "no such appointment");
  };

  const codesToOffer = (): string[] => {
    const codes: string[] = [];
    while (codes.length < codesOffered) {
      const code = newCode(randomBytes);
      if (isFreeElsewhere(code)) codes.push(code);
    }
    return codes;
  };

  /**
   * From begun to checked in. Every step can be taken again: the queue knows the appointment's number by a key that is the
   * booking's, and what the queue was asked for stands in the log since the beginning.
   */
  const finishCheckIn = async (booking: Booking): Promise<{ booking: Booking; ticket: Ticket }> => {
    const { id, serviceId, person, state } = booking;
    if (typeof state !== "object") throw new ContractError("appointment.notFound", `${id} is not checked in`);
    let ticket: Ticket;
    try {
      ticket = await queue.takeForAppointment({
        appointmentId: id,
        before: state.ticket?.id ?? null,
        serviceId,
        terminalId: state.terminalId,
        person: person ?? undefined,
        place: state.place,
      });
    } catch (cause) {
      // What the queue refused has had no effect; of anything else nothing is known, and the next check-in asks again.
      if (cause instanceof ContractError && cause.code.startsWith("queue."))
        await submit(newKey(), { type: "giveUpCheckIn", id });
      throw cause;
    }
    const finished = await submit(newKey(), {
      type: "finishCheckIn",
      id,
      ticketId: ticket.id,
      number: ticket.number,
    });
    return { booking: finished, ticket };
  };

  const checkIn = async (code: string, terminalId: string): Promise<Arrival> => {
    log.catchUp();
    const before = log.state.bookings.get(log.state.codes.get(code) ?? "")?.state;
    const known = typeof before === "object" ? before.ticket?.number : undefined;
    const begun = await submit(newKey(), { type: "beginCheckIn", code, terminalId });
    if (!isToday(begun)) throw new ContractError("appointment.missed", `${begun.id} was checked in before`);
    const { booking, ticket } = await finishCheckIn(begun);
    const isOnTime = typeof booking.state === "object" && booking.state.place !== null;
    return {
      appointment: viewOf(booking),
      ticket,
      manner: isOnTime ? "onTime" : "late",
      already: known === ticket.number,
    };
  };
  const isToday = ({ start }: Booking) => dayOf(start) === dayOf(clock.now());

  const resume = async () => {
    const half = [...log.state.bookings.values()].filter(
      (booking) => typeof booking.state === "object" && !booking.state.ticket && isToday(booking),
    );
    for (const booking of half) {
      try {
        await finishCheckIn(booking);
        options.log("a check-in was finished that had been left half done", { appointment: booking.id });
      } catch (cause) {
        if (!(cause instanceof ContractError)) throw cause;
        options.log("a check-in could not be finished", { appointment: booking.id, code: cause.code });
      }
    }
  };

  type Commands = {
    readonly [N in AppointmentCommandName]: (
      payload: AppointmentPayload<N>,
      asking: Asking,
    ) => Promise<AppointmentCompletion<N>>;
  };
  const commands: Commands = {
    "Appointment.Offer": async ({ serviceId }) => {
      log.catchUp();
      return offerView(directory, hall, log.state, serviceId, clock.now());
    },
    "Appointment.Book": async ({ idempotencyKey, person, ...wish }, { openElsewhere = 0, barred }) => {
      const id = newKey();
      const codes = codesToOffer();
      const command = { type: "book", ...wish, person, openElsewhere, id, codes } as const;
      const booking = await submit(idempotencyKey, command, barred);
      return { appointment: viewOf(booking) };
    },
    "Appointment.Change": ({ idempotencyKey, ...wish }, { person, place = wish.via }) =>
      counted(place, async () => ({
        appointment: viewOf(await submit(idempotencyKey, { type: "change", ...wish, person })),
      })),
    "Appointment.Cancel": ({ idempotencyKey, ...wish }, { person, place = wish.via }) =>
      counted(place, async () => ({
        appointment: viewOf(await submit(idempotencyKey, { type: "cancel", ...wish, person })),
      })),
    "Appointment.Find": ({ via, code, person }, { place = via }) =>
      counted(place, async () => ({
        appointments: find(meantIn(code, person)).map(viewOf),
      })),
    "Appointment.RecordSlip": ({ code, state, via, idempotencyKey }, { place = via }) =>
      counted(place, async () => ({
        appointment: viewOf(await submit(idempotencyKey, { type: "recordSlip", code, state })),
      })),
    "Appointment.CheckIn": ({ code, terminalId }, { place = terminalId }) =>
      counted(place, () => checkIn(code, terminalId)),
  };

  return {
    execute: (name, payload, asking = {}) => commands[name](payload, asking),
    has: (meant) => meantBy(meant).length > 0,
    offered: () => offeredTimes(hall.hours, hall.bookable.values(), clock.now()),
    openOf: (person, serviceId) =>
      meantBy({ person }).filter((booking) => booking.state === "open" && booking.serviceId === serviceId)
        .length,
    resumed: resume(),
    close: () => log.close(),
  };
}
