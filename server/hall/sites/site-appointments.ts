import type {
  Appointment,
  AppointmentCommandName,
  AppointmentCompletion,
  AppointmentPayload,
  BookingHall,
} from "../../contract/appointments.ts";
import { ContractError } from "../../contract/errors.ts";
import { type Appointments, type Asking, type Meant, meantIn } from "../appointments/appointments.ts";
import { inTreeOrder, type SiteConfig } from "./district.ts";
import { type IsMine, noTurns, passedByAnother, type Turns } from "./turns.ts";

/** A site, and what is booked there. */
export interface BookedSite {
  readonly config: Pick<SiteConfig, "id" | "parentId" | "level" | "place"> & {
    readonly hall: Pick<SiteConfig["hall"], "name">;
  };
  readonly appointments: Appointments;
}

export type SiteAppointments = Pick<Appointments, "execute">;

/**
 * The appointments of a district as one of its sites answers for them. What is booked stands in the log of the site that was chosen; a code
 * leads to the site that gave it, whichever is asked, and a person's appointments are those of all sites. Guesses are counted where they were
 * made, by the sites' one account of them: a code that is found at another site has passed it as one of here.
 *
 * @param sites they share their `Tries`, and no two have given the same code
 * @param here one of them
 * @param turns the sites' own, where there are several
 */
export function siteAppointments(
  sites: readonly BookedSite[],
  here: BookedSite,
  turns: Turns = noTurns,
): SiteAppointments {
  const others = sites.filter((site) => site !== here);
  /** What nobody has is refused, and counted, here. */
  const siteOf = (meant: Meant): BookedSite =>
    [here, ...others].find(({ appointments }) => appointments.has(meant)) ?? here;
  /** Terminals of two sites may have one name. */
  const askedFrom = (via: string, asking: Asking): Asking & { readonly place: string } => ({
    place: `${here.config.id} ${via}`,
    ...asking,
  });
  const at = (site: BookedSite, appointment: Appointment): Appointment => ({
    ...appointment,
    hall: {
      site: site.config.id,
      name: site.config.hall.name,
      place: placeOf(site, sites),
      elsewhere: site !== here,
    },
  });
  const meantBy = (code: string, { person }: Asking): Meant => meantIn(code, person) as Meant;

  type Commands = {
    readonly [N in AppointmentCommandName]: (
      payload: AppointmentPayload<N>,
      asking: Asking,
    ) => Promise<AppointmentCompletion<N>>;
  };
  /** A command that names one appointment by its code. */
  const byCode =
    <N extends "Appointment.Change" | "Appointment.Cancel" | "Appointment.RecordSlip">(name: N) =>
    async (payload: AppointmentPayload<N>, asking: Asking) => {
      const site = siteOf(meantBy(payload.code, asking));
      const { appointment } = await site.appointments.execute(name, payload, askedFrom(payload.via, asking));
      return { appointment: at(site, appointment) };
    };

  const commands: Commands = {
    "Appointment.Offer": ({ site, ...wish }) => {
      const named = site === undefined ? here : sites.find(({ config }) => config.id === site);
      if (!named) throw new ContractError("queue.unknownSite", "no such site");
      return named.appointments.execute("Appointment.Offer", wish);
    },
    "Appointment.Book": async (wish, asking) => {
      const { person, serviceId } = wish;
      const book = async (isMine: IsMine) => {
        const openElsewhere =
          person === undefined
            ? 0
            : others.reduce((sum, { appointments }) => sum + appointments.openOf(person, serviceId), 0);
        return here.appointments.execute("Appointment.Book", wish, {
          ...asking,
          openElsewhere,
          barred: () => (isMine() ? undefined : passedByAnother),
        });
      };
      // Places are what one person must not hoard, and one matter is done once: at whichever site. So one person's bookings come one after the
      // other, as no site's log knows of another's.
      const { appointment } = await (person === undefined
        ? book(() => true)
        : turns.of(`appointment ${person}`, book));
      return { appointment: at(here, appointment) };
    },
    "Appointment.Change": byCode("Appointment.Change"),
    "Appointment.Cancel": byCode("Appointment.Cancel"),
    "Appointment.RecordSlip": byCode("Appointment.RecordSlip"),
    async "Appointment.Find"(payload, asking) {
      const meant = meantIn(payload.code, payload.person);
      const holding =
        meant.code === undefined
          ? sites.filter(({ appointments }) => appointments.has(meant))
          : [siteOf(meant)];
      const found = await Promise.all(
        (holding.length > 0 ? holding : [here]).map(async (site) => {
          const { appointments } = await site.appointments.execute(
            "Appointment.Find",
            payload,
            askedFrom(payload.via, asking),
          );
          return appointments.map((each) => at(site, each));
        }),
      );
      return { appointments: found.flat().toSorted((one, other) => one.start - other.start) };
    },
    async "Appointment.CheckIn"(payload, asking) {
      const { code, terminalId } = payload;
      const asked = askedFrom(terminalId, asking);
      const site = siteOf(meantBy(code, asking));
      if (site !== here) {
        // Who guesses too often is told nothing of it.
        await site.appointments.execute("Appointment.Find", { code, via: terminalId }, asked);
        throw new ContractError("appointment.otherHall", `it is at ${site.config.id}`);
      }
      const arrival = await here.appointments.execute("Appointment.CheckIn", payload, asked);
      return { ...arrival, appointment: at(here, arrival.appointment) };
    },
  };
  return {
    // A refusal is a rejection, whether it came at once or later.
    execute: async (name, payload, asking = {}) => commands[name](payload, asking),
  };
}

/** The halls as the booking page offers them, each before those below it; what takes no appointments is there without services. */
export function bookingHalls(sites: readonly BookedSite[]): Promise<BookingHall[]> {
  return Promise.all(
    inTreeOrder(sites).map(async (site) => ({
      site: site.config.id,
      level: site.config.level,
      name: site.config.hall.name,
      place: placeOf(site, sites),
      services: (await site.appointments.execute("Appointment.Offer", {})).services,
    })),
  );
}

/** A hall alone needs no way to it. */
const placeOf = ({ config }: BookedSite, sites: readonly BookedSite[]) =>
  sites.length > 1 ? config.place : null;
