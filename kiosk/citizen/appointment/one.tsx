import { wallTime } from "../../../server/contract/hall-time.ts";
import { dayWords } from "../../i18n/appointment-time.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { printerProblem } from "../condition.ts";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";
import { StateChip, When } from "./when.tsx";

/** What is said of a slip that its holder may not have. */
const slipWords = {
  notRequested: null,
  requested: "slipLastUnknown",
  printed: null,
  failed: "slipLastFailed",
  unknown: "slipLastUnknown",
} as const;

/** One's own appointment, and what can be done with it. */
export function AppointmentOne() {
  const { t, common, view, language, send, condition } = useAppointment();
  const { appointment } = view;
  if (!appointment) throw new Error("an appointment was to be shown before it was found");
  const { checkInFrom, changeUntil } = appointment;
  const isOpen = appointment.state === "open";
  const lost = slipWords[appointment.slip];
  return (
    <AppointmentPage
      name="appointmentOne"
      step={1}
      title={t("oneTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(isOpen
        ? {
            secondary: {
              words: t("cancelIt"),
              icon: "close" as const,
              onPress: () => send({ type: "cancel" }),
            },
            primary: {
              words: t("changeTime"),
              icon: "clock" as const,
              onPress: () => send({ type: "change" }),
            },
          }
        : {})}
    >
      <div class="slip slip--appointment">
        <When appointment={appointment} />
        <StateChip appointment={appointment} />
        {isOpen && (
          <p class="slip__note">
            {t("changeUntil", { time: `${dayWords(changeUntil, language)} ${wallTime(changeUntil)}` })}
          </p>
        )}
        {isOpen && <p class="slip__note">{t("checkInFrom", { time: wallTime(checkInFrom) })}</p>}
        {isOpen && (
          <Button
            icon="printer"
            disabled={printerProblem(condition) !== null}
            onPress={() => send({ type: "print" })}
          >
            {t("printSlip")}
          </Button>
        )}
      </div>
      {isOpen && lost && <Notice tone="warning" title={t(lost)} />}
    </AppointmentPage>
  );
}
