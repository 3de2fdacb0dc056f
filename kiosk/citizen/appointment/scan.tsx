import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

/** A code is waited for at the scanner. Where it is differs by the terminal's model, so that nothing is drawn. */
export function AppointmentScan() {
  const { t, common, send } = useAppointment();
  return (
    <AppointmentPage
      name="appointmentScan"
      step={1}
      title={t("scanTitle")}
      hint={t("scanHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("byCode"), icon: "pencil", onPress: () => send({ type: "typeCode" }) }}
    >
      <span class="ripple" aria-hidden="true" />
    </AppointmentPage>
  );
}
