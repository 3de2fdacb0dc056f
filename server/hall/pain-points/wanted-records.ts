import type { PainRules } from "./rules.ts";
import { mainOf, type PainPoint, type PainsState } from "./state.ts";

const day = 24 * 60 * 60 * 1000;
/** Milliseconds for which a telephone is kept behind the end: the text about it may still be on its way. */
const contactGrace = day;

/** When it was over; null: it is not. Of what was merged the end of what it was merged with counts. */
export const endOf = (state: PainsState, point: PainPoint): number | null => mainOf(state, point).endedAt;

/** Over for so long that nobody is told of it any more. */
export function isForgotten(
  state: PainsState,
  point: PainPoint,
  { keepDays }: PainRules,
  now: number,
): boolean {
  const endedAt = endOf(state, point);
  return endedAt !== null && now >= endedAt + keepDays * day;
}

/** The sealed records that something still needs: words until the hall's term behind the end is over, a telephone until the end. */
export function wantedRecords(state: PainsState, rules: PainRules, now: number): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const point of state.points.values()) {
    const endedAt = endOf(state, point);
    if (!isForgotten(state, point, rules, now))
      for (const id of [point.words, ...point.steps.map(({ record }) => record)])
        if (id !== null) wanted.add(id);
    if (point.contact !== null && (endedAt === null || now < endedAt + contactGrace))
      wanted.add(point.contact);
  }
  return wanted;
}
