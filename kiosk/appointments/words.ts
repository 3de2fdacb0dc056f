import { appointmentMessages } from "../i18n/appointments.ts";
import { bookingMessages } from "../i18n/booking.ts";
import { translator } from "../i18n/catalogue.ts";
import { citizenErrorCode, errorMessages } from "../i18n/errors.ts";
import type { BookingContext } from "./booking.machine.ts";

/** The page's words, and what it shares with the terminal's screens. */
export function words(language: BookingContext["language"]) {
  const advise = translator(errorMessages, language);
  return {
    t: translator(bookingMessages, language),
    a: translator(appointmentMessages, language),
    advise: (code: Parameters<typeof citizenErrorCode>[0]) => advise(citizenErrorCode(code)),
  };
}
