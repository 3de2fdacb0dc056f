import type { HallDirectory } from "../hall-config.ts";

/** House rules of appointments. Times are milliseconds. */
export interface AppointmentRules {
  /** Open days behind today on which a time can be booked. */
  readonly daysAhead: number;
  /** A time can be booked until so long before it begins. */
  readonly bookUntil: number;
  /** It can be changed or cancelled until so long before it begins. */
  readonly changeUntil: number;
  /** A check-in is taken from so long before it begins. */
  readonly checkInFrom: number;
  /** Who is there early is not called until so long before it begins, while others wait. */
  readonly callLead: number;
  /** Who comes so long after it began is still on time; later stands in line like anybody. */
  readonly tolerance: number;
  /** Appointments of one person for one service that are still to come. */
  readonly openPerPerson: number;
  /** Who has missed so many of late gets no other at a terminal or a page. */
  readonly missedAllowed: number;
  /** Days for which a missed appointment counts. */
  readonly missedCounts: number;
}

/** Appointments of a hall. No national rule was found; a hall sets all of it. */
export interface AppointmentsConfig {
  readonly services: readonly ServiceAppointments[];
  /** What is left out is as in `defaultAppointmentRules`. */
  readonly rules?: Partial<AppointmentRules>;
}

export interface ServiceAppointments {
  readonly serviceId: string;
  /** Length of a slot, minutes. Slots stand one behind the other from the beginning of each open time. */
  readonly slotMinutes: number;
  /** People that one window takes in one slot. */
  readonly perWindow: number;
  /** The windows that count. Default: all that handle the service; a window that handles several should be named for one alone. */
  readonly windowIds?: readonly string[];
  /** Rules of this service, where they differ. */
  readonly rules?: Partial<AppointmentRules>;
}

const minute = 60_000;

export const defaultAppointmentRules: AppointmentRules = {
  daysAhead: 7,
  bookUntil: 30 * minute,
  changeUntil: 60 * minute,
  checkInFrom: 60 * minute,
  callLead: 10 * minute,
  tolerance: 15 * minute,
  openPerPerson: 1,
  missedAllowed: 3,
  missedCounts: 30,
};

/** What one service offers. */
export interface Bookable {
  readonly serviceId: string;
  /** Milliseconds. */
  readonly slotLength: number;
  /** People in one slot. */
  readonly capacity: number;
  readonly rules: AppointmentRules;
}

/** @throws Error for a service or a window that is not there, or a slot that takes nobody */
export function bookableServices(hall: HallDirectory): ReadonlyMap<string, Bookable> {
  const { services = [], rules = {} } = hall.appointments ?? {};
  return new Map(
    services.map((config) => {
      const { serviceId, slotMinutes, perWindow } = config;
      if (!hall.service.has(serviceId)) throw new Error(`appointments for ${serviceId}, which is no service`);
      const windowIds = config.windowIds ?? hall.windowsOf.get(serviceId) ?? [];
      const unknown = windowIds.find((id) => !hall.window.has(id));
      if (unknown !== undefined)
        throw new Error(`appointments for ${serviceId} at ${unknown}, which is no window`);
      const capacity = windowIds.length * perWindow;
      if (slotMinutes < 1 || capacity < 1)
        throw new Error(`appointments for ${serviceId} have slots that take nobody`);
      return [
        serviceId,
        {
          serviceId,
          slotLength: slotMinutes * minute,
          capacity,
          rules: { ...defaultAppointmentRules, ...rules, ...config.rules },
        },
      ];
    }),
  );
}
