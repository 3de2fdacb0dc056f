import type { Appointment, AppointmentHall } from "../../../server/contract/appointments.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { dayWords, spanWords } from "../../i18n/appointment-time.ts";
import { Icon } from "../../ui/icon.tsx";
import { Chip } from "../../ui/text-block.tsx";
import { useAppointment } from "./use-appointment.ts";

/** For what, when and where: of one at another hall, that one. */
export function When({ appointment }: { appointment: Appointment }) {
  const { common, language } = useAppointment();
  const { plainName, start, end, area, hall } = appointment;
  const place = hall?.elsewhere ? hallWords(hall, language) : area[language];
  return (
    <>
      <p class="slip__service">{plainName[language]}</p>
      <p class="when">
        {dayWords(start, language)} <span class="when__time">{spanWords(start, end)}</span>
      </p>
      <p class="slip__line">
        <Icon name="place" />
        <span>{common("goTo", { area: place })}</span>
      </p>
    </>
  );
}

/** A hall, and how one finds it. */
export const hallWords = ({ name, place }: AppointmentHall, language: Language): string =>
  [name[language], place?.[language]].filter(Boolean).join(" · ");

/** What became of it. */
export function StateChip({ appointment: { state, ticketNumber } }: { appointment: Appointment }) {
  const { t } = useAppointment();
  switch (state) {
    case "open":
      return <Chip tone="good">{t("stateOpen")}</Chip>;
    case "checkedIn":
      return <Chip tone="good">{t("stateCheckedIn", { number: ticketNumber ?? "" })}</Chip>;
    case "cancelled":
      return <Chip tone="quiet">{t("stateCancelled")}</Chip>;
    case "missed":
      return <Chip tone="warning">{t("stateMissed")}</Chip>;
  }
}
