import { not, stateIn } from "xstate";
import type { SessionSetup } from "./setup.ts";

/** Nobody leaves without papers and card. */
export const leavingOf = (session: SessionSetup) => ({
  leaving: session.createStateConfig({
    always: [
      { guard: "papersLie", target: "takePapers" },
      { guard: "cardLaid", target: "takeCard" },
      { target: "thanks" },
    ],
  }),
  takePapers: session.createStateConfig({
    id: "takePapers",
    exit: "papersTaken",
    after: { takePapersPatience: "leaving" },
    on: { done: "leaving", leave: {} },
  }),
  takeCard: session.createStateConfig({
    id: "takeCard",
    invoke: {
      src: "waitCardRemoved",
      onDone: "thanks",
      // A reader that fails now cannot say whether the card has gone: it is asked for all the same.
      onError: "takeCardUnseen",
    },
    after: { takeCardPatience: "thanks" },
    on: { leave: {} },
  }),
  takeCardUnseen: session.createStateConfig({
    id: "takeCardUnseen",
    after: { unseenCardTime: "thanks" },
    on: { leave: {} },
  }),
  thanks: session.createStateConfig({
    id: "thanks",
    after: {
      // While something is rated the end of that is the end.
      thanksTime: { guard: not(stateIn("#rated")), target: "#session.over" },
    },
    on: { done: "#session.over", leave: {} },
  }),
});
