import { join } from "node:path";
import type { Clock } from "../../../device-drivers/clock.ts";
import type { BookingHall } from "../../contract/appointments.ts";
import { ContractError } from "../../contract/errors.ts";
import type { ServiceOffer } from "../../contract/hall.ts";
import type { Elsewhere, SiteForService } from "../../contract/sites.ts";
import {
  type Appointments,
  type AppointmentsOptions,
  openAppointments,
} from "../appointments/appointments.ts";
import type { OpeningHours } from "../appointments/opening-hours.ts";
import { Tries } from "../appointments/tries.ts";
import type { HallCalendar } from "../calendar/calendar-config.ts";
import { openSpans } from "../calendar/opening-hours.ts";
import { type Hall, openHall } from "../hall.ts";
import type { Clerks } from "../hall-config.ts";
import type { StatisticsSettings } from "../statistics/statistics.ts";
import { checkDistrict, type District, distanceBetween, type SiteConfig } from "./district.ts";
import { bookingHalls, type SiteAppointments, siteAppointments } from "./site-appointments.ts";
import { noTurns, openTurns } from "./turns.ts";

/** A site at work. */
export interface Site {
  readonly config: SiteConfig;
  readonly hall: Hall;
  readonly appointments: Appointments;
}

export interface OpenDistrict {
  /** In the order of the configuration; the first is the one for who names none. */
  readonly sites: readonly Site[];
  /** @param id null: the first @throws ContractError queue.unknownSite */
  hall(id: string | null): Hall;
  /** As `hall`. What is asked by a code, or for a person, is answered for all sites. */
  appointments(id: string | null): SiteAppointments;
  /** Every site as one books there. */
  bookingHalls(): Promise<BookingHall[]>;
  close(): void;
}

export interface DistrictOptions {
  readonly district: District;
  /** Where the sites' databases are. */
  readonly directory: string;
  readonly clock: Clock;
  readonly appointments: Pick<AppointmentsOptions, "randomBytes" | "newKey" | "log">;
  readonly statistics?: StatisticsSettings;
  /** Where a ticket of a site is followed on a telephone; null: nowhere. */
  readonly followAddress?: (site: string, ticketId: string) => string | null;
  /** Where a telephone takes a number of a site now; null: nowhere. */
  readonly phoneEntry?: (site: string) => string | null;
  /** Who is a clerk at a site; without it those that are configured. */
  readonly clerksOf?: (site: string) => Clerks;
}

/** Opens every site's hall: each has its own numbers and its own log. @throws StorageError · Error of `checkDistrict` */
export function openDistrict(options: DistrictOptions): OpenDistrict {
  const { district, directory, clock, statistics, followAddress, phoneEntry, clerksOf } = options;
  checkDistrict(district);
  const sites: Site[] = [];
  const tries = new Tries(clock);
  const turns =
    district.sites.length > 1 ? openTurns(directory, clock, options.appointments.newKey) : noTurns;
  for (const [index, config] of district.sites.entries()) {
    // The first keeps the name that a hall alone has, so that a district can grow out of it.
    const file = index === 0 ? "hall.sqlite" : `hall-${config.id}.sqlite`;
    const databasePath = join(directory, file);
    const hall = openHall({
      databasePath,
      clock,
      hall: config.hall,
      ...(clerksOf ? { clerks: clerksOf(config.id) } : {}),
      ...(followAddress ? { followAddress: (ticketId) => followAddress(config.id, ticketId) } : {}),
      ...(phoneEntry ? { phoneEntry: () => phoneEntry(config.id) } : {}),
      ...(statistics ? { statistics } : {}),
      elsewhere: () => elsewhereFrom(sites, config),
    });
    const appointments = openAppointments({
      ...options.appointments,
      databasePath,
      clock,
      hall: config.hall,
      queue: hall,
      tries,
      isFreeElsewhere: (code) =>
        sites.every((site) => site.config === config || !site.appointments.has({ code })),
      ...(config.hall.calendar ? { hours: hoursOf(config.hall.calendar) } : {}),
    });
    sites.push({ config, hall, appointments });
  }
  const siteOf = (id: string | null): Site => {
    const site = id === null ? sites[0] : sites.find(({ config }) => config.id === id);
    if (site) return site;
    throw new ContractError("queue.unknownSite", `no site ${id}`);
  };
  return {
    sites,
    hall: (id) => siteOf(id).hall,
    appointments: (id) => siteAppointments(sites, siteOf(id), turns),
    bookingHalls: () => bookingHalls(sites),
    close() {
      for (const { hall, appointments } of sites) {
        appointments.close();
        hall.close();
      }
      turns.close();
    },
  };
}

/** Appointments are for the hall's hours, the same for every service. */
const hoursOf = (calendar: HallCalendar): OpeningHours => ({
  openSpans: (_serviceId, day) => openSpans(calendar, day),
});

/** What gives no number at a site now, and where else it does. */
export function elsewhereFrom(
  sites: readonly Pick<Site, "config" | "hall">[],
  here: SiteConfig,
): Elsewhere[] {
  const offers = sites.map((site) => ({ site, services: site.hall.offers() }));
  const own = offers.find(({ site }) => site.config === here)?.services ?? [];
  const found = new Map<string, Elsewhere>();
  for (const { site, services } of offers) {
    if (site.config === here) continue;
    for (const offer of services) {
      const mine = own.find(({ id }) => id === offer.id);
      if (mine?.open || offer.closed?.reason === "suspended") continue;
      const entry = found.get(offer.id) ?? {
        serviceId: offer.id,
        name: offer.name,
        plainName: offer.plainName,
        here: mine !== undefined,
        sites: [],
      };
      entry.sites.push(siteForService(site.config, offer, here));
      found.set(offer.id, entry);
    }
  }
  for (const { sites: places } of found.values()) places.sort(nearerFirst);
  return [...found.values()];
}

function siteForService(
  { id, level, place, position, hall }: SiteConfig,
  { open, closed, waiting, wait }: ServiceOffer,
  here: SiteConfig,
): SiteForService {
  return {
    siteId: id,
    name: hall.name,
    level,
    place,
    distance:
      position && here.position ? Math.round(distanceBetween(position, here.position) / 10) * 10 : null,
    open,
    opensAt: closed?.opensAt ?? null,
    waiting,
    wait,
  };
}

/** Open ones first; then the nearest, and those whose place is not known last. */
function nearerFirst(one: SiteForService, other: SiteForService): number {
  if (one.open !== other.open) return one.open ? -1 : 1;
  return (one.distance ?? Number.POSITIVE_INFINITY) - (other.distance ?? Number.POSITIVE_INFINITY) || 0;
}
