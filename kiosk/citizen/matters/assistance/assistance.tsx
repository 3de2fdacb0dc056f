import type { VNode } from "preact";
import { assistanceMessages } from "../../../i18n/assistance.ts";
import { Page } from "../../frame/page.tsx";
import type { AssistanceScreen } from "../../machines/assistance.machine.ts";
import { useSession } from "../../use-citizen.ts";
import { AssistBooked } from "./booked.tsx";
import { AssistDocument } from "./card.tsx";
import { AssistNotice } from "./notice.tsx";
import { AssistCancelAsk, AssistOne } from "./one.tsx";
import { AssistReason } from "./reason.tsx";
import { AssistRefused } from "./refused.tsx";
import { AssistReview } from "./review.tsx";
import { AssistSlot } from "./slot.tsx";
import { AssistAddress, AssistName, AssistTelephone } from "./typed.tsx";
import { AssistWho } from "./who.tsx";
import { AssistWorking } from "./working.tsx";

/** Every state of asking for help has its screen: a state without one is a type error. */
const screens: Readonly<Record<AssistanceScreen, () => VNode>> = {
  assistLoading: AssistWorking,
  assistWho: AssistWho,
  assistDocument: AssistDocument,
  assistName: AssistName,
  assistReason: AssistReason,
  assistTelephone: AssistTelephone,
  assistAddress: AssistAddress,
  assistSlot: AssistSlot,
  assistNotice: AssistNotice,
  assistReview: AssistReview,
  assistSaving: AssistWorking,
  assistBooked: AssistBooked,
  assistPrinting: AssistWorking,
  assistFinding: AssistWorking,
  assistOne: AssistOne,
  assistCancelAsk: AssistCancelAsk,
  assistCancelling: AssistWorking,
  assistRefused: AssistRefused,
};

/** The journey's screen; the first of them also in the moment before the journey has told of itself. */
export function AssistanceJourney() {
  const { session, language } = useSession();
  const { assisting } = session;
  if (!assisting) return <Page name="assistLoading" title={assistanceMessages.loadingTitle[language]} />;
  const Screen = screens[assisting.state];
  return <Screen key={`${assisting.state} ${assisting.reading?.state}`} />;
}
