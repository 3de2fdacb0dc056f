import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

const titles = {
  appointmentLoading: "appointmentLoadingTitle",
  appointmentFinding: "findingTitle",
  appointmentTimes: "timesTitle",
  appointmentSaving: "savingTitle",
  appointmentCancelling: "cancellingTitle",
  appointmentCheckingIn: "checkingInTitle",
} as const;

/** The hall is asked something. */
export function AppointmentWorking() {
  const { t, view } = useAppointment();
  if (!(view.state in titles)) throw new Error(`nothing is asked in ${view.state}`);
  return (
    <AppointmentPage name={view.state} title={t(titles[view.state as keyof typeof titles])}>
      <span class="ripple" aria-hidden="true" />
    </AppointmentPage>
  );
}

export function AppointmentPrinting() {
  const { t, common } = useAppointment();
  return (
    <AppointmentPage
      name="appointmentPrinting"
      step={4}
      title={t("slipPrintingTitle")}
      hint={common("printingHint")}
      drawing={<TerminalDrawing moment="print" />}
    />
  );
}
