import { useMemo } from "preact/hooks";
import { appointmentMessages } from "../../i18n/appointments.ts";
import { translator } from "../../i18n/catalogue.ts";
import type { AppointmentEvent } from "../machines/appointment.machine.ts";
import { useSession } from "../use-citizen.ts";

/** What the screens of an appointment are given. */
export function useAppointment() {
  const { session, send, language, t: common, advice, condition } = useSession();
  const { appointment: view } = session;
  if (!view) throw new Error("an appointment's screen was drawn outside its journey");
  const t = useMemo(() => translator(appointmentMessages, language), [language]);
  return {
    view,
    t,
    common,
    advice,
    language,
    condition,
    send: (event: AppointmentEvent) => send({ type: "appointment", event }),
  };
}
