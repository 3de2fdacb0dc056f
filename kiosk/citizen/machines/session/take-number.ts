import { assign } from "xstate";
import type { SessionEffects } from "../../session-effects.ts";
import { nameless } from "./context.ts";
import { numberFrom } from "./handed-on.ts";
import type { SessionSetup } from "./setup.ts";

/** From the choice of a matter, with a card or without, to a number. */
export const takeNumberOf = (session: SessionSetup, effects: SessionEffects) => ({
  matter: session.createStateConfig({
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
  }),
  identifyChoice: session.createStateConfig({
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
  }),
  priority: session.createStateConfig({
    on: {
      setClass: { target: "identifyChoice", actions: "keepClass" },
      back: "identifyChoice",
    },
  }),
  card: session.createStateConfig({
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
  }),
  identified: session.createStateConfig({ on: { next: "number", back: "identifyChoice" } }),
  cardExpired: session.createStateConfig({
    on: { withoutCard: "number", tryAgain: "card", back: "identifyChoice" },
  }),
  noCard: session.createStateConfig({
    on: { tryAgain: "card", withoutCard: "number", back: "identifyChoice" },
  }),
  readerFault: session.createStateConfig({
    id: "readerFault",
    on: {
      tryAgain: { guard: "readerWorks", target: "card" },
      withoutCard: "number",
      back: "identifyChoice",
    },
  }),
  number: session.createStateConfig({
    invoke: {
      src: "takeNumber",
      id: "takeNumber",
      input: ({ context }) => {
        if (!context.service) throw new Error("a number was asked for before a matter was chosen");
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
      onDone: [{ guard: ({ event }) => event.output.chooseAnother, target: "matter" }, { target: "leaving" }],
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
  }),
});
