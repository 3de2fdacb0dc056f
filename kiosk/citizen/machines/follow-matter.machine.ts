import type { SnapshotFrom } from "xstate";
import type { FollowEffects } from "../follow-effects.ts";
import type { ScanEffects } from "../scan-effects.ts";
import type { CodeView } from "./code.machine.ts";
import { busyDeliveryScreens, type DeliveryScreen } from "./delivery.machine.ts";
import { busyFindCasesScreens, type FindCasesScreen, type FindCasesView } from "./find-cases.machine.ts";
import { changingOf } from "./follow-matter/changing.ts";
import { type FollowContext, initialFollowContext } from "./follow-matter/context.ts";
import { findingOf } from "./follow-matter/finding.ts";
import { createFollowSetup } from "./follow-matter/setup.ts";
import { showingOf } from "./follow-matter/showing.ts";
import { busyOwedScreens, type OwedScreen, type OwedView } from "./owed.machine.ts";
import { busySavedScreens, type SavedScreen, type SavedView } from "./saved.machine.ts";
import type { ScanView } from "./scan.machine.ts";

/** How one's cases stand, and what can still be done about them: found by the card or the code, added to, withdrawn, gone on with. */
export function createFollowMatterMachine(effects: FollowEffects & ScanEffects) {
  const following = createFollowSetup(effects);
  return following.createMachine({
    id: "followMatter",
    context: ({ input }) => initialFollowContext(input),
    initial: "followSeeking",
    on: {
      condition: { actions: "keepCondition" },
      language: { actions: "keepLanguage" },
    },
    states: {
      ...findingOf(following),
      ...showingOf(following),
      ...changingOf(following),
      finished: { type: "final" },
    },
    output: ({ context: { next, resumed, wanted, assist, pain } }) => ({
      next,
      resumed,
      wanted,
      assist,
      pain,
    }),
  });
}

/** States that have a machine of their own, whose screens are shown. */
const parts = ["followSeeking", "followDelivering", "followOwing", "followGoingOn"] as const;
type Part = (typeof parts)[number];
const isPart = (value: string): value is Part => parts.some((part) => part === value);

export type FollowMatterMachine = ReturnType<typeof createFollowMatterMachine>;
type FollowSnapshot = SnapshotFrom<FollowMatterMachine>;
/** While cases are looked for, something is added to what is owed, the result is to come another way, or what was saved is opened: those of that. */
export type FollowScreen =
  | Exclude<FollowSnapshot["value"], Part | "followShowing" | "finished">
  | FindCasesScreen
  | DeliveryScreen
  | OwedScreen
  | SavedScreen;

/** What the screens are drawn from; the document, and what was saved, never are. */
export interface FollowView extends Omit<FollowContext, "identity" | "resumed" | "condition" | "failed"> {
  readonly state: FollowScreen;
  readonly failed: FollowContext["failed"] | OwedView["failed"] | FindCasesView["failed"];
  /** The code that is typed, or held to the scanner. */
  readonly typing: CodeView | null;
  readonly scanned: boolean;
  /** What a scan shows. */
  readonly scan: ScanView | null;
}

/** Null once it has finished. */
export function followViewOf({
  value,
  context: { identity: _identity, resumed: _resumed, condition: _condition, ...rest },
}: Pick<FollowSnapshot, "value" | "context">): FollowView | null {
  if (value === "followShowing" || value === "finished") return null;
  const { finding, owing, delivering, saved } = rest;
  // One of them at most is there, and only while it runs.
  const part = finding ?? owing ?? delivering ?? saved;
  const state = isPart(value) ? part?.state : value;
  if (!state) return null;
  return {
    ...rest,
    typing: null,
    scanned: false,
    ...(finding ? shownOf(finding) : {}),
    ...(owing ? { error: owing.error, failed: owing.failed } : {}),
    ...(saved ? shownOf(saved) : {}),
    ...(delivering ? { error: delivering.error, failed: "appoint" as const } : {}),
    state,
    scan: owing?.scan ?? null,
  };
}

const shownOf = <V extends FindCasesView | SavedView>({ state: _state, ...rest }: V) => rest;

/** In these the terminal works and the citizen waits. */
export const busyFollowScreens: readonly FollowScreen[] = [
  "followPrinting",
  "followWithdrawing",
  ...busyFindCasesScreens,
  ...busyDeliveryScreens,
  ...busyOwedScreens,
  ...busySavedScreens,
];
