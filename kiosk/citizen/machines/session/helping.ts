import { assign, not, sendTo } from "xstate";
import { helpAboutOf } from "../../help-about.ts";
import { accompanyViewOf } from "../accompany.machine.ts";
import { helpViewOf } from "../help.machine.ts";
import type { SessionContext } from "./context.ts";
import type { SessionSetup } from "./setup.ts";

/** Help beside the journey: the sheet, the call, and who looks on. */
export const helpingOf = (session: SessionSetup) => ({
  help: session.createStateConfig({
    initial: "closed",
    states: {
      closed: { on: { help: "open" } },
      open: { on: { closeHelp: "closed", tell: { guard: "mayTell", target: "closed" } } },
    },
  }),
  /** A call for help lives on under the sheet, and goes with the journey. */
  call: session.createStateConfig({
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
  }),
  /** A guide looks on, within the call; it goes with the journey. */
  accompany: session.createStateConfig({
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
  }),
});
