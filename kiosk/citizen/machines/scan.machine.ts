import { assign, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { CameraProblem } from "../../camera/camera.ts";
import type { Picture } from "../../camera/plane.ts";
import {
  filesOf,
  hasRoom,
  type ScannedPage,
  type TakenPage,
  unsent,
  withFile,
  withoutPage,
  withPage,
} from "../matters/scan/pages.ts";
import type { CameraTold, LiveCamera, ScanEffects } from "../scan-effects.ts";

import { scanDelays } from "./delays.ts";

/** Tries after which a page that is doubted may be used: a bad lamp locks nobody out. */
export const triesBeforeDoubt = 2;

export interface ScanInput {
  readonly caseId: string;
  readonly matterId: string;
  readonly materialId: string;
  /** What was scanned of the material before, in this session. */
  readonly pages: readonly ScannedPage[];
  /** Pages that the hall has of an earlier session, which are replaced when there are new ones. */
  readonly earlier: number;
}

/** Pages of one material. They are one person's own, and end with the actor. */
export interface ScanContext extends ScanInput {
  readonly camera: LiveCamera | null;
  readonly problem: CameraProblem | null;
  /** Taken and not decided upon. */
  readonly picture: Picture | null;
  readonly taken: TakenPage | null;
  /** How often this page was taken and doubted. */
  readonly doubted: number;
  /** The page that is being taken again. */
  readonly replaced: string | null;
  readonly error: ErrorCode | null;
  /** All pages were sent, to be handed in. */
  readonly isDone: boolean;
}

export type ScanEvent =
  | { type: "start" }
  /** With what the camera shows at that moment. */
  | { type: "take"; picture: Picture }
  | { type: "keep" }
  | { type: "again" }
  | { type: "add" }
  | { type: "retake"; upload: string }
  | { type: "remove"; upload: string }
  | { type: "send" }
  | { type: "usePages" }
  | { type: "tryAgain" }
  | { type: "back" };

export interface ScanOutput {
  readonly pages: readonly ScannedPage[];
  /** What the hall calls the pages; null: they are not handed in. */
  readonly files: string[] | null;
  /** Why there is no camera, where that ended it. */
  readonly problem: CameraProblem | null;
}

/** From laying the first page to having sent the last. The camera is on only while its picture is looked at. */
export function createScanMachine(effects: ScanEffects) {
  return setup({
    types: {
      context: {} as ScanContext,
      events: {} as ScanEvent | CameraTold,
      input: {} as ScanInput,
      output: {} as ScanOutput,
    },
    actors: { camera: effects.camera, judge: effects.judge, attach: effects.attach },
    delays: scanDelays,
    guards: {
      hasPages: ({ context }) => context.pages.length > 0,
      isThere: ({ context, event }) =>
        event.type === "retake" && context.pages.some(({ upload }) => upload === event.upload),
      hasRoom: ({ context }) => hasRoom(context.pages),
      hasCamera: ({ context }) => context.camera !== null,
      isHidden: ({ event }) => event.type === "camera.off" && event.problem === null,
      mayKeep: ({ context }) => mayKeep(context),
      allSent: ({ context }) => unsent(context.pages) === undefined,
    },
    actions: {
      keepCamera: assign(({ event }) =>
        event.type === "camera.live" ? { camera: event.camera, problem: null } : {},
      ),
      noteOff: assign(({ event }) =>
        event.type === "camera.off" ? { camera: null, problem: event.problem } : {},
      ),
      noteProblem: assign((_, { problem }: { problem: CameraProblem }) => ({ problem })),
      letGo: assign({ camera: null, picture: null }),
      forgetProblem: assign({ problem: null }),
      keepPicture: assign(({ event }) => (event.type === "take" ? { picture: event.picture } : {})),
      keepTaken: assign(({ context: { doubted } }, { taken }: { taken: TakenPage }) => ({
        taken,
        picture: null,
        doubted: doubted + (taken.doubts.length > 0 ? 1 : 0),
      })),
      dropTaken: assign({ taken: null }),
      keepPage: assign(({ context: { pages, taken, replaced } }) => ({
        pages: taken ? withPage(pages, taken, replaced) : pages,
        ...nothingTaken,
      })),
      nextPage: assign(nothingTaken),
      takeAgain: assign(({ event }) =>
        event.type === "retake" ? { ...nothingTaken, replaced: event.upload } : {},
      ),
      removePage: assign(({ context, event }) =>
        event.type === "remove" ? { pages: withoutPage(context.pages, event.upload) } : {},
      ),
      noteFailure: assign((_, { error }: { error: unknown }) => ({ error: errorCodeOf(error) })),
      forgetError: assign({ error: null }),
    },
  }).createMachine({
    id: "scan",
    context: ({ input }) => ({
      ...input,
      ...nothingTaken,
      camera: null,
      problem: null,
      picture: null,
      error: null,
      isDone: false,
    }),
    initial: "scanDeciding",
    states: {
      scanDeciding: { always: [{ guard: "hasPages", target: "scanPages" }, { target: "scanLay" }] },
      /** How a page is laid. */
      scanLay: {
        entry: "nextPage",
        on: { start: "scanCamera", back: "finished" },
      },
      scanCamera: {
        id: "scanCamera",
        initial: "scanOpening",
        entry: "forgetProblem",
        exit: "letGo",
        invoke: {
          src: "camera",
          input: {},
          onError: { target: "scanNoCamera", actions: { type: "noteProblem", params: { problem: "other" } } },
        },
        on: {
          "camera.off": [
            { guard: "isHidden", target: "scanDeciding", actions: "noteOff" },
            { target: "scanNoCamera", actions: "noteOff" },
          ],
          back: "scanDeciding",
        },
        states: {
          scanOpening: {
            on: { "camera.live": { target: "scanLive", actions: "keepCamera" } },
            after: {
              openPatience: {
                target: "#scanNoCamera",
                actions: { type: "noteProblem", params: { problem: "other" } },
              },
            },
          },
          scanLive: {
            on: {
              take: { target: "scanJudging", actions: "keepPicture" },
              "camera.frame": { target: "scanLive", reenter: true },
            },
            after: {
              frozenAfter: {
                target: "#scanNoCamera",
                actions: { type: "noteProblem", params: { problem: "frozen" } },
              },
            },
          },
          scanJudging: {
            invoke: {
              src: "judge",
              input: ({ context: { picture } }) => {
                if (!picture) throw new Error("a page was judged before it was taken");
                return { picture };
              },
              onDone: {
                target: "scanLook",
                actions: { type: "keepTaken", params: ({ event }) => ({ taken: event.output }) },
              },
              onError: {
                target: "#scanNoCamera",
                actions: { type: "noteProblem", params: { problem: "other" } },
              },
            },
            // What was taken is looked at all the same.
            on: { "camera.off": { actions: "noteOff" }, back: {} },
          },
          /** The page that was taken, and what was found of it. */
          scanLook: {
            on: {
              keep: { guard: "mayKeep", target: "#scanPages", actions: "keepPage" },
              again: [
                { guard: "hasCamera", target: "scanLive", actions: "dropTaken" },
                { target: "#scanCamera", reenter: true, actions: "dropTaken" },
              ],
              "camera.off": { actions: "noteOff" },
              back: [
                { guard: "hasCamera", target: "scanLive", actions: "dropTaken" },
                { target: "#scanCamera", reenter: true, actions: "dropTaken" },
              ],
            },
          },
        },
      },
      scanPages: {
        id: "scanPages",
        entry: ["nextPage", "forgetError", "forgetProblem"],
        always: { guard: ({ context }) => context.pages.length === 0, target: "scanLay" },
        on: {
          add: { guard: "hasRoom", target: "scanCamera" },
          retake: { guard: "isThere", target: "scanCamera", actions: "takeAgain" },
          remove: { target: "scanPages", reenter: true, actions: "removePage" },
          send: "scanSendingNext",
          back: "finished",
        },
      },
      /** One page after the other; what the hall has is not sent again. */
      scanSendingNext: {
        entry: "forgetError",
        always: [
          { guard: "allSent", target: "finished", actions: assign({ isDone: true }) },
          { target: "scanSending" },
        ],
      },
      scanSending: {
        invoke: {
          src: "attach",
          input: ({ context: { caseId, matterId, materialId, pages } }) => {
            const page = unsent(pages);
            if (!page) throw new Error("all pages are sent");
            return { caseId, matterId, materialId, page };
          },
          onDone: {
            target: "scanSendingNext",
            actions: assign({
              pages: ({ context: { pages }, event }) =>
                withFile(pages, unsent(pages)?.upload ?? "", event.output),
            }),
          },
          onError: {
            target: "scanFailed",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
          },
        },
        after: {
          sendPatience: {
            target: "scanFailed",
            actions: assign({ error: "queue.hallUnreachable" as const }),
          },
        },
      },
      scanFailed: { on: { tryAgain: "scanSendingNext", back: "scanPages" } },
      scanNoCamera: {
        id: "scanNoCamera",
        on: {
          tryAgain: "scanCamera",
          usePages: { guard: "hasPages", target: "scanPages" },
          back: "finished",
        },
      },
      finished: { type: "final" },
    },
    output: ({ context: { pages, isDone, problem } }) => ({
      pages,
      files: isDone ? filesOf(pages) : null,
      problem,
    }),
  });
}

const nothingTaken = { taken: null, doubted: 0, replaced: null } as const;

/** Good, or doubted more often than a bad lamp may hold somebody up. */
export const mayKeep = ({ taken, doubted }: Pick<ScanContext, "taken" | "doubted">): boolean =>
  taken !== null && (taken.doubts.length === 0 || doubted >= triesBeforeDoubt);

export type ScanMachine = ReturnType<typeof createScanMachine>;
type ScanSnapshot = SnapshotFrom<ScanMachine>;
type Leaves<V> = V extends string ? V : V extends object ? Leaves<V[keyof V]> : never;
const passing = ["scanDeciding", "scanSendingNext", "finished"] as const;
export type ScanScreen = Exclude<Leaves<ScanSnapshot["value"]>, (typeof passing)[number]>;

/** What the screens are drawn from. */
export interface ScanView extends Omit<ScanContext, "picture"> {
  readonly state: ScanScreen;
}

/** Null before it has begun and once it has finished. */
export function scanViewOf({
  value,
  context: { picture: _, ...rest },
}: Pick<ScanSnapshot, "value" | "context">): ScanView | null {
  const state = (typeof value === "string" ? value : Object.values(value ?? {})[0]) as ScanScreen;
  return passing.some((each) => each === (state as string)) ? null : { ...rest, state };
}

/** In these the terminal works and the citizen waits. */
export const busyScanScreens: readonly ScanScreen[] = ["scanJudging", "scanSending"];
