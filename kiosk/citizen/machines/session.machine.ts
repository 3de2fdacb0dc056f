import { not } from "xstate";
import { attentionOf } from "./session/attention.ts";
import { initialSessionContext } from "./session/context.ts";
import { helpingOf } from "./session/helping.ts";
import { inFrontOf } from "./session/in-front.ts";
import { journeysOf } from "./session/journeys.ts";
import { leavingOf } from "./session/leaving.ts";
import { createSessionSetup } from "./session/setup.ts";
import { takeNumberOf } from "./session/take-number.ts";

/** From the first touch to "your data is cleared": the journey, and beside it attention, help and modes. */
export function createSessionMachine(...allEffects: Parameters<typeof createSessionSetup>) {
  const session = createSessionSetup(...allEffects);
  const [effects] = allEffects;
  return session.createMachine({
    id: "session",
    context: ({ input }) => initialSessionContext(input),
    initial: "open",
    states: {
      open: {
        type: "parallel",
        on: {
          condition: { actions: "keepCondition" },
          setModes: { actions: "keepModes" },
          officer: { actions: "keepTask" },
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
              windows: { on: { back: "home", chooseMatter: "matter" } },
              ...journeysOf(session, effects),
              ...takeNumberOf(session, effects),
              ...leavingOf(session),
            },
          },
          ...attentionOf(session),
          ...helpingOf(session),
          ...inFrontOf(session),
        },
      },
      over: { type: "final" },
    },
  });
}

export type SessionMachine = ReturnType<typeof createSessionMachine>;
