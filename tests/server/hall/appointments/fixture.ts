import { onTestFinished } from "vitest";
import type { Appointment } from "../../../../server/contract/appointments.ts";
import { ContractError } from "../../../../server/contract/errors.ts";
import {
  type AppointmentQueue,
  type Appointments,
  openAppointments,
} from "../../../../server/hall/appointments/appointments.ts";
import { daysAfter, startOf } from "../../../../server/hall/calendar/day.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { type Hall, openHall } from "../../../../server/hall/hall.ts";
import type { HallConfig } from "../../../../server/hall/hall-config.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

/** A Monday in Xiamen. */
export const monday = "2026-11-23";
const minute = 60_000;

/** A time of a day: `at("09:30")`, `at("09:30", 1)` for the day behind Monday. */
export function at(time: string, days = 0): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return startOf(daysAfter(monday, days)) + (hours * 60 + minutes) * minute;
}

/** A clock that can be set, without the ten thousand looks around that an hour would have. */
export class WallClock extends SimulatedClock {
  #ahead = 0;

  constructor(start: number) {
    super(start);
    const ticking = this.now;
    this.now = () => ticking() + this.#ahead;
  }

  set(time: number): void {
    this.#ahead += time - this.now();
  }
}

/** The keyed hash of a made-up person. */
export const person = (index: number): string => index.toString(16).padStart(64, "0");

let keys = 0;
export const newKey = (): string => `test-key-${String(++keys).padStart(16, "0")}`;

/** Bytes that differ at every call, and in every test alike. */
export function countedBytes(): (size: number) => Uint8Array {
  let state = 1;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state & 0xff;
    });
}

export interface OpenOptions {
  readonly path?: string;
  readonly clock?: WallClock;
  readonly config?: HallConfig;
  /** Stands between the appointments and the hall's queue. */
  readonly queue?: (hall: Hall) => AppointmentQueue;
  readonly bytes?: (size: number) => Uint8Array;
}

/** A hall with its appointments, as one process has them. */
export function openAll(options: OpenOptions = {}) {
  const path = options.path ?? temporaryDatabase();
  const clock = options.clock ?? new WallClock(at("08:00"));
  const config = options.config ?? demoHall;
  const hall = openHall({ databasePath: path, clock, hall: config });
  const logged: string[] = [];
  const appointments = openAppointments({
    databasePath: path,
    clock,
    hall: config,
    queue: options.queue?.(hall) ?? hall,
    randomBytes: options.bytes ?? countedBytes(),
    newKey,
    log: (message) => logged.push(message),
  });
  const close = () => {
    appointments.close();
    hall.close();
  };
  onTestFinished(close);
  return { path, clock, hall, appointments, logged, close, ...shortcuts(appointments) };
}

function shortcuts(appointments: Appointments) {
  return {
    book: async (
      start: number,
      who: number,
      serviceId = "social-insurance",
      idempotencyKey = newKey(),
    ): Promise<Appointment> =>
      (
        await appointments.execute("Appointment.Book", {
          serviceId,
          start,
          person: person(who),
          via: "HL-01",
          idempotencyKey,
        })
      ).appointment,
    change: async (code: string, start: number) =>
      (
        await appointments.execute("Appointment.Change", {
          code,
          start,
          via: "HL-01",
          idempotencyKey: newKey(),
        })
      ).appointment,
    cancel: async (code: string) =>
      (await appointments.execute("Appointment.Cancel", { code, via: "HL-01", idempotencyKey: newKey() }))
        .appointment,
    checkIn: (code: string) =>
      appointments.execute("Appointment.CheckIn", { code, terminalId: "HL-01", idempotencyKey: newKey() }),
    find: async (by: { code?: string; person?: string }) =>
      (await appointments.execute("Appointment.Find", { ...by, via: "HL-01" })).appointments,
    offered: async (serviceId = "social-insurance") =>
      (await appointments.execute("Appointment.Offer", { serviceId })).days,
  };
}

/** The code with which it was refused; `done` when it was not. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (cause: unknown) => {
      if (cause instanceof ContractError) return cause.code;
      throw cause;
    },
  );
