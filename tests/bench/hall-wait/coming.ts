import type { Draw } from "./draw.ts";
import type { Hall, Service } from "./hall-file.ts";

export const minute = 60_000;
export const dayLength = 1440 * minute;

/** Somebody with a ticket, with all that will happen to them. Moments are milliseconds; day `d` opens at `d · dayLength`. */
export interface Visitor {
  readonly seq: number;
  readonly service: number;
  readonly callClass: number;
  readonly arrivedAt: number;
  /** From when its place counts. */
  readonly due: number;
  /** Not called before. */
  readonly notBefore: number;
  readonly appointment: boolean;
  readonly noShow: boolean;
  /** Milliseconds at a window of speed 1, at the day's middle. */
  readonly serve: number;
  readonly walk: number;
  passed: number;
}

/** Everybody who comes on one day, in order of coming: a Poisson process along the arrival curve. */
export function visitorsOf(hall: Hall, day: number, load: number, draw: Draw): Visitor[] {
  const opening = day * dayLength;
  const { peak, area } = curveOf(hall);
  const perMinute = (hall.ticketsPerDay * load) / area;
  const paceOfDay = hall.drift.dayToDay === 0 ? 1 : Math.exp(hall.drift.dayToDay * draw.normal());
  const shares = hall.services.map(
    (service) => service.share * drifted(hall, day, hall.drift.sharePerDay, service),
  );
  const visitors: Visitor[] = [];
  for (let at = 0; ; ) {
    at += draw.exponential() / (perMinute * peak);
    if (at >= hall.day) return visitors;
    if (draw.uniform() * peak >= rateAt(hall, at)) continue;
    const index = draw.choice(shares);
    const service = hall.services[index] as Service;
    const arrivedAt = opening + at * minute;
    const early = hall.appointments && draw.uniform() < hall.appointments.share ? hall.appointments : null;
    const slot = early
      ? opening + nextSlot(at + draw.uniform() * early.early, early.slot) * minute
      : arrivedAt;
    visitors.push({
      seq: visitors.length + 1,
      service: index,
      callClass: draw.choice(hall.classes.map((one) => one.share)),
      arrivedAt,
      due: slot,
      notBefore: slot,
      appointment: early !== null,
      noShow: draw.uniform() < hall.noShow.probability,
      serve: meanServe(hall, day, service) * paceOfDay * minute * spread(service, draw),
      walk: hall.walk ? hall.walk.mean * minute * draw.lognormal(hall.walk.cv) : 0,
      passed: 0,
    });
  }
}

/** Minutes; what the baselines are told as the true mean, without the luck of the day. */
export function meanServe(hall: Hall, day: number, service: Service): number {
  return service.mean * drifted(hall, day, hall.drift.meanPerDay, service);
}

function drifted(
  hall: Hall,
  day: number,
  perDay: Readonly<Record<string, number>>,
  service: Service,
): number {
  const turns = hall.drift.turnsAfterDays;
  const gone = turns === undefined ? day : turns - Math.abs(turns - (day % (2 * turns)));
  return (1 + (perDay[service.id] ?? 0)) ** gone;
}

function spread({ distribution, cv }: Service, draw: Draw): number {
  switch (distribution) {
    case "lognormal":
      return draw.lognormal(cv);
    case "exponential":
      return draw.exponential();
    case "erlang":
      return draw.erlang(Math.max(1, Math.round(1 / (cv * cv))));
    case "hyperexponential":
      return draw.hyperexponential(cv);
    case "constant":
      return 1;
  }
}

const nextSlot = (at: number, slot: number): number => Math.ceil(at / slot) * slot;

function rateAt({ arrivals }: Hall, at: number): number {
  const right = arrivals.findIndex(([moment]) => moment > at);
  const [untilMoment, untilRate] = arrivals[right < 0 ? arrivals.length - 1 : right] ?? [0, 0];
  const [fromMoment, fromRate] = arrivals[right <= 0 ? 0 : right - 1] ?? [0, 0];
  if (right <= 0 || untilMoment === fromMoment) return right < 0 ? untilRate : fromRate;
  return fromRate + ((untilRate - fromRate) * (at - fromMoment)) / (untilMoment - fromMoment);
}

/** The curve's highest rate, and its area in rate · minutes. */
export function curveOf(hall: Hall): { peak: number; area: number } {
  let area = 0;
  for (let at = 0.5; at < hall.day; at++) area += rateAt(hall, at);
  return { peak: Math.max(...hall.arrivals.map(([, rate]) => rate)), area };
}
