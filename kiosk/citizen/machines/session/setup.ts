import { and, assign, not, or, raise, sendTo, setup, stateIn } from "xstate";
import type { AccompanyEffects } from "../../accompany-effects.ts";
import type { AppointmentEffects } from "../../appointment-effects.ts";
import type { AssistanceEffects } from "../../assistance-effects.ts";
import type { CatalogueEffects } from "../../catalogue-effects.ts";
import { readerProblem } from "../../condition.ts";
import type { FollowEffects } from "../../follow-effects.ts";
import type { HelpEffects } from "../../help-effects.ts";
import type { MatterEffects } from "../../matter-effects.ts";
import { painAboutOf } from "../../pain-about.ts";
import type { PainEffects } from "../../pain-effects.ts";
import type { PapersEffects } from "../../papers-effects.ts";
import type { RatingEffects } from "../../rating-effects.ts";
import type { ScanEffects } from "../../scan-effects.ts";
import type { SessionEffects } from "../../session-effects.ts";
import { createAccompanyMachine } from "../accompany.machine.ts";
import { createAppointmentMachine } from "../appointment.machine.ts";
import { createAssistanceMachine } from "../assistance.machine.ts";
import { sessionDelays, warningSeconds } from "../delays.ts";
import { createFindMatterMachine } from "../find-matter.machine.ts";
import { createFollowMatterMachine } from "../follow-matter.machine.ts";
import { createHandleMatterMachine } from "../handle-matter.machine.ts";
import { createHelpMachine, holdsSession } from "../help.machine.ts";
import { createPainMachine } from "../pain.machine.ts";
import { createPapersMachine } from "../papers.machine.ts";
import { leavingDelays } from "../papers-delays.ts";
import { createRatingMachine, passingRatingScreens } from "../rating.machine.ts";
import { createTakeNumberMachine, type TakeNumberEvent } from "../take-number.machine.ts";
import { isWorking, type SessionContext, type SessionEvent, type SessionInput } from "./context.ts";
import { classOfAge } from "./handed-on.ts";

/** What all of a session is made of: its parts, what it decides by, and what it does. */
export function createSessionSetup(
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
      toAppointment: sendTo("appointment", handedOn),
      toFinding: sendTo("finding", handedOn),
      toHandling: sendTo("handling", handedOn),
      toFollowing: sendTo("following", handedOn),
      toAssisting: sendTo("assisting", handedOn),
      tellAssistingLanguage: sendTo("assisting", languageNow),
      toPapers: sendTo("papers", handedOn),
      toHelp: sendTo("helpCall", handedOn),
      toAccompany: sendTo("accompany", handedOn),
      closeHelp: raise({ type: "closeHelp" }),
      /** What is done so far is kept; where nothing can be kept, nothing happens. */
      stopHandling: raise({ type: "handling", event: { type: "stop" } }),
      saveHandling: raise({ type: "handling", event: { type: "save" } }),
      keepPapers: assign(({ event }) => (event.type === "showPapers" ? { toLookAt: event.papers } : {})),
      papersTaken: assign({ papersLie: false }),
      toRating: sendTo("rating", handedOn),
      tellRatingLanguage: sendTo("rating", languageNow),
      keepTask: assign(({ event }) => (event.type === "officer" ? { task: event.task } : {})),
      keepTold: assign(({ context, event, self }) =>
        event.type !== "tell"
          ? {}
          : { toTell: event.code ? { code: event.code } : painAboutOf(context, self.getSnapshot().value) },
      ),
      toPain: sendTo("pain", handedOn),
      tellPainLanguage: sendTo("pain", languageNow),
      end: raise({ type: "done" }),
      tellFollowingLanguage: sendTo("following", languageNow),
      tellHandlingLanguage: sendTo("handling", languageNow),
      tellAppointmentLanguage: sendTo("appointment", languageNow),
      tellLanguage: sendTo("takeNumber", languageNow),
    },
  });
}

/** What is a part's own, or concerns it too. */
const handedOn = ({ event }: { readonly event: SessionEvent }) =>
  ("event" in event ? event.event : event) as never;

const languageNow = ({ context }: { readonly context: SessionContext }) =>
  ({ type: "language", language: context.modes.language }) as const;

export type SessionSetup = ReturnType<typeof createSessionSetup>;
