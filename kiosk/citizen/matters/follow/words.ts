import { hallDay } from "../../../../server/contract/hall-time.ts";
import type { Application } from "../../../../server/contract/matters.ts";
import { calendarDayWords } from "../../../i18n/appointment-time.ts";
import type { FollowMatterMessages } from "../../../i18n/follow-matter.ts";
import { useFollow } from "./use-follow.ts";

type Key = keyof FollowMatterMessages;

export const stateWords = {
  waiting: "stateWaiting",
  received: "stateReceived",
  accepted: "stateAccepted",
  supplement: "stateSupplement",
  granted: "stateGranted",
  issued: "stateIssued",
  refused: "stateRefused",
  returned: "stateReturned",
  withdrawn: "stateWithdrawn",
  stopped: "stateStopped",
  revoked: "stateRevoked",
} as const satisfies Record<Application["state"], Key>;

export const stepWords = {
  submitted: "stepSubmitted",
  accepted: "stepAccepted",
  supplemented: "stepSupplemented",
  supplementAsked: "stepSupplementAsked",
  deferralExtended: "stepDeferralExtended",
  sentToPlatform: "stepSentToPlatform",
  granted: "stepGranted",
  refused: "stepRefused",
  issued: "stepIssued",
  resultDelayed: "stepResultDelayed",
  resultAtWindow: "stepResultAtWindow",
  returned: "stepReturned",
  withdrawn: "stepWithdrawn",
  stopped: "stepStopped",
  revoked: "stepRevoked",
} as const satisfies Record<Application["steps"][number]["kind"], Key>;

export const wayWords = {
  atOnce: "resultAtOnce",
  electronic: "resultElectronic",
  hall: "resultHall",
  post: "resultPost",
} as const satisfies Record<Application["delivery"], Key>;

/** How it stands at one look: what asks for something, what went well, what did not. */
export const stateTones: Readonly<Record<Application["state"], "good" | "bad" | "warning" | "quiet">> = {
  waiting: "quiet",
  received: "warning",
  accepted: "quiet",
  supplement: "warning",
  granted: "good",
  issued: "good",
  refused: "bad",
  returned: "bad",
  withdrawn: "quiet",
  stopped: "bad",
  revoked: "bad",
};

/** How a day is said: of another year than this one with its year. */
export function useDays() {
  const { view, language } = useFollow();
  const ofDay = (day: string): string => calendarDayWords(day, view.today, language);
  return { ofDay, ofMoment: (moment: number): string => ofDay(hallDay(moment)) };
}
