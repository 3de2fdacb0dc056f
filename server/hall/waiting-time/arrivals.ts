import * as z from "zod/mini";

/** How many people of each class come for each service, by time of day. */
export const arrivals = z.object({
  /** Midnight of the running day by the hall's own clock; null before the first. */
  dayStart: z.nullable(z.number()),
  /** Days behind the counts, the older the less. */
  days: z.number(),
  streams: z.array(
    z.object({
      serviceId: z.string(),
      weight: z.number(),
      /** Sums over the days, a slot of the day each. */
      slots: z.array(z.number()),
      today: z.array(z.number()),
    }),
  ),
});
export type Arrivals = z.infer<typeof arrivals>;

export const slotLength = 30 * 60_000;
const slots = 48;
/** Half of a day is forgotten after 14 days. */
const keptOvernight = 0.5 ** (1 / 14);
/** People of a stream that "today is like other days" counts for. */
const likeOtherDays = 20;

export const newArrivals = (): Arrivals => ({ dayStart: null, days: 0, streams: [] });

export function openArrivals(state: Arrivals, dayStart: number): void {
  state.dayStart = dayStart;
}

export function countArrival(
  state: Arrivals,
  { at, serviceId, weight }: { readonly at: number; readonly serviceId: string; readonly weight: number },
): void {
  let stream = state.streams.find((one) => one.serviceId === serviceId && one.weight === weight);
  if (!stream) {
    const none = () => new Array<number>(slots).fill(0);
    stream = { serviceId, weight, slots: none(), today: none() };
    state.streams.push(stream);
  }
  const slot = slotOf(state, at);
  stream.today[slot] = (stream.today[slot] ?? 0) + 1;
}

export function closeArrivals(state: Arrivals): void {
  state.days = state.days * keptOvernight + 1;
  for (const stream of state.streams) {
    stream.slots = stream.slots.map((sum, slot) => sum * keptOvernight + (stream.today[slot] ?? 0));
    stream.today = stream.today.map(() => 0);
  }
}

/** One class of one service, and how many will come. */
export interface ArrivalStream {
  readonly serviceId: string;
  readonly weight: number;
  /** A millisecond, in the slot that begins so many slots after the running one. */
  readonly rates: readonly number[];
}

/**
 * What is to be expected from `now` on, slot after slot to the end of the day: other days' mean, more or less by how today compares with them so far. On
 * the first day, of which nothing is known, the running day's own pace.
 */
export function expectedArrivals(state: Arrivals, now: number): ArrivalStream[] {
  const running = slotOf(state, now);
  return state.streams.map(({ serviceId, weight, slots: sums, today }) => {
    let seen = 0;
    let usual = 0;
    for (let slot = 0; slot <= running; slot++) {
      const share = slot < running ? 1 : slotShare(state, now);
      seen += today[slot] ?? 0;
      usual += state.days === 0 ? 0 : (share * (sums[slot] ?? 0)) / state.days;
    }
    if (state.days === 0) {
      const worked = today.slice(0, running + 1).findIndex((count) => count > 0);
      const pace = worked < 0 ? 0 : seen / ((running - worked + 1) * slotLength);
      return { serviceId, weight, rates: sums.slice(running).map(() => pace) };
    }
    const pace = (seen + likeOtherDays) / (usual + likeOtherDays);
    return {
      serviceId,
      weight,
      rates: sums.slice(running).map((sum) => (pace * sum) / state.days / slotLength),
    };
  });
}

/** How much of the running slot has passed. */
export const slotShare = (state: Arrivals, now: number): number =>
  Math.max(0, now - (state.dayStart ?? now)) / slotLength - slotOf(state, now);

function slotOf({ dayStart }: Arrivals, at: number): number {
  return Math.min(slots - 1, Math.max(0, Math.floor((at - (dayStart ?? at)) / slotLength)));
}
