import { wallTime } from "../../../server/contract/hall-time.ts";
import { dayWords } from "../../i18n/appointment-time.ts";
import { AppointmentPage } from "./appointment-page.tsx";
import { Choices } from "./choices.tsx";
import { useAppointment } from "./use-appointment.ts";

export function AppointmentTime() {
  const { t, common, view, language, send } = useAppointment();
  const { day } = view;
  const slots = day?.slots ?? [];
  return (
    <AppointmentPage
      name="appointmentTime"
      step={view.purpose === "book" ? 3 : 2}
      title={t("timeTitle")}
      {...(slots[0] ? { hint: dayWords(slots[0].start, language) } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <Choices
        choices={slots.map(({ start, free }) => ({
          key: String(start),
          words: wallTime(start),
          detail: t("timeFree", { count: free }),
          disabled: false,
          onPress: () => send({ type: "chooseTime", start }),
        }))}
      />
    </AppointmentPage>
  );
}
