import type { ErrorCode } from "../../../server/contract/errors.ts";
import { wallTime } from "../../../server/contract/hall-time.ts";
import { dayWords } from "../../i18n/appointment-time.ts";
import type { AppointmentMessages } from "../../i18n/appointments.ts";
import { Notice } from "../../ui/text-block.tsx";
import type { Action } from "../frame/page.tsx";
import { useIdentify } from "../identify/use-identify.ts";
import { PainDoor } from "../pain-points/door.tsx";
import { AppointmentPage } from "./appointment-page.tsx";
import { useAppointment } from "./use-appointment.ts";
import { When } from "./when.tsx";

/** What happened, where there are words of its own for it. */
const titles = {
  "appointment.tooEarly": "refusedTooEarly",
  "appointment.notFound": "refusedNotFound",
  "appointment.missed": "refusedMissed",
  "appointment.otherHall": "refusedOtherHall",
  "appointment.slotTaken": "refusedTaken",
  "appointment.cancelled": "refusedCancelled",
  "appointment.noScanner": "refusedScan",
  "appointment.personNeeded": "refusedPerson",
} as const satisfies Partial<Record<ErrorCode, keyof AppointmentMessages>>;

/** With these another time helps. */
const timeHelps: readonly ErrorCode[] = ["appointment.slotTaken", "appointment.notOffered"];
/** With these the appointment is as it should be: another time, or another place. */
const inOrder: readonly ErrorCode[] = ["appointment.tooEarly", "appointment.otherHall"];
/** With these nothing comes of asking the same again. */
const final: readonly ErrorCode[] = [
  "appointment.otherHall",
  "appointment.tooEarly",
  "appointment.missed",
  "appointment.cancelled",
  "appointment.checkedIn",
  "appointment.tooLate",
  "appointment.personLimit",
  "appointment.tooOften",
  "appointment.tooManyTries",
  "appointment.noScanner",
  "appointment.personNeeded",
  "appointment.notFound",
];

/** It was not done: why, in plain words, and what helps. */
export function AppointmentRefused() {
  const { t, common, view, advice, language, send } = useAppointment();
  const identify = useIdentify().t;
  const error = view.error ?? "message.internal";
  const isAboutCard = view.failed === "card";
  const known = error in titles ? titles[error as keyof typeof titles] : null;
  const title = t(known ?? (isAboutCard ? "refusedCard" : "refusedOther"));
  const { appointment } = view;
  const codeHelps = (isAboutCard || view.failed === "scan") && view.purpose !== "book";
  const primary: Action | undefined = timeHelps.includes(error)
    ? { words: t("anotherTime"), icon: "clock", onPress: () => send({ type: "editTime" }) }
    : final.includes(error)
      ? undefined
      : { words: common("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) };
  return (
    <AppointmentPage
      name="appointmentRefused"
      title={title}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={
        codeHelps
          ? {
              words: identify("appointmentCodeBy"),
              icon: "pencil",
              onPress: () => send({ type: "typeCode" }),
            }
          : {
              words: t("withoutAppointment"),
              icon: "ticket",
              onPress: () => send({ type: "withoutAppointment" }),
            }
      }
      {...(primary ? { primary } : {})}
    >
      <Notice tone={inOrder.includes(error) ? "information" : "bad"} title={advice(error)}>
        {error === "appointment.tooEarly" && appointment && (
          <p>
            {t("checkInFrom", {
              time: `${dayWords(appointment.checkInFrom, language)} ${wallTime(appointment.checkInFrom)}`,
            })}
          </p>
        )}
      </Notice>
      {appointment && (
        <div class="slip slip--appointment">
          <When appointment={appointment} />
        </div>
      )}
      <PainDoor />
    </AppointmentPage>
  );
}
