import { assign, type SnapshotFrom } from "xstate";
import { hallDay } from "../../../server/contract/hall-time.ts";
import type { MatterEffects } from "../matter-effects.ts";
import type { ScanEffects } from "../scan-effects.ts";
import { beginningOf } from "./handle-matter/beginning.ts";
import { type HandleContext, initialHandleContext } from "./handle-matter/context.ts";
import { handingInOf } from "./handle-matter/handing-in.ts";
import { createHandleSetup } from "./handle-matter/setup.ts";
import { stepsOf } from "./handle-matter/steps.ts";
import { busyScanScreens, type ScanScreen } from "./scan.machine.ts";

/** From the guide to the receipt: one question a screen, nothing asked that is known, nothing sent that was not shown. */
export function createHandleMatterMachine(effects: MatterEffects & ScanEffects) {
  const handling = createHandleSetup(effects);
  return handling.createMachine({
    id: "handleMatter",
    context: ({ input }) => initialHandleContext(input, hallDay(effects.now())),
    initial: "handleWho",
    // Where it cannot be told there is none, and the other ways stand.
    invoke: { src: "watchCameras", input: {}, onError: { actions: assign({ hasCamera: false }) } },
    on: {
      condition: { actions: "keepCondition" },
      language: { actions: "keepLanguage" },
      cameras: { actions: "keepCameras" },
    },
    states: {
      ...beginningOf(handling, effects),
      ...stepsOf(handling, effects),
      ...handingInOf(handling),
      finished: { type: "final", entry: "endCase" },
    },
    output: ({ context: { next } }) => ({ next }),
  });
}

export type HandleMatterMachine = ReturnType<typeof createHandleMatterMachine>;
type HandleSnapshot = SnapshotFrom<HandleMatterMachine>;

/** States that decide and are never stayed in. */
const passing = ["handleDeciding", "handleShowing", "handleGoingBack", "handlePrinted", "finished"] as const;
/** While pages are scanned, the scan's own. */
export type HandleScreen =
  | Exclude<HandleSnapshot["value"], (typeof passing)[number] | "handleScanning">
  | ScanScreen;

const isPassing = (value: HandleSnapshot["value"]): value is (typeof passing)[number] =>
  passing.some((each) => each === value);

/** What the screens are drawn from; the whole document never is. */
export interface HandleView extends Omit<HandleContext, "identity"> {
  readonly state: HandleScreen;
}

/** Null once it has finished. */
export function handleViewOf({
  value,
  context: { identity: _, ...rest },
}: HandleSnapshot): HandleView | null {
  if (value === "handleScanning") return rest.scan && { ...rest, state: rest.scan.state };
  return isPassing(value) ? null : { ...rest, state: value };
}

/** In these the terminal works and the citizen waits. */
export const busyHandleScreens: readonly HandleScreen[] = [
  "handleBeginning",
  "handleFetching",
  "handleDeclining",
  "handleSigning",
  "handleSubmitting",
  "handleSaving",
  "handlePrinting",
  ...busyScanScreens,
];
