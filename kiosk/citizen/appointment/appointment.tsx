import type { VNode } from "preact";
import { appointmentMessages } from "../../i18n/appointments.ts";
import { Page } from "../frame/page.tsx";
import type { AppointmentScreen } from "../machines/appointment.machine.ts";
import { useSession } from "../use-citizen.ts";
import { AppointmentArrived } from "./arrived.tsx";
import { AppointmentBooked } from "./booked.tsx";
import { AppointmentCancelAsk, AppointmentCancelled } from "./cancel.tsx";
import { AppointmentDay } from "./day.tsx";
import { AppointmentList } from "./list.tsx";
import { AppointmentMenu } from "./menu.tsx";
import { AppointmentOne } from "./one.tsx";
import { AppointmentRefused } from "./refused.tsx";
import { AppointmentReview } from "./review.tsx";
import { AppointmentService } from "./service.tsx";
import { AppointmentTime } from "./time.tsx";
import { AppointmentCode, AppointmentDocument, AppointmentWho } from "./who.tsx";
import { AppointmentPrinting, AppointmentWorking } from "./working.tsx";

/** Every state of an appointment's journey has its screen: a state without one is a type error. */
const screens: Readonly<Record<AppointmentScreen, () => VNode>> = {
  appointmentLoading: AppointmentWorking,
  appointmentMenu: AppointmentMenu,
  appointmentWho: AppointmentWho,
  appointmentDocument: AppointmentDocument,
  appointmentCode: AppointmentCode,
  appointmentFinding: AppointmentWorking,
  appointmentList: AppointmentList,
  appointmentOne: AppointmentOne,
  appointmentCancelAsk: AppointmentCancelAsk,
  appointmentCancelling: AppointmentWorking,
  appointmentCancelled: AppointmentCancelled,
  appointmentService: AppointmentService,
  appointmentTimes: AppointmentWorking,
  appointmentDay: AppointmentDay,
  appointmentTime: AppointmentTime,
  appointmentReview: AppointmentReview,
  appointmentSaving: AppointmentWorking,
  appointmentBooked: AppointmentBooked,
  appointmentPrinting: AppointmentPrinting,
  appointmentCheckingIn: AppointmentWorking,
  appointmentArrived: AppointmentArrived,
  appointmentRefused: AppointmentRefused,
};

/** The journey's screen; the first of them also in the moment before the journey has told of itself. */
export function AppointmentJourney() {
  const { session, language } = useSession();
  const { appointment } = session;
  if (!appointment) {
    const title = appointmentMessages.appointmentLoadingTitle[language];
    return <Page name="appointmentLoading" title={title} />;
  }
  const Screen = screens[appointment.state];
  const part = appointment.reading?.state ?? appointment.typing?.state ?? "";
  return <Screen key={`${appointment.state} ${part}`} />;
}
