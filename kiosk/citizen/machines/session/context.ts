import type { SnapshotFrom } from "xstate";
import type { ErrorCode } from "../../../../server/contract/errors.ts";
import type { Localized, ServiceOffer, Ticket } from "../../../../server/contract/hall.ts";
import type { Elsewhere } from "../../../../server/contract/sites.ts";
import { initialModes, type Modes } from "../../../ui/modes.ts";
import type { GuideWanted } from "../../catalogue-effects.ts";
import type { TerminalCondition } from "../../condition.ts";
import type { ResumedCase } from "../../follow-effects.ts";
import type { CardHolder } from "../../holder.ts";
import type { ShownMedia } from "../../media/shown-media.ts";
import type { PainAbout } from "../../pain-about.ts";
import type { ShownPaper } from "../../papers/shown-papers.ts";
import type { RatedVisit } from "../../rating-effects.ts";
import type { CardEvent } from "../../session-effects.ts";
import type { AccompanyEvent, AccompanyView } from "../accompany.machine.ts";
import {
  type AppointmentEvent,
  type AppointmentView,
  busyAppointmentScreens,
} from "../appointment.machine.ts";
import {
  type AssistanceAbout,
  type AssistanceEvent,
  type AssistanceView,
  busyAssistanceScreens,
} from "../assistance.machine.ts";
import { warningSeconds } from "../delays.ts";
import { busyEnterpriseScreens } from "../enterprise.machine.ts";
import { busyFindScreens, type FindEvent, type FindOutput, type FindView } from "../find-matter.machine.ts";
import type { FollowEvent } from "../follow-matter/context.ts";
import { busyFollowScreens, type FollowView } from "../follow-matter.machine.ts";
import type { HandleEvent } from "../handle-matter/context.ts";
import { busyHandleScreens, type HandleView } from "../handle-matter.machine.ts";
import type { HelpCallEvent, HelpView } from "../help.machine.ts";
import { busyLicencesScreens } from "../licences.machine.ts";
import { busyPainScreens, type PainMachineEvent, type PainView } from "../pain.machine.ts";
import { busyPapersScreens, type PapersEvent, type PapersView } from "../papers.machine.ts";
import { busyRatingScreens, type RatingEvent, type RatingView } from "../rating.machine.ts";
import type { TakeNumberMachine } from "../take-number.machine.ts";

export interface SessionInput {
  readonly condition: TerminalCondition;
  readonly modes?: Partial<Modes>;
}

/** One citizen's session. Personal data lives here and nowhere else, and ends with this actor. */
export interface SessionContext {
  readonly condition: TerminalCondition;
  readonly modes: Modes;
  readonly service: ServiceOffer | null;
  readonly holder: CardHolder | null;
  /** The class that goes before others to which the citizen belongs; null: the ordinary one. */
  readonly classId: string | null;
  /** What is not done here now, and where else it is. */
  readonly elsewhere: readonly Elsewhere[];
  readonly error: ErrorCode | null;
  /** A card was laid on the reader in this session: nobody leaves without being asked to take it. */
  readonly cardLaid: boolean;
  /** What the child machine `take-number` shows, for the screens. */
  readonly number: NumberView | null;
  readonly ticket: Ticket | null;
  /** What the child machine `appointment` shows. */
  readonly appointment: AppointmentView | null;
  /** What the child machine `find-matter` shows. */
  readonly finding: FindView | null;
  /** What the child machine `handle-matter` shows. */
  readonly handling: HandleView | null;
  /** What the child machine `follow-matter` shows. */
  readonly following: FollowView | null;
  /** What the child machine `assistance` shows. */
  readonly assisting: AssistanceView | null;
  /** What somebody is to be helped with, or was to be. */
  readonly toAssist: AssistanceAbout | null;
  /** The guide that led to handling, with the answers about the case; or the case that goes on. */
  readonly toHandle: (Pick<FindOutput, "guide" | "answers"> & { readonly resumed?: ResumedCase }) | null;
  /** The guide that finding begins with; null: its menu. */
  readonly toOpen: GuideWanted | null;
  /** The picture or film of a guide that lies over the screen. */
  readonly media: ShownMedia | null;
  /** What the child machine `papers` shows in front of the journey's screen, and the papers that it was opened with. */
  readonly papers: PapersView | null;
  readonly toLookAt: readonly ShownPaper[];
  /** Pages may lie in the A4 printer's tray: nobody leaves without being asked to take them. */
  readonly papersLie: boolean;
  /** The open call for help; null: none. */
  readonly help: HelpView | null;
  /** What was done here and may be rated, and what the child machine `rating` shows in front of the thanks. */
  readonly toRate: RatedVisit | null;
  readonly rating: RatingView | null;
  /** Who looks on, or asks to; null: nobody. And which one it was last: it is asked about once. */
  readonly accompany: AccompanyView | null;
  readonly accompanied: string | null;
  /** What does not work, or the code of what was said of it before; and what the child machine `pain` shows in front of the journey. */
  readonly toTell: PainAbout | { readonly code: string } | null;
  readonly pain: PainView | null;
  /** The task of the experience officer whose steps are recorded; null: a citizen's session. */
  readonly task: string | null;
  readonly secondsLeft: number;
}

export interface NumberView {
  readonly state: NumberState;
  readonly ticket: Ticket | null;
  readonly error: ErrorCode | null;
}

export type NumberState = Exclude<SnapshotFrom<TakeNumberMachine>["value"], "finished">;

export type SessionEvent =
  | { type: "condition"; condition: TerminalCondition }
  | CardEvent
  | { type: "chooseMatter" }
  /** For the appointment's own machine; at home it opens it. */
  | { type: "appointment"; event: AppointmentEvent }
  /** For the finding's own machine; at home it opens it. */
  | { type: "finding"; event: FindEvent }
  | { type: "handling"; event: HandleEvent }
  /** For the following's own machine; at home it opens it. */
  | { type: "following"; event: FollowEvent }
  | { type: "assisting"; event: AssistanceEvent }
  | { type: "showWindows" }
  | { type: "choose"; serviceId: string }
  | { type: "choosePriority" }
  | { type: "setClass"; classId: string | null }
  | { type: "useCard" }
  | { type: "withoutCard" }
  | { type: "tryAgain" }
  | { type: "next" }
  | { type: "back" }
  | { type: "printAgain" }
  | { type: "ticketCameOut" }
  | { type: "ticketMissing" }
  | { type: "done" }
  | { type: "chooseAnother" }
  | { type: "leave" }
  /** Opens the sheet, and calls, unless a call is open. */
  | { type: "help" }
  | { type: "closeHelp" }
  /** For the call's own machine. */
  | { type: "helping"; event: HelpCallEvent }
  | { type: "showMedia"; media: ShownMedia }
  | { type: "closeMedia" }
  | { type: "showPapers"; papers: readonly ShownPaper[] }
  /** For the papers' own machine. */
  | { type: "papers"; event: PapersEvent }
  /** For the machine of who accompanies. */
  | { type: "accompany"; event: AccompanyEvent }
  /** For the rating's own machine. */
  | { type: "rating"; event: RatingEvent }
  /** Steps are recorded from now on, or no more. */
  | { type: "officer"; task: string | null }
  /** "办不成？告诉我们": of where somebody stands; or how it stands what was said before. */
  | { type: "tell"; code?: string }
  /** For that machine. */
  | { type: "pain"; event: PainMachineEvent }
  | { type: "setModes"; modes: Partial<Modes> }
  | { type: "touched" }
  | { type: "stay" };

/** Where no hall has said its name yet. */
export const nameless: Localized = { "zh-CN": "", "zh-TW": "", en: "" };

/** In these the terminal works and the citizen waits: time-outs of the session do not run. */
const busyNumberStates: readonly NumberState[] = ["requesting", "issued", "printing"];

/** Whether a number is being issued or a ticket printed: the session is not ended in the middle of it. */
export function isWorking({
  number,
  appointment,
  finding,
  handling,
  following,
  assisting,
  papers,
  rating,
  pain,
}: SessionContext): boolean {
  if (pain) return busyPainScreens.includes(pain.state);
  if (rating) return busyRatingScreens.includes(rating.state);
  if (papers) return busyPapersScreens.includes(papers.state);
  if (finding) return busyFindScreens.includes(finding.state);
  if (assisting) return busyAssistanceScreens.includes(assisting.state);
  if (following)
    return busyFollowScreens.includes(following.state) || isIn(busyLicencesScreens, following.licences);
  if (handling)
    return busyHandleScreens.includes(handling.state) || isIn(busyEnterpriseScreens, handling.acting);
  if (appointment) return busyAppointmentScreens.includes(appointment.state);
  return number !== null && busyNumberStates.includes(number.state);
}

/** Of a part of a journey, while it runs. */
const isIn = <Screen>(busy: readonly Screen[], part: { readonly state: Screen } | null): boolean =>
  part !== null && busy.includes(part.state);

export function initialSessionContext({ condition, modes }: SessionInput): SessionContext {
  return {
    condition,
    modes: { ...initialModes, ...modes },
    service: null,
    holder: null,
    classId: null,
    elsewhere: [],
    error: null,
    cardLaid: false,
    number: null,
    ticket: null,
    appointment: null,
    finding: null,
    handling: null,
    following: null,
    assisting: null,
    toAssist: null,
    toHandle: null,
    toOpen: null,
    media: null,
    papers: null,
    toLookAt: [],
    papersLie: false,
    help: null,
    toRate: null,
    rating: null,
    accompany: null,
    accompanied: null,
    toTell: null,
    pain: null,
    task: null,
    secondsLeft: warningSeconds,
  };
}
