import type { YearArrangement } from "./calendar/arrangement.ts";
import type { Term } from "./calendar/working-days.ts";
import { daysUntil } from "./matters/terms.ts";

/** A step that somebody has to do, by the end of its term. */
export interface Due<Step extends string> {
  readonly step: Step;
  readonly by: Term;
}

/** What is due of some steps, the most urgent first. */
export const duesOf = <Step extends string>(
  steps: readonly (readonly [Step, Term | null])[],
): readonly Due<Step>[] =>
  steps
    .flatMap(([step, by]) => (by ? [{ step, by }] : []))
    .toSorted((one, other) => one.by.day.localeCompare(other.by.day));

/** With the working days that are left: 0 on the last one, negative so many too late. */
export const dueViews = <Step extends string>(
  arrangements: readonly YearArrangement[],
  dues: readonly Due<Step>[],
  today: string,
) => dues.map(({ step, by }) => ({ step, by, daysLeft: daysUntil(arrangements, today, by.day) }));

interface Urgent {
  readonly number: string;
  readonly due: readonly { readonly by: Term }[];
}

/** The most urgent first; of what nothing is due last. */
export const byUrgency = (one: Urgent, other: Urgent): number =>
  (one.due[0]?.by.day ?? "9999").localeCompare(other.due[0]?.by.day ?? "9999") ||
  one.number.localeCompare(other.number);
