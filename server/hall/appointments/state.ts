/** The appointments that are still of interest: built from their log alone, and from nothing else. */
export interface AppointmentsState {
  readonly bookings: Map<string, Booking>;
  /** Id by code. A code is given once while its booking is remembered. */
  readonly codes: Map<string, string>;
  /** Ids of each person's bookings, in order of booking. */
  readonly persons: Map<string, string[]>;
  /** Places taken, by `slotKey`. */
  readonly taken: Map<string, number>;
}

export interface Booking {
  readonly id: string;
  readonly code: string;
  readonly person: string | null;
  readonly serviceId: string;
  readonly start: number;
  readonly end: number;
  readonly state: "open" | "cancelled" | CheckIn;
  /** What became of the paper with its present time: another time makes the old paper wrong. */
  readonly slip: "notRequested" | "requested" | "printed" | "failed" | "unknown";
}

/** A check-in that has begun, with its ticket as soon as there is one. */
export interface CheckIn {
  readonly terminalId: string;
  /** What the queue was asked for; null: an ordinary place. */
  readonly place: { readonly due: number; readonly notBefore: number } | null;
  readonly ticket: { readonly id: string; readonly number: string } | null;
}

export const noAppointments = (): AppointmentsState => ({
  bookings: new Map(),
  codes: new Map(),
  persons: new Map(),
  taken: new Map(),
});

export const slotKey = ({ serviceId, start }: Pick<Booking, "serviceId" | "start">): string =>
  `${serviceId} ${start}`;

/** People who have the slot. */
export const takenIn = (state: AppointmentsState, slot: Pick<Booking, "serviceId" | "start">): number =>
  state.taken.get(slotKey(slot)) ?? 0;

export const bookingsOf = (state: AppointmentsState, person: string): Booking[] =>
  (state.persons.get(person) ?? []).flatMap((id) => state.bookings.get(id) ?? []);
