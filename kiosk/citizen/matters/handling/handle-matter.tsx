import type { VNode } from "preact";
import { handleMessages } from "../../../i18n/handle-matter.ts";
import { Page } from "../../frame/page.tsx";
import type { HandleScreen } from "../../machines/handle-matter.machine.ts";
import { useSession } from "../../use-citizen.ts";
import { scanScreens } from "../scan/scan-screens.tsx";
import { HandleCardExpired, HandleDocument, HandleNotForHolder, HandleWho } from "./card.tsx";
import { HandleCommitment } from "./commitment.tsx";
import { HandleDelivery, HandlePost } from "./delivery.tsx";
import { HandleEnterprise } from "./enterprise.tsx";
import { HandleLicences } from "./licences.tsx";
import { HandleMaterial } from "./material.tsx";
import { HandleQuestion } from "./question.tsx";
import { HandleReceipt } from "./receipt.tsx";
import { HandleRefused } from "./refused.tsx";
import { HandleReview } from "./review.tsx";
import { HandleSign } from "./sign.tsx";
import { HandleSituation } from "./situation.tsx";
import { HandleSteps } from "./steps.tsx";
import { HandleSaved, HandleStop } from "./stop.tsx";
import { HandleWorking } from "./working.tsx";

/** Every state of handling a matter has its screen: a state without one is a type error. */
const screens: Readonly<Record<HandleScreen, () => VNode>> = {
  handleWho: HandleWho,
  handleDocument: HandleDocument,
  handleNotForHolder: HandleNotForHolder,
  handleCardExpired: HandleCardExpired,
  handleBeginning: HandleWorking,
  handleEnterprise: HandleEnterprise,
  handleSituation: HandleSituation,
  handleLicences: HandleLicences,
  handleFetching: HandleWorking,
  handleQuestion: HandleQuestion,
  handleCommitment: HandleCommitment,
  handleDeclining: HandleWorking,
  handleSign: HandleSign,
  handleSigning: HandleWorking,
  handleMaterial: HandleMaterial,
  ...scanScreens,
  handleDelivery: HandleDelivery,
  handlePost: HandlePost,
  handleSteps: HandleSteps,
  handleReview: HandleReview,
  handleSubmitting: HandleWorking,
  handleReceipt: HandleReceipt,
  handlePrinting: HandleWorking,
  handleStop: HandleStop,
  handleSaving: HandleWorking,
  handleSaved: HandleSaved,
  handleRefused: HandleRefused,
};

/** The journey's screen; a word in the moment before the journey has told of itself. */
export function HandleJourney() {
  const { session, language } = useSession();
  const { handling } = session;
  if (!handling) return <Page name="handleBeginning" title={handleMessages.workingTitle[language]} />;
  const Screen = screens[handling.state];
  return (
    <Screen
      key={`${handling.state} ${handling.reading?.state} ${handling.acting?.state} ${JSON.stringify(handling.step)}`}
    />
  );
}
