import type { PageProps } from "../frame/page.tsx";
import { CodeScreen } from "../identify/code.tsx";
import { DocumentScreen } from "../identify/document.tsx";
import { Ways } from "../identify/ways.tsx";
import { firstCodeView } from "../machines/code.machine.ts";
import { firstDocumentView } from "../machines/document.machine.ts";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

/** By what an appointment is found. */
export function AppointmentWho() {
  const { t, common, view, send } = useAppointment();
  return (
    <AppointmentPage
      name="appointmentWho"
      step={1}
      title={t("appointmentWhoTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <Ways
        scanner={view.scanner}
        code="appointment"
        hints={{ card: t("byCardHint"), scan: t("byScanHint"), code: t("byCodeHint") }}
        send={send}
      />
    </AppointmentPage>
  );
}

const FirstStep = (page: PageProps) => <AppointmentPage {...page} step={1} />;

export function AppointmentDocument() {
  const { view, send } = useAppointment();
  return (
    <DocumentScreen
      view={view.reading ?? firstDocumentView(view.documentFirst)}
      Page={FirstStep}
      send={send}
    />
  );
}

export function AppointmentCode() {
  const { view, send } = useAppointment();
  const typing = view.typing ?? firstCodeView({ kind: "appointment", scan: view.scanned });
  // The keys need the room of the steps.
  return (
    <CodeScreen
      view={typing}
      Page={typing.state === "codeTyping" ? AppointmentPage : FirstStep}
      send={send}
    />
  );
}
