import type { Figures, ManagerView, NamedFigures, Period } from "../../server/contract/manager.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";

const minute = 60_000;
const hour = 60 * minute;

/** 2026-11-23 10:30 in China, a Monday. */
export const managerNow = Date.UTC(2026, 10, 23, 2, 30);

export const noFigures: Figures = {
  taken: 0,
  printed: 0,
  called: 0,
  served: 0,
  cancelled: 0,
  missed: 0,
  unfinished: 0,
  calls: 0,
  servedCalls: 0,
  noShows: 0,
  holds: 0,
  transfers: 0,
  ratings: { verySatisfied: 0, satisfied: 0, fairlySatisfied: 0, dissatisfied: 0, veryDissatisfied: 0 },
  passed: 0,
  mostPassed: 0,
  waits: 0,
  meanWait: null,
  medianWait: null,
  wait80: null,
  wait95: null,
  longestWait: null,
  meanWalk: null,
  meanServe: null,
  longestServe: null,
  signedIn: 0,
  idle: 0,
  paused: 0,
};

/** Figures as so many people might bring them. */
export function someFigures(taken: number, waitMinutes: number): Figures {
  const part = (share: number) => Math.round(taken * share);
  return {
    taken,
    printed: part(0.99),
    called: part(0.93),
    served: part(0.87),
    cancelled: part(0.02),
    missed: part(0.04),
    unfinished: part(0.07),
    calls: part(0.98),
    servedCalls: part(0.9),
    noShows: part(0.06),
    holds: part(0.02),
    transfers: part(0.03),
    ratings: {
      verySatisfied: part(0.2),
      satisfied: part(0.1),
      fairlySatisfied: part(0.03),
      dissatisfied: part(0.015),
      veryDissatisfied: part(0.01),
    },
    passed: part(0.4),
    mostPassed: 5,
    waits: part(0.98),
    meanWait: waitMinutes * minute,
    medianWait: Math.round(waitMinutes * 0.8) * minute,
    wait80: Math.round(waitMinutes * 1.6) * minute,
    wait95: Math.round(waitMinutes * 2.6) * minute,
    longestWait: Math.round(waitMinutes * 3.4) * minute,
    meanWalk: 0.6 * minute,
    meanServe: 7.4 * minute,
    longestServe: 41 * minute,
    signedIn: 6 * hour,
    idle: 0.9 * hour,
    paused: 0.5 * hour,
  };
}

const people = [18, 46, 61, 40, 22, 28, 44, 52, 23];
const waits = [3, 9, 17, 14, 8, 6, 11, 15, 7];

const namedBy = (list: readonly { readonly id: string; readonly name: NamedFigures["name"] }[]) =>
  list.map(({ id, name }, index) => ({
    id,
    name,
    figures: someFigures(70 - 9 * index, waits[index] ?? 4),
  }));

export function aPeriod(from: string, to: string, changes: Partial<Period> = {}): Period {
  return {
    from,
    to,
    withToday: true,
    days: [{ day: from, figures: someFigures(334, 11) }],
    daysWithoutHours: 0,
    total: someFigures(334, 11),
    hours: people.map((taken, index) => ({
      hour: 9 + index,
      figures: someFigures(taken, waits[index] ?? 0),
    })),
    services: namedBy(demoHall.services.filter(({ suspended }) => !suspended)),
    windows: namedBy(demoHall.windows),
    classes: namedBy([
      { id: "ordinary", name: { "zh-CN": "普通", "zh-TW": "一般", en: "Ordinary" } },
      ...(demoHall.classes ?? []),
    ]),
    journeys: [
      ["home", 290, 3, 0, 14, 9],
      ["matter", 262, 11, 0, 18, 12],
      ["identifyChoice", 230, 2, 0, 3, 1],
      ["placeCard", 170, 9, 0, 2, 4],
      ["printing", 221, 0, 0, 0, 0],
      ["takeTicket", 219, 0, 219, 0, 0],
      ["thanks", 281, 0, 0, 0, 0],
    ].map(([state, reached, helped, finished, gaveUp, timedOut]) => ({
      state: String(state),
      counts: {
        reached: Number(reached),
        helped: Number(helped),
        finished: Number(finished),
        gaveUp: Number(gaveUp),
        timedOut: Number(timedOut),
      },
    })),
    ...changes,
  };
}

/** Days that nothing happened on. */
export const emptyPeriod = (from: string, to: string, withToday = false): Period => ({
  from,
  to,
  withToday,
  days: [],
  daysWithoutHours: 0,
  total: noFigures,
  hours: [],
  services: [],
  windows: [],
  classes: [],
  journeys: [],
});

export function aManagerView(changes: Partial<ManagerView> = {}): ManagerView {
  const waiting = [12, 0, 5, 3, 1, 0];
  return {
    hallName: demoHall.name,
    day: "2026-11-23",
    at: managerNow,
    rule: {
      kind: "accumulating",
      preferred: null,
      passedCap: 8,
      minutesCap: null,
      classes: (demoHall.classes ?? []).map(({ id, name, weight }) => ({ id, name, weight })),
    },
    waiting: 21,
    waitingSince: managerNow - 26 * minute,
    lines: demoHall.services.map(({ id, prefix, name, suspended }, index) => ({
      serviceId: id,
      prefix,
      name,
      waiting: waiting[index] ?? 0,
      waitingSince: waiting[index] ? managerNow - (26 - 5 * index) * minute : null,
      held: index === 0 ? 2 : 0,
      windowsOpen: index === 3 || index === 5 ? 0 : 2,
      open: !suspended,
    })),
    windows: demoHall.windows.map(({ id, name }, index) => {
      const state =
        (["serving", "called", "idle", "paused", "serving", "closed"] as const)[index] ?? "closed";
      const inHand = state === "serving" || state === "called";
      return {
        id,
        name,
        state,
        since: state === "closed" ? null : managerNow - (2 + 3 * index) * minute,
        pause: state === "paused" ? ("meal" as const) : null,
        number: inHand ? `${"ABCDE".charAt(index)}01${index}` : null,
        serviceName: inHand ? (demoHall.services[index]?.name ?? null) : null,
        served: state === "closed" ? 0 : 14 - index,
      };
    }),
    today: aPeriod("2026-11-23", "2026-11-23"),
    ...changes,
  };
}
