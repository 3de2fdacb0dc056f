import { assign, setup } from "xstate";
import type { CameraEffects, CameraProblem, OpenCamera } from "./camera.ts";

/** Milliseconds. */
export const cameraDelays = {
  /** Without a new picture the camera has stopped: in the dark the slowest give five a second. House rule. */
  frozenAfter: 3000,
} as const;

export interface CameraContext {
  readonly camera: OpenCamera | null;
  /** Why it is off, when it did not go off by itself. */
  readonly problem: CameraProblem | null;
  /** What a person said of the still; null before. */
  readonly verdict: boolean | null;
}

export type CameraEvent =
  | { type: "switchOn" | "switchOff" | "take" | "again" }
  | { type: "judge"; good: boolean }
  /** A new picture has come. */
  | { type: "frame" }
  /** The camera was pulled out, or taken away. */
  | { type: "gone" };

/** The camera of this browser's machine: off, or live with a still now and then. Whatever ends it releases it. */
export function createCameraMachine(effects: CameraEffects) {
  return setup({
    types: { context: {} as CameraContext, events: {} as CameraEvent },
    actors: { open: effects.open, hold: effects.hold },
    delays: cameraDelays,
    actions: {
      note: assign((_, problem: CameraProblem | null) => ({ problem })),
      judge: assign(({ event }) => (event.type === "judge" ? { verdict: event.good } : {})),
      forgetStill: assign({ verdict: null }),
      letGo: assign({ camera: null, verdict: null }),
    },
  }).createMachine({
    id: "camera",
    context: { camera: null, problem: null, verdict: null },
    initial: "off",
    states: {
      off: { entry: "letGo", on: { switchOn: "opening" } },
      opening: {
        entry: { type: "note", params: null },
        on: { switchOff: "off" },
        invoke: {
          src: "open",
          onDone: { target: "live", actions: assign(({ event }) => ({ camera: event.output })) },
          onError: {
            target: "off",
            actions: { type: "note", params: ({ event }) => effects.problemOf(event.error) },
          },
        },
      },
      live: {
        type: "parallel",
        on: {
          switchOff: "off",
          gone: { target: "off", actions: { type: "note", params: "gone" } },
        },
        invoke: {
          src: "hold",
          input: ({ context }) => ({ camera: context.camera }),
          onError: { target: "off", actions: { type: "note", params: "gone" } },
        },
        states: {
          pictures: {
            initial: "coming",
            states: {
              coming: {
                on: { frame: { target: "coming", reenter: true } },
                after: {
                  frozenAfter: { target: "#camera.off", actions: { type: "note", params: "frozen" } },
                },
              },
            },
          },
          still: {
            initial: "none",
            states: {
              none: { on: { take: "taken" } },
              taken: {
                on: { judge: { actions: "judge" }, again: { target: "none", actions: "forgetStill" } },
              },
            },
          },
        },
      },
    },
  });
}

export type CameraMachine = ReturnType<typeof createCameraMachine>;
