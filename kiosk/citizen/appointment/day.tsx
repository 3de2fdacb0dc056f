import { dayWords, middayOf } from "../../i18n/appointment-time.ts";
import { Notice } from "../../ui/text-block.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { Choices } from "./choices.tsx";
import { useAppointment } from "./use-appointment.ts";

export function AppointmentDay() {
  const { t, common, view, language, send } = useAppointment();
  // A day that is over, or nearly, is no choice; one that is full says so.
  const days = view.days.filter(({ slots }, index) => index > 0 || slots.length > 0);
  return (
    <AppointmentPage
      name="appointmentDay"
      step={view.purpose === "book" ? 3 : 2}
      title={t("dayTitle")}
      {...(view.service ? { hint: view.service.plainName[language] } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {days.length === 0 && <Notice tone="information" title={t("serviceNone")} />}
      <Choices
        choices={days.map(({ day, slots }) => ({
          key: day,
          words: dayWords(middayOf(day), language),
          detail: slots.length > 0 ? t("dayFree", { count: slots.length }) : t("dayFull"),
          disabled: slots.length === 0,
          onPress: () => send({ type: "chooseDay", day }),
        }))}
      />
    </AppointmentPage>
  );
}
