import type { ExpectedArrivals, HallModel } from "../../../../server/hall/waiting-time/model.ts";
import { Shape } from "../../../../server/hall/waiting-time/shape.ts";
import type {
  VisibleState,
  VisibleTicket,
  VisibleWindow,
} from "../../../../server/hall/waiting-time/visible-state.ts";

export const minute = 60_000;
export const now = 1_000 * minute;

const table = (quantile: (probability: number) => number) =>
  new Shape(Float64Array.from({ length: 257 }, (_, knot) => quantile(Math.min(knot / 256, 0.9995))));
export const exponential = table((probability) => -Math.log(1 - probability));
export const constant = table(() => 1);

export const nobodyComes: ExpectedArrivals = { firstEnds: now, slotLength: 30 * minute, streams: [] };

/** A hall whose services all take ten minutes on the average, that everybody comes to at once when called. */
export const model = (some: Partial<HallModel> = {}): HallModel => ({
  occupied: () => 10 * minute,
  shape: () => exponential,
  noShow: () => 0,
  grace: { mean: minute, shape: constant },
  walk: { mean: minute / 60, shape: constant },
  arrivals: nobodyComes,
  ...some,
});

export const window = (id: string, some: Partial<VisibleWindow> = {}): VisibleWindow => ({
  id,
  serviceIds: ["A"],
  inHand: { serviceId: "A", calledAt: now, startedAt: now },
  idleSince: null,
  closures: [],
  ...some,
});

let seq = 0;
/** Before each test: whoever came after a million others of other tests would come later than now. */
export const firstTicket = (): void => {
  seq = 0;
};
export const ticket = (some: Partial<VisibleTicket> = {}): VisibleTicket => {
  seq += 1;
  return {
    serviceId: "A",
    weight: 1,
    due: now - 30 * minute + seq,
    seq,
    passed: 0,
    returned: false,
    notBefore: null,
    windowId: null,
    ...some,
  };
};

export const state = (some: Partial<VisibleState> = {}): VisibleState => ({
  now,
  policy: { rule: { kind: "firstCome" }, cap: { passed: null, waited: null } },
  windows: [window("1")],
  waiting: [],
  preferredRun: {},
  ...some,
});

export const newcomer = { newcomer: { serviceId: "A", weight: 1 } };
