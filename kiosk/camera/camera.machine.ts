import { assign, setup } from "xstate";
import type { CameraEffects, CameraProblem, OpenCamera } from "./camera.ts";
import type { ProviderEffects, TakenPicture, WantedPicture } from "./provider.ts";

/** Milliseconds. */
export const cameraDelays = {
  /** Without a new picture the camera has stopped: in the dark the slowest give five a second. House rule. */
  frozenAfter: 3000,
  /**
   * So long a picture that a program took stands still. House rule: long enough to be noticed, and no program can make a film of
   * pictures; far below `frozenAfter`, since meanwhile nobody looks for new ones.
   */
  standsFor: 1000,
} as const;

export interface CameraContext {
  readonly camera: OpenCamera | null;
  /** Why it is off, when it did not go off by itself. */
  readonly problem: CameraProblem | null;
  /** What a person said of the still; null before. */
  readonly verdict: boolean | null;
  /** A picture that a program wants, until its turn. */
  readonly wanted: WantedPicture | null;
  /** The one that is being taken, or was last. */
  readonly asked: WantedPicture | null;
  /** What was taken, until it is handed over. */
  readonly picture: TakenPicture | null;
  /** When a program took the newest picture, milliseconds since the epoch; null when none did since the camera was switched on. */
  readonly takenAt: number | null;
}

export type CameraEvent =
  | { type: "switchOn" | "switchOff" | "take" | "again" }
  | { type: "judge"; good: boolean }
  /** A program wants a picture. */
  | { type: "wanted"; picture: WantedPicture }
  /** A new picture has come. */
  | { type: "frame" }
  /** The camera was pulled out, or taken away. */
  | { type: "gone" };

/**
 * The camera of this browser's machine: off, or live with a still now and then. Whatever ends it releases it. While its live picture is
 * seen, and only then, programs on this terminal may take pictures too, one a second at most; each stands still for a moment.
 */
export function createCameraMachine(effects: CameraEffects & ProviderEffects) {
  return setup({
    types: { context: {} as CameraContext, events: {} as CameraEvent },
    actors: {
      open: effects.open,
      hold: effects.hold,
      provide: effects.provide,
      takePicture: effects.takePicture,
      handPicture: effects.handPicture,
    },
    guards: { isWanted: ({ context }) => context.wanted !== null },
    delays: cameraDelays,
    actions: {
      note: assign((_, problem: CameraProblem | null) => ({ problem })),
      judge: assign(({ event }) => (event.type === "judge" ? { verdict: event.good } : {})),
      forgetStill: assign({ verdict: null }),
      forgetTaken: assign({ takenAt: null }),
      keepWanted: assign(({ event }) => (event.type === "wanted" ? { wanted: event.picture } : {})),
      beginPicture: assign(({ context }) => ({ asked: context.wanted, wanted: null })),
      noteTaken: assign((_, picture: TakenPicture) => ({ picture, takenAt: effects.now() })),
      forgetPicture: assign({ picture: null }),
      forgetPrograms: assign({ wanted: null, asked: null, picture: null }),
      report: ({ event }) => effects.report("error" in event ? event.error : event),
      letGo: assign({ camera: null, verdict: null }),
    },
  }).createMachine({
    id: "camera",
    context: {
      camera: null,
      problem: null,
      verdict: null,
      wanted: null,
      asked: null,
      picture: null,
      takenAt: null,
    },
    initial: "off",
    states: {
      off: { entry: "letGo", on: { switchOn: "opening" } },
      opening: {
        entry: [{ type: "note", params: null }, "forgetTaken"],
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
              none: {
                on: { take: "taken" },
                initial: "dark",
                states: {
                  /** Until its first picture is there to be seen. */
                  dark: { on: { frame: "seen" } },
                  seen: {
                    on: { wanted: { actions: "keepWanted" } },
                    exit: "forgetPrograms",
                    // Without the terminal it is seen all the same.
                    invoke: {
                      src: "provide",
                      input: ({ context }) => ({ camera: context.camera }),
                      onError: { actions: "report" },
                    },
                    initial: "moving",
                    states: {
                      moving: { always: { guard: "isWanted", target: "standing", actions: "beginPicture" } },
                      standing: {
                        initial: "taking",
                        states: {
                          taking: {
                            invoke: {
                              src: "takePicture",
                              input: ({ context }) => ({ wanted: context.asked }),
                              onDone: {
                                target: "handing",
                                actions: { type: "noteTaken", params: ({ event }) => event.output },
                              },
                              onError: {
                                target: "#camera.live.still.none.seen.moving",
                                actions: "report",
                              },
                            },
                          },
                          handing: {
                            exit: "forgetPicture",
                            invoke: {
                              src: "handPicture",
                              input: ({ context }) => ({ picture: context.picture }),
                              onDone: "shown",
                              onError: { target: "shown", actions: "report" },
                            },
                          },
                          shown: { after: { standsFor: "#camera.live.still.none.seen.moving" } },
                        },
                      },
                    },
                  },
                },
              },
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
