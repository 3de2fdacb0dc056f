import { and, assign, not, or, raise, type SnapshotFrom, sendTo, setup, stateIn } from "xstate";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { Localized, ServiceOffer, Ticket } from "../../../server/contract/hall.ts";
import { hallDay } from "../../../server/contract/hall-time.ts";
import type { Elsewhere } from "../../../server/contract/sites.ts";
import { initialModes, type Modes } from "../../ui/modes.ts";
import type { AccompanyEffects } from "../accompany-effects.ts";
import type { AppointmentEffects } from "../appointment-effects.ts";
import type { AssistanceEffects } from "../assistance-effects.ts";
import type { CatalogueEffects, GuideWanted } from "../catalogue-effects.ts";
import { readerProblem, type TerminalCondition } from "../condition.ts";
import type { FollowEffects, ResumedCase } from "../follow-effects.ts";
import { helpAboutOf } from "../help-about.ts";
import type { HelpEffects } from "../help-effects.ts";
import type { CardHolder } from "../holder.ts";
import type { MatterEffects } from "../matter-effects.ts";
import type { ShownMedia } from "../media/shown-media.ts";
import { type PainAbout, painAboutOf } from "../pain-about.ts";
import type { PainEffects } from "../pain-effects.ts";
import type { ShownPaper } from "../papers/shown-papers.ts";
import type { PapersEffects } from "../papers-effects.ts";
import type { RatedVisit, RatingEffects } from "../rating-effects.ts";
import type { ScanEffects } from "../scan-effects.ts";
import type { CardEvent, SessionEffects } from "../session-effects.ts";
import {
  type AccompanyEvent,
  type AccompanyView,
  accompanyViewOf,
  createAccompanyMachine,
} from "./accompany.machine.ts";
import {
  type AppointmentEvent,
  type AppointmentView,
  appointmentViewOf,
  busyAppointmentScreens,
  createAppointmentMachine,
} from "./appointment.machine.ts";
import {
  type AssistanceAbout,
  type AssistanceEvent,
  type AssistanceView,
  assistanceViewOf,
  busyAssistanceScreens,
  createAssistanceMachine,
} from "./assistance.machine.ts";
import { sessionDelays, warningSeconds } from "./delays.ts";
import { busyEnterpriseScreens } from "./enterprise.machine.ts";
import {
  busyFindScreens,
  createFindMatterMachine,
  type FindEvent,
  type FindOutput,
  type FindView,
  findViewOf,
} from "./find-matter.machine.ts";
import {
  busyFollowScreens,
  createFollowMatterMachine,
  type FollowEvent,
  type FollowView,
  followViewOf,
} from "./follow-matter.machine.ts";
import {
  busyHandleScreens,
  createHandleMatterMachine,
  type HandleEvent,
  type HandleView,
  handleViewOf,
} from "./handle-matter.machine.ts";
import {
  createHelpMachine,
  type HelpCallEvent,
  type HelpView,
  helpViewOf,
  holdsSession,
} from "./help.machine.ts";
import { busyLicencesScreens } from "./licences.machine.ts";
import {
  busyPainScreens,
  createPainMachine,
  type PainMachineEvent,
  type PainView,
  painViewOf,
} from "./pain.machine.ts";
import {
  busyPapersScreens,
  createPapersMachine,
  type PapersEvent,
  type PapersView,
  papersViewOf,
} from "./papers.machine.ts";
import { leavingDelays } from "./papers-delays.ts";
import {
  busyRatingScreens,
  createRatingMachine,
  passingRatingScreens,
  type RatingEvent,
  type RatingView,
  ratingViewOf,
} from "./rating.machine.ts";
import {
  createTakeNumberMachine,
  type TakeNumberEvent,
  type TakeNumberMachine,
} from "./take-number.machine.ts";

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
  /** "办不成？告诉我们": of where somebody stands; or how it stands what was said before. */
  | { type: "tell"; code?: string }
  /** For that machine. */
  | { type: "pain"; event: PainMachineEvent }
  | { type: "setModes"; modes: Partial<Modes> }
  | { type: "touched" }
  | { type: "stay" };

const nameless: Localized = { "zh-CN": "", "zh-TW": "", en: "" };

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
    secondsLeft: warningSeconds,
  };
}

/** From the first touch to "your data is cleared": the journey, and beside it attention, help and modes. */
export function createSessionMachine(
  effects: SessionEffects,
  appointmentEffects: AppointmentEffects,
  catalogueEffects: CatalogueEffects,
  matterEffects: MatterEffects & ScanEffects,
  followEffects: FollowEffects & ScanEffects,
  assistanceEffects: AssistanceEffects,
  papersEffects: PapersEffects,
  helpEffects: HelpEffects,
  ratingEffects: RatingEffects,
  accompanyEffects: AccompanyEffects,
  painEffects: PainEffects,
) {
  return setup({
    types: {
      context: {} as SessionContext,
      events: {} as SessionEvent,
      input: {} as SessionInput,
    },
    actors: {
      readCard: effects.readCard,
      waitCardRemoved: effects.waitCardRemoved,
      findElsewhere: effects.findElsewhere,
      takeNumber: createTakeNumberMachine(effects),
      appointment: createAppointmentMachine(appointmentEffects),
      findMatter: createFindMatterMachine(catalogueEffects),
      handleMatter: createHandleMatterMachine(matterEffects),
      followMatter: createFollowMatterMachine(followEffects),
      assistance: createAssistanceMachine(assistanceEffects),
      papers: createPapersMachine(papersEffects),
      helpCall: createHelpMachine(helpEffects),
      accompany: createAccompanyMachine(accompanyEffects),
      beginRating: ratingEffects.begin,
      rating: createRatingMachine(ratingEffects),
      pain: createPainMachine(painEffects),
    },
    delays: { ...sessionDelays, ...leavingDelays },
    guards: {
      serviceOpen: ({ context, event }) =>
        event.type === "choose" &&
        context.condition.hall.services.some(({ id, open }) => id === event.serviceId && open),
      readerWorks: ({ context }) => readerProblem(context.condition) === null,
      cardExpired: ({ event }) => event.type === "card.read" && event.holder.expired,
      nobodyLaidACard: ({ event }) => event.type === "card.failed" && event.error === "reader.noCard",
      cardLaid: ({ context }) => context.cardLaid,
      papersLie: ({ context }) => context.papersLie,
      /** Papers belong to a guide, a receipt or a case. */
      hasPapers: and([
        ({ event }) => event.type === "showPapers" && event.papers.length > 0,
        or([stateIn("#finding"), stateIn("#handling"), stateIn("#following")]),
      ]),
      /** Whoever leaves is not held up. */
      mayTell: and(["hallAnswers", not(or(["leavingNow", ({ context: { papers } }) => papers !== null]))]),
      leavingNow: or([
        stateIn("#takePapers"),
        stateIn("#takeCard"),
        stateIn("#takeCardUnseen"),
        stateIn("#thanks"),
      ]),
      lastSecond: ({ context }) => context.secondsLeft <= 1,
      /** The terminal works and the citizen waits, or the screen has a time of its own. */
      unhurried: or([
        ({ context }) => isWorking(context) || holdsSession(context.help),
        stateIn("#readingCard"),
        stateIn("#takePapers"),
        stateIn("#takeCard"),
        stateIn("#takeCardUnseen"),
        // Whoever says more than a face does is asked whether they are still there, as on every other screen.
        and([stateIn("#thanks"), "passing"]),
      ]),
      passing: ({ context: { rating } }) => rating === null || passingRatingScreens.includes(rating.state),
      hallAnswers: ({ context }) => context.condition.hall.reachable === true,
      working: ({ context }) => isWorking(context),
      /** A guide asks to look on, and was not answered yet. */
      isAskedFor: ({ context: { help, accompanied } }) =>
        help?.accompaniment?.state === "asked" && help.accompaniment.id !== accompanied,
      isAgreed: ({ event }) => event.type === "accompany" && event.event.type === "yes",
      goesToWindow: ({ context, event }) =>
        event.type === "accompany" &&
        event.event.type === "handOver" &&
        event.event.answer === "yes" &&
        context.handling !== null,
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      keepModes: assign(({ context, event }) =>
        event.type === "setModes" ? { modes: { ...context.modes, ...event.modes } } : {},
      ),
      keepService: assign(({ context, event }) =>
        event.type === "choose"
          ? { service: context.condition.hall.services.find(({ id }) => id === event.serviceId) ?? null }
          : {},
      ),
      keepHolder: assign(({ context, event }) =>
        event.type === "card.read"
          ? { holder: event.holder, classId: context.classId ?? classOfAge(context, event.holder.age) }
          : {},
      ),
      keepMedia: assign(({ event }) => (event.type === "showMedia" ? { media: event.media } : {})),
      keepClass: assign(({ event }) => (event.type === "setClass" ? { classId: event.classId } : {})),
      keepError: assign(({ event }) => ("error" in event ? { error: event.error } : {})),
      forgetError: assign({ error: null }),
      noteBug: assign({ error: "message.internal" }),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
      forgetHolder: assign({ holder: null, error: null }),
      noteCard: assign({ cardLaid: true }),
      noteReaderProblem: assign({ error: ({ context }) => readerProblem(context.condition) }),
      noteReaderSilent: assign({ error: "reader.silent" }),
      resetCountdown: assign({ secondsLeft: warningSeconds }),
      countDown: assign({ secondsLeft: ({ context }) => context.secondsLeft - 1 }),
      leave: raise({ type: "leave" }),
      toNumber: sendTo("takeNumber", ({ event }) => event as TakeNumberEvent),
      toAppointment: sendTo("appointment", ({ event }) =>
        event.type === "appointment" ? event.event : (event as never),
      ),
      toFinding: sendTo("finding", ({ event }) =>
        event.type === "finding" ? event.event : (event as never),
      ),
      toHandling: sendTo("handling", ({ event }) =>
        event.type === "handling" ? event.event : (event as never),
      ),
      toFollowing: sendTo("following", ({ event }) =>
        event.type === "following" ? event.event : (event as never),
      ),
      toAssisting: sendTo("assisting", ({ event }) =>
        event.type === "assisting" ? event.event : (event as never),
      ),
      tellAssistingLanguage: sendTo("assisting", ({ context }) => ({
        type: "language",
        language: context.modes.language,
      })),
      toPapers: sendTo("papers", ({ event }) => (event.type === "papers" ? event.event : (event as never))),
      toHelp: sendTo("helpCall", ({ event }) => (event.type === "helping" ? event.event : (event as never))),
      toAccompany: sendTo("accompany", ({ event }) =>
        event.type === "accompany" ? event.event : (event as never),
      ),
      closeHelp: raise({ type: "closeHelp" }),
      /** What is done so far is kept; where nothing can be kept, nothing happens. */
      stopHandling: raise({ type: "handling", event: { type: "stop" } }),
      saveHandling: raise({ type: "handling", event: { type: "save" } }),
      keepPapers: assign(({ event }) => (event.type === "showPapers" ? { toLookAt: event.papers } : {})),
      papersTaken: assign({ papersLie: false }),
      toRating: sendTo("rating", ({ event }) => (event.type === "rating" ? event.event : (event as never))),
      tellRatingLanguage: sendTo("rating", ({ context }) => ({
        type: "language",
        language: context.modes.language,
      })),
      keepTold: assign(({ context, event, self }) =>
        event.type !== "tell"
          ? {}
          : { toTell: event.code ? { code: event.code } : painAboutOf(context, self.getSnapshot().value) },
      ),
      toPain: sendTo("pain", ({ event }) => (event.type === "pain" ? event.event : (event as never))),
      tellPainLanguage: sendTo("pain", ({ context }) => ({
        type: "language",
        language: context.modes.language,
      })),
      end: raise({ type: "done" }),
      tellFollowingLanguage: sendTo("following", ({ context }) => ({
        type: "language",
        language: context.modes.language,
      })),
      tellHandlingLanguage: sendTo("handling", ({ context }) => ({
        type: "language",
        language: context.modes.language,
      })),
      tellAppointmentLanguage: sendTo("appointment", ({ context }) => ({
        type: "language",
        language: context.modes.language,
      })),
      tellLanguage: sendTo("takeNumber", ({ context }) => ({
        type: "language",
        language: context.modes.language,
      })),
    },
  }).createMachine({
    id: "session",
    context: ({ input }) => initialSessionContext(input),
    initial: "open",
    states: {
      open: {
        type: "parallel",
        on: {
          condition: { actions: "keepCondition" },
          setModes: { actions: "keepModes" },
        },
        states: {
          journey: {
            initial: "home",
            on: { leave: { guard: not("working"), target: ".leaving" } },
            states: {
              home: {
                exit: "forgetError",
                on: {
                  chooseMatter: "matter",
                  showWindows: "windows",
                  appointment: "appointment",
                  finding: "finding",
                  following: "following",
                },
              },
              appointment: {
                invoke: {
                  src: "appointment",
                  id: "appointment",
                  input: ({ context: { condition, modes } }) => ({
                    condition,
                    language: modes.language,
                    hallName: condition.hall.name ?? nameless,
                  }),
                  onSnapshot: {
                    actions: assign(({ context, event: { snapshot } }) => ({
                      appointment: appointmentViewOf(snapshot) ?? context.appointment,
                      cardLaid: context.cardLaid || snapshot.context.cardLaid,
                    })),
                  },
                  onDone: [
                    {
                      guard: ({ event }) => event.output.next === "number",
                      target: "number",
                      actions: assign(({ context, event }) => arrivedWith(context, event.output.ticket)),
                    },
                    { guard: ({ event }) => event.output.next === "matter", target: "matter" },
                    { guard: ({ event }) => event.output.next === "leave", target: "leaving" },
                    { target: "home" },
                  ],
                  onError: { target: "home", actions: ["noteBug", "report"] },
                },
                exit: assign({ appointment: null }),
                on: {
                  condition: { actions: ["keepCondition", "toAppointment"] },
                  setModes: { actions: ["keepModes", "tellAppointmentLanguage"] },
                  appointment: { actions: "toAppointment" },
                },
              },
              finding: {
                id: "finding",
                invoke: [
                  {
                    src: "findMatter",
                    id: "finding",
                    input: ({ context: { toOpen } }) => ({
                      today: hallDay(effects.now()),
                      ...(toOpen ? { wanted: toOpen } : {}),
                    }),
                    onSnapshot: {
                      actions: assign(({ context, event: { snapshot } }) => ({
                        finding: findViewOf(snapshot) ?? context.finding,
                      })),
                    },
                    onDone: [
                      {
                        guard: ({ context, event }) => openServiceOf(context, event.output) !== null,
                        target: "identifyChoice",
                        actions: assign({
                          service: ({ context, event }) => openServiceOf(context, event.output),
                        }),
                      },
                      { guard: ({ event }) => event.output.next === "number", target: "matter" },
                      { guard: ({ event }) => event.output.next === "appointment", target: "appointment" },
                      {
                        guard: ({ event }) => event.output.next === "handle",
                        target: "handling",
                        actions: assign({ toHandle: ({ event }) => event.output }),
                      },
                      {
                        guard: ({ event }) => helpWith(event.output) !== null,
                        target: "assisting",
                        actions: assign({ toAssist: ({ event }) => helpWith(event.output) }),
                      },
                      { target: "home" },
                    ],
                    onError: { target: "home", actions: ["noteBug", "report"] },
                  },
                  // The guides stand without it: where it cannot be had, no other hall is named.
                  {
                    src: "findElsewhere",
                    onDone: { actions: assign({ elsewhere: ({ event }) => event.output }) },
                    onError: { actions: assign({ elsewhere: [] }) },
                  },
                ],
                exit: assign({ finding: null, toOpen: null }),
                on: { finding: { actions: "toFinding" } },
              },
              handling: {
                id: "handling",
                invoke: {
                  src: "handleMatter",
                  id: "handling",
                  input: ({ context: { condition, modes, toHandle } }) => {
                    if (!toHandle?.guide) throw new Error("a case was begun before a guide was chosen");
                    return {
                      condition,
                      language: modes.language,
                      hallName: condition.hall.name ?? nameless,
                      guide: toHandle.guide,
                      answers: toHandle.answers,
                      ...(toHandle.resumed ? { resumed: toHandle.resumed.opened } : {}),
                    };
                  },
                  onSnapshot: {
                    actions: assign(({ context, event: { snapshot } }) => ({
                      handling: handleViewOf(snapshot) ?? context.handling,
                      cardLaid: context.cardLaid || snapshot.context.cardLaid,
                    })),
                  },
                  onDone: [
                    { guard: ({ event }) => event.output.next === "leave", target: "leaving" },
                    { target: "home" },
                  ],
                  onError: { target: "home", actions: ["noteBug", "report"] },
                },
                exit: assign({ handling: null, toHandle: null }),
                on: {
                  condition: { actions: ["keepCondition", "toHandling"] },
                  setModes: { actions: ["keepModes", "tellHandlingLanguage"] },
                  handling: { actions: "toHandling" },
                },
              },
              following: {
                id: "following",
                invoke: {
                  src: "followMatter",
                  id: "following",
                  input: ({ context: { condition, modes } }) => ({
                    condition,
                    language: modes.language,
                    hallName: condition.hall.name ?? nameless,
                    today: hallDay(effects.now()),
                  }),
                  onSnapshot: {
                    actions: assign(({ context, event: { snapshot } }) => ({
                      following: followViewOf(snapshot) ?? context.following,
                      cardLaid: context.cardLaid || snapshot.context.cardLaid,
                    })),
                  },
                  onDone: [
                    {
                      guard: ({ event }) => event.output.resumed !== null,
                      target: "handling",
                      actions: assign({ toHandle: ({ event }) => goingOn(event.output.resumed) }),
                    },
                    {
                      guard: ({ event }) => event.output.assist !== null,
                      target: "assisting",
                      actions: assign({
                        toAssist: ({ event: { output } }) =>
                          output.assist === null ? null : { code: output.assist },
                      }),
                    },
                    {
                      guard: ({ event }) => event.output.pain !== null,
                      target: "home",
                      actions: raise(({ event }) => ({ type: "tell", code: event.output.pain ?? "" })),
                    },
                    {
                      guard: ({ event }) => event.output.wanted !== null,
                      target: "finding",
                      actions: assign({ toOpen: ({ event }) => event.output.wanted }),
                    },
                    { guard: ({ event }) => event.output.next === "leave", target: "leaving" },
                    { target: "home" },
                  ],
                  onError: { target: "home", actions: ["noteBug", "report"] },
                },
                exit: assign({ following: null }),
                on: {
                  condition: { actions: ["keepCondition", "toFollowing"] },
                  setModes: { actions: ["keepModes", "tellFollowingLanguage"] },
                  following: { actions: "toFollowing" },
                },
              },
              assisting: {
                invoke: {
                  src: "assistance",
                  id: "assisting",
                  input: ({ context: { condition, modes, toAssist } }) => {
                    if (!toAssist) throw new Error("help was asked for before it was known with what");
                    return {
                      condition,
                      language: modes.language,
                      hallName: condition.hall.name ?? nameless,
                      about: toAssist,
                    };
                  },
                  onSnapshot: {
                    actions: assign(({ context, event: { snapshot } }) => ({
                      assisting: assistanceViewOf(snapshot) ?? context.assisting,
                      cardLaid: context.cardLaid || snapshot.context.cardLaid,
                    })),
                  },
                  onDone: [
                    { guard: ({ event }) => event.output.next === "leave", target: "leaving" },
                    // The guide from which it came.
                    {
                      guard: ({ context }) => guideOf(context.toAssist) !== null,
                      target: "finding",
                      actions: assign({ toOpen: ({ context }) => guideOf(context.toAssist) }),
                    },
                    { target: "following" },
                  ],
                  onError: { target: "home", actions: ["noteBug", "report"] },
                },
                exit: assign({ assisting: null, toAssist: null }),
                on: {
                  condition: { actions: ["keepCondition", "toAssisting"] },
                  setModes: { actions: ["keepModes", "tellAssistingLanguage"] },
                  assisting: { actions: "toAssisting" },
                },
              },
              windows: { on: { back: "home", chooseMatter: "matter" } },
              matter: {
                exit: "forgetError",
                // The list stands without it: where it cannot be had, nothing of it is shown.
                invoke: {
                  src: "findElsewhere",
                  onDone: { actions: assign({ elsewhere: ({ event }) => event.output }) },
                  onError: { actions: assign({ elsewhere: [] }) },
                },
                on: {
                  choose: { guard: "serviceOpen", target: "identifyChoice", actions: "keepService" },
                  showWindows: "windows",
                  back: "home",
                },
              },
              identifyChoice: {
                entry: "forgetHolder",
                on: {
                  useCard: [
                    { guard: "readerWorks", target: "card" },
                    { target: "readerFault", actions: "noteReaderProblem" },
                  ],
                  withoutCard: "number",
                  choosePriority: "priority",
                  back: "matter",
                },
              },
              priority: {
                on: {
                  setClass: { target: "identifyChoice", actions: "keepClass" },
                  back: "identifyChoice",
                },
              },
              card: {
                initial: "placeCard",
                entry: "forgetHolder",
                invoke: {
                  src: "readCard",
                  input: {},
                  onError: { target: "readerFault", actions: ["noteBug", "report"] },
                },
                on: {
                  "card.laid": { target: ".readingCard", actions: "noteCard" },
                  "card.refused": { target: ".layCardAgain", actions: ["keepError", "noteCard"] },
                  "card.read": [
                    { guard: "cardExpired", target: "cardExpired", actions: "keepHolder" },
                    { target: "identified", actions: "keepHolder" },
                  ],
                  "card.failed": [
                    { guard: "nobodyLaidACard", target: "noCard", actions: "keepError" },
                    { target: "readerFault", actions: "keepError" },
                  ],
                  withoutCard: "number",
                  back: "identifyChoice",
                },
                states: {
                  placeCard: {},
                  readingCard: {
                    id: "readingCard",
                    after: { readPatience: { target: "#readerFault", actions: "noteReaderSilent" } },
                  },
                  layCardAgain: {},
                },
              },
              identified: { on: { next: "number", back: "identifyChoice" } },
              cardExpired: { on: { withoutCard: "number", tryAgain: "card", back: "identifyChoice" } },
              noCard: { on: { tryAgain: "card", withoutCard: "number", back: "identifyChoice" } },
              readerFault: {
                id: "readerFault",
                on: {
                  tryAgain: { guard: "readerWorks", target: "card" },
                  withoutCard: "number",
                  back: "identifyChoice",
                },
              },
              number: {
                invoke: {
                  src: "takeNumber",
                  id: "takeNumber",
                  input: ({ context }) => {
                    if (!context.service)
                      throw new Error("a number was asked for before a matter was chosen");
                    return {
                      service: context.service,
                      classId: context.classId,
                      person: context.holder?.person ?? null,
                      idempotencyKey: effects.newKey(),
                      language: context.modes.language,
                      hallName: context.condition.hall.name ?? nameless,
                      condition: context.condition,
                      ticket: context.ticket,
                    };
                  },
                  onSnapshot: {
                    actions: assign(({ context, event }) => numberFrom(event.snapshot) ?? context),
                  },
                  onDone: [
                    { guard: ({ event }) => event.output.chooseAnother, target: "matter" },
                    { target: "leaving" },
                  ],
                  onError: { target: "matter", actions: ["noteBug", "report"] },
                },
                exit: assign({ number: null }),
                on: {
                  condition: { actions: ["keepCondition", "toNumber"] },
                  setModes: { actions: ["keepModes", "tellLanguage"] },
                  tryAgain: { actions: "toNumber" },
                  printAgain: { actions: "toNumber" },
                  ticketCameOut: { actions: "toNumber" },
                  ticketMissing: { actions: "toNumber" },
                  done: { actions: "toNumber" },
                  chooseAnother: { actions: "toNumber" },
                },
              },
              leaving: {
                always: [
                  { guard: "papersLie", target: "takePapers" },
                  { guard: "cardLaid", target: "takeCard" },
                  { target: "thanks" },
                ],
              },
              takePapers: {
                id: "takePapers",
                exit: "papersTaken",
                after: { takePapersPatience: "leaving" },
                on: { done: "leaving", leave: {} },
              },
              takeCard: {
                id: "takeCard",
                invoke: {
                  src: "waitCardRemoved",
                  onDone: "thanks",
                  // A reader that fails now cannot say whether the card has gone: it is asked for all the same.
                  onError: "takeCardUnseen",
                },
                after: { takeCardPatience: "thanks" },
                on: { leave: {} },
              },
              takeCardUnseen: {
                id: "takeCardUnseen",
                after: { unseenCardTime: "thanks" },
                on: { leave: {} },
              },
              thanks: {
                id: "thanks",
                after: {
                  // While something is rated the end of that is the end.
                  thanksTime: { guard: not(stateIn("#rated")), target: "#session.over" },
                },
                on: { done: "#session.over", leave: {} },
              },
            },
          },
          attention: {
            initial: "watching",
            states: {
              watching: {
                id: "watching",
                always: { guard: "unhurried", target: "held" },
                after: { idleTime: "warning" },
                on: { touched: { target: "watching", reenter: true } },
              },
              held: { always: { guard: not("unhurried"), target: "watching" } },
              warning: {
                entry: "resetCountdown",
                always: { guard: "unhurried", target: "held" },
                on: { stay: "watching" },
                initial: "counting",
                states: {
                  counting: {
                    after: {
                      second: [
                        { guard: "lastSecond", target: "#watching", actions: "leave" },
                        { target: "counting", reenter: true, actions: "countDown" },
                      ],
                    },
                  },
                },
              },
            },
          },
          help: {
            initial: "closed",
            states: {
              closed: { on: { help: "open" } },
              open: { on: { closeHelp: "closed", tell: { guard: "mayTell", target: "closed" } } },
            },
          },
          /** A call for help lives on under the sheet, and goes with the journey. */
          call: {
            initial: "none",
            states: {
              none: { on: { help: "open" } },
              open: {
                invoke: {
                  src: "helpCall",
                  id: "helpCall",
                  input: ({ context, self }) => ({ about: helpAboutOf(context, self.getSnapshot().value) }),
                  onSnapshot: { actions: assign({ help: ({ event }) => helpViewOf(event.snapshot) }) },
                  onDone: "none",
                  onError: { target: "none", actions: "report" },
                },
                exit: assign({ help: null }),
                on: {
                  helping: { actions: "toHelp" },
                  closeHelp: { actions: sendTo("helpCall", { type: "close" }) },
                  leave: { guard: not("working"), target: "none" },
                },
              },
            },
          },
          /** A guide looks on, within the call; it goes with the journey. */
          accompany: {
            initial: "none",
            states: {
              none: { always: { guard: "isAskedFor", target: "open" } },
              open: {
                entry: assign({ accompanied: ({ context }) => context.help?.accompaniment?.id ?? null }),
                invoke: {
                  src: "accompany",
                  id: "accompany",
                  input: ({ context: { help }, self }) => {
                    if (!help?.accompaniment) throw new Error("nobody asked to accompany");
                    return {
                      accompaniment: help.accompaniment,
                      look: () => {
                        const { value, context } = self.getSnapshot();
                        return { value, context: context as SessionContext };
                      },
                      toSession: (event) => self.send(event),
                    };
                  },
                  onSnapshot: {
                    actions: assign({ accompany: ({ event }) => accompanyViewOf(event.snapshot) }),
                  },
                  onDone: "none",
                  onError: { target: "none", actions: "report" },
                },
                exit: assign({ accompany: null }),
                on: {
                  accompany: [
                    // What is looked at together is the step, and not the call.
                    { guard: "isAgreed", actions: ["toAccompany", "closeHelp"] },
                    { guard: "goesToWindow", actions: ["toAccompany", "stopHandling", "saveHandling"] },
                    { actions: "toAccompany" },
                  ],
                  leave: { guard: not("working"), target: "none" },
                },
              },
            },
          },
          /** A picture or a film of a guide over the screen; it goes with the journey. */
          media: {
            initial: "closed",
            states: {
              closed: { on: { showMedia: { target: "open", actions: "keepMedia" } } },
              open: { exit: assign({ media: null }), on: { closeMedia: "closed", leave: "closed" } },
            },
          },
          /** What was done is rated in front of the thanks, where the hall says that it can be: nobody waits for that. */
          rating: {
            initial: "closed",
            states: {
              closed: {
                always: {
                  guard: and([stateIn("#thanks"), "hallAnswers"]),
                  target: "asking",
                },
              },
              asking: {
                invoke: {
                  src: "beginRating",
                  onDone: [
                    {
                      guard: ({ event }) => event.output !== null,
                      target: "open",
                      actions: assign({ toRate: ({ event }) => event.output }),
                    },
                    { target: "nothing" },
                  ],
                  // Nobody is asked then: who came has what they came for.
                  onError: { target: "nothing", actions: "report" },
                },
              },
              open: {
                id: "rated",
                invoke: {
                  src: "rating",
                  id: "rating",
                  input: ({ context: { toRate, modes } }) => {
                    if (!toRate) throw new Error("rated is what the hall offers");
                    return { visit: toRate, language: modes.language };
                  },
                  onSnapshot: {
                    actions: assign(({ context, event }) => ({
                      rating: ratingViewOf(event.snapshot) ?? context.rating,
                    })),
                  },
                  onDone: { target: "nothing", actions: "end" },
                  onError: { target: "nothing", actions: ["report", "end"] },
                },
                exit: assign({ rating: null, toRate: null }),
                on: {
                  setModes: { actions: ["keepModes", "tellRatingLanguage"] },
                  rating: { actions: "toRating" },
                  leave: { guard: not("working"), target: "nothing", actions: "end" },
                },
              },
              nothing: {},
            },
          },
          /** What does not work is said in front of the journey, which stays as it is behind it. */
          pain: {
            initial: "closed",
            states: {
              closed: { on: { tell: { guard: "mayTell", target: "open", actions: "keepTold" } } },
              open: {
                invoke: {
                  src: "pain",
                  id: "pain",
                  input: ({ context: { condition, modes, toTell } }) => {
                    if (!toTell)
                      throw new Error("something is said of where somebody stands, or looked up by its code");
                    return { condition, language: modes.language, about: toTell };
                  },
                  onSnapshot: {
                    actions: assign(({ context, event }) => ({
                      pain: painViewOf(event.snapshot) ?? context.pain,
                    })),
                  },
                  onDone: "closed",
                  onError: { target: "closed", actions: "report" },
                },
                exit: assign({ pain: null, toTell: null }),
                on: {
                  condition: { actions: ["keepCondition", "toPain"] },
                  setModes: { actions: ["keepModes", "tellPainLanguage"] },
                  pain: { actions: "toPain" },
                  leave: { guard: not("working"), target: "closed" },
                },
              },
            },
          },
          /** Papers in front of the journey, which stays as it is behind them. */
          papers: {
            initial: "closed",
            states: {
              closed: { on: { showPapers: { guard: "hasPapers", target: "open", actions: "keepPapers" } } },
              open: {
                invoke: {
                  src: "papers",
                  id: "papers",
                  input: ({ context: { condition, toLookAt } }) => ({ condition, papers: toLookAt }),
                  onSnapshot: {
                    actions: assign(({ context, event: { snapshot } }) => ({
                      papers: papersViewOf(snapshot) ?? context.papers,
                      cardLaid: context.cardLaid || snapshot.context.cardLaid,
                      papersLie: snapshot.context.lying,
                    })),
                  },
                  // It ends by itself only behind "I have them".
                  onDone: { target: "closed", actions: "papersTaken" },
                  onError: { target: "closed", actions: "report" },
                },
                exit: assign({ papers: null, toLookAt: [] }),
                on: {
                  condition: { actions: ["keepCondition", "toPapers"] },
                  papers: { actions: "toPapers" },
                  leave: { guard: not("working"), target: "closed" },
                },
              },
            },
          },
        },
      },
      over: { type: "final" },
    },
  });
}

/** The service of a matter whose guide led to a number, while it gives numbers. */
function openServiceOf({ condition }: SessionContext, { next, guide }: FindOutput): ServiceOffer | null {
  if (next !== "number") return null;
  return condition.hall.services.find(({ id, open }) => open && id === guide?.matter?.service) ?? null;
}

/** What somebody is to be helped with; null: it goes on otherwise. */
const helpWith = ({ next, guide, kind }: FindOutput): AssistanceAbout | null =>
  next === "assist" && guide?.matter && kind
    ? { matter: { id: guide.matter.id, name: guide.matter.plainName }, kind }
    : null;

const guideOf = (about: AssistanceAbout | null): GuideWanted | null =>
  about && "matter" in about ? { id: about.matter.id, kind: "matter" } : null;

/** What was saved carries its answers itself. */
const goingOn = (resumed: ResumedCase | null) => resumed && { guide: resumed.guide, answers: {}, resumed };

/** The class that one is of by age alone. */
function classOfAge({ condition }: SessionContext, age: number): string | null {
  return condition.hall.classes.find(({ fromAge }) => fromAge !== null && age >= fromAge)?.id ?? null;
}

/** The part of the child machine's snapshot that screens show; nothing once it has finished. */
function numberFrom({ value, context }: SnapshotFrom<TakeNumberMachine>) {
  if (value === "finished") return null;
  return {
    number: { state: value, ticket: context.ticket, error: context.error },
    ticket: context.ticket,
  };
}

/** With the number of a check-in: it is printed as any other. */
function arrivedWith({ condition }: SessionContext, ticket: Ticket | null) {
  if (!ticket) throw new Error("a check-in ended without a number");
  const { serviceId, serviceName, area, windows } = ticket;
  const service: ServiceOffer = condition.hall.services.find(({ id }) => id === serviceId) ?? {
    id: serviceId,
    prefix: ticket.number.charAt(0),
    name: serviceName,
    plainName: serviceName,
    area,
    windows,
    waiting: ticket.ahead,
    open: true,
    closed: null,
    wait: ticket.wait,
  };
  return { ticket, service };
}

export type SessionMachine = ReturnType<typeof createSessionMachine>;
