import type { Appointment } from "../../../server/contract/appointments.ts";
import { dayWords, spanWords } from "../../i18n/appointment-time.ts";
import { Icon } from "../../ui/icon.tsx";
import { Chip } from "../../ui/text-block.tsx";
import { useAppointment } from "./use-appointment.ts";

/** For what, when and where. */
export function When({ appointment }: { appointment: Appointment }) {
  const { common, language } = useAppointment();
  const { plainName, start, end, area } = appointment;
  return (
    <>
      <p class="slip__service">{plainName[language]}</p>
      <p class="when">
        {dayWords(start, language)} <span class="when__time">{spanWords(start, end)}</span>
      </p>
      <p class="slip__line">
        <Icon name="place" />
        <span>{common("goTo", { area: area[language] })}</span>
      </p>
    </>
  );
}

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
