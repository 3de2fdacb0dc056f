import { not } from "xstate";
import type { SessionSetup } from "./setup.ts";

/** Whether anybody is still there. */
export const attentionOf = (session: SessionSetup) => ({
  attention: session.createStateConfig({
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
  }),
});
