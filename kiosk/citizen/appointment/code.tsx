import { codeLength, codeSigns } from "../../../server/contract/appointments.ts";
import { Notice } from "../../ui/text-block.tsx";
import { CodePad } from "../frame/code-pad.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

/** Eight places and a key for every sign that can stand in a code: nobody has to tell 0 from O. */
export function AppointmentCode() {
  const { t, common, view, send } = useAppointment();
  const { typed } = view;
  return (
    <AppointmentPage
      name="appointmentCode"
      title={t("codeTitle")}
      hint={t("codeHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: t("erase"),
        icon: "back",
        disabled: typed === "",
        onPress: () => send({ type: "erase" }),
      }}
    >
      <CodePad
        typed={typed}
        places={codeLength}
        signs={codeSigns}
        label={t("codeSoFar", { code: [...typed].join(" ") })}
        onSign={(sign) => send({ type: "sign", sign })}
      >
        {typed.length >= codeLength && <Notice tone="bad" title={t("codeWrong")} />}
      </CodePad>
    </AppointmentPage>
  );
}
