import type { ErrorCode } from "../../../server/contract/errors.ts";

/** How a part of a journey ended that has a machine of its own: it was left, or it failed; everything else is its own. */
type Outcome = { readonly outcome: string; readonly error?: ErrorCode };

/** What a child machine gave when it finished; undefined for every other event. */
const outcomeOf = (event: object): Outcome | undefined =>
  "output" in event ? (event.output as Outcome | undefined) : undefined;

export const wasLeft = ({ event }: { event: object }): boolean => outcomeOf(event)?.outcome === "back";
export const hasFailed = ({ event }: { event: object }): boolean => outcomeOf(event)?.outcome === "failed";
export const errorOfOutcome = (event: object): ErrorCode => outcomeOf(event)?.error ?? "message.internal";

/** Where a part leads that failed, among what its `onDone` says. The machine has the actions and guards `noteOutput` and `hasFailed`. */
export const refused = <Target extends string, Question extends string>(target: Target, failed: Question) =>
  ({ guard: "hasFailed", target, actions: { type: "noteOutput", params: { failed } } }) as const;
