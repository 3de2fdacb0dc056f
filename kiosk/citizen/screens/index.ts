import type { VNode } from "preact";
import { AppointmentJourney } from "../appointment/appointment.tsx";
import { AssistanceJourney } from "../matters/assistance/assistance.tsx";
import { FindJourney } from "../matters/find-matter.tsx";
import { FollowJourney } from "../matters/follow/follow-matter.tsx";
import { HandleJourney } from "../matters/handling/handle-matter.tsx";
import type { SessionScreen } from "../snapshot.ts";
import { AlreadyTaken } from "./already-taken.tsx";
import { CardExpired } from "./card-expired.tsx";
import { HallUnreachable } from "./hall-unreachable.tsx";
import { Home } from "./home.tsx";
import { Identified } from "./identified.tsx";
import { IdentifyChoice } from "./identify-choice.tsx";
import { Issued } from "./issued.tsx";
import { LayCardAgain } from "./lay-card-again.tsx";
import { Matter } from "./matter.tsx";
import { NoCard } from "./no-card.tsx";
import { PlaceCard } from "./place-card.tsx";
import { PrintFailed } from "./print-failed.tsx";
import { PrintUnknown } from "./print-unknown.tsx";
import { Printing } from "./printing.tsx";
import { Priority } from "./priority.tsx";
import { ReaderFault } from "./reader-fault.tsx";
import { ReadingCard } from "./reading-card.tsx";
import { Requesting } from "./requesting.tsx";
import { ServiceClosed } from "./service-closed.tsx";
import { TakeCard } from "./take-card.tsx";
import { TakePapers } from "./take-papers.tsx";
import { TakeTicket } from "./take-ticket.tsx";
import { Thanks } from "./thanks.tsx";
import { Windows } from "./windows.tsx";

/** Every state of a session, its number included, has its screen: a state without one is a type error. */
export const sessionScreens: Readonly<Record<SessionScreen, () => VNode>> = {
  home: Home,
  appointment: AppointmentJourney,
  finding: FindJourney,
  handling: HandleJourney,
  following: FollowJourney,
  assisting: AssistanceJourney,
  windows: Windows,
  matter: Matter,
  identifyChoice: IdentifyChoice,
  priority: Priority,
  placeCard: PlaceCard,
  readingCard: ReadingCard,
  layCardAgain: LayCardAgain,
  identified: Identified,
  cardExpired: CardExpired,
  noCard: NoCard,
  readerFault: ReaderFault,
  requesting: Requesting,
  issued: Issued,
  alreadyTaken: AlreadyTaken,
  printing: Printing,
  takeTicket: TakeTicket,
  printFailed: PrintFailed,
  printUnknown: PrintUnknown,
  serviceClosed: ServiceClosed,
  hallUnreachable: HallUnreachable,
  takePapers: TakePapers,
  takeCard: TakeCard,
  takeCardUnseen: TakeCard,
  thanks: Thanks,
};
