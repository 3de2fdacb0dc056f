import { and, assign, not, stateIn } from "xstate";
import { painViewOf } from "../pain.machine.ts";
import { papersViewOf } from "../papers.machine.ts";
import { ratingViewOf } from "../rating.machine.ts";
import type { SessionSetup } from "./setup.ts";

/** What comes in front of the journey, which stays as it is behind it. */
export const inFrontOf = (session: SessionSetup) => ({
  /** A picture or a film of a guide over the screen; it goes with the journey. */
  media: session.createStateConfig({
    initial: "closed",
    states: {
      closed: { on: { showMedia: { target: "open", actions: "keepMedia" } } },
      open: { exit: assign({ media: null }), on: { closeMedia: "closed", leave: "closed" } },
    },
  }),
  /** What was done is rated in front of the thanks, where the hall says that it can be: nobody waits for that. */
  rating: session.createStateConfig({
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
  }),
  /** What does not work is said in front of the journey, which stays as it is behind it. */
  pain: session.createStateConfig({
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
  }),
  /** Papers in front of the journey, which stays as it is behind them. */
  papers: session.createStateConfig({
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
  }),
});
