import { wallTime } from "../../../server/contract/hall-time.ts";
import { Notice } from "../../ui/text-block.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";
import { When } from "./when.tsx";

/** Checked in: says how the line counts it, before the number is printed. */
export function AppointmentArrived() {
  const { t, view, send } = useAppointment();
  const { arrival } = view;
  if (!arrival) throw new Error("a check-in was to be shown before it was done");
  const { manner, already, appointment } = arrival;
  return (
    <AppointmentPage
      name="appointmentArrived"
      step={2}
      title={t("arrivedTitle")}
      primary={{ words: t("toNumber"), icon: "forward", onPress: () => send({ type: "done" }) }}
    >
      <div class="slip slip--appointment">
        <When appointment={appointment} />
      </div>
      {already && <Notice tone="information" title={t("arrivedAlready")} />}
      {manner === "onTime" ? (
        <Notice tone="good" title={t("arrivedOnTime", { time: wallTime(appointment.start) })}>
          <p>{t("arrivedOnTimeHint")}</p>
        </Notice>
      ) : (
        <Notice tone="warning" title={t("arrivedLate")}>
          <p>{t("arrivedLateHint")}</p>
        </Notice>
      )}
    </AppointmentPage>
  );
}
