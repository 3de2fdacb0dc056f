import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import {
  type BookingHall,
  type WebCommandName,
  type WebCompletion,
  type WebPayload,
  webAppointmentCommands,
  webAppointmentsPath,
} from "../../contract/appointments.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Door } from "../../door/door.ts";
import { newToken } from "../../door/tokens.ts";
import type { HashPerson } from "../../opening/person-hash.ts";
import { parsed } from "../http.ts";
import type { SiteAppointments } from "../sites/site-appointments.ts";
import { typedDocument } from "./person.ts";
import { Tries } from "./tries.ts";

/** How long a visit lasts without a command, milliseconds. House rule: long enough to look for a paper, short enough for a shared computer. */
export const visitTime = 15 * 60 * 1000;

/** Documents from one address in ten minutes: many people of one mobile network may share one. House rule. */
export const documentsAllowed = 60;

/** Visits at one time; beyond, the oldest ends. */
const visitsAtOnce = 2000;

const body = z.strictObject({ name: z.string(), payload: z.record(z.string(), z.unknown()) });
const via = "web";

type Handlers = {
  readonly [N in WebCommandName]: (payload: WebPayload<N>, place: string) => Promise<WebCompletion<N>>;
};

/** The halls where the page books. */
export interface WebHalls {
  bookingHalls(): Promise<BookingHall[]>;
  /** @param site null: any; a code and a person are known at each @throws ContractError queue.unknownSite */
  appointments(site: string | null): SiteAppointments;
}

/** `POST /hall/v1/appointments`: the booking page's way in. A document is hashed here, at once; from then on a visit stands for it. */
export function serveWebAppointments(
  door: Door,
  halls: WebHalls,
  clock: Clock,
  hashPerson: HashPerson,
): void {
  const visits = new Map<string, { readonly person: string; readonly at: number }>();
  /** Documents that were shown, from one address: each counts, found or not, so that nobody asks for whole lists of people. */
  const shown = new Tries(clock, { allowed: documentsAllowed });

  const personOfVisit = (visit: string): string => {
    const found = visits.get(visit);
    if (!found || clock.now() - found.at > visitTime) {
      visits.delete(visit);
      throw new ContractError("message.notAuthorised", "the visit is over: show the document again");
    }
    visits.delete(visit);
    visits.set(visit, { ...found, at: clock.now() });
    return found.person;
  };

  const ofAny = halls.appointments(null);

  const handlers: Handlers = {
    "Appointment.Halls": async () => ({ halls: await halls.bookingHalls() }),
    async "Appointment.Identify"({ document }, place) {
      shown.admit(place);
      shown.miss(place);
      const typed = typedDocument(document);
      if (!typed) throw new ContractError("appointment.noDocument", `no ${document.kind} has this number`);
      const person = hashPerson(typed);
      const visit = newToken();
      visits.set(visit, { person, at: clock.now() });
      const oldest = visits.keys().next().value;
      if (visits.size > visitsAtOnce && oldest !== undefined) visits.delete(oldest);
      const found = await ofAny
        // Its own place for each visit: to have none is no guess.
        .execute("Appointment.Find", { person, via }, { place: visit })
        .catch((cause: unknown) => {
          if (cause instanceof ContractError && cause.code === "appointment.notFound")
            return { appointments: [] };
          throw cause;
        });
      return { visit, ...found };
    },
    "Appointment.Offer": (payload) => ofAny.execute("Appointment.Offer", payload),
    "Appointment.Book": ({ site, visit, ...wish }) =>
      halls.appointments(site).execute("Appointment.Book", { ...wish, person: personOfVisit(visit), via }),
    "Appointment.Change": ({ visit, ...wish }, place) =>
      ofAny.execute("Appointment.Change", { ...wish, via }, { person: personOfVisit(visit), place }),
    "Appointment.Cancel": ({ visit, ...wish }, place) =>
      ofAny.execute("Appointment.Cancel", { ...wish, via }, { person: personOfVisit(visit), place }),
  };

  door.app.post(webAppointmentsPath, (request) => {
    door.requireRole(request, "appointments");
    const message = body.safeParse(request.body);
    if (!message.success) throw new ContractError("message.malformed", "expected { name, payload }");
    const { name, payload } = message.data;
    if (!Object.hasOwn(webAppointmentCommands, name))
      throw new ContractError("message.unknownCommand", `no command ${name} here`);
    const command = name as WebCommandName;
    const given = parsed(name, webAppointmentCommands[command].payload, payload) as never;
    return handlers[command](given, `web ${request.ip}`);
  });
}
