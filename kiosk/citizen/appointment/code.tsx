import { codeLength, codeSigns } from "../../../server/contract/appointments.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";

/** Eight places and a key for every sign that can stand in a code: nobody has to tell 0 from O. */
export function AppointmentCode() {
  const { t, common, view, send } = useAppointment();
  const { typed } = view;
  const full = typed.length >= codeLength;
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
      <p class="code" role="status" aria-label={t("codeSoFar", { code: [...typed].join(" ") })}>
        {Array.from({ length: codeLength }, (_, place) => `place-${place}`).map((key, place) => (
          <span key={key} class={place === typed.length ? "code__sign code__sign--next" : "code__sign"}>
            {typed[place] ?? ""}
          </span>
        ))}
      </p>
      {full && <Notice tone="bad" title={t("codeWrong")} />}
      <div class="code-keys">
        {[...codeSigns].map((sign) => (
          <Button
            key={sign}
            variant="secondary"
            class="code-keys__key"
            disabled={full}
            onPress={() => send({ type: "sign", sign })}
          >
            {sign}
          </Button>
        ))}
      </div>
    </AppointmentPage>
  );
}
