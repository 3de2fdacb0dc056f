import { Notice } from "../../ui/text-block.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";
import { When } from "./when.tsx";

export function AppointmentCancelAsk() {
  const { t, view, send } = useAppointment();
  return (
    <AppointmentPage
      name="appointmentCancelAsk"
      title={t("cancelAskTitle")}
      hint={t("cancelAskHint")}
      back={{ words: t("keepIt"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("cancelIt"), icon: "close", onPress: () => send({ type: "confirm" }) }}
    >
      {view.appointment && (
        <div class="slip slip--appointment">
          <When appointment={view.appointment} />
        </div>
      )}
    </AppointmentPage>
  );
}

export function AppointmentCancelled() {
  const { t, common, view, language, send } = useAppointment();
  return (
    <AppointmentPage
      name="appointmentCancelled"
      title={t("cancelledTitle")}
      {...(view.appointment ? { hint: view.appointment.plainName[language] } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: common("finish"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <Notice tone="good" title={t("cancelledHint")} />
    </AppointmentPage>
  );
}
