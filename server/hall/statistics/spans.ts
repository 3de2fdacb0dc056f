import { hourOfDay } from "../calendar/day.ts";

/** A stretch of time, milliseconds since the epoch, from `from` up to `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The same time in order, without overlaps. */
export function union(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (!last || span.from > last.to) joined.push(span);
    else if (span.to > last.to) joined[joined.length - 1] = { from: last.from, to: span.to };
  }
  return joined;
}

/** What is left of `spans` where nothing of `holes` lies. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const gaps = union(holes);
  return union(spans).flatMap((span) => {
    const left: Span[] = [];
    let { from } = span;
    for (const gap of gaps) {
      if (gap.to <= from || gap.from >= span.to) continue;
      if (gap.from > from) left.push({ from, to: gap.from });
      from = gap.to;
    }
    if (from < span.to) left.push({ from, to: span.to });
    return left;
  });
}

const hour = 3_600_000;

/** Tells how much of each hour of the day lies in the spans. China's time is whole hours from UTC. */
export function byHour(spans: readonly Span[], tell: (hourOfDay: number, length: number) => void): void {
  for (const { from, to } of spans)
    for (let start = from; start < to; ) {
      const end = Math.min(to, (Math.floor(start / hour) + 1) * hour);
      tell(hourOfDay(start), end - start);
      start = end;
    }
}
