import { ContractError, type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { PrintResult } from "../session-effects.ts";

/*
 * How the machines of a journey ask: what failed, or stayed silent, is said on one screen, which knows by its name what is asked again.
 * A machine has the action `noteFailure`, made of `failureOf`, and names its questions itself.
 */

/** What a failure leaves in the context. */
export const failureOf = <Question extends string>({
  error,
  failed,
}: {
  readonly error: unknown;
  readonly failed: Question;
}): { error: ErrorCode; failed: Question } => ({ error: errorCodeOf(error), failed });

/** Where the failure of a question leads: `onError` of what asks it. */
export const failing = <Target extends string, Question extends string>(target: Target, failed: Question) =>
  ({
    target,
    actions: {
      type: "noteFailure",
      params: ({ event }: { event: { error: unknown } }) => ({ error: event.error, failed }),
    },
  }) as const;

/** Where the hall's silence leads, after the time that the machine allows. */
export const silent = <Target extends string, Question extends string>(target: Target, failed: Question) =>
  ({ target, actions: { type: "noteFailure", params: { error: hallSilent, failed } } }) as const;

const hallSilent = new ContractError("queue.hallUnreachable", "the hall did not answer in time");

/** Where a slip that was not printed leads: nothing is lost by it, and the screen says so. The machine has the action `notePrint`. */
export const printFailing = <Target extends string>(target: Target) =>
  ({
    target,
    actions: {
      type: "notePrint",
      params: ({ event }: { event: { error: unknown } }) => ({ result: notPrinted(event.error) }),
    },
  }) as const;

const notPrinted = (error: unknown): PrintResult => ({ print: "failed", error: errorCodeOf(error) });

/** Where the printer's silence leads, after the time that the machine allows. */
export const printSilent = <Target extends string>(target: Target) =>
  ({ target, actions: { type: "notePrint", params: { result: printUnknown } } }) as const;

const printUnknown: PrintResult = { print: "unknown", error: "printer.resultUnknown" };

/** Events that are for a child machine alone, by the action that hands them on. */
export const forwarded = <Action extends string, Type extends string>(
  actions: Action,
  types: readonly Type[],
) => Object.fromEntries(types.map((type) => [type, { actions }])) as Record<Type, { actions: Action }>;
