import { assign, raise } from "xstate";
import { hallDay } from "../../../../server/contract/hall-time.ts";
import type { SessionEffects } from "../../session-effects.ts";
import { appointmentViewOf } from "../appointment.machine.ts";
import { assistanceViewOf } from "../assistance.machine.ts";
import { findViewOf } from "../find-matter.machine.ts";
import { followViewOf } from "../follow-matter.machine.ts";
import { handleViewOf } from "../handle-matter.machine.ts";
import { nameless } from "./context.ts";
import { arrivedWith, goingOn, guideOf, helpWith, openServiceOf } from "./handed-on.ts";
import type { SessionSetup } from "./setup.ts";

/** The journeys that have machines of their own: what they hand on, and where each leads. */
export const journeysOf = (session: SessionSetup, effects: SessionEffects) => ({
  appointment: session.createStateConfig({
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
  }),
  finding: session.createStateConfig({
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
  }),
  handling: session.createStateConfig({
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
  }),
  following: session.createStateConfig({
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
            toAssist: ({ event: { output } }) => (output.assist === null ? null : { code: output.assist }),
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
  }),
  assisting: session.createStateConfig({
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
  }),
});
