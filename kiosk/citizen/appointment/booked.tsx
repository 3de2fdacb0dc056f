import { qrPrefix } from "../../../server/contract/appointments.ts";
import { spacedCode } from "../../i18n/appointment-time.ts";
import { QrCode } from "../../ui/qr-code.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { printerProblem } from "../condition.ts";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";
import { When } from "./when.tsx";

const slipWords = {
  printed: ["good", "slipPrinted"],
  unknown: ["warning", "slipUnknown"],
  failed: ["bad", "slipFailed"],
} as const;

/** The code to be noted, photographed or printed; what became of the paper is said as far as it is known. */
export function AppointmentBooked() {
  const { t, view, send, condition } = useAppointment();
  const { appointment, slip } = view;
  if (!appointment) throw new Error("a code was to be shown before there was one");
  const [tone, words] = slip ? slipWords[slip.print] : [];
  return (
    <AppointmentPage
      name="appointmentBooked"
      title={t("bookedTitle")}
      {...(slip ? {} : { hint: t("bookedHint") })}
      secondary={{
        words: t("printSlip"),
        icon: "printer",
        disabled: printerProblem(condition) !== null,
        onPress: () => send({ type: "print" }),
      }}
      primary={{ words: t("noted"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <div class="slip slip--appointment slip--code">
        <div class="slip__words">
          <When appointment={appointment} />
          <p class="slip__code">{spacedCode(appointment.code)}</p>
        </div>
        <QrCode text={`${qrPrefix}${appointment.code}`} size={44} label={appointment.code} />
      </div>
      {tone && words && <Notice tone={tone} title={t(words)} />}
    </AppointmentPage>
  );
}
